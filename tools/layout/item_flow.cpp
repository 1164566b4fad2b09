#include "layout/item_flow.h"

#include <tuple>
#include <utility>

#include "layout/paint_flow.h"
#include "layout/used_style.h"

namespace layout {
namespace {

bool sizes_border(const ContainedItem& item) {
  return item.style != nullptr && item.style->box_sizing == css::BoxSizing::border_box;
}

bool has_percent_height(const ContainedItem& item) {
  if (item.style == nullptr) return true;  // in it there may be
  const css::ComputedStyle& s = *item.style;
  return (s.height && s.height->has_percent()) || (s.max_height && s.max_height->has_percent()) ||
         s.min_height.has_percent();
}

Length border_width(const ContainedItem& item, Length width) {
  return item.style == nullptr ? width : item.edges.left + width + item.edges.right;
}

}  // namespace

Length outside_x(const ContainedItem& item) {
  return sizes_border(item) ? item.edges.left + item.edges.right : Length();
}
Length outside_y(const ContainedItem& item) {
  return sizes_border(item) ? item.edges.top + item.edges.bottom : Length();
}

Flow flow_item(LayoutRun& run, const ContainedItem& item, Length width,
               std::optional<Length> height, BlockRequest request) {
  request.width = border_width(item, width);
  if (item.style == nullptr) return flow_box(run, item.box, request);
  UsedStyle used(run, item.box);
  used->box_sizing = css::BoxSizing::content_box;
  used->width = exactly(width);
  used->max_width.reset();
  used->min_width = {};
  used->margin = {exactly({}), exactly({}), exactly({}), exactly({})};
  if (height) {
    used->height = exactly(*height);
    used->max_height.reset();
    used->min_height = {};
  } else {
    const Length outside = outside_y(item);
    if (used->height && !used->height->has_percent()) used->height->length -= outside;
    if (used->max_height) used->max_height->length -= outside;
    used->min_height.length -= outside;
  }
  return flow_box(run, item.box, request);
}

const Fragment& paint_item(LayoutRun& run, const ContainedItem& item, Length width,
                           std::optional<Length> height, std::optional<Length> around) {
  // Its own height is another one in each container that it is a percentage of.
  Length own = Length::from_units(-1);
  if (has_percent_height(item)) own -= around.value_or(Length());
  const std::tuple key{item.box, width, height.value_or(own)};
  const auto known = run.flex_items.find(key);
  if (known != run.flex_items.end()) return known->second;
  BlockRequest request;
  request.height = around;
  Flow flow = flow_item(run, item, width, height, request);
  Fragment made = paint_all(run, flow, border_width(item, width));
  if (item.style == nullptr && height) made.height = *height;
  return run.flex_items.emplace(key, std::move(made)).first->second;
}

}  // namespace layout
