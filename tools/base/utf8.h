#pragma once
// UTF-8 (Unicode 15, section 3.9, table 3-7), one code point at a time.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  // bytes consumed; at least 1
  bool valid = false;      // false: value is U+FFFD, length 1, and the byte at hand is not UTF-8
};

// Decodes at `offset`, which must be inside `text`.
CodePoint decode_utf8(std::string_view text, std::size_t offset);

void append_utf8(std::string& out, char32_t code_point);

bool is_valid_utf8(std::string_view text);

// The number of code points; invalid bytes count as one each.
std::size_t count_code_points(std::string_view text);

}  // namespace base
