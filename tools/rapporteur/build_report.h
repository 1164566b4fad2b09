#pragma once
// What a build says of itself: a line of progress, a table for people, JSON for programs.

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "rapporteur/debate_build.h"

namespace rapporteur {

// "made", "up to date" …
std::string_view name_of(FileState::Outcome outcome);

// "1 page", "86 KB".
std::string size_of(std::size_t bytes);

struct DebateReport {
  std::string source, output, summary;
  std::vector<FileState> files;
  base::Diagnostics diagnostics;

  bool has_failed() const;
  // Something was made, or would be in a dry run.
  bool has_changed() const;
};

// "[######----] 12 of 30".
std::string progress_bar(double done, std::size_t finished, std::size_t total);

// One debate: what became of each file. Several: a row each.
std::string debate_table(const DebateReport& report);

// The whole as JSON: {"debates": [{"source", "output", "state", "files", "diagnostics"}], "made",
// "up to date", "failed"}. It holds no times, so that it only changes when something did.
std::string report_json(const std::vector<DebateReport>& reports);

}  // namespace rapporteur
