#include "layout/margin_box_sizes.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace layout {
namespace {

using base::Length;
using Demand = MarginBoxDemand;

// §5.3.2.3: two boxes beside each other, the other of which may stand for two.
std::pair<Length, Length> share_between(const Demand& a, const Demand& b, Length available,
                                        std::int64_t b_boxes = 1) {
  if (a.fixed && b.fixed) return {*a.fixed, *b.fixed};
  if (a.fixed) return {*a.fixed, std::max(Length(), available - *a.fixed)};
  if (b.fixed) return {std::max(Length(), available - *b.fixed), *b.fixed};
  const auto flexed = [&](Length a_base, Length b_base, Length a_factor, Length b_factor) {
    const Length room = available - a_base - b_base;
    const Length factors = a_factor + b_factor;
    const Length a_share = factors > Length()
                               ? base::scaled(room, a_factor.units(), factors.units())
                               : room / (1 + b_boxes);
    return std::pair(a_base + a_share, b_base + room - a_share);
  };
  if (a.max + b.max < available) return flexed(a.max, b.max, a.max, b.max);
  if (a.min + b.min < available) return flexed(a.min, b.min, a.max - a.min, b.max - b.min);
  return flexed(a.min, b.min, a.min, b.min);
}

std::array<Length, 3> share_once(const std::array<Demand, 3>& boxes, Length available) {
  const Demand& first = boxes[0];
  const Demand& middle = boxes[1];
  const Demand& last = boxes[2];
  std::array<Length, 3> sizes;
  if (!middle.present) {
    Demand a = first, c = last;
    if (!a.present) a.fixed = Length();
    if (!c.present) c.fixed = Length();
    std::tie(sizes[0], sizes[2]) = share_between(a, c, available);
    return sizes;
  }
  // The outer two as one box twice the larger, so that the middle box stays in the middle.
  Demand both;
  both.min = std::max(first.min, last.min) * 2;
  both.max = std::max(first.max, last.max) * 2;
  if (!first.present && !last.present) {
    both.fixed = Length();
  } else if (first.fixed || last.fixed) {
    both.fixed = std::max(first.fixed.value_or(Length()), last.fixed.value_or(Length())) * 2;
  }
  sizes[1] = share_between(middle, both, available, 2).first;
  const Length rest = std::max(Length(), available - sizes[1]) / 2;
  sizes[0] = first.present ? first.fixed.value_or(rest) : Length();
  sizes[2] = last.present ? last.fixed.value_or(rest) : Length();
  return sizes;
}

}  // namespace

std::array<Length, 3> share_edge(std::array<Demand, 3> boxes, Length available) {
  // §5.3.2.4: sizes beyond a limit are set to it, and the others share again.
  for (const bool upper : {true, false}) {
    const std::array<Length, 3> sizes = share_once(boxes, available);
    for (std::size_t i = 0; i < 3; ++i) {
      Demand& box = boxes[i];
      if (!box.present) continue;
      if (upper && box.most && sizes[i] > *box.most) box.fixed = *box.most;
      if (!upper && sizes[i] < box.least) box.fixed = box.least;
    }
  }
  return share_once(boxes, available);
}

MarginBoxPlace fill_share(const MarginBoxAxis& axis, Length share) {
  const Length start = axis.margin_start.value_or(Length());
  return {start,
          std::max(Length(), share - axis.around - start - axis.margin_end.value_or(Length()))};
}

MarginBoxPlace fill_depth(MarginBoxAxis axis, Length depth, bool edge_is_at_start) {
  const bool is_auto = !axis.size;
  if (is_auto) {
    axis.margin_start = axis.margin_start.value_or(Length());
    axis.margin_end = axis.margin_end.value_or(Length());
    axis.size = depth - axis.around - *axis.margin_start - *axis.margin_end;
  }
  Length size = std::max({*axis.size, axis.least, Length()});
  if (axis.most) size = std::max(axis.least, std::min(size, *axis.most));
  if (is_auto && size == *axis.size) return {*axis.margin_start, size};
  const Length left_over = depth - axis.around - size;
  const Length start = axis.margin_start.value_or(Length());
  const Length end = axis.margin_end.value_or(Length());
  if (left_over >= start + end) {  // automatic margins are not negative
    if (!axis.margin_start && !axis.margin_end) return {left_over / 2, size};
    if (!axis.margin_start) return {left_over - end, size};
    if (!axis.margin_end) return {start, size};
  }
  return {edge_is_at_start ? left_over - end : start, size};
}

}  // namespace layout
