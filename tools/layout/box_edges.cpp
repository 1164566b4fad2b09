#include "layout/box_edges.h"

#include <algorithm>

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

std::optional<Length> used_height(const css::ComputedStyle& s, const BoxEdges& e, Length content,
                                  std::optional<Length> base) {
  const Length outside = s.box_sizing == css::BoxSizing::border_box ? e.top + e.bottom : Length();
  const auto resolved = [&](const css::LengthPercentage& size) -> std::optional<Length> {
    if (size.has_percent() && !base) return std::nullopt;
    return size.resolve(base.value_or(Length())) - outside;
  };
  std::optional<Length> height;
  if (s.height) height = resolved(*s.height);
  Length used = height.value_or(content);
  if (s.max_height) used = std::min(used, resolved(*s.max_height).value_or(used));
  used = std::max({used, resolved(s.min_height).value_or(Length()), Length()});
  if (!height && used == content) return std::nullopt;
  return used;
}

std::optional<Length> definite_height(const css::ComputedStyle& s, const BoxEdges& e,
                                      std::optional<Length> base) {
  if (!s.height || (s.height->has_percent() && !base)) return std::nullopt;
  return used_height(s, e, Length(), base).value_or(Length());
}

}  // namespace layout
