#pragma once
// A group of flows side by side, or its piece in a column, as one Fragment.

#include "layout/fill_group.h"
#include "layout/paint_box.h"
#include "layout/paint_flow.h"

namespace layout {

struct GroupPlace {
  Length height;        // of what stands there
  Length room;          // of the column, from the group's top on
  Length depth, above;  // as in PaintRequest, from there on, too
  Point shift;          // of what becomes an overlay
};

void paint_group_box(Fragment& out, const GroupBox& box, Length top, Length height,
                     const PaintedEdges& edges);

// Of Flow::groups, with `piece`, or all of it when that is nullptr.
Fragment paint_group(LayoutRun& run, Flow& flow, std::uint32_t group, const GroupPiece* piece,
                     const GroupPlace& place, OpenBoxes& open);

}  // namespace layout
