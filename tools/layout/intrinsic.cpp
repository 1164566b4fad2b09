// Intrinsic widths of blocks (CSS Sizing 3 §5).

#include <algorithm>
#include <optional>

#include "layout/aspect_ratio.h"
#include "layout/block_flow.h"
#include "layout/flex.h"
#include "layout/settled_sizes.h"
#include "layout/table.h"

namespace layout {
namespace {

using Kind = css::ContentSize::Kind;

std::optional<Length> known(const css::Size& size, Length inset) {
  if (!size || size->has_percent()) return std::nullopt;
  return std::max(Length(), size->length - inset);
}

IntrinsicWidths at_most(const IntrinsicWidths& widths, Length most) {
  return {std::min(widths.min, most), std::min(widths.max, most)};
}

IntrinsicWidths at_least(const IntrinsicWidths& widths, Length least) {
  return {std::max(widths.min, least), std::max(widths.max, least)};
}

bool is_content(const css::ContentSize& size) {
  return size.kind == Kind::min_content || size.kind == Kind::max_content ||
         size.kind == Kind::fit_content;
}

// What a box's own sizes make of the widths of what is in it. Percentages are of what is not known
// yet, and say nothing.
class Contribution {
 public:
  Contribution(LayoutRun& run, BoxId box, const BoxEdges& edges)
      : run_(run), box_(box), style_(*run.tree[box].style), ratio_(style_, edges) {
    if (style_.box_sizing == css::BoxSizing::content_box) return;
    inset_ = {edges.left + edges.right, edges.top + edges.bottom};
  }

  IntrinsicWidths widths() {
    IntrinsicWidths widths = transferred(preferred());
    const css::ContentSizes& by = style_.content_sizes;
    const std::optional<Length> most = known(style_.max_width, inset_.x);
    if (most) widths = at_most(widths, *most);
    if (is_content(by.max_width)) {
      const IntrinsicWidths limit = by_content(by.max_width, content());
      widths = {std::min(widths.min, limit.min), std::min(widths.max, limit.max)};
    }
    if (is_content(by.min_width)) {
      const IntrinsicWidths limit = by_content(by.min_width, content());
      return {std::max(widths.min, limit.min), std::max(widths.max, limit.max)};
    }
    return at_least(widths, known(style_.min_width, inset_.x).value_or(Length()));
  }

 private:
  const IntrinsicWidths& content() {
    if (!content_) content_ = content_widths(run_, box_);
    return *content_;
  }

  IntrinsicWidths by_content(const css::ContentSize& size, const IntrinsicWidths& widths) const {
    if (size.kind == Kind::min_content) return {widths.min, widths.min};
    if (size.kind == Kind::max_content) return {widths.max, widths.max};
    const std::optional<Length> most = known(size.argument, inset_.x);
    if (!most) return widths;
    const Length width = std::max(widths.min, std::min(widths.max, *most));
    return {width, width};
  }

  IntrinsicWidths preferred() {
    if (const auto width = known(style_.width, inset_.x)) return {*width, *width};
    std::optional<Length> height = ratio_.exists() ? known(style_.height, inset_.y) : std::nullopt;
    if (!height) return by_content(style_.content_sizes.width, content());
    if (const auto most = known(style_.max_height, inset_.y)) height = std::min(*height, *most);
    height = std::max(*height, known(style_.min_height, inset_.y).value_or(Length()));
    const Length width = ratio_.width(*height);
    const bool automatic = style_.content_sizes.width.kind == Kind::none &&
                           style_.content_sizes.min_width.kind == Kind::automatic &&
                           !style_.overflow_clips;
    return at_least({width, width}, automatic ? content().min : Length());
  }

  // CSS Sizing 4 §5.2.
  IntrinsicWidths transferred(const IntrinsicWidths& widths) const {
    if (!ratio_.exists() || known(style_.width, inset_.x)) return widths;
    const std::optional<Length> most = known(style_.max_height, inset_.y);
    const std::optional<Length> least = known(style_.min_height, inset_.y);
    const IntrinsicWidths lower = most ? at_most(widths, ratio_.width(*most)) : widths;
    return least && *least > Length() ? at_least(lower, ratio_.width(*least)) : lower;
  }

  LayoutRun& run_;
  BoxId box_;
  const css::ComputedStyle& style_;
  BoxRatio ratio_;
  Point inset_;  // what of sizes with `box-sizing: border-box` is not the content
  std::optional<IntrinsicWidths> content_;
};

}  // namespace

IntrinsicWidths children_widths(LayoutRun& run, BoxId box) {
  if (is_flex_container(run.tree[box])) return flex_widths(run, box);
  IntrinsicWidths widths;
  for (BoxId c = run.tree[box].first_child; c != no_box; c = run.tree[c].next) {
    const IntrinsicWidths child = block_widths(run, c);
    widths.min = std::max(widths.min, child.min);
    widths.max = std::max(widths.max, child.max);
  }
  return widths;
}

IntrinsicWidths block_widths(LayoutRun& run, BoxId id) {
  const Box& box = run.tree[id];
  switch (box.kind) {
    case BoxKind::paragraph:
      return paragraph_widths(run, id);
    case BoxKind::mark:
    case BoxKind::absolute:
      return {};
    case BoxKind::float_:
      return children_widths(run, id);
    case BoxKind::table:
      return table_widths(run, id);
    default:
      break;
  }
  if (box.anonymous) return children_widths(run, id);
  const css::ComputedStyle& s = *box.style;
  const BoxEdges edges = resolve_edges(s, Length(), Length());
  const Length around = edges.outer_width() - edges.width;
  const IntrinsicWidths widths = Contribution(run, id, edges).widths();
  return {widths.min + around, widths.max + around};
}

}  // namespace layout
