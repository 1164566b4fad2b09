#pragma once
// A paragraph: collect the text, make items, break lines, set them. The result is one Fragment a
// line, each as wide as its measure.

#include <span>
#include <vector>

#include "layout/fragment.h"
#include "layout/inline_items.h"
#include "layout/layout_run.h"
#include "layout/line_change.h"

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
  LineChanges changes;  // when they were asked for
};

struct ParagraphRequest {
  BoxId paragraph = no_box;
  std::span<const LineSlot> slots;    // where each line stands; the last repeats
  std::optional<Length> height = {};  // of the containing block, when it is known
  int looseness = 0;
  bool weigh_changes = false;
};

// Reports L101 for an overfull line.
SetParagraph set_paragraph(LayoutRun& run, const ParagraphRequest& request);

IntrinsicWidths paragraph_widths(LayoutRun& run, BoxId paragraph);

}  // namespace layout
