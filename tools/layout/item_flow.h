#pragma once
// An item of a flex or grid container: laid out in the size that the container decides.

#include <optional>
#include <vector>

#include "layout/flex.h"

namespace layout {

struct ContainedItem {
  BoxId box = no_box;
  const css::ComputedStyle* style = nullptr;  // nullptr: anonymous, all as initial
  BoxId image = no_box;                       // what an anonymous item is
  bool fits_image = false;                    // as wide as the item
  BoxEdges edges;
};

// The items of a container by `order`, then as they come; their edges are not known yet.
std::vector<ContainedItem> contained_items(const LayoutRun& run, BoxId container);
// What an item says of its place and of how it flexes; nullptr: nothing.
const css::ComputedStyle* asking_style(const LayoutRun& run, const ContainedItem& item);

// Marks and positioned boxes, which are no items, in a container so wide.
void keep_beside(LayoutRun& run, BoxId container, Length width, Fragment& beside);

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

// The item at its place in a line: to be broken when `request` says so, otherwise the `content`
// that was painted. `grows`: its height is that of what is in it.
FlexBox item_box(LayoutRun& run, const ContainedItem& item, Point at, Length width,
                 std::optional<Length> height, Fragment& content, bool grows,
                 const FlexRequest& request);

}  // namespace layout
