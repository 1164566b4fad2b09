#include "layout/float_areas.h"

#include <algorithm>
#include <utility>

namespace layout {

void FloatAreas::forget_above(Length y) {
  areas_.erase(std::remove_if(areas_.begin(), areas_.end(),
                              [y](const FloatArea& area) { return area.bottom <= y; }),
               areas_.end());
}

bool FloatAreas::keep_together(Length y) const {
  if (!reach(y)) return false;
  return std::any_of(areas_.begin(), areas_.end(), [y](const FloatArea& area) {
    return area.whole && area.top < y && area.bottom > y;
  });
}

FloatAreas::Room FloatAreas::room(Length y, Length height, Room whole) const {
  for (const FloatArea& area : areas_) {
    if (area.bottom <= y || area.top >= y + std::max(height, Length::from_units(1))) continue;
    if (area.left) {
      whole.from = std::max(whole.from, area.x + area.width);
    } else {
      whole.to = std::min(whole.to, area.x);
    }
  }
  return whole;
}

Length FloatAreas::bottom(bool left, bool right) const {
  return std::max(left ? lowest_left_ : Length(), right ? lowest_right_ : Length());
}

void FloatAreas::add(const FloatArea& area) {
  constexpr std::size_t most_areas = 200;
  if (areas_.size() >= most_areas) merge();
  areas_.push_back(area);
  last_top_ = area.top;
  Length& lowest = area.left ? lowest_left_ : lowest_right_;
  lowest = std::max(lowest, area.bottom);
}

// Of very many floats, those of each side become one that covers them all.
void FloatAreas::merge() {
  std::vector<FloatArea> merged;
  for (const bool left : {true, false}) {
    bool any = false;
    FloatArea whole;
    whole.whole = false;
    for (const FloatArea& area : areas_) {
      if (area.left != left) continue;
      const Length from = any ? std::min(whole.x, area.x) : area.x;
      const Length to =
          any ? std::max(whole.x + whole.width, area.x + area.width) : area.x + area.width;
      whole.top = any ? std::min(whole.top, area.top) : area.top;
      whole.bottom = std::max(whole.bottom, area.bottom);
      whole.left = left;
      whole.whole = whole.whole || area.whole;
      whole.x = from;
      whole.width = to - from;
      any = true;
    }
    if (any) merged.push_back(whole);
  }
  areas_ = std::move(merged);
}

void FloatAreas::clear() {
  areas_.clear();
  lowest_left_ = lowest_right_ = last_top_ = Length();
}

Length FloatAreas::next_bottom(Length y) const {
  Length next = y;
  for (const FloatArea& area : areas_) {
    if (area.bottom > y && (next == y || area.bottom < next)) next = area.bottom;
  }
  return next;
}

}  // namespace layout
