#include "layout/letter_case.h"

#include "base/utf8.h"

namespace layout {
namespace {

bool between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// Latin Extended-A comes in pairs; the capital is even in some stretches and odd in others.
bool capital_is_even(char32_t c) {
  return between(c, 0x100, 0x137) || between(c, 0x14A, 0x177);
}
bool capital_is_odd(char32_t c) {
  return between(c, 0x139, 0x148) || between(c, 0x179, 0x17E);
}

char32_t to_upper(char32_t c) {
  if (between(c, U'a', U'z') || (between(c, 0xE0, 0xFE) && c != 0xF7)) return c - 32;
  if (c == 0xFF) return 0x178;
  if (c == 0x131) return U'I';
  if (c == 0x130 || c == 0x138 || c == 0x149) return c;
  if (capital_is_even(c)) return c & ~char32_t{1};
  if (capital_is_odd(c)) return (c & 1) != 0 ? c : c - 1;
  if (c == 0x3C2) return 0x3A3;
  if (between(c, 0x3B1, 0x3C9) || between(c, 0x430, 0x44F)) return c - 32;
  if (c == 0x3AC) return 0x386;
  if (between(c, 0x3AD, 0x3AF)) return c - 37;
  if (c == 0x3CC) return 0x38C;
  if (c == 0x3CD || c == 0x3CE) return c - 63;
  if (between(c, 0x450, 0x45F)) return c - 80;
  return c;
}

char32_t to_lower(char32_t c) {
  if (between(c, U'A', U'Z') || (between(c, 0xC0, 0xDE) && c != 0xD7)) return c + 32;
  if (c == 0x178) return 0xFF;
  if (c == 0x130) return U'i';
  if (c == 0x131 || c == 0x138 || c == 0x149) return c;
  if (capital_is_even(c)) return c | 1;
  if (capital_is_odd(c)) return (c & 1) != 0 ? c + 1 : c;
  if ((between(c, 0x391, 0x3A9) && c != 0x3A2) || between(c, 0x410, 0x42F)) return c + 32;
  if (between(c, 0x400, 0x40F)) return c + 80;
  return c;
}

bool in_word(char32_t c) {
  return between(c, U'0', U'9') || between(c, U'A', U'Z') || between(c, U'a', U'z') || c == U'\'' ||
         c == 0x2019 || (c >= 0xC0 && !between(c, 0x2000, 0x2BFF) && c != 0x3000);
}

}  // namespace

std::string transform_case(std::string_view text, css::TextTransform transform, bool& word_begins) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    at += c.length;
    const bool inside = in_word(c.value);
    char32_t result = c.value;
    if (transform == css::TextTransform::uppercase) {
      if (c.value == 0xDF) {  // sharp s has no single capital in running text
        out += "SS";
        word_begins = false;
        continue;
      }
      result = to_upper(c.value);
    } else if (transform == css::TextTransform::lowercase) {
      result = to_lower(c.value);
    } else if (transform == css::TextTransform::capitalize && word_begins && inside) {
      result = to_upper(c.value);
    }
    word_begins = !inside;
    base::append_utf8(out, result);
  }
  return out;
}

}  // namespace layout
