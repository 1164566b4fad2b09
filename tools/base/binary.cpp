#include "base/binary.h"

#include <algorithm>

namespace base {

// Programs and pictures are full of NUL and other control characters; archives and documents tell
// themselves by how they begin.
bool is_binary(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return false;
  if (bytes.find('\0') == std::string_view::npos) return false;
  for (const std::string_view begin : {"PK\x03\x04"sv, "%PDF-"sv, "\x89PNG"sv, "\xFF\xD8\xFF"sv,
                                       "\xD0\xCF\x11\xE0"sv, "\x1F\x8B"sv,
                                       "\x7F"
                                       "ELF"sv}) {
    if (bytes.starts_with(begin)) return true;
  }
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
  return static_cast<std::size_t>(controls) * 8 > bytes.size();
}

}  // namespace base
