#include "base/diagnostic.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"

namespace base {

namespace {

// Columns of a terminal that a source line may take, and what stands before the caret at most.
constexpr std::size_t widest = 76;
constexpr std::size_t lead = 50;

// Byte offset of the character that has this number in the line.
std::size_t byte_of(std::string_view line, std::size_t character) {
  std::size_t at = 0;
  for (; character > 0 && at < line.size(); --character) at += decode_utf8(line, at).length;
  return at;
}

// The part of a line that fits, and the caret's column in it.
std::pair<std::string, std::size_t> window(std::string_view line, std::size_t column) {
  const std::size_t first = column > lead ? column - lead : 0;
  const std::size_t begin = byte_of(line, first);
  std::string_view part = line.substr(begin);
  const std::size_t end = byte_of(part, widest);
  std::string shown;
  if (begin > 0) shown += "…";
  shown += part.substr(0, end);
  if (end < part.size()) shown += "…";
  return {shown, column - first + (begin > 0 ? 1 : 0)};
}

}  // namespace

Location locate(std::string_view path, std::string_view text, std::size_t offset) {
  return Locator(path, text).at(offset);
}

Location Locator::at(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < counted_) {
    line_ = column_ = 1;
    line_begin_ = counted_ = 0;
  }
  const std::string_view passed = text_.substr(counted_, offset - counted_);
  const auto lines = std::count(passed.begin(), passed.end(), '\n');
  if (lines > 0) {
    line_ += static_cast<std::size_t>(lines);
    line_begin_ = counted_ + passed.rfind('\n') + 1;
    column_ = 1 + count_code_points(text_.substr(line_begin_, offset - line_begin_));
  } else {
    column_ += count_code_points(passed);
  }
  counted_ = offset;
  return {std::string(path_), line_, column_};
}

std::string Locator::line() const {
  std::string_view line = text_.substr(line_begin_);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return is_valid_utf8(line) ? std::string(line) : std::string();
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
    const auto [shown, column] = window(d.source_line, d.where.column);
    out += fmt::format("\n  {}\n  {:>{}}", shown, '^', column);
  }
  if (!d.hint.empty()) out += fmt::format("\n  hint: {}", d.hint);
  return out;
}

}  // namespace base
