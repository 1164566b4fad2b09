// Intrinsic widths of blocks (CSS Sizing 3 §5).

#include <algorithm>

#include "layout/block_flow.h"
#include "layout/flex.h"
#include "layout/table.h"

namespace layout {

IntrinsicWidths children_widths(LayoutRun& run, BoxId box) {
  if (is_flex_container(run.tree[box])) return flex_widths(run, box);
  IntrinsicWidths widths;
  for (BoxId c = run.tree[box].first_child; c != no_box; c = run.tree[c].next) {
    const IntrinsicWidths child = block_widths(run, c);
    widths.min = std::max(widths.min, child.min);
    widths.max = std::max(widths.max, child.max);
  }
  return widths;
}

IntrinsicWidths block_widths(LayoutRun& run, BoxId id) {
  const Box& box = run.tree[id];
  switch (box.kind) {
    case BoxKind::paragraph:
      return paragraph_widths(run, id);
    case BoxKind::mark:
    case BoxKind::absolute:
      return {};
    case BoxKind::float_:
      return children_widths(run, id);
    case BoxKind::table:
      return table_widths(run, id);
    default:
      break;
  }
  if (box.anonymous) return children_widths(run, id);
  const css::ComputedStyle& s = *box.style;
  const BoxEdges edges = resolve_edges(s, Length(), Length());
  const Length around = edges.outer_width() - edges.width;
  IntrinsicWidths widths;
  if (s.width && !s.width->has_percent()) {
    widths.min = widths.max = edges.width;
  } else {
    if (!s.contains_size) widths = children_widths(run, id);
    const Length inset =
        s.box_sizing == css::BoxSizing::border_box ? edges.left + edges.right : Length();
    if (s.max_width && !s.max_width->has_percent()) {
      widths.min = std::min(widths.min, s.max_width->length - inset);
      widths.max = std::min(widths.max, s.max_width->length - inset);
    }
    widths.min = std::max(widths.min, s.min_width.length - inset);
    widths.max = std::max(widths.max, s.min_width.length - inset);
  }
  return {widths.min + around, widths.max + around};
}

}  // namespace layout
