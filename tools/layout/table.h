#pragma once
// Tables (CSS 2.2 §17): the grid, its column widths, and its rows as atoms of the flow. Header
// groups come again after a break; a high row is cut where no cell's line is.

#include "layout/block_flow.h"

namespace layout {

void lay_out_table(BlockFlow& flow, BoxId table, Length x, Length width);

IntrinsicWidths table_widths(LayoutRun& run, BoxId table);

}  // namespace layout
