#pragma once
// Files in, files out. Output appears whole or not at all.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace base {

// The largest input that is read (bytes); larger ones are refused with B004.
inline constexpr std::size_t max_input_bytes = std::size_t{1} << 30;

// The file's bytes; "-" reads standard input. Throws Error: B001 missing, B002 a folder where a
// file is needed, B003 unreadable, B004 too large.
std::string read_file(const std::filesystem::path& path);

// A file that is written piece by piece: beside `path` and renamed when finished, so that a reader
// never sees a part, and nothing is left of one that is not finished. "-" is standard output; a
// path that exists and is not a regular file (a device) is written directly. All throw Error B005
// with the system's reason.
class NewFile {
 public:
  explicit NewFile(std::filesystem::path path);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  void write(std::string_view bytes);
  void finish();

 private:
  [[noreturn]] void fail_write() const;

  std::filesystem::path path_;
  std::string part_;       // what the file is called until it is whole; empty: written directly
  bool is_named_ = false;  // by part_
  int fd_ = -1;
};

// A whole file at once, as a NewFile.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace base
