#pragma once
// A folder for one test case, removed with what is in it.

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/file.h"

class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "rapporteur-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path file(std::string_view name, std::string_view content) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    base::write_file(file, content);
    return file;
  }

 private:
  std::filesystem::path path_;
};
