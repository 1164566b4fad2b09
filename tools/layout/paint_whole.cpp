#include <algorithm>

#include "layout/paint_flow.h"

namespace layout {
namespace {

// What is painted reaches down to the border; a negative margin below it ends the box above that.
Length margin_below(const Flow& flow) {
  Length margin;
  for (std::size_t i = flow.items.size(); i > 0; --i) {
    const FlowItem& item = flow.items[i - 1];
    if (item.kind == FlowItem::Kind::mark) continue;
    if (item.kind != FlowItem::Kind::blank || item.height >= Length()) break;
    margin += item.height;
  }
  return margin;
}

}  // namespace

Fragment paint_all(LayoutRun& run, Flow& flow, Length width) {
  FilledColumn column;
  column.end = flow.items.size();
  OpenBoxes open;
  PaintRequest request;
  request.width = width;
  Fragment painted = paint_column(run, flow, column, open, request);
  painted.height = std::max(painted.height + margin_below(flow), Length());
  // CSS 2.2 §10.8.1: of the last line, of a table's first row, or the bottom.
  painted.baseline = painted.height;
  Length top;
  for (const FlowItem& item : flow.items) {
    const bool has_baseline = item.kind == FlowItem::Kind::line ||
                              item.kind == FlowItem::Kind::atom ||
                              item.kind == FlowItem::Kind::group;
    if (has_baseline) painted.baseline = top + item.baseline;
    if (item.table != no_index) break;
    top += item.height;
  }
  return painted;
}

}  // namespace layout
