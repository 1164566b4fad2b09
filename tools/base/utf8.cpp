#include "base/utf8.h"

#include "base/ascii.h"

namespace base {
namespace {

constexpr CodePoint malformed{U'\uFFFD', 1, false};

unsigned byte_at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? static_cast<unsigned char>(text[offset]) : 0;
}

bool is_continuation(unsigned byte) {
  return (byte & 0xC0) == 0x80;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t offset) {
  const unsigned b0 = byte_at(text, offset);
  if (b0 < 0x80) return {static_cast<char32_t>(b0), 1, true};
  const unsigned b1 = byte_at(text, offset + 1);
  if (b0 < 0xC2 || !is_continuation(b1)) return malformed;
  if (b0 < 0xE0) return {static_cast<char32_t>((b0 & 0x1F) << 6 | (b1 & 0x3F)), 2, true};
  const unsigned b2 = byte_at(text, offset + 2);
  if (!is_continuation(b2)) return malformed;
  if (b0 < 0xF0) {
    const char32_t value = (b0 & 0x0F) << 12 | (b1 & 0x3F) << 6 | (b2 & 0x3F);
    if (value < 0x800 || (value >= 0xD800 && value < 0xE000)) return malformed;
    return {value, 3, true};
  }
  const unsigned b3 = byte_at(text, offset + 3);
  if (b0 > 0xF4 || !is_continuation(b3)) return malformed;
  const char32_t value = (b0 & 0x07) << 18 | (b1 & 0x3F) << 12 | (b2 & 0x3F) << 6 | (b3 & 0x3F);
  if (value < 0x10000 || value > 0x10FFFF) return malformed;
  return {value, 4, true};
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = skip_ascii(text, 0); i < text.size(); i = skip_ascii(text, i)) {
    const CodePoint c = decode_utf8(text, i);
    if (!c.valid) return false;
    i += c.length;
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t plain = skip_ascii(text, i);
    count += plain - i;
    i = plain;
    if (i == text.size()) break;
    i += decode_utf8(text, i).length;
    ++count;
  }
  return count;
}

}  // namespace base
