#include <cstddef>

#include "layout/pages.h"

namespace layout {

std::string GlyphRun::text() const {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text += words[right_to_left ? words.size() - 1 - i : i].word->text;
  }
  return text;
}

void place_glyphs(const GlyphRun& run, const PlacedWord& placed, std::vector<PlacedGlyph>& glyphs) {
  glyphs.resize(placed.word->glyphs.size());
  Length advance, spacing;  // of the glyphs before
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const WordGlyph& glyph = placed.word->glyphs[i];
    const Length x = expanded(advance + glyph.x_offset, run.expansion) + spacing;
    glyphs[i] = {glyph.id, placed.x + x, -Length(glyph.y_offset), placed.word->text_of(glyph)};
    advance += glyph.advance;
    if (glyph.advance != Length()) spacing += run.letter_spacing;
  }
}

}  // namespace layout
