#pragma once
// Third step of a paragraph: one broken line as spans (words, spaces, objects) with exact widths,
// justified and in their visual places.

#include <memory>
#include <span>
#include <vector>

#include "layout/inline_items.h"
#include "layout/paragraph.h"
#include "text/shape.h"

namespace layout {

struct LineSpan {
  InlinePiece::Kind kind = InlinePiece::Kind::none;
  std::uint32_t element = 0;
  std::uint32_t begin = 0, end = 0;
  std::uint32_t word = no_index;  // word: the first of InlineItems::words in it
  bool hyphenated = false;
  // Word: not yet expanded. Held by InlineItems, or by the line for words that it cuts or joins.
  std::span<const MeasuredRun> runs;
  const FontUse* use = nullptr;  // word and space
  Length x, width;
  Length stretch, shrink;
};

// What the words of a line give so that its spaces need not.
struct Fit {
  std::int32_t expansion = 0;  // of the glyphs, as in GlyphRun
  Length tracking;             // after each glyph that has an advance
};

struct LineOfSpans {
  std::vector<LineSpan> spans;           // in logical order
  std::unique_ptr<WordStore> cut_words;  // the runs of words that it cuts or joins; null: none
  Fit fit;
  std::uint32_t trailing = no_index;  // the piece of the space at which the line broke
  bool reordered = false;             // spans do not stand from left to right
};

struct LineRequest {
  const css::ComputedStyle& style;  // the paragraph's
  const InlineText& text;
  const InlineItems& items;
  const Line& line;
  LineSlot slot;
  bool last = false;  // of the paragraph or before a forced break
};

LineOfSpans make_spans(LayoutRun& run, const LineRequest& request);

}  // namespace layout
