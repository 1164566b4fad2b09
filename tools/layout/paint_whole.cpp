#include "layout/paint_flow.h"

namespace layout {

Fragment paint_all(LayoutRun& run, Flow& flow, Length width) {
  FilledColumn column;
  column.end = flow.items.size();
  OpenBoxes open;
  PaintRequest request;
  request.width = width;
  Fragment painted = paint_column(run, flow, column, open, request);
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
