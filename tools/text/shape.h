#pragma once
// Text + style → positioned glyphs (HarfBuzz), one run per font.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/short_length.h"
#include "text/font.h"
#include "text/size_adjust.h"

namespace text {

struct Feature {
  std::string tag;  // four letters
  int value = 1;
  friend bool operator==(const Feature&, const Feature&) = default;
};

struct ShapeStyle {
  std::vector<FontRef> fonts;  // in order of preference; characters fall through to the next
  Length size;
  std::string language;  // BCP 47
  std::vector<Feature> features;
  bool right_to_left = false;
  std::optional<SizeAdjust> adjust = {};

  // The size of what is set in one of the fonts.
  Length size_of(const Font& font) const;
};

// Advances and offsets in horizontal text; y grows upwards as in fonts.
struct Glyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;  // byte offset into the text that was shaped
  base::ShortLength advance;
  base::ShortLength x_offset, y_offset;
};

struct ShapedRun {
  FontRef font;
  std::uint32_t begin = 0, end = 0;  // bytes of the shaped text
  std::vector<Glyph> glyphs;         // in visual order
  Length advance;                    // the sum of the glyphs' advances
};

// `text` is one direction and one style. Runs come in visual order: placed one after the other from
// left to right they make the text, whatever its direction. Bytes that are not UTF-8 count as
// U+FFFD. A character that no font has makes glyph 0; missing_characters names those, and layout
// looks for another font or makes them the error F002. Words are shaped apart from the spaces
// between them and kept, so there is no kerning against a space, which justification would undo
// anyway.
std::vector<ShapedRun> shape(std::string_view text, const ShapeStyle& style);
// How much longer `before` and `after` are side by side than shaped apart; zero where their glyphs
// are not the same then.
Length kerning_between(std::string_view before, std::string_view after, const ShapeStyle& style);
// Sorted and unique.
std::vector<char32_t> missing_characters(std::string_view text, const std::vector<FontRef>& fonts);
// The first grapheme cluster of `text` that none of the fonts has as a whole.
std::optional<std::string_view> uncovered_cluster(std::string_view text,
                                                  const std::vector<FontRef>& fonts);

}  // namespace text
