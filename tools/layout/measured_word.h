#pragma once
// A word as line breaking sees it: pieces between the places where it may be hyphenated, and its
// glyphs when it is not. The same words come again and again, so they are kept for each style.

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "css/style.h"
#include "layout/arena.h"
#include "layout/glyphs.h"
#include "text/breaks.h"
#include "text/shape.h"

namespace layout {

class Fonts;
struct FontUse;

// What of a word is set in one font.
struct MeasuredRun {
  std::uint32_t font = 0;  // which of the shaping's fonts
  const GlyphWord* word = nullptr;
};

struct MeasuredWord {
  struct Piece {
    std::uint32_t end = 0;            // bytes of the word
    base::ShortLength width;          // with the style's letter spacing
    base::ShortLength before, after;  // how far its first and last character may hang out
  };
  std::string_view text;
  std::span<const Piece> pieces;  // a hyphen may stand after each but the last
  base::Length whole;             // without letter spacing
  std::span<const MeasuredRun> runs;
};

// Owns words, each with all it consists of in one place of memory; but their glyphs, which are
// wanted longer, are kept in `glyphs`.
class WordStore {
 public:
  explicit WordStore(GlyphStore& glyphs) : glyphs_(glyphs) {}

  const MeasuredWord& keep(std::string_view text, std::span<const MeasuredWord::Piece> pieces,
                           std::span<const MeasuredRun> runs);
  // What `text` was shaped to; see GlyphStore::keep.
  std::span<const MeasuredRun> keep_runs(const std::vector<text::ShapedRun>& runs,
                                         std::string_view text, const text::ShapeStyle& shaping,
                                         std::uint32_t hyphen_at = GlyphStore::no_hyphen);

 private:
  GlyphStore& glyphs_;
  Arena memory_;
};

struct WordMeasure {
  Fonts& fonts;
  const css::ComputedStyle& style;
  const FontUse& use;
  const text::ShapeStyle& shaping;  // one of use's
};

// Throws base::Error F002 (see Fonts::shape). `hyphenator` may be null: no hyphens.
const MeasuredWord& measure_word(const WordMeasure& measure, std::string_view word,
                                 text::Hyphenator* hyphenator, WordStore& store);

// The same, cut between all clusters.
const MeasuredWord& measure_clusters(const WordMeasure& measure, std::string_view word,
                                     WordStore& store);

// Words by their text. A table of its own, because looking up words is a good part of the time that
// a book takes: a word is found by reading one place of memory, and the word.
class MeasuredWords {
 public:
  explicit MeasuredWords(GlyphStore& glyphs) : store_(glyphs) {}

  // Null when it is not kept.
  const MeasuredWord* find(std::string_view text) const;
  bool keeps(std::string_view text) const {
    return text.size() <= longest_kept && count_ < most_kept;
  }
  WordStore& store() { return store_; }
  // `word` is of the store, and its text is not kept yet.
  void add(const MeasuredWord& word);

 private:
  // Longer words are seldom met twice; of the others a book has some ten thousands.
  static constexpr std::size_t longest_kept = 64, most_kept = 200'000;

  struct Slot {
    std::size_t hash = 0;
    const MeasuredWord* word = nullptr;
  };

  static std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }
  // Where it is, or would be put.
  std::size_t place_of(std::size_t hash, std::string_view text) const;
  void grow();

  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::size_t count_ = 0;
  WordStore store_;
};

}  // namespace layout
