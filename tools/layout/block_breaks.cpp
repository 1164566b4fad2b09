// Where a flow may and must be broken (CSS Break 3 §3), and what goes on on pages of other widths.

#include <algorithm>
#include <utility>

#include "layout/block_flow.h"

namespace layout {
namespace {

using Kind = FlowItem::Kind;
using css::BreakBetween;

bool is_avoid(BreakBetween value) {
  return value != BreakBetween::auto_ && !is_forced(value);
}

}  // namespace

// CSS Break 3 §3.1: a first child's values were propagated to its parent.
void BlockFlow::break_between(BoxId id, bool first) {
  const Box& box = run_.tree[id];
  if (request_.paged && can_break_ && box.start_page != page_) {
    forced(BreakBetween::page, box.start_page);
  }
  page_ = box.start_page;
  if (first) return;
  if (is_forced(box.break_before)) forced(box.break_before, box.start_page);
  if (is_avoid(box.break_before)) break_cost_ = std::max(break_cost_, cost::avoid);
}

void BlockFlow::break_after(BoxId id, bool last) {
  const Box& box = run_.tree[id];
  page_ = box.end_page;
  if (last) return;
  if (is_forced(box.break_after)) forced(box.break_after, box.end_page);
  if (is_avoid(box.break_after)) break_cost_ = std::max(break_cost_, cost::avoid);
}

// Between lines of a flex container.
void BlockFlow::break_at(BreakBetween value) {
  if (is_forced(value)) forced(value, page_);
  if (is_avoid(value)) break_cost_ = std::max(break_cost_, cost::avoid);
}

void BlockFlow::forced(BreakBetween value, std::uint32_t page_name) {
  const bool column_only = value == BreakBetween::column;
  const bool counts = column_only ? request_.fragmented && (set_ || request_.in_columns)
                                  : request_.paged || request_.in_pages;
  if (!counts || (!can_break_ && flow_.items.empty())) return;
  if (forced_ && column_only) return;
  forced_ = ForcedBreak{value, page_name};
  margin_positive_ = margin_negative_ = Length();  // CSS Break 3 §5.2: those above it vanish
  const std::size_t ordinal = flow_.forced_breaks.size();
  if (request_.page_widths != nullptr && ordinal < request_.page_widths->after_breaks.size()) {
    page_growth_ = request_.page_widths->after_breaks[ordinal] - request_.width;
  }
}

void BlockFlow::avoid_breaks(std::size_t first_item, bool no_top_edge) {
  bool outermost = true;  // the break before the box's first content stays as it was
  for (std::size_t i = first_item; i < flow_.items.size(); ++i) {
    FlowItem& item = flow_.items[i];
    if (item.kind == Kind::group) {
      std::int32_t& inside = flow_.groups[item.index].cost;
      inside = inside < cost::avoid ? cost::avoid : inside + cost::avoid_inner;
    }
    if (!is_place(item)) continue;
    if (item.kind == Kind::glue && std::exchange(outermost, false) && no_top_edge) continue;
    outermost = false;
    if (item.cost < cost::avoid) {
      item.cost = cost::avoid;
    } else if (item.cost < cost::widow - cost::avoid_inner) {
      item.cost += cost::avoid_inner;
    }
  }
}

// Columns are as wide all through as where they began.
void BlockFlow::begin_page_at(BoxId id) {
  if (request_.page_widths == nullptr || set_) return;
  const auto found = request_.page_widths->within.find(id);
  if (found == request_.page_widths->within.end()) return;
  const PageWidths::Line& first = found->second.front();
  if (first.line == 0) page_growth_ = first.width - request_.width;
}

// A paragraph that goes on on pages of other widths.
void BlockFlow::widen_lines(BoxId id, std::vector<LineSlot>& slots) {
  if (request_.page_widths == nullptr || set_) return;
  const auto found = request_.page_widths->within.find(id);
  if (found == request_.page_widths->within.end()) return;
  for (const PageWidths::Line& from : found->second) {
    if (from.line == 0) continue;
    LineSlot wider = slots.back();
    slots.resize(from.line, wider);
    const Length growth = from.width - request_.width;
    wider.width = std::max(Length(), wider.width + growth - page_growth_);
    slots.push_back(wider);
    page_growth_ = growth;
  }
}

}  // namespace layout
