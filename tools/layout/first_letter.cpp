#include "layout/first_letter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace layout {
namespace {

// Of the general categories Ps, Pe, Pi, Pf and Po (Unicode 15, DerivedGeneralCategory), those of
// the scripts that have letters of two heights.
constexpr std::array<std::pair<char32_t, char32_t>, 13> punctuation{{
    {0x21, 0x23},
    {0x25, 0x2A},
    {0x2C, 0x2C},
    {0x2E, 0x2F},
    {0x3A, 0x3B},
    {0x3F, 0x40},
    {0x5B, 0x5D},
    {0x7B, 0x7D},
    {0xA1, 0xA1},
    {0xAB, 0xAB},
    {0xBB, 0xBF},
    {0x2016, 0x2027},
    {0x2030, 0x205E},
}};

bool is_punctuation(char32_t c) {
  return std::any_of(punctuation.begin(), punctuation.end(),
                     [c](const auto& range) { return range.first <= c && c <= range.second; });
}

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
  skip(is_punctuation);
  if (at >= text.size()) return found;
  const base::CodePoint letter = base::decode_utf8(text, at);
  const bool dash = letter.value == '-' || (letter.value >= 0x2010 && letter.value <= 0x2015);
  if (is_space(letter.value) || dash) return found;
  at += letter.length;
  skip(is_combining);
  skip(is_punctuation);
  found.end = at;
  return found;
}

}  // namespace layout
