#pragma once
// Pandoc as an external program: bytes in, bytes out, no shell, no temporary file, and a small
// environment that is the same everywhere. What could make it read a file or reach the network is
// refused before it sees the text (edition/resources.h), because Debian's build cannot find its own
// templates when it is told to isolate itself.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace edition {

struct Pandoc {
  std::string program = "pandoc";  // a name looked up in PATH, or a path
  std::chrono::milliseconds timeout = std::chrono::minutes(2);
};

// Debian 12's. It and 3.9 were tried, and make the same EPUB; nothing older was.
inline constexpr int oldest_pandoc_major = 2;
inline constexpr int oldest_pandoc_minor = 17;

// What Pandoc writes to standard output. Throws base::Error (kind environment): E001 not installed,
// E002 too old or of unknown version, E003 failed or killed (with the first line it said), E004
// took longer than the timeout, E005 the system refused to start it.
std::string run_pandoc(const Pandoc& pandoc, const std::vector<std::string>& arguments,
                       std::string_view input);

}  // namespace edition
