#pragma once
// The debates that a command line names: folders, transcripts, patterns, and folders full of
// folders.

#include <filesystem>
#include <string>
#include <vector>

namespace rapporteur {

struct DebateFolder {
  std::filesystem::path source;  // what find_seed takes
  std::filesystem::path output;  // where its editions go
};

// In the order named, a collection's folders by name; none named is the current folder. A
// collection is a folder without a transcript of its own; its debates keep their places below the
// output folder. Throws base::Error C010 (a folder without any transcript), C014 (two debates with
// one output folder).
std::vector<DebateFolder> find_folders(const std::vector<std::string>& operands,
                                       const std::filesystem::path& output);

}  // namespace rapporteur
