#pragma once
// Words as their glyphs were shaped, each kept once however often it is set, and where they stand.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/short_length.h"
#include "layout/arena.h"
#include "text/shape.h"

namespace layout {

using base::Length;
using base::ShortLength;

struct WordGlyph {
  std::uint16_t id = 0;  // all that a font can have (OpenType, maxp)
  // Bytes of GlyphWord::text that this glyph shows. Of a cluster with several glyphs the first one
  // has the text and the others none; a ligature has several characters. Of a cluster of more than
  // 65,535 bytes the rest is left out.
  std::uint16_t text_size = 0;
  std::uint32_t text_begin = 0;
  ShortLength advance;
  ShortLength x_offset, y_offset;  // y upwards, as in fonts
};

// Glyphs of one font and size, as shaped together: a word, a part of one, or a space.
struct GlyphWord {
  std::string_view text;              // UTF-8, logical order; a hyphen that a break added is U+00AD
  std::span<const WordGlyph> glyphs;  // in visual order
  Length advance;                     // of all of them
  std::uint32_t advancing = 0;        // how many have an advance
  std::uint32_t number = 0;           // in its store, from 0

  std::string_view text_of(const WordGlyph& glyph) const {
    return text.substr(glyph.text_begin, glyph.text_size);
  }
};

// Owns words; one for all that is set together.
class GlyphStore {
 public:
  static constexpr std::uint32_t no_hyphen = 0xFFFFFFFF;

  // `run` was shaped from `text`, of which the bytes from `hyphen_at` on are the hyphen that a
  // break added.
  const GlyphWord& keep(const text::ShapedRun& run, std::string_view text, bool right_to_left,
                        std::uint32_t hyphen_at = no_hyphen);
  // Takes any glyphs.
  const GlyphWord& keep(std::string_view text, std::span<const WordGlyph> glyphs);

  std::uint32_t size() const { return size_; }

 private:
  Arena memory_;
  std::uint32_t size_ = 0;
};

// `thousandths` are the horizontal scale beyond 1000: 20 is 102 %.
constexpr Length expanded(Length length, std::int32_t thousandths) {
  return thousandths == 0 ? length : length * (1000 + std::int64_t{thousandths}) / 1000;
}

// A word of a run.
struct PlacedWord {
  PlacedWord(const GlyphWord& of, Length at) : word(&of), x(at), number(of.number) {}

  const GlyphWord* word;
  ShortLength x;  // of its first glyph's origin, relative to the run's, without that glyph's offset
  std::uint32_t number;  // the word's, so that to know it the word need not be read
};

}  // namespace layout
