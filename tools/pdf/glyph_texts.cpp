#include "pdf/glyph_texts.h"

#include <algorithm>

#include "base/error.h"
#include "base/utf8.h"

namespace pdf {
namespace {

// Deals the characters of `text` out to the glyphs shown as numbers [begin, end).
void deal_out(std::string_view text, std::size_t begin, std::size_t end, bool right_to_left,
              std::vector<std::string_view>& texts) {
  std::size_t left = base::count_code_points(text);
  for (std::size_t i = begin; i < end; ++i) {
    // The first glyph takes what is too much for the others.
    const std::size_t others = end - i - 1;
    const std::size_t count =
        i == begin && left > others ? left - others : std::min<std::size_t>(left, 1);
    std::size_t bytes = 0;
    for (std::size_t n = 0; n < count; ++n) bytes += base::decode_utf8(text, bytes).length;
    texts[shown_glyph(i, texts.size(), right_to_left)] = text.substr(0, bytes);
    text.remove_prefix(bytes);
    left -= count;
  }
}

}  // namespace

void glyph_texts(const layout::GlyphWord& word, bool right_to_left,
                 std::vector<std::string_view>& texts) {
  texts.clear();
  bool shared = false;
  for (const layout::WordGlyph& glyph : word.glyphs) {
    base::expects(glyph.text_begin + std::size_t{glyph.text_size} <= word.text.size(),
                  "a glyph's text lies within its word's");
    texts.push_back(word.text_of(glyph));
    shared = shared || glyph.text_size == 0;
  }
  if (!shared) return;
  const std::size_t count = texts.size();
  // The glyphs of a cluster have one place in the text, and one of them has its length.
  for (std::size_t begin = 0; begin < count;) {
    const std::uint32_t place = word.glyphs[shown_glyph(begin, count, right_to_left)].text_begin;
    std::string_view cluster;
    std::size_t end = begin;
    for (; end < count; ++end) {
      const std::size_t glyph = shown_glyph(end, count, right_to_left);
      if (word.glyphs[glyph].text_begin != place) break;
      if (!texts[glyph].empty()) cluster = texts[glyph];
    }
    if (end - begin > 1) deal_out(cluster, begin, end, right_to_left, texts);
    begin = end;
  }
}

}  // namespace pdf
