#include "rapporteur/document_date.h"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace rapporteur {
namespace {

constexpr const char* variable = "SOURCE_DATE_EPOCH";
constexpr std::int64_t last_second = 253'402'300'799;  // of the year 9999
constexpr std::int64_t seconds_per_day = 86'400;

std::optional<std::int64_t> parse_seconds(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (seconds < 0 || seconds > last_second) return std::nullopt;
  return seconds;
}

std::string_view value() {
  const char* text = std::getenv(variable);
  return text == nullptr ? std::string_view() : std::string_view(text);
}

}  // namespace

std::string source_date() {
  const std::optional<std::int64_t> seconds = parse_seconds(value());
  if (!seconds) return {};
  const std::int64_t time = *seconds % seconds_per_day;
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(*seconds / seconds_per_day))};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time / 3600, time / 60 % 60, time % 60);
}

void check_source_date(base::Diagnostics& diagnostics) {
  if (value().empty() || parse_seconds(value())) return;
  base::Diagnostic diagnostic;
  diagnostic.code = "C008";
  diagnostic.severity = base::Severity::warning;
  diagnostic.where.path = variable;
  diagnostic.message =
      fmt::format("\"{}\" is not a number of seconds since 1970; the editions have no date",
                  value().substr(0, 40));
  diagnostics.push_back(std::move(diagnostic));
}

}  // namespace rapporteur
