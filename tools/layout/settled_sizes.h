#pragma once
// Sizes that content or an aspect ratio decides, as lengths (CSS Sizing 3 §3.2, Sizing 4 §5).

#include <optional>

#include "layout/paragraph.h"
#include "layout/used_style.h"

namespace layout {

// What a box is laid out in.
struct SizeFrame {
  Length width;                       // of the containing block
  std::optional<Length> height = {};  // the same, when it is known
  bool shrinks = false;               // the box is no wider than it has to be
  // Positioned boxes: the margin box between its offsets, and how high the content stretches.
  std::optional<Length> room = {}, stretched_height = {};
};

// min-content and max-content of what is in a box, whatever its own sizes are.
IntrinsicWidths content_widths(LayoutRun& run, BoxId box);

// Do lengths alone say nothing of the box's width?
bool has_content_width(const Box& box);

// The box's style with lengths for such sizes, as long as this lives. A height by ratio that grows
// with what is in the box has a size by content beside it.
class SettledSizes {
 public:
  SettledSizes(LayoutRun& run, BoxId box, const SizeFrame& frame);

 private:
  std::optional<UsedStyle> used_;
};

}  // namespace layout
