#include "layout/overlay.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "layout/path.h"
#include "layout/tall_fragment.h"

namespace layout {
namespace {

constexpr std::size_t most_columns = 20'000;  // that one overlay goes through

// Nothing of what paints nothing itself.
struct ExtentOf {
  using Result = std::optional<VerticalExtent>;
  Result operator()(const GlyphRun& run) const {
    return VerticalExtent{run.origin.y - run.size, run.origin.y + run.size / 4};
  }
  Result operator()(const FilledRect& item) const { return of(item.rect); }
  Result operator()(const FilledPolygon& item) const {
    const auto [top, bottom] = std::minmax_element(item.corners.begin(), item.corners.end(),
                                                   [](Point a, Point b) { return a.y < b.y; });
    return VerticalExtent{top->y, bottom->y};
  }
  Result operator()(const DashedLine& line) const {
    return VerticalExtent{std::min(line.from.y, line.to.y), std::max(line.from.y, line.to.y)};
  }
  Result operator()(const Image& item) const { return of(item.rect); }
  Result operator()(const Tiling& item) const { return of(item.area); }
  Result operator()(const FilledPath& item) const { return of(layout::extent_of(item.path)); }
  Result operator()(const StrokedPath& item) const { return of(layout::extent_of(item.path)); }
  Result operator()(const Clip&) const { return std::nullopt; }
  Result operator()(const Group&) const { return std::nullopt; }

 private:
  static VerticalExtent of(const Rect& rect) { return {rect.y, rect.y + rect.height}; }
};

void move_up(Fragment& fragment, Length by) {
  if (by == Length()) return;
  Fragment moved;
  append(moved, std::move(fragment), {Length(), -by});
  fragment = std::move(moved);
}

}  // namespace

VerticalExtent extent_of(const Fragment& fragment) {
  std::optional<VerticalExtent> whole;
  for (const Item& item : fragment.items) {
    const std::optional<VerticalExtent> one = std::visit(ExtentOf{}, item);
    if (!one) continue;
    if (!whole) whole = one;
    whole->top = std::min(whole->top, one->top);
    whole->bottom = std::max(whole->bottom, one->bottom);
  }
  return whole.value_or(VerticalExtent{});
}

void cut_overlay(Overlay overlay, const OverlayColumns& columns) {
  Fragment& rest = overlay.content;
  VerticalExtent extent = extent_of(rest);
  std::size_t column = 0;
  Length height = columns.height_of(column);
  Length above;  // of columns passed
  while (extent.top >= above + height && height > Length() && column < most_columns) {
    above += height;
    height = columns.height_of(++column);
  }
  move_up(rest, above);
  extent.bottom -= above;
  while (extent.bottom > height && height > Length() && column < most_columns) {
    const Length cut = last_cut_of(rest, height);
    extent.bottom -= cut;
    columns.place(column, take_above(rest, cut));
    height = columns.height_of(++column);
  }
  columns.place(column, std::move(rest));
}

}  // namespace layout
