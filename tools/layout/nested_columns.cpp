// Columns inside something that is not cut itself: balanced to the least height, or filled one
// after the other when their height is known.

#include <algorithm>
#include <utility>

#include "layout/fill_balance.h"
#include "layout/paint_box.h"
#include "layout/paint_flow.h"
#include "layout/positioned.h"

namespace layout {
namespace {

class NestedColumns {
 public:
  NestedColumns(LayoutRun& run, Flow& flow, std::optional<Length> height)
      : run_(run), flow_(flow), notes_(run), height_(height) {}

  Fragment run() {
    ColumnSet set;
    std::size_t begin = 0;
    while (begin < flow_.items.size()) {
      const FlowItem& first = flow_.items[begin];
      if (first.kind == FlowItem::Kind::columns) {
        set = flow_.column_sets[first.index];
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < flow_.items.size() && flow_.items[end].kind != FlowItem::Kind::columns) ++end;
      strip(set, begin, end, height_ && is_last(end) ? height_ : std::nullopt);
      begin = end;
    }
    out_.height = height_.value_or(y_);
    return std::move(out_);
  }

 private:
  // Do no columns follow? A box across them is one wide column.
  bool is_last(std::size_t end) const {
    for (; end < flow_.items.size(); ++end) {
      const FlowItem& item = flow_.items[end];
      if (item.kind != FlowItem::Kind::columns) return false;
    }
    return true;
  }

  // `height`: of the columns and all above them.
  void strip(const ColumnSet& set, std::size_t begin, std::size_t end,
             std::optional<Length> height) {
    const Length step = set.width + set.gap;
    const FilledPage columns = cut(set, begin, end, height);
    Length highest;
    for (const FilledColumn& column : columns) highest = std::max(highest, column.used);
    const bool given = height && (set.count > 1 || columns.size() > 1);
    const Length depth = given ? std::max(*height - y_, Length()) : highest;
    std::vector<Fragment> painted;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      PaintRequest paint;
      paint.scope = set.scope;
      paint.width = set.width;
      if (set.count > 1 || given) paint.depth = depth;
      if (c + 1 < columns.size()) paint.room = depth;
      paint.above = depth * static_cast<std::int64_t>(c);
      painted.push_back(paint_column(run_, flow_, columns[c], open_, paint));
      highest = std::max(highest, painted.back().height);
    }
    lay_over(depth, painted);
    if (height && set.count > 1) highest = std::max(highest, *height - y_);
    for (std::size_t c = 1; c < painted.size() && set.rule.width != Length(); ++c) {
      const Length middle = set.x + step * static_cast<std::int64_t>(c) - set.gap / 2;
      paint_edge(out_, set.rule, {middle - set.rule.width / 2, y_, set.rule.width, highest}, true,
                 Artifact::layout);
    }
    for (std::size_t c = 0; c < painted.size(); ++c) {
      append(out_, std::move(painted[c]), {set.x + step * static_cast<std::int64_t>(c), y_});
    }
    out_.width = std::max(out_.width, set.x + step * set.count - set.gap);
    y_ += highest;
  }

  // What stands beside the flow may need more columns than the flow.
  void lay_over(Length depth, std::vector<Fragment>& painted) {
    std::vector<Layers> layers(painted.size());
    for (Overlay& overlay : std::exchange(open_.overlays, {})) {
      const int z_index = overlay.z_index;
      cut_overlay(std::move(overlay), {[&](std::size_t) { return depth; },
                                       [&](std::size_t column, Fragment part) {
                                         if (layers.size() <= column) layers.resize(column + 1);
                                         layers[column].push_back({z_index, std::move(part)});
                                       }});
    }
    painted.resize(layers.size());
    for (std::size_t c = 0; c < layers.size(); ++c) stack(std::move(layers[c]), painted[c]);
  }

  FilledPage cut(const ColumnSet& set, std::size_t begin, std::size_t end,
                 std::optional<Length> height) {
    FillRequest request{flow_, begin, end, set, {}, {}, {}, {}, {}, true, nullptr, {}, false};
    const Length all = height_of(flow_, begin, end);
    if (set.count > 1 && (set.balance || !height)) {
      ColumnEnds ends(notes_, request);
      ColumnStart start;
      start.at = begin;
      start.height = height_ ? std::min(all, *height_ - y_) : all;
      const Length pitch = Length::from_points(12), px = Length::from_points(3) / 4;
      std::optional<Balanced> made = balance(ends, request, start, pitch, px);
      if (!made) made = balance(ends, request, start, pitch, pitch / 4);
      if (made) return std::move(made->page);
    }
    if (set.count > 1 && height_) {  // even where columns follow
      request.first_height = request.height = std::max(*height_ - y_, Length::from_points(1));
      return fill_in_order(request);
    }
    FilledPage whole(1);
    whole.front().begin = begin;
    whole.front().end = end;
    return whole;
  }

  // One after the other, each as full as it goes (CSS Multi-column 1 §7.1): those that do not fit
  // stand to the right of the others.
  FilledPage fill_in_order(const FillRequest& request) {
    constexpr std::size_t most = 20'000;
    ColumnEnds ends(notes_, request);
    ColumnStart start;
    start.at = request.begin;
    start.height = request.height;
    FilledPage columns;
    bool final = false;
    while (!final && columns.size() < most) {
      const std::vector<ColumnEnd> found = ends.find_last(start, 1);
      const ColumnEnd& end = last_good_end(found);
      columns.push_back(end.column);
      final = end.final;
      start.at = end.next;
      start.rest = end.rest;
      start.wasted = end.wasted;
      start.waiting = end.waiting;
    }
    return columns;
  }

  LayoutRun& run_;
  Flow& flow_;
  Notes notes_;
  std::optional<Length> height_;
  Fragment out_;
  Length y_;
  OpenBoxes open_;
};

}  // namespace

Fragment columns_into_fragment(LayoutRun& run, Flow& flow, std::optional<Length> height) {
  return NestedColumns(run, flow, height).run();
}

}  // namespace layout
