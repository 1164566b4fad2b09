#pragma once
// Flex containers (CSS Flexbox 1): items side by side or below each other, sized by what they
// would like, what is left over shared out.

#include <optional>
#include <vector>

#include "layout/block_flow.h"
#include "layout/fragment.h"
#include "layout/layout_run.h"
#include "layout/paragraph.h"

namespace layout {

struct FlexRequest {
  Length width;                       // of the container's content
  std::optional<Length> height = {};  // the same, when it is known
  Length least_height = {};
  const BlockRequest* broken = nullptr;  // how its items are, when it may be broken
};

// An item at its place, its margins apart.
struct FlexBox {
  Flow flow;         // when the container may be broken …
  Fragment content;  // … or else
  Point at;          // in its line
  Length height;
  css::BreakBetween break_before = css::BreakBetween::auto_;
  css::BreakBetween break_after = css::BreakBetween::auto_;
  bool whole = false;  // had better not be broken
};

// Items side by side, or below each other, from top to bottom.
struct FlexLineBox {
  std::vector<FlexBox> boxes;
  Length top, height, baseline;
};

struct LaidFlex {
  std::vector<FlexLineBox> lines;  // of a row, from top to bottom
  Fragment beside;                 // marks and positioned boxes
};

bool is_flex_container(const Box& box);
// Whether its items stand side by side, and whether they do so from the end.
inline bool is_flex_row(const css::ComputedStyle& style) {
  return style.flex_direction == css::FlexDirection::row ||
         style.flex_direction == css::FlexDirection::row_reverse;
}
inline bool is_flex_reversed(const css::ComputedStyle& style) {
  return style.flex_direction == css::FlexDirection::row_reverse ||
         style.flex_direction == css::FlexDirection::column_reverse;
}

LaidFlex lay_out_flex(LayoutRun& run, BoxId box, const FlexRequest& request);

// min-content and max-content of the container's content.
IntrinsicWidths flex_widths(LayoutRun& run, BoxId box);

}  // namespace layout
