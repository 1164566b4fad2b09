#pragma once
// A word as line breaking sees it: pieces between the places where it may be hyphenated, and its
// glyphs when it is not. The same words come again and again, so they are kept for each style.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/length.h"
#include "css/style.h"
#include "text/breaks.h"
#include "text/shape.h"

namespace layout {

struct FontUse;

struct MeasuredWord {
  struct Piece {
    std::uint32_t end = 0;            // bytes of the word
    base::ShortLength width;          // with the style's letter spacing
    base::ShortLength before, after;  // how far its first and last character may hang out
  };
  std::vector<Piece> pieces;  // a hyphen may stand after each but the last
  base::Length whole;         // without letter spacing
  std::vector<text::ShapedRun> runs;
};

struct WordMeasure {
  const css::ComputedStyle& style;
  const FontUse& use;
  const text::ShapeStyle& shaping;  // one of use's
};

// Throws base::Error F002. `hyphenator` may be null: no hyphens.
MeasuredWord measure_word(const WordMeasure& measure, std::string_view word,
                          text::Hyphenator* hyphenator);

// The same, cut between all clusters.
MeasuredWord measure_clusters(const WordMeasure& measure, std::string_view word);

class MeasuredWords {
 public:
  // Null when it is not kept.
  const MeasuredWord* find(std::string_view word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? nullptr : &found->second;
  }
  bool keeps(std::string_view word) const {
    return word.size() <= longest_kept && words_.size() < most_kept;
  }
  // As long as this object lives.
  const MeasuredWord* keep(std::string_view word, MeasuredWord measured) {
    return &words_.emplace(word, std::move(measured)).first->second;
  }

 private:
  // Longer words are seldom met twice; of the others a book has some ten thousands.
  static constexpr std::size_t longest_kept = 64, most_kept = 200'000;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };

  std::unordered_map<std::string, MeasuredWord, Hash, std::equal_to<>> words_;
};

}  // namespace layout
