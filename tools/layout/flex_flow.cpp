// A flex container in a flow, and how wide it would like to be.

#include <algorithm>
#include <utility>

#include "layout/block_flow.h"
#include "layout/flex.h"

namespace layout {

bool is_flex_container(const Box& box) {
  return !box.anonymous &&
         (box.style->display == css::Display::flex ||
          box.style->display == css::Display::inline_flex) &&
         box.kind == BoxKind::block;
}

IntrinsicWidths flex_widths(LayoutRun& run, BoxId id) {
  const css::ComputedStyle& style = *run.tree[id].style;
  const bool row = is_flex_row(style);
  const bool wraps = style.flex_wrap != css::FlexWrap::nowrap;
  IntrinsicWidths widths;
  std::int64_t items = 0;
  for (BoxId c = run.tree[id].first_child; c != no_box; c = run.tree[c].next) {
    const BoxKind kind = run.tree[c].kind;
    if (kind == BoxKind::mark || kind == BoxKind::absolute) continue;
    const IntrinsicWidths item = block_widths(run, c);
    ++items;
    widths.min = row && !wraps ? widths.min + item.min : std::max(widths.min, item.min);
    widths.max = row ? widths.max + item.max : std::max(widths.max, item.max);
  }
  const Length gaps = style.column_gap.value_or(Length()) * std::max<std::int64_t>(items - 1, 0);
  if (row) widths.max += gaps;
  if (row && !wraps) widths.min += gaps;
  return widths;
}

void BlockFlow::flex(BoxId id, const BoxEdges& edges, Length x) {
  const css::ComputedStyle& style = *run_.tree[id].style;
  FlexRequest request;
  request.width = edges.width;
  request.height = height_;
  request.least_height = used_height(style, edges, Length(), std::nullopt).value_or(Length());
  Length y;
  bool is_first = true;  // what it says of breaks is the container's
  for (FlexPart& part : lay_out_flex(run_, id, request)) {
    if (part.top != y) fill_up(part.top - y);
    if (!std::exchange(is_first, false)) break_at(part.break_before);
    const std::size_t first = flow_.items.size();
    sliced(std::move(part.content), x);
    if (part.whole) avoid_breaks(first + 1, false);
    break_at(part.break_after);
    y = part.top + part.height;
  }
}

// A fragment that is broken between its lines where it has to be.
void BlockFlow::sliced(Fragment fragment, Length x) {
  flush();
  if (!request_.fragmented) return atom(std::move(fragment), x, cost::never, no_index);
  add_markers(fragment);
  FlowItem item;
  item.x = x;
  can_break_ = true;
  tall(std::move(fragment), item);
}

}  // namespace layout
