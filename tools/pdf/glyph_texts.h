#pragma once
// The text that each glyph of a word tells a reader.

#include <cstddef>
#include <string_view>
#include <vector>

#include "layout/glyphs.h"

namespace pdf {

// The glyph that is shown as number `index` of `count`: text from right to left is shown in the
// order of reading (ISO 32000-1 §14.8.2.3.3), so that a screen reader meets it in that order.
inline std::size_t shown_glyph(std::size_t index, std::size_t count, bool right_to_left) {
  return right_to_left ? count - 1 - index : index;
}

// By glyph, in the word's order. The characters of a cluster with several glyphs are dealt out to
// them in the order of showing, so that they read right one after the other; when there are more
// glyphs than characters, the last ones get none.
void glyph_texts(const layout::GlyphWord& word, bool right_to_left,
                 std::vector<std::string_view>& texts);

}  // namespace pdf
