#include "base/binary.h"

#include <algorithm>

namespace base {

namespace {

// A terminal's colours and the ends of pages are text.
bool is_control(char c) {
  constexpr std::string_view of_text = "\t\n\v\f\r\x1A\x1B";
  return static_cast<unsigned char>(c) < 0x20 && of_text.find(c) == std::string_view::npos;
}

}  // namespace

// Programs and pictures are full of NUL and other control characters; archives and documents tell
// themselves by how they begin.
bool is_binary(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return false;
  for (const std::string_view begin :
       {"PK\x03\x04"sv, "\x89PNG\r\n"sv, "\xFF\xD8\xFF"sv, "\xD0\xCF\x11\xE0"sv, "\x1F\x8B\x08"sv,
        "\x7F"
        "ELF"sv}) {
    if (bytes.starts_with(begin)) return true;
  }
  const bool has_nul = bytes.find('\0') != std::string_view::npos;
  if (has_nul && bytes.starts_with("%PDF-")) return true;
  // Of random bytes one in nine is a control character; a short text may be badly damaged.
  constexpr std::size_t shortest = 256, enough = 65536, one_in = 8, one_in_long = 16;
  const bool is_long = bytes.size() >= shortest;
  if (!has_nul && !is_long) return false;
  const std::string_view sample = bytes.substr(0, enough);
  const auto controls =
      static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), is_control));
  return controls * (is_long ? one_in_long : one_in) > sample.size();
}

}  // namespace base
