#pragma once
// ASCII in UTF-8 text: its letters and digits by table, whatever the locale, and runs of it, eight
// bytes at a time.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace base {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_letter(char c) {
  return is_lower(c) || is_upper(c);
}
constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char to_upper(char c) {
  return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

// With ASCII letters in lower case; all others stay as they are.
inline std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = to_lower(c);
  return out;
}

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
