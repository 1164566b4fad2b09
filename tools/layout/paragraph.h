#pragma once
// A paragraph: collect the text, make items, break lines, set them. The result is one Fragment a
// line, each as wide as its measure.

#include <span>
#include <vector>

#include "layout/fragment.h"
#include "layout/inline_items.h"
#include "layout/layout_run.h"

namespace layout {

struct LineSlot {
  Length x, width;
};

struct PlacedFloat {
  BoxId box = no_box;      // of kind float_; in a paragraph without lines, also absolute
  std::uint32_t line = 0;  // the line it is called in
};

struct SetParagraph {
  std::vector<Fragment> lines;
  std::vector<bool> hyphenated;      // by line
  std::vector<std::uint32_t> marks;  // of a paragraph without lines
  std::vector<PlacedFloat> floats;
  std::int64_t demerits = 0;
  Length last_line;  // its natural width
};

// `slots[i]` is where line i stands; the last repeats. Reports L101 for an overfull line.
SetParagraph set_paragraph(LayoutRun& run, BoxId paragraph, std::span<const LineSlot> slots,
                           int looseness);

// Only where the lines end: what set_paragraph would do, for less.
BrokenParagraph break_paragraph(LayoutRun& run, BoxId paragraph, std::span<const LineSlot> slots,
                                int looseness);

IntrinsicWidths paragraph_widths(LayoutRun& run, BoxId paragraph);

}  // namespace layout
