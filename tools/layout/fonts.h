#pragma once
// Computed style → what shaping needs, made once per style and kept for the whole document.

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
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
  const FontUse& of(const css::ComputedStyle& style) { return use_of(style); }
  // In the style's size. A character that none of its fonts has brings in a further one, behind
  // the others of this style; throws base::Error F002 when no font is installed that has it.
  std::vector<text::ShapedRun> shape(std::string_view text, const css::ComputedStyle& style,
                                     bool right_to_left);
  // Words of one kind have one measure in one style: verbatim ones have no hyphens, and those from
  // right to left are shaped otherwise.
  enum class WordKind : std::uint8_t { usual, verbatim, reversed };
  // What inline_items measured in this style.
  MeasuredWords& words_of(const css::ComputedStyle& style, WordKind kind) {
    return words_[static_cast<std::size_t>(kind)].try_emplace(&style, glyphs_).first->second;
  }
  GlyphStore& glyphs() { return glyphs_; }
  // F004 and F005: for what other fonts than those asked for were taken.
  const base::Diagnostics& warnings() const { return warnings_; }

 private:
  FontUse& use_of(const css::ComputedStyle& style);
  void supply(FontUse& use, std::string_view text, const text::FontQuery& query);
  void warn_once(std::string code, const std::string& subject, std::string message,
                 std::string hint);

  text::FontLibrary& library_;
  GlyphStore& glyphs_;
  std::array<std::unordered_map<const css::ComputedStyle*, MeasuredWords>, 3> words_;  // by kind
  std::unordered_map<const css::ComputedStyle*, FontUse> uses_;  // looked up, never walked
  base::Diagnostics warnings_;
  std::set<std::string> warned_;  // of what, each with its code
};

// ex, ch and cap in the style's first font; guessed when none is installed.
css::FontUnits font_units(text::FontLibrary& library, const css::ComputedStyle& style);

}  // namespace layout
