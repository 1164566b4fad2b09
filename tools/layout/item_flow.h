#pragma once
// An item of a flex or grid container: laid out in the size that the container decides.

#include <optional>

#include "layout/block_flow.h"
#include "layout/fragment.h"

namespace layout {

struct ContainedItem {
  BoxId box = no_box;
  const css::ComputedStyle* style = nullptr;  // nullptr: anonymous, all as initial
  BoxEdges edges;
};

// What of a size with `box-sizing: border-box` is not the content.
Length outside_x(const ContainedItem& item);
Length outside_y(const ContainedItem& item);

// The border box with a content `width` wide, and `height` high when that is decided, without its
// margins. The height in `request` is that which the item's own percentages are of.
Flow flow_item(LayoutRun& run, const ContainedItem& item, Length width,
               std::optional<Length> height, BlockRequest request);
// The same painted, where no break comes; `around` is the height that percentages are of.
const Fragment& paint_item(LayoutRun& run, const ContainedItem& item, Length width,
                           std::optional<Length> height, std::optional<Length> around);

}  // namespace layout
