#include "layout/settled_sizes.h"

#include <algorithm>

#include "layout/aspect_ratio.h"
#include "layout/block_flow.h"
#include "layout/table.h"

namespace layout {
namespace {

using Kind = css::ContentSize::Kind;

class Settling {
 public:
  Settling(LayoutRun& run, BoxId box, const SizeFrame& frame)
      : run_(run),
        box_(box),
        frame_(frame),
        style_(*run.tree[box].style),
        edges_(resolve_edges(style_, frame.width, Length())),
        ratio_(style_, edges_) {
    const bool border = style_.box_sizing == css::BoxSizing::border_box;
    if (border) outside_ = {edges_.left + edges_.right, edges_.top + edges_.bottom};
    const Length around = edges_.outer_width() - edges_.width;
    room_ = std::max(Length(), frame.room.value_or(frame.width) - around);
    find_heights();
  }

  void settle(css::ComputedStyle& used) {
    const Length width = limited(wanted_width());
    used.width = exactly(width + outside_.x);
    used.max_width.reset();
    used.min_width = {};
    used.content_sizes.width = used.content_sizes.min_width = used.content_sizes.max_width = {};
    used.aspect_ratio = {};
    if (!ratio_.exists() || height_) return;
    settle_height(used, ratio_.height(width));
  }

 private:
  // CSS Sizing 4 §5.3: never less than what is in it.
  void settle_height(css::ComputedStyle& used, Length height) const {
    const bool grows = has_automatic_least(style_.content_sizes.min_height);
    if (grows && css::has_items(style_.display)) {
      used.min_height = *exactly(std::min(height, most_height_.value_or(height)) + outside_.y);
      return;
    }
    used.height = exactly(height + outside_.y);
    used.content_sizes.height.kind = grows ? Kind::min_content : Kind::none;
  }

  bool has_automatic_least(const css::ContentSize& least) const {
    return least.kind == Kind::automatic && !style_.overflow_clips;
  }

  void find_heights() {
    const css::ContentSizes& by = style_.content_sizes;
    const Heights heights(style_, edges_, frame_.height);
    most_height_ = heights.of(style_.max_height, by.max_height);
    least_height_ = heights.of(style_.min_height, by.min_height).value_or(Length());
    height_ = heights.of(style_.height, by.height);
    const bool automatic = !style_.width && by.width.kind == Kind::none && !style_.height &&
                           by.height.kind == Kind::none;
    if (automatic && ratio_.exists()) height_ = frame_.stretched_height;
    if (height_ && most_height_) height_ = std::min(*height_, *most_height_);
    if (height_) height_ = std::max(*height_, least_height_);
  }

  const IntrinsicWidths& content() {
    if (!content_) content_ = content_widths(run_, box_);
    return *content_;
  }

  // A height and a ratio come before what is in the box.
  IntrinsicWidths preferred() {
    if (!ratio_.exists() || !height_) return content();
    const Length width = ratio_.width(*height_);
    return {width, width};
  }

  Length width_of(const css::ContentSize& size, const IntrinsicWidths& widths) const {
    switch (size.kind) {
      case Kind::min_content:
        return widths.min;
      case Kind::max_content:
        return widths.max;
      case Kind::stretch:
        return room_;
      default:
        break;
    }
    const Length most = size.argument ? size.argument->resolve(frame_.width) - outside_.x : room_;
    return std::max(widths.min, std::min(widths.max, most));
  }

  Length wanted_width() {
    const css::ContentSize& by = style_.content_sizes.width;
    if (style_.width) return style_.width->resolve(frame_.width) - outside_.x;
    if (by.kind != Kind::none) return width_of(by, preferred());
    if (ratio_.exists() && height_) {
      is_by_ratio_ = true;
      return ratio_.width(*height_);
    }
    return frame_.shrinks ? width_of({Kind::fit_content, {}}, content()) : room_;
  }

  std::optional<Length> limit(const css::Size& size, const css::ContentSize& by) {
    if (size) return size->resolve(frame_.width) - outside_.x;
    if (by.kind == Kind::none || by.kind == Kind::automatic) return std::nullopt;
    return width_of(by, by.kind == Kind::stretch ? IntrinsicWidths{} : content());
  }

  Length limited(Length width) {
    const css::ContentSizes& by = style_.content_sizes;
    const std::optional<Length> most = limit(style_.max_width, by.max_width);
    const bool by_content = by.min_width.kind != Kind::none;
    Length least =
        limit(by_content ? css::Size() : style_.min_width, by.min_width).value_or(Length());
    if (ratio_.exists() && !style_.width) {  // CSS Sizing 4 §5.2: limits of the height, transferred
      if (most_height_) width = std::min(width, std::max(ratio_.width(*most_height_), least));
      if (least_height_ > Length()) {
        const Length transferred = ratio_.width(least_height_);
        width = std::max(width, most ? std::min(transferred, *most) : transferred);
      }
    }
    if (is_by_ratio_ && has_automatic_least(by.min_width)) least = content().min;
    if (most && is_by_ratio_ && by_content) least = std::min(least, *most);
    if (most) width = std::min(width, *most);
    return std::max({width, least, Length()});
  }

  LayoutRun& run_;
  BoxId box_;
  const SizeFrame& frame_;
  const css::ComputedStyle& style_;
  BoxEdges edges_;
  BoxRatio ratio_;
  Point outside_;  // what of sizes with `box-sizing: border-box` is not the content
  Length room_;
  std::optional<Length> height_, most_height_;
  Length least_height_;
  std::optional<IntrinsicWidths> content_;
  bool is_by_ratio_ = false;
};

bool is_by_content(const css::ContentSize& size) {
  return size.kind != Kind::none && size.kind != Kind::automatic;
}

}  // namespace

IntrinsicWidths content_widths(LayoutRun& run, BoxId id) {
  const Box& box = run.tree[id];
  if (!box.anonymous && box.style->contains_size) return {};
  if (box.kind != BoxKind::table) return children_widths(run, id);
  const BoxEdges edges = resolve_edges(*box.style, Length(), Length());
  const IntrinsicWidths outer = table_widths(run, id);
  const Length around = edges.outer_width() - edges.width;
  return {outer.min - around, outer.max - around};
}

bool has_content_width(const Box& box) {
  if (box.anonymous) return false;
  const css::ContentSizes& by = box.style->content_sizes;
  return box.style->aspect_ratio.width > 0 || is_by_content(by.width) ||
         is_by_content(by.min_width) || is_by_content(by.max_width);
}

SettledSizes::SettledSizes(LayoutRun& run, BoxId box, const SizeFrame& frame) {
  if (!has_content_width(run.tree[box])) return;
  Settling settling(run, box, frame);
  used_.emplace(run, box);
  settling.settle(*used_->operator->());
}

}  // namespace layout
