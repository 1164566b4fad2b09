#pragma once
// Many debates → all their editions, several at a time.

#include <cstddef>
#include <string>
#include <vector>

#include "rapporteur/build_report.h"
#include "rapporteur/console.h"
#include "rapporteur/debate_build.h"
#include "rapporteur/folders.h"

namespace rapporteur {

struct BuildOptions {
  DebateBuild::Mode mode = DebateBuild::Mode::build;
  std::size_t jobs = 1;       // at a time
  bool keep_reports = false;  // of each debate, also when there are thousands
  int watched = -1;           // a descriptor that stops the build when it can be read
};

struct BuildResult {
  std::vector<DebateReport> reports;  // in the order of the folders; complete if kept
  std::size_t made = 0, current = 0, stale = 0, failed = 0;  // debates
  int interrupted_by = 0;                                    // a signal
  bool disturbed = false;                                    // by `watched`
};

// One debate that fails does not stop the others: it is reported and counted. What is up to date,
// by content, is left alone.
BuildResult build_debates(const std::vector<DebateFolder>& folders, const BuildOptions& options,
                          Workbench& bench, Console& console);

// The table, or with more than a screenful of debates the failures and the sums.
std::string summarize(const BuildResult& result);

}  // namespace rapporteur
