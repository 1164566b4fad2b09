// Multi-column containers in a flow (CSS Multi-column 1): the columns themselves are filled later.

#include <algorithm>
#include <utility>

#include "layout/block_flow.h"
#include "layout/cut_columns.h"
#include "layout/paint_columns.h"

namespace layout {
namespace {

constexpr int most_columns = 100;
constexpr int most_nested = 2;  // columns in columns that are cut with what is around them

// CSS Multi-column 1 §3.4.
ColumnSet resolve_columns(const css::ComputedStyle& style, Length x, Length available) {
  ColumnSet set;
  set.x = x;
  set.gap = style.column_gap.value_or(style.font_size);
  set.balance = style.column_fill == css::ColumnFill::balance;
  set.rule = style.column_rule;
  int count = style.column_count.value_or(most_columns);
  if (style.column_width) {
    const Length each = std::max(*style.column_width, Length::from_points(1)) + set.gap;
    const std::int64_t fitting = each > Length() ? (available + set.gap).units() / each.units() : 1;
    count = static_cast<int>(std::min<std::int64_t>(count, fitting));
  }
  set.count = std::clamp(count, 1, most_columns);
  set.width = std::max(Length(), (available - set.gap * (set.count - 1)) / set.count);
  return set;
}

}  // namespace

void BlockFlow::enter(const ColumnSet& set) {
  scope_ = set.scope;
  FlowItem item;
  item.kind = FlowItem::Kind::columns;
  item.cost = std::exchange(break_cost_, cost::free);
  item.index = static_cast<std::uint32_t>(flow_.column_sets.size());
  flow_.column_sets.push_back(set);
  push(item);
  can_break_ = false;
}

// Columns of the page do not move with a box around them.
bool BlockFlow::is_moved() const {
  return std::any_of(opened_.begin(), opened_.end(), [&](const Opened& opened) {
    const Point& shift = flow_.decorations[opened.decoration].shift;
    return shift.x != Length() || shift.y != Length();
  });
}

void BlockFlow::columns(BoxId box, const BoxEdges& edges, Length x) {
  ColumnSet set = resolve_columns(*run_.tree[box].style, x, edges.width);
  set.scope = static_cast<std::uint32_t>(flow_.column_sets.size()) + 1;
  flush();
  if (!request_.paged || set_ || height_ || is_moved()) {
    can_break_ = false;  // not between the container and its columns
    const bool keep = request_.paged;
    request_.paged = false;
    nested_columns(box, set, x);
    request_.paged = keep;
    return;
  }
  set_ = set;
  enter(set);
  children(box, Length(), set.width);
  flush(false);
  set_.reset();
  ColumnSet outer;
  outer.width = request_.width;
  enter(outer);
  can_break_ = true;
}

void BlockFlow::nested_columns(BoxId box, const ColumnSet& set, Length x) {
  BlockRequest request;
  request.width = set.width;
  request.height = height_;
  request.fragmented = true;
  request.column_groups = request_.column_groups + 1;
  Flow inner;
  BlockFlow inside(run_, inner, request);
  ColumnSet first = set;
  first.x = Length();
  inside.set_ = first;
  inside.enter(first);
  inside.children(box, Length(), set.width);
  inside.finish(true);
  Notes none(run_);
  auto whole = std::make_shared<const GroupPiece>(cut_columns(none, {inner, nullptr, height_}));
  const Length height = whole->height;
  if (!request_.fragmented || request_.column_groups >= most_nested) {
    OpenBoxes open;
    return atom(paint_columns(run_, inner, *whole, open), x, cost::never, no_index);
  }
  FlowGroup group;
  group.columns = std::move(whole);
  group.height = height_;
  group.tracks.push_back({std::move(inner), {}, {}});
  flow_group(std::move(group), x, height, {});
}

// CSS Multi-column 1 §6: a box across all columns; what precedes it is balanced in any case, and
// what follows begins new columns below it.
void BlockFlow::spanner(BoxId id) {
  const ColumnSet columns = *set_;
  const Box& box = run_.tree[id];
  margin_positive_ = margin_negative_ = Length();
  const std::optional<ForcedBreak> held = std::exchange(forced_, std::nullopt);
  flush(false);
  forced_ = held;
  flow_.column_sets.back().balance = true;
  set_.reset();
  ColumnSet across;
  across.scope = static_cast<std::uint32_t>(flow_.column_sets.size()) + 1;
  across.x = columns.x;
  across.width = columns.width * columns.count + columns.gap * (columns.count - 1);
  enter(across);
  can_break_ = true;
  break_between(id, false);
  block(id, Length(), across.width);
  break_after(id, false);
  const std::int32_t after = break_cost_;
  const std::optional<ForcedBreak> next = std::exchange(forced_, std::nullopt);
  flush(false);
  break_cost_ = after;
  page_ = box.end_page;
  set_ = columns;
  enter(columns);
  forced_ = next;
}

}  // namespace layout
