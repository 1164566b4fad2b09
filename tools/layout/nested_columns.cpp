// Columns inside something that is not cut itself: balanced to the least height.

#include <utility>

#include "layout/fill_balance.h"
#include "layout/paint_flow.h"

namespace layout {

Fragment balance_into_fragment(LayoutRun& run, Flow& flow, const ColumnSet& set) {
  Notes notes(run);
  FillRequest request{flow, 0, flow.items.size(), set, {}, {}, {}, {}, {}, true, nullptr, {}};
  ColumnEnds ends(notes, request);
  ColumnStart start;
  start.height = height_of(flow, 0, flow.items.size());
  FilledPage page;
  const Length pitch = Length::from_points(12);
  if (std::optional<Balanced> made = balance(ends, request, start, pitch)) {
    page = std::move(made->page);
  } else {
    page.emplace_back();
    page.back().end = flow.items.size();
  }
  Fragment out;
  out.width = (set.width + set.gap) * set.count - set.gap;
  OpenBoxes open;
  PaintRequest paint;
  paint.width = set.width;
  for (std::size_t c = 0; c < page.size(); ++c) {
    Fragment column = paint_column(run, flow, page[c], open, paint);
    if (column.height > out.height) out.height = column.height;
    append(out, std::move(column),
           {(set.width + set.gap) * static_cast<std::int64_t>(c), Length()});
  }
  return out;
}

}  // namespace layout
