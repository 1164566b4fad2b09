#include "rapporteur/seed.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"

namespace rapporteur {

namespace fs = std::filesystem;

Seed find_seed(const fs::path& path) {
  std::error_code error;
  if (path != "-" && !fs::exists(path, error)) {
    base::fail(base::Error::Kind::environment, "B001", path.string(), "there is no such file");
  }
  if (!fs::is_directory(path, error)) return {path.stem().string(), path, {}};

  std::vector<fs::path> transcripts;
  for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
    if (entry.path().stem() == "transcript") transcripts.push_back(entry.path());
  }
  if (error) {
    base::fail(base::Error::Kind::environment, "B003", path.string(),
               fmt::format("cannot be read: {}", error.message()));
  }
  if (transcripts.empty()) {
    base::fail(base::Error::Kind::environment, "C010", path.string(),
               "is a folder without a transcript",
               "put the raw text there as transcript.txt, or name the file itself");
  }
  if (transcripts.size() > 1) {
    std::sort(transcripts.begin(), transcripts.end());
    base::fail(base::Error::Kind::environment, "C011", path.string(),
               fmt::format("holds {} transcripts ({}, {} …)", transcripts.size(),
                           transcripts[0].filename().string(), transcripts[1].filename().string()),
               "leave one, or name the file itself");
  }
  const fs::path settings = path / "debate.toml";
  const fs::path named = fs::weakly_canonical(path, error);
  return {named.filename().string(), transcripts[0],
          fs::exists(settings, error) ? settings : fs::path()};
}

}  // namespace rapporteur
