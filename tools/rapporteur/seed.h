#pragma once
// Where a debate lies on disk: a folder with one transcript and, if the editor wrote one, a
// debate.toml; or a transcript alone.

#include <filesystem>
#include <string>

namespace rapporteur {

struct Seed {
  std::string name;  // of the folder, or of the file without its extension
  std::filesystem::path transcript;
  std::filesystem::path settings;  // empty when there is no debate.toml
};

// Throws base::Error C010 (a folder without transcript.*), C011 (several transcripts), B001.
Seed find_seed(const std::filesystem::path& path);

}  // namespace rapporteur
