#include "base/diagnostic.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"

namespace base {

Location locate(std::string_view path, std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t last = before.rfind('\n');
  const std::string_view line = last == std::string_view::npos ? before : before.substr(last + 1);
  return {std::string(path), static_cast<std::size_t>(lines) + 1, count_code_points(line) + 1};
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

std::string format_diagnostic(const Diagnostic& d) {
  std::string out = d.where.path;
  if (d.where.line > 0) out += fmt::format(":{}:{}", d.where.line, d.where.column);
  if (!out.empty()) out += ": ";
  out += fmt::format("{}[{}]: {}", name_of(d.severity), d.code, d.message);
  if (!d.source_line.empty() && d.where.column > 0) {
    out += fmt::format("\n  {}\n  {:>{}}", d.source_line, '^', d.where.column);
  }
  if (!d.hint.empty()) out += fmt::format("\n  hint: {}", d.hint);
  return out;
}

}  // namespace base
