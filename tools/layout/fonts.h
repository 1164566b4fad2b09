#pragma once
// Computed style → what shaping needs, made once per style and kept for the whole document.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "css/style.h"
#include "layout/measured_word.h"
#include "text/font.h"
#include "text/shape.h"

namespace layout {

struct FontUse {
  text::ShapeStyle shaping;  // left to right
  text::ShapeStyle right_to_left;
  text::FontMetrics metrics;   // of the first font
  base::Length line_height;    // used value
  base::Length space, hyphen;  // advances
  text::FontRef space_font;    // null when a space has no glyph
  const GlyphWord* space_word = nullptr;
  const GlyphWord* no_break_space = nullptr;  // the same glyph for U+00A0
  std::string hyphen_text;
};

class Fonts {
 public:
  // Words are kept in `glyphs`.
  Fonts(text::FontLibrary& library, GlyphStore& glyphs) : library_(library), glyphs_(glyphs) {}
  // Throws base::Error F001. The result lives as long as this object.
  const FontUse& of(const css::ComputedStyle& style);
  // Words of one kind have one measure in one style: verbatim ones have no hyphens, and those from
  // right to left are shaped otherwise.
  enum class WordKind : std::uint8_t { usual, verbatim, reversed };
  // What inline_items measured in this style.
  MeasuredWords& words_of(const css::ComputedStyle& style, WordKind kind) {
    return words_[static_cast<std::size_t>(kind)].try_emplace(&style, glyphs_).first->second;
  }
  GlyphStore& glyphs() { return glyphs_; }

 private:
  text::FontLibrary& library_;
  GlyphStore& glyphs_;
  std::array<std::unordered_map<const css::ComputedStyle*, MeasuredWords>, 3> words_;  // by kind
  std::unordered_map<const css::ComputedStyle*, FontUse> uses_;  // looked up, never walked
};

// ex, ch and cap in the style's first font; guessed when none is installed.
css::FontUnits font_units(text::FontLibrary& library, const css::ComputedStyle& style);

// Throws base::Error F002 when a run was set with glyph 0.
void require_glyphs(const std::vector<text::ShapedRun>& runs, std::string_view shaped,
                    const text::ShapeStyle& style);

}  // namespace layout
