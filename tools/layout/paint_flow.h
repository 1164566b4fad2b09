#pragma once
// A column of a flow, already cut, as one Fragment. Fragments are moved out of the flow, so each
// item is painted once.

#include <map>
#include <vector>

#include "layout/fill.h"
#include "layout/flow.h"
#include "layout/overlay.h"

namespace layout {

// What a break has cut.
struct OpenBoxes {
  std::vector<std::uint32_t> boxes;  // Flow::decorations, outermost first
  struct Rest {
    Fragment fragment;
    Length x;
  };
  std::vector<Rest> tall;  // what is left of fragments higher than their page

  // A box among `boxes` that contains positioned ones; places are from the first column's top.
  struct Containing {
    std::uint32_t decoration = 0;
    Length top;
    std::vector<PlacedBox> waiting;
  };
  std::vector<Containing> containing;
  std::vector<Overlay> overlays;                              // when the columns are cut at a depth
  std::map<std::uint32_t, std::vector<OpenBoxes>> in_groups;  // by group and track
};

struct PaintRequest {
  std::uint32_t scope = 0;  // only boxes of this scope are painted; see ColumnSet
  Length width;
  Length grid_offset, grid_phase;
  bool repeats = true;  // headers and footers of tables that are cut
  Length room = {};     // boxes that go on in another column take all of it; 0: what is in them
  Length growth = {};   // of the page's content width beyond the first page's
  // Where the column ends for what stands beside the flow, which becomes overlays; 0: nowhere.
  Length depth = {};
  Length above = {};  // the height of the columns before this one
};

Fragment paint_column(LayoutRun& run, Flow& flow, const FilledColumn& column, OpenBoxes& open,
                      const PaintRequest& request);

// A whole flow that is not cut.
Fragment paint_all(LayoutRun& run, Flow& flow, Length width);

// The part of the page's boxes that is beside a set of columns of `height`.
void paint_open_boxes(LayoutRun& run, const Flow& flow, const OpenBoxes& open, std::uint32_t scope,
                      Length height, Fragment& out);

}  // namespace layout
