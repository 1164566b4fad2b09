#pragma once
// Grid containers (CSS Grid 1): items in cells of rows and columns that fit them. Rows that an item
// spans are one line of what comes out.

#include "layout/flex.h"

namespace layout {

LaidFlex lay_out_grid(LayoutRun& run, BoxId box, const FlexRequest& request);

// min-content and max-content of the container's content.
IntrinsicWidths grid_widths(LayoutRun& run, BoxId box);

}  // namespace layout
