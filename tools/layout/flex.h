#pragma once
// Flex containers (CSS Flexbox 1): items side by side or below each other, sized by what they
// would like, what is left over shared out.

#include <optional>
#include <vector>

#include "layout/fragment.h"
#include "layout/layout_run.h"
#include "layout/paragraph.h"

namespace layout {

struct FlexRequest {
  Length width;                       // of the container's content
  std::optional<Length> height = {};  // the same, when it is known
  Length least_height = {};
};

// A piece between which the container may be broken: a line of a row, an item of a column.
struct FlexPart {
  Fragment content;  // at the container's left edge
  Length top, height;
  css::BreakBetween break_before = css::BreakBetween::auto_;
  css::BreakBetween break_after = css::BreakBetween::auto_;
  bool whole = false;  // had better not be broken
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

// From top to bottom.
std::vector<FlexPart> lay_out_flex(LayoutRun& run, BoxId box, const FlexRequest& request);

// min-content and max-content of the container's content.
IntrinsicWidths flex_widths(LayoutRun& run, BoxId box);

}  // namespace layout
