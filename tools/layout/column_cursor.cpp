#include "layout/column_cursor.h"

#include <algorithm>

namespace layout {

Length ColumnCursor::advance(const FlowItem& item) {
  if (item.kind == FlowItem::Kind::line && item.grid > Length()) {
    const std::int64_t pitch = item.grid.units();
    const std::int64_t baseline = (offset_ + y_ + item.baseline - phase_).units();
    const std::int64_t over = ((baseline % pitch) + pitch) % pitch;
    if (over != 0) y_ += Length::from_units(pitch - over);
  }
  const Length top = y_;
  y_ += item.height;
  if (item.kind != FlowItem::Kind::glue && item.kind != FlowItem::Kind::mark) {
    used_ = std::max(used_, y_);
  }
  return top;
}

std::uint32_t repeated_header(const Flow& flow, std::size_t item) {
  // A break at glue or before a row: the first row that follows says which table it continues.
  if (item >= flow.items.size()) return no_index;
  const FlowItem& first = flow.items[item];
  if (first.kind != FlowItem::Kind::atom || first.table == no_index) return no_index;
  return first.cost >= cost::never ? no_index : first.table;
}

}  // namespace layout
