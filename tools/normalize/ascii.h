#pragma once
// Byte classes of UTF-8 text; bytes of longer sequences count as letters where a rule asks for
// "word".

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"

namespace normalize {

using base::is_digit;
using base::is_lower;
using base::is_upper;
using base::lowered;
using base::to_lower;
using base::to_upper;

constexpr bool is_alpha(char c) {
  return base::is_letter(c);
}
constexpr bool is_alnum(char c) {
  return is_alpha(c) || is_digit(c);
}
constexpr bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
constexpr bool is_space(char c) {
  return is_blank(c) || c == '\n';
}

// The byte at `i`, or a line end outside the text.
constexpr char at(std::string_view text, std::size_t i) {
  return i < text.size() ? text[i] : '\n';
}
constexpr char before(std::string_view text, std::size_t i) {
  return i > 0 && i <= text.size() ? text[i - 1] : '\n';
}

// A set of bytes, for loops that look for the next byte that matters.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) add(c);
  }
  constexpr void add(char c) { has_[static_cast<unsigned char>(c)] = 1; }
  constexpr bool has(char c) const { return one_if_has(c) != 0; }
  // The first offset from `i` on, below `end`, whose byte is in the set; else `end`.
  constexpr std::size_t find(std::string_view text, std::size_t i, std::size_t end) const {
    const char* bytes = text.data();
    // Four at a time, because most bytes matter to no rule.
    while (i + 4 <= end && (one_if_has(bytes[i]) | one_if_has(bytes[i + 1]) |
                            one_if_has(bytes[i + 2]) | one_if_has(bytes[i + 3])) == 0) {
      i += 4;
    }
    while (i < end && !has(bytes[i])) ++i;
    return i;
  }

 private:
  constexpr unsigned one_if_has(char c) const { return has_[static_cast<unsigned char>(c)]; }

  std::array<std::uint8_t, 256> has_{};
};

}  // namespace normalize
