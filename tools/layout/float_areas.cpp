#include "layout/float_areas.h"

#include <algorithm>

namespace layout {

void FloatAreas::forget_above(Length y) {
  areas_.erase(std::remove_if(areas_.begin(), areas_.end(),
                              [y](const FloatArea& area) { return area.bottom <= y; }),
               areas_.end());
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
  Length lowest;
  for (const FloatArea& area : areas_) {
    if (area.left ? left : right) lowest = std::max(lowest, area.bottom);
  }
  return lowest;
}

Length FloatAreas::next_bottom(Length y) const {
  Length next = y;
  for (const FloatArea& area : areas_) {
    if (area.bottom > y && (next == y || area.bottom < next)) next = area.bottom;
  }
  return next;
}

}  // namespace layout
