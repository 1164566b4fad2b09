#include "layout/flex_lines.h"

#include <algorithm>

namespace layout {
namespace {

using css::Alignment;

Length clamped(const FlexItem& item, Length size) {
  if (item.most) size = std::min(size, *item.most);
  return std::max({size, item.least, Length()});
}

// What a negative room is shared by; bounded, so that many of them have a sum.
std::int64_t shrink_weight(const FlexItem& item) {
  constexpr std::int64_t precision = 100'000;
  const Length most = Length::from_points(1'000'000);
  return base::scaled(std::min(item.base, most), item.shrink, precision).units();
}

Length absolute(Length length) {
  return length < Length() ? -length : length;
}

Length sum_of(const FlexItem* first, std::size_t count, Length gap) {
  Length sum = gap * static_cast<std::int64_t>(count > 0 ? count - 1 : 0);
  for (std::size_t i = 0; i < count; ++i) sum += first[i].hypothetical() + first[i].around;
  return sum;
}

}  // namespace

Length FlexItem::hypothetical() const {
  return clamped(*this, base);
}

std::vector<FlexLine> break_into_flex_lines(const std::vector<FlexItem>& items,
                                            std::optional<Length> most, Length gap) {
  std::vector<FlexLine> lines;
  Length used;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Length own = items[i].hypothetical() + items[i].around;
    const bool fits = !lines.empty() && (!most || used + gap + own <= *most);
    if (fits) {
      ++lines.back().count;
      used += gap + own;
    } else {
      lines.push_back({i, 1});
      used = own;
    }
  }
  return lines;
}

void resolve_flexible_lengths(FlexItem* first, std::size_t count, Length room, Length gap) {
  const bool grows = sum_of(first, count, gap) < room;
  std::vector<bool> frozen(count);
  const auto factor = [&](const FlexItem& item) { return grows ? item.grow : item.shrink; };
  for (std::size_t i = 0; i < count; ++i) {
    FlexItem& item = first[i];
    item.size = item.hypothetical();
    const bool settled = grows ? item.base > item.size : item.base < item.size;
    frozen[i] = factor(item) == 0 || settled;
  }
  const auto free_space = [&] {
    Length space = room - gap * static_cast<std::int64_t>(count > 0 ? count - 1 : 0);
    for (std::size_t i = 0; i < count; ++i) {
      space -= (frozen[i] ? first[i].size : first[i].base) + first[i].around;
    }
    return space;
  };
  const Length initial = free_space();
  for (std::size_t round = 0; round <= count; ++round) {  // each freezes at least one
    std::int64_t factors = 0, weights = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (frozen[i]) continue;
      factors += factor(first[i]);
      weights += grows ? first[i].grow : shrink_weight(first[i]);
    }
    if (factors == 0) return;
    Length space = free_space();
    if (factors < css::ComputedStyle::flex_unit) {
      const Length part = base::scaled(initial, factors, css::ComputedStyle::flex_unit);
      if (absolute(part) < absolute(space)) space = part;
    }
    Length violation;
    std::vector<Length> by(count);
    for (std::size_t i = 0; i < count; ++i) {
      FlexItem& item = first[i];
      if (frozen[i]) continue;
      const std::int64_t weight = grows ? item.grow : shrink_weight(item);
      const Length target =
          weights == 0 ? item.base : item.base + base::scaled(space, weight, weights);
      item.size = clamped(item, target);
      by[i] = item.size - target;
      violation += by[i];
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (frozen[i]) continue;
      frozen[i] =
          violation == Length() || (violation > Length() ? by[i] > Length() : by[i] < Length());
    }
  }
}

std::vector<Length> distribute(const std::vector<Length>& sizes, Length room, Length gap,
                               Alignment alignment) {
  const auto count = static_cast<std::int64_t>(sizes.size());
  Length left_over = room - gap * std::max<std::int64_t>(count - 1, 0);
  for (const Length size : sizes) left_over -= size;
  Length at, between = gap;
  const bool spreads = left_over > Length();
  switch (alignment) {
    case Alignment::flex_end:
    case Alignment::end:
    case Alignment::right:
      at = left_over;
      break;
    case Alignment::center:
      at = left_over / 2;
      break;
    case Alignment::space_between:
      if (spreads && count > 1) between += left_over / (count - 1);
      break;
    case Alignment::space_around:
      at = spreads ? left_over / (2 * count) : left_over / 2;
      if (spreads) between += left_over / count;
      break;
    case Alignment::space_evenly:
      at = spreads ? left_over / (count + 1) : left_over / 2;
      if (spreads) between += left_over / (count + 1);
      break;
    default:
      break;
  }
  std::vector<Length> starts;
  for (const Length size : sizes) {
    starts.push_back(at);
    at += size + between;
  }
  return starts;
}

void justify(FlexItem* first, std::size_t count, Length room, Length gap, Alignment alignment) {
  Length left_over = room - gap * static_cast<std::int64_t>(count > 0 ? count - 1 : 0);
  std::int64_t autos = 0;
  for (std::size_t i = 0; i < count; ++i) {
    left_over -= first[i].size + first[i].around;
    autos += (first[i].auto_start ? 1 : 0) + (first[i].auto_end ? 1 : 0);
  }
  const bool shared = autos > 0 && left_over > Length();
  std::vector<Length> sizes;
  for (std::size_t i = 0; i < count; ++i) {
    FlexItem& item = first[i];
    item.margin_start = shared && item.auto_start ? left_over / autos : Length();
    item.margin_end = shared && item.auto_end ? left_over / autos : Length();
    sizes.push_back(item.size + item.around + item.margin_start + item.margin_end);
  }
  const std::vector<Length> starts = distribute(sizes, room, gap, alignment);
  for (std::size_t i = 0; i < count; ++i) first[i].start = starts[i];
}

}  // namespace layout
