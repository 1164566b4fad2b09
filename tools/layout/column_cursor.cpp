#include "layout/column_cursor.h"

#include <algorithm>
#include <iterator>

namespace layout {

namespace {

// How much less high an item is for what was left empty: a blank at most by its height.
Length take_wasted(const FlowItem& item, std::vector<WastedHeight>& all) {
  if (item.given == no_index) return {};
  for (WastedHeight& wasted : all) {
    if (wasted.given != item.given) continue;
    const bool closes = item.kind == FlowItem::Kind::close;
    const Length taken = closes ? wasted.height : std::min(wasted.height, item.height);
    wasted.height -= taken;
    return taken;
  }
  return {};
}

}  // namespace

Length ColumnCursor::advance(const FlowItem& item) {
  if (item.kind == FlowItem::Kind::line && item.grid > Length()) {
    const std::int64_t pitch = item.grid.units();
    const std::int64_t baseline = (offset_ + y_ + item.baseline - phase_).units();
    const std::int64_t rest = baseline % pitch;
    const std::int64_t over = rest < 0 ? rest + pitch : rest;
    // A line in another face or size has its baseline a little higher or lower in a line box of the
    // same height; without going back into the leading, it would cost a whole line of the grid.
    const bool into_leading = after_line_ && over <= pitch / 4;
    y_ += Length::from_units(into_leading || over == 0 ? -over : pitch - over);
  }
  if (item.height > Length()) after_line_ = item.kind == FlowItem::Kind::line;
  Length height = item.height;
  if (item.given != no_index) {
    const Length taken = take_wasted(item, wasted_);
    const bool blank = item.kind == FlowItem::Kind::blank;
    blank ? height -= taken : y_ = std::max(y_ - taken, Length());
  }
  const Length top = y_;
  y_ += height;
  if (item.kind != FlowItem::Kind::glue && item.kind != FlowItem::Kind::mark) {
    used_ = std::max(used_, y_);
  }
  return top;
}

std::vector<WastedHeight> wasted_after(const Flow& flow, std::size_t begin, std::size_t item,
                                       std::vector<WastedHeight> before, Length empty) {
  for (std::size_t i = begin; i < item && !before.empty(); ++i) {
    take_wasted(flow.items[i], before);
  }
  std::vector<WastedHeight> after;
  const auto inner =
      std::lower_bound(flow.given_heights.begin(), flow.given_heights.end(), item,
                       [](const GivenHeight& given, std::size_t i) { return given.close < i; });
  auto at = static_cast<std::uint32_t>(inner - flow.given_heights.begin());
  for (; at < flow.given_heights.size(); at = flow.given_heights[at].around) {
    if (flow.given_heights[at].first > item) continue;
    const auto known = std::find_if(before.begin(), before.end(),
                                    [&](const WastedHeight& wasted) { return wasted.given == at; });
    const Length height = empty + (known == before.end() ? Length() : known->height);
    if (height > Length()) after.push_back({at, height});
  }
  return after;
}

ClonedEdges cloned_edges(const Flow& flow, std::size_t item) {
  if (flow.cloned.empty()) return {};
  const auto after =
      std::upper_bound(flow.cloned.begin(), flow.cloned.end(), item,
                       [](std::size_t i, const auto& change) { return i < change.first; });
  return after == flow.cloned.begin() ? ClonedEdges{} : std::prev(after)->second;
}

std::uint32_t cut_table(const Flow& flow, std::size_t item) {
  // A break at glue or before a row: the first row that follows says which table it continues.
  if (item >= flow.items.size()) return no_index;
  const FlowItem& first = flow.items[item];
  if (first.kind == FlowItem::Kind::glue || first.table == no_index) return no_index;
  const bool inside = first.kind == FlowItem::Kind::group;  // or before it, which is the same
  return first.cost >= cost::never && !inside ? no_index : first.table;
}

}  // namespace layout
