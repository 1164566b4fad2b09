// A flex container in a flow, and how wide it would like to be.

#include <algorithm>
#include <utility>

#include "layout/block_flow.h"
#include "layout/flex.h"
#include "layout/grid.h"

namespace layout {

using css::BreakBetween;

bool is_flex_container(const Box& box) {
  return !box.anonymous && css::has_items(box.style->display) && box.kind == BoxKind::block;
}

IntrinsicWidths flex_widths(LayoutRun& run, BoxId id) {
  const css::ComputedStyle& style = *run.tree[id].style;
  if (css::is_grid(style.display)) return grid_widths(run, id);
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

std::optional<BlockRequest> BlockFlow::broken() const {
  if (!request_.fragmented) return std::nullopt;
  BlockRequest inner;
  inner.fragmented = true;
  inner.slice_height = slice_height_;
  inner.column_groups = request_.column_groups;
  inner.in_columns = request_.in_columns || set_;
  inner.in_pages = request_.in_pages || request_.paged;
  return inner;
}

BreakBetween BlockFlow::flex(BoxId id, const BoxEdges& edges, Length x) {
  const css::ComputedStyle& style = *run_.tree[id].style;
  const std::optional<BlockRequest> item = broken();
  FlexRequest request;
  request.width = edges.width;
  request.height = height_;
  request.least_height = used_height(style, edges, Length(), std::nullopt).value_or(Length());
  if (item) request.broken = &*item;
  const bool grid = css::is_grid(style.display);
  LaidFlex laid = grid ? lay_out_grid(run_, id, request) : lay_out_flex(run_, id, request);
  const bool row = grid || is_flex_row(style);
  flush();
  if (!item) {
    whole_flex(std::move(laid), x, edges.width);
    return BreakBetween::auto_;
  }
  beside(std::move(laid.beside), x);
  const Length gutter = style.row_gap.value_or(Length());
  if (row) return flex_rows(std::move(laid.lines), x, gutter);
  if (laid.lines.size() != 1) return flex_columns(std::move(laid.lines), x, gutter, *item);
  return flex_column(std::move(laid.lines.front()), x, gutter);
}

// What takes no room.
void BlockFlow::beside(Fragment fragment, Length x) {
  FlowItem item;
  item.kind = FlowItem::Kind::float_;
  item.x = x;
  item.index = static_cast<std::uint32_t>(flow_.fragments.size());
  flow_.fragments.push_back(std::move(fragment));
  push(item);
}

// Where no break comes.
void BlockFlow::whole_flex(LaidFlex laid, Length x, Length width) {
  Fragment whole = std::move(laid.beside);
  for (FlexLineBox& line : laid.lines) {
    if (whole.height == Length()) whole.baseline = line.top + line.baseline;
    for (FlexBox& box : line.boxes) {
      append(whole, std::move(box.content), {box.at.x, line.top + box.at.y});
    }
    whole.height = std::max(whole.height, line.top + line.height);
  }
  whole.width = width;
  atom(std::move(whole), x, cost::never, no_index);
}

// What an item says of breaks is said of its line, and the first and the last say it of the
// container (CSS Flexbox 1 §10). Returns what is said of a break below it.
BreakBetween BlockFlow::flex_rows(std::vector<FlexLineBox> lines, Length x, Length gutter) {
  Length y;
  BreakBetween after = BreakBetween::auto_;
  bool is_first = true;
  for (FlexLineBox& line : lines) {
    break_at(std::exchange(after, BreakBetween::auto_));
    if (line.top != y) flex_gap(line.top - y, is_first ? Length() : gutter);
    y = line.top + line.height;
    if (line.boxes.empty()) continue;
    BreakBetween before = BreakBetween::auto_;
    FlowGroup group;
    bool whole = false;
    for (FlexBox& box : line.boxes) {
      before = combine_breaks(before, box.break_before);
      after = combine_breaks(after, box.break_after);
      whole = whole || box.whole;
      group.tracks.push_back({std::move(box.flow), box.at.x, box.at.y});
    }
    if (!std::exchange(is_first, false)) break_at(before);
    if (whole) group.cost = cost::avoid;
    flush();
    flow_group(std::move(group), x, line.height, line.baseline);
  }
  return after;
}

BreakBetween BlockFlow::flex_column(FlexLineBox line, Length x, Length gutter) {
  Length y;
  BreakBetween after = BreakBetween::auto_;
  bool is_first = true;
  for (FlexBox& box : line.boxes) {
    break_at(after);
    if (box.at.y != y) flex_gap(box.at.y - y, is_first ? Length() : gutter);
    if (!std::exchange(is_first, false)) break_at(box.break_before);
    flush();
    const std::size_t first = flow_.items.size();
    splice_below(std::move(box.flow), x + box.at.x);
    if (box.whole) avoid_breaks(first, false);
    after = box.break_after;
    y = box.at.y + box.height;
  }
  return after;
}

BreakBetween BlockFlow::flex_columns(std::vector<FlexLineBox> lines, Length x, Length gutter,
                                     const BlockRequest& item) {
  FlowGroup group;
  Length height, baseline;
  BreakBetween after = BreakBetween::auto_;
  for (FlexLineBox& line : lines) {
    height = line.height;
    baseline = line.baseline;
    FlowGroup::Track& track = group.tracks.emplace_back();
    BlockFlow inside(run_, track.flow, item);
    after = combine_breaks(after, inside.flex_column(std::move(line), Length(), gutter));
    inside.finish(true);
  }
  flush();
  flow_group(std::move(group), x, height, baseline);
  return after;
}

// At a break the gutter in it vanishes (CSS Box Alignment 3 §8).
void BlockFlow::flex_gap(Length height, Length gutter) {
  gutter = std::max(Length(), std::min(gutter, height));
  fill_up(height - gutter);
  can_break_ = can_break_ || height > Length();
  margin(gutter);
}

void BlockFlow::splice_below(Flow part, Length x) {
  y_ += height_of(part, 0, part.items.size());
  for (Decoration& decoration : part.decorations) decoration.scope = scope_;
  splice(flow_, std::move(part), x);
  can_break_ = true;
}

void BlockFlow::flow_group(FlowGroup group, Length x, Length height, Length baseline,
                           std::int32_t break_cost, std::uint32_t table) {
  if (!markers_.empty()) {
    Fragment line;
    line.height = height;
    line.baseline = baseline;
    beside(add_markers(line), x);
  }
  FlowItem item;
  item.kind = FlowItem::Kind::group;
  item.x = x;
  item.height = height;
  item.baseline = baseline;
  item.cost = break_cost;
  item.table = table;
  item.index = static_cast<std::uint32_t>(flow_.groups.size());
  group.forced =
      !group.columns && std::any_of(group.tracks.begin(), group.tracks.end(),
                                    [](const auto& track) { return has_forced_break(track.flow); });
  flow_.groups.push_back(std::move(group));
  push(item);
  can_break_ = true;
}

}  // namespace layout
