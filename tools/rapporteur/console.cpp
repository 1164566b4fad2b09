#include "rapporteur/console.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "base/file.h"

namespace rapporteur {
namespace {

std::string to_json(const base::Diagnostic& d) {
  nlohmann::ordered_json object;
  object["path"] = d.where.path;
  if (d.where.line > 0) {
    object["line"] = d.where.line;
    object["column"] = d.where.column;
  }
  object["severity"] = base::name_of(d.severity);
  object["code"] = d.code;
  object["message"] = d.message;
  if (!d.hint.empty()) object["hint"] = d.hint;
  // A path or a quoted line may hold any bytes; the report must stay valid JSON all the same.
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

void Console::report(const base::Diagnostic& d) {
  if (d.severity == base::Severity::error) ++errors_;
  if (d.severity == base::Severity::warning) ++warnings_;
  if (settings_.quiet && d.severity != base::Severity::error) return;
  clear_progress();
  if (settings_.format == Format::json) {
    print(to_json(d) + "\n");
  } else {
    base::Diagnostic shown = d;
    if (isatty(STDERR_FILENO) == 0) shown.source_line.clear();
    fmt::print(stderr, "{}\n", base::format_diagnostic(shown));
  }
}

void Console::report(const base::Diagnostics& diagnostics) {
  for (const base::Diagnostic& d : diagnostics) report(d);
}

void Console::report(const base::Error& error) {
  worst_ = std::max(worst_, static_cast<int>(error.kind()));
  report(error.diagnostic());
}

void Console::say(std::string_view line) {
  if (settings_.quiet) return;
  clear_progress();
  fmt::print(stderr, "{}\n", line);
}

void Console::progress(std::string_view line) {
  if (!shows_progress()) return;
  fmt::print(stderr, "\r\x1B[K{}", line);
  std::fflush(stderr);
  progress_shown_ = true;
}

bool Console::shows_progress() const {
  return !settings_.quiet && isatty(STDERR_FILENO) != 0;
}

void Console::print(std::string_view text) {
  base::write_file("-", text);
}

int Console::exit_code() const {
  return std::max(worst_, errors_ > 0 || (settings_.strict && warnings_ > 0) ? 1 : 0);
}

void Console::set_exit_code(int code) {
  worst_ = std::max(worst_, code);
}

void Console::clear_progress() {
  if (progress_shown_) fmt::print(stderr, "\r\x1B[K");
  progress_shown_ = false;
}

}  // namespace rapporteur
