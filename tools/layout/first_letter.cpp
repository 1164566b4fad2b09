#include "layout/first_letter.h"

#include "base/utf8.h"
#include "text/punctuation.h"

namespace layout {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xA0;
}

bool is_combining(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF);
}

}  // namespace

FirstLetter find_first_letter(std::string_view text) {
  std::size_t at = 0;
  const auto skip = [&](auto&& belongs) {
    while (at < text.size()) {
      const base::CodePoint point = base::decode_utf8(text, at);
      if (!belongs(point.value)) return;
      at += point.length;
    }
  };
  skip(is_space);
  FirstLetter found{at, at};
  skip(text::is_enclosing_punctuation);
  if (at >= text.size()) return found;
  const base::CodePoint letter = base::decode_utf8(text, at);
  const bool dash = letter.value == '-' || (letter.value >= 0x2010 && letter.value <= 0x2015);
  if (is_space(letter.value) || dash) return found;
  at += letter.length;
  skip(is_combining);
  skip(text::is_enclosing_punctuation);
  found.end = at;
  return found;
}

}  // namespace layout
