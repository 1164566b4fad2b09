#include "layout/box_edges.h"

#include <algorithm>
#include <utility>

namespace layout {
namespace {

Length or_zero(const css::Size& size, Length base) {
  return size ? size->resolve(base) : Length();
}

}  // namespace

BoxEdges resolve_edges(const css::ComputedStyle& s, Length available,
                       std::optional<Length> shrink_to) {
  BoxEdges e;
  e.margin_top = or_zero(s.margin.top, available);
  e.margin_bottom = or_zero(s.margin.bottom, available);
  e.margin_left = or_zero(s.margin.left, available);
  e.margin_right = or_zero(s.margin.right, available);
  const Length zero;
  e.top = std::max(zero, s.padding.top.resolve(available)) + s.border.top.width;
  e.bottom = std::max(zero, s.padding.bottom.resolve(available)) + s.border.bottom.width;
  e.left = std::max(zero, s.padding.left.resolve(available)) + s.border.left.width;
  e.right = std::max(zero, s.padding.right.resolve(available)) + s.border.right.width;
  const Length around = e.left + e.right;
  const Length outside = s.box_sizing == css::BoxSizing::border_box ? around : zero;
  const Length room = available - e.margin_left - e.margin_right - around;
  bool fixed = true;
  if (s.width) {
    e.width = s.width->resolve(available) - outside;
  } else if (shrink_to) {
    e.width = std::min(*shrink_to, room);
  } else {
    e.width = room;
    fixed = false;
  }
  if (s.max_width) {
    const Length most = s.max_width->resolve(available) - outside;
    if (e.width > most) {
      e.width = most;
      fixed = true;
    }
  }
  const Length least = s.min_width.resolve(available) - outside;
  if (e.width < least) {
    e.width = least;
    fixed = true;
  }
  e.width = std::max(e.width, zero);
  const bool in_line =
      s.display == css::Display::inline_block || s.display == css::Display::inline_table ||
      s.display == css::Display::inline_flex || s.display == css::Display::inline_grid;
  if (!fixed || shrink_to || in_line || s.float_ != css::Float::none) return e;
  const Length left_over = available - e.outer_width();
  if (!s.margin.left && !s.margin.right) {
    e.margin_left = std::max(zero, left_over / 2);
    e.margin_right = left_over - e.margin_left;
  } else if (!s.margin.left) {
    e.margin_left = left_over;
  }
  return e;
}

void start_at_right(const css::ComputedStyle& s, Length available, BoxEdges& e) {
  const Length left_over = available - e.outer_width();
  if (!s.margin.left && !s.margin.right) {
    if (e.margin_right < Length()) std::swap(e.margin_left, e.margin_right);
  } else if (s.margin.right || left_over < Length()) {
    e.margin_left += left_over;
  }
}

using Kind = css::ContentSize::Kind;

std::optional<Length> Heights::of(const css::Size& size, const css::ContentSize& by) const {
  const BoxEdges& e = edges_;
  if (by.kind == Kind::stretch && base_) {
    return std::max(Length(), *base_ - e.margin_top - e.top - e.bottom - e.margin_bottom);
  }
  if (!size || (size->has_percent() && !base_)) return std::nullopt;
  const bool border = style_.box_sizing == css::BoxSizing::border_box;
  const Length outside = border ? e.top + e.bottom : Length();
  return std::max(Length(), size->resolve(base_.value_or(Length())) - outside);
}

namespace {

// CSS Sizing 3 §3.2: down the page, every size by content is that of all of it.
std::optional<Length> limit(const Heights& heights, const css::Size& size,
                            const css::ContentSize& by, std::optional<Length> content) {
  const bool whole =
      by.kind == Kind::min_content || by.kind == Kind::max_content || by.kind == Kind::fit_content;
  return whole ? content : heights.of(size, by);
}

// A height that an aspect ratio gave grows with what is in the box.
bool is_least(const css::ComputedStyle& s) {
  return s.height && s.content_sizes.height.kind == Kind::min_content;
}

// `content` is nothing where it is not known yet; then limits by it say nothing.
Length limited(const css::ComputedStyle& s, const Heights& heights, Length height,
               std::optional<Length> content) {
  const css::ContentSizes& by = s.content_sizes;
  const std::optional<Length> most = limit(heights, s.max_height, by.max_height, content);
  const std::optional<Length> least = limit(heights, s.min_height, by.min_height, content);
  if (most) height = std::min(height, *most);
  return std::max({height, least.value_or(Length()), Length()});
}

}  // namespace

std::optional<Length> used_height(const css::ComputedStyle& s, const BoxEdges& e, Length content,
                                  std::optional<Length> base) {
  const Heights heights(s, e, base);
  std::optional<Length> height = heights.of(s.height, s.content_sizes.height);
  if (height && is_least(s)) height = std::max(*height, content);
  const Length used = limited(s, heights, height.value_or(content), content);
  if (!height && used == content) return std::nullopt;
  return used;
}

std::optional<Length> definite_height(const css::ComputedStyle& s, const BoxEdges& e,
                                      std::optional<Length> base) {
  const Heights heights(s, e, base);
  const std::optional<Length> height = heights.of(s.height, s.content_sizes.height);
  if (!height) return std::nullopt;
  return limited(s, heights, *height, std::nullopt);
}

}  // namespace layout
