#include "rapporteur/build_report.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rapporteur {
namespace {

using Json = nlohmann::ordered_json;
using Outcome = FileState::Outcome;

constexpr std::size_t bar_columns = 24;

std::string_view state_of(const DebateReport& report) {
  if (report.has_failed()) return "failed";
  if (!report.has_changed()) return "up to date";
  const bool stale = std::any_of(report.files.begin(), report.files.end(),
                                 [](const FileState& f) { return f.outcome == Outcome::stale; });
  return stale ? "out of date" : "made";
}

Json to_json(const DebateReport& report) {
  Json debate;
  debate["source"] = report.source;
  debate["output"] = report.output;
  debate["state"] = state_of(report);
  debate["files"] = Json::array();
  for (const FileState& f : report.files) {
    Json file{{"file", f.file}, {"state", name_of(f.outcome)}, {"bytes", f.bytes}};
    if (!f.note.empty()) file["note"] = f.note;
    if (!f.why.empty()) file["why"] = f.why;
    debate["files"].push_back(std::move(file));
  }
  debate["diagnostics"] = Json::array();
  for (const base::Diagnostic& d : report.diagnostics) {
    debate["diagnostics"].push_back({{"path", d.where.path},
                                     {"line", d.where.line},
                                     {"severity", base::name_of(d.severity)},
                                     {"code", d.code},
                                     {"message", d.message}});
  }
  return debate;
}

}  // namespace

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::made:
      return "made";
    case Outcome::current:
      return "up to date";
    case Outcome::stale:
      return "out of date";
    case Outcome::failed:
      return "failed";
    default:
      return "not made";
  }
}

std::string size_of(std::size_t bytes) {
  return bytes < 1000 ? fmt::format("{} bytes", bytes) : fmt::format("{} KB", (bytes + 500) / 1000);
}

bool DebateReport::has_failed() const {
  return files.empty() || std::any_of(files.begin(), files.end(), [](const FileState& f) {
           return f.outcome == Outcome::failed;
         });
}

bool DebateReport::has_changed() const {
  return std::any_of(files.begin(), files.end(), [](const FileState& f) {
    return f.outcome == Outcome::made || f.outcome == Outcome::stale;
  });
}

std::string progress_bar(double done, std::size_t finished, std::size_t total) {
  const auto full = static_cast<std::size_t>(std::clamp(done, 0.0, 1.0) * double{bar_columns});
  return fmt::format("[{}{}] {} of {}", std::string(full, '#'),
                     std::string(bar_columns - full, '-'), finished, total);
}

std::string debate_table(const DebateReport& report) {
  std::size_t width = 0;
  for (const FileState& f : report.files) width = std::max(width, f.file.size());
  std::string out = report.output;
  for (const FileState& f : report.files) {
    std::string about;
    if (f.outcome == Outcome::failed || f.outcome == Outcome::stale) {
      about = f.why;
    } else {
      about = f.note.empty() ? size_of(f.bytes) : fmt::format("{}, {}", size_of(f.bytes), f.note);
    }
    out += fmt::format("\n  {:<{}}  {:<11}  {}", f.file, width, name_of(f.outcome), about);
  }
  return out;
}

std::string report_json(const std::vector<DebateReport>& reports) {
  const auto count = [&](std::string_view state) {
    return std::count_if(reports.begin(), reports.end(),
                         [&](const DebateReport& r) { return state_of(r) == state; });
  };
  Json object;
  for (const char* state : {"made", "up to date", "out of date", "failed"})
    object[state] = count(state);
  object["debates"] = Json::array();
  for (const DebateReport& report : reports) object["debates"].push_back(to_json(report));
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rapporteur
