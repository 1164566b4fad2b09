#include "layout/item_flow.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "layout/aspect_ratio.h"
#include "layout/paint_flow.h"
#include "layout/positioned.h"
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

int order_of(const LayoutRun& run, const ContainedItem& item) {
  const css::ComputedStyle* style = asking_style(run, item);
  return style == nullptr ? 0 : style->order;
}

BoxId only_image(const BoxTree& tree, BoxId item) {
  while (tree[item].kind == BoxKind::paragraph || tree[item].anonymous) {
    item = tree[item].first_child;
    if (item == no_box || tree[item].next != no_box) return no_box;
  }
  return tree[item].kind == BoxKind::image ? item : no_box;
}

// The margin box becomes so wide.
void fit_image(UsedStyle& used, Length width) {
  const BoxEdges e = resolve_edges(*used.operator->(), width, Length());
  const bool border = used->box_sizing == css::BoxSizing::border_box;
  const Length outside = border ? e.margin_left + e.margin_right : e.outer_width() - e.width;
  used->width = exactly(std::max(Length(), width - outside));
  used->max_width.reset();
  used->min_width = {};
  used->content_sizes.width = used->content_sizes.min_width = used->content_sizes.max_width = {};
}

}  // namespace

const css::ComputedStyle* asking_style(const LayoutRun& run, const ContainedItem& item) {
  return item.image == no_box ? item.style : run.tree[item.image].style;
}

std::vector<ContainedItem> contained_items(const LayoutRun& run, BoxId container) {
  std::vector<ContainedItem> items;
  for (BoxId c = run.tree[container].first_child; c != no_box; c = run.tree[c].next) {
    const Box& box = run.tree[c];
    if (box.kind == BoxKind::mark || box.kind == BoxKind::absolute) continue;
    const bool own = !box.anonymous && box.kind != BoxKind::paragraph;
    items.push_back({c, own ? box.style : nullptr, only_image(run.tree, c), false, {}});
  }
  std::stable_sort(items.begin(), items.end(), [&](const ContainedItem& a, const ContainedItem& b) {
    return order_of(run, a) < order_of(run, b);
  });
  return items;
}

void keep_beside(LayoutRun& run, BoxId container, Length width, Fragment& beside) {
  const bool left = run.tree[container].style->direction == css::Direction::ltr;
  for (BoxId c = run.tree[container].first_child; c != no_box; c = run.tree[c].next) {
    const Box& box = run.tree[c];
    if (box.kind == BoxKind::absolute) {
      wait_for_place(run, c, {left ? Length() : width, Length()}, beside);
    }
    if (box.kind != BoxKind::mark) continue;
    for (std::uint32_t m = 0; m < box.mark_count; ++m) {
      beside.marks.push_back({box.first_mark + m, {}});
    }
  }
}

Length outside_x(const ContainedItem& item) {
  return sizes_border(item) ? item.edges.left + item.edges.right : Length();
}
Length outside_y(const ContainedItem& item) {
  return sizes_border(item) ? item.edges.top + item.edges.bottom : Length();
}

Flow flow_item(LayoutRun& run, const ContainedItem& item, Length width,
               std::optional<Length> height, BlockRequest request) {
  request.width = border_width(item, width);
  if (item.style == nullptr) {
    std::optional<UsedStyle> used;
    if (item.fits_image) fit_image(used.emplace(run, item.image), width);
    return flow_box(run, item.box, request);
  }
  UsedStyle used(run, item.box);
  used->box_sizing = css::BoxSizing::content_box;
  used->width = exactly(width);
  used->max_width.reset();
  used->min_width = {};
  css::ContentSizes& by = used->content_sizes;
  by.width = by.min_width = by.max_width = {};
  used->aspect_ratio = {};
  used->margin = {exactly({}), exactly({}), exactly({}), exactly({})};
  if (height) {
    used->height = exactly(*height);
    used->max_height.reset();
    used->min_height = {};
    by.height = by.min_height = by.max_height = {};
  } else {
    const Length outside = outside_y(item);
    const BoxRatio ratio(*item.style, item.edges);
    if (ratio.exists() && !definite_height(*item.style, item.edges, request.height)) {
      used->height = exactly(ratio.height(width) + outside);
      const bool grows = by.min_height.kind == css::ContentSize::Kind::automatic;
      if (grows && !used->overflow_clips) by.height = {css::ContentSize::Kind::min_content, {}};
    }
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

FlexBox item_box(LayoutRun& run, const ContainedItem& item, Point at, Length width,
                 std::optional<Length> height, Fragment& content, bool grows,
                 const FlexRequest& request) {
  FlexBox made;
  made.at = at;
  made.height = content.height;
  made.break_before = run.tree[item.box].break_before;
  made.break_after = run.tree[item.box].break_after;
  if (item.style != nullptr) {
    made.whole = item.style->contains_size || item.style->break_inside != css::BreakInside::auto_;
  }
  if (request.broken == nullptr) {
    made.content = std::move(content);
    return made;
  }
  BlockRequest broken = *request.broken;
  broken.grows = grows;
  broken.height = request.height;
  made.flow = flow_item(run, item, width, height, broken);
  return made;
}

}  // namespace layout
