#pragma once
// Builds again whenever something that the editions are made from is saved (inotify, Linux).

#include <vector>

#include "rapporteur/build.h"

namespace rapporteur {

// Returns when a signal comes: its number. A change that comes while a build is at work stops that
// build first; what was made stays.
int watch_debates(const std::vector<DebateFolder>& folders, BuildOptions options, Workbench& bench,
                  Console& console);

}  // namespace rapporteur
