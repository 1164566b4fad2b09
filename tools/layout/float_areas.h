#pragma once
// Where floats stand in a flow, and the room they leave (CSS 2.2 §9.5). Positions are those of the
// flow: x as its items have it, y from its top as if it were one endless column.

#include <vector>

#include "base/length.h"

namespace layout {

using base::Length;

struct FloatArea {
  bool left = false;
  bool whole = true;  // had better not be cut
  Length x, width, top, bottom;
};

class FloatAreas {
 public:
  struct Room {
    Length from, to;
  };

  void add(const FloatArea& area);
  void clear();
  // Those that end above `y` matter no more.
  void forget_above(Length y);
  // Does any float go on below `y`?
  bool reach(Length y) const { return lowest_left_ > y || lowest_right_ > y; }
  // Would a break at `y` cut a float that had better stay whole?
  bool keep_together(Length y) const;
  // No float is higher than one before it (CSS 2.2 §9.5.1, rule 5).
  Length last_top() const { return last_top_; }
  // What is free of [from, to) between `y` and `y + height`.
  Room room(Length y, Length height, Room whole) const;
  // The lowest edge of the floats of these sides; 0 when there are none.
  Length bottom(bool left, bool right) const;
  // The first end of a float below `y`; `y` when there is none.
  Length next_bottom(Length y) const;

 private:
  void merge();

  std::vector<FloatArea> areas_;
  Length lowest_left_, lowest_right_, last_top_;
};

}  // namespace layout
