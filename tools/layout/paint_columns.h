#pragma once
// Columns that cut_columns has made, as one Fragment.

#include "layout/fill_group.h"
#include "layout/paint_flow.h"

namespace layout {

Fragment paint_columns(LayoutRun& run, Flow& flow, const GroupPiece& piece, OpenBoxes& open);

}  // namespace layout
