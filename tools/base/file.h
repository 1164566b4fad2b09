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

// Writes beside `path` and renames, so that a reader never sees a part; "-" writes to standard
// output. A path that exists and is not a regular file (a device) is written directly.
// Throws Error B005 with the system's reason.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace base
