#include "css/complaints.h"

#include <algorithm>

#include "base/utf8.h"

namespace css {
namespace {

// Longer lines are those of minified sheets, which nobody can read anyway.
constexpr std::size_t max_shown_line = 200;
// Enough for every property there is; a sheet that invents more has had its complaints.
constexpr std::size_t max_said = 10'000;

std::vector<std::size_t> find_line_starts(std::string_view text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!crlf && (text[i] == '\n' || text[i] == '\r' || text[i] == '\f')) starts.push_back(i + 1);
  }
  return starts;
}

}  // namespace

Complaints::Complaints(std::string path, std::string_view text, base::Diagnostics& diagnostics,
                       ComplaintLog& log, std::size_t first_line)
    : path_(std::move(path)),
      text_(text),
      diagnostics_(diagnostics),
      log_(log),
      first_line_(first_line) {}

base::Location Complaints::locate(std::size_t offset, std::string_view& line) {
  if (line_starts_.empty()) line_starts_ = find_line_starts(text_);
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto index = static_cast<std::size_t>(after - line_starts_.begin()) - 1;
  const std::size_t begin = line_starts_[index];
  std::size_t end = after == line_starts_.end() ? text_.size() : *after - 1;
  if (end > begin && text_[end - 1] == '\r' && end < text_.size() && text_[end] == '\n') --end;
  offset = std::min(offset, end);
  line = end - begin <= max_shown_line ? text_.substr(begin, end - begin) : std::string_view{};
  // Columns beyond the limit are bytes: counting characters there would be quadratic.
  const std::size_t counted = std::min(offset - begin, std::size_t{4096});
  const std::size_t column =
      base::count_code_points(text_.substr(begin, counted)) + (offset - begin - counted) + 1;
  return {path_, first_line_ + index, column};
}

void Complaints::warn(std::string_view code, std::uint32_t offset, std::string message,
                      std::string hint) {
  if (++log_.count > max_complaints_per_sheet + 1) return;
  base::Diagnostic d;
  d.severity = base::Severity::warning;
  d.code = code;
  std::string_view line;
  d.where = locate(offset, line);
  d.source_line = line;
  d.message = std::move(message);
  d.hint = std::move(hint);
  if (log_.count > max_complaints_per_sheet) {
    d.message = "too many complaints about this style sheet; the others are left out";
    d.hint.clear();
  }
  diagnostics_.push_back(std::move(d));
}

void Complaints::warn_once(const std::string& key, std::string_view code, std::uint32_t offset,
                           std::string message, std::string hint) {
  if (log_.said.size() < max_said && log_.said.emplace(code, key).second) {
    warn(code, offset, std::move(message), std::move(hint));
  }
}

}  // namespace css
