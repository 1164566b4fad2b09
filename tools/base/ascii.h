#pragma once
// Runs of ASCII in UTF-8 text, eight bytes at a time.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace base {

// The first offset from `i` on whose byte is not ASCII.
inline std::size_t skip_ascii(std::string_view text, std::size_t i) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  while (i + 8 <= text.size()) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + i, 8);
    if ((eight & high_bits) != 0) break;
    i += 8;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

// The first offset from `i` on whose byte is a control, DEL or not ASCII.
inline std::size_t skip_printable_ascii(std::string_view text, std::size_t i) {
  constexpr std::uint64_t each = 0x0101010101010101;
  while (i + 8 <= text.size()) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + i, 8);
    // A byte below a space borrows, DEL carries into its highest bit.
    if (((eight | (eight - 0x20 * each) | (eight + each)) & (0x80 * each)) != 0) break;
    i += 8;
  }
  while (i < text.size() && text[i] >= ' ' && text[i] < '\x7F') ++i;
  return i;
}

}  // namespace base
