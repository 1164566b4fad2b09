#pragma once
// What an edition was made from: the name and the hash of each file, as it was when it was read.

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rapporteur/seed.h"

namespace rapporteur {

// Where the files of one debate lie. Inputs are named by these places, so that a manifest is the
// same on every machine: "seed/transcript.txt", "made/debate.xml", "styles/forum.css",
// "templates/article.xsl", "program", else the whole path.
class Places {
 public:
  Places(Seed seed, std::filesystem::path folder);

  Seed seed;
  std::filesystem::path folder;  // where the editions go

  std::string name_of(const std::filesystem::path& path) const;
  std::filesystem::path path_of(const std::string& name) const;

 private:
  std::filesystem::path resources_;
  std::vector<std::pair<std::string, std::filesystem::path>> roots_;  // "made/" and its whole path
};

// Hashes of files outside the debate (fonts, styles, the program), each read once.
class Hashes {
 public:
  // Empty when the file cannot be read.
  std::string of(const std::filesystem::path& path);
  // Without keeping it: for files that change while the program runs.
  static std::string now(const std::filesystem::path& path);
  void keep(const std::filesystem::path& path, std::string sha256);
  void forget(const std::filesystem::path& path);
  void forget_all();

 private:
  std::map<std::string, std::string> known_;
};

class InputLog {
 public:
  InputLog(const Places& places, Hashes& hashes) : places_(places), hashes_(hashes) {}

  // The bytes, and their hash in the log.
  std::string read(const std::filesystem::path& path);
  // For a file that some library is going to read, or has read and keeps open.
  void note(const std::filesystem::path& path);
  // The templates: what one includes is inside the XSLT processor.
  void note_folder(const std::filesystem::path& folder, std::string_view extension);
  const std::map<std::string, std::string>& inputs() const { return inputs_; }

 private:
  const Places& places_;
  Hashes& hashes_;
  std::map<std::string, std::string> inputs_;
};

}  // namespace rapporteur
