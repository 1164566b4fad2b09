#include "layout/word_hyphens.h"

#include "base/utf8.h"

namespace layout {
namespace {

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  if (c < 0xC0) return c == 0xAA || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  return c < 0x2000 || (c >= 0x2C00 && c < 0x3000);
}

}  // namespace

void find_word_hyphens(std::string_view word, const css::ComputedStyle& style,
                       text::Hyphenator& hyphenator, std::vector<std::uint32_t>& points) {
  if (word.size() < static_cast<std::size_t>(style.hyphenate_limit_word)) return;
  const text::HyphenationLimits limits{style.hyphenate_limit_word, style.hyphenate_limit_before,
                                       style.hyphenate_limit_after};
  std::size_t begin = 0;
  bool in_letters = false, all_capitals = true;
  const auto finish = [&](std::size_t end) {
    if (!in_letters) return;
    in_letters = false;
    if (all_capitals) return;  // an abbreviation
    for (const std::uint32_t at :
         hyphenator.hyphenate(word.substr(begin, end - begin), style.language, limits)) {
      points.push_back(static_cast<std::uint32_t>(begin) + at);
    }
  };
  for (std::size_t at = 0; at < word.size();) {
    const base::CodePoint c = base::decode_utf8(word, at);
    if (is_letter(c.value)) {
      if (!in_letters) {
        begin = at;
        in_letters = all_capitals = true;
      }
      all_capitals = all_capitals && c.value < 0x80 && c.value <= U'Z';
    } else {
      finish(at);
    }
    at += c.length;
  }
  finish(word.size());
}

}  // namespace layout
