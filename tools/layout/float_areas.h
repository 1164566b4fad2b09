#pragma once
// Where floats stand in a flow, and the room they leave (CSS 2.2 §9.5). Positions are those of the
// flow: x as its items have it, y from its top as if it were one endless column.

#include <vector>

#include "base/length.h"

namespace layout {

using base::Length;

struct FloatArea {
  bool left = false;
  Length x, width, top, bottom;
};

class FloatAreas {
 public:
  struct Room {
    Length from, to;
  };

  void add(const FloatArea& area) { areas_.push_back(area); }
  void clear() { areas_.clear(); }
  // Those that end above `y` matter no more.
  void forget_above(Length y);
  // Does any float go on below `y`?
  bool reach(Length y) const { return bottom(true, true) > y; }
  // What is free of [from, to) between `y` and `y + height`.
  Room room(Length y, Length height, Room whole) const;
  // The lowest edge of the floats of these sides; 0 when there are none.
  Length bottom(bool left, bool right) const;
  // The first end of a float below `y`; `y` when there is none.
  Length next_bottom(Length y) const;

 private:
  std::vector<FloatArea> areas_;
};

}  // namespace layout
