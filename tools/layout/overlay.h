#pragma once
// What stands beside a flow that is cut into columns, and is cut with it (CSS Break 3 §2, parallel
// flows): floats and positioned boxes that reach below their column, and what a box of a given
// height has no room for.

#include <functional>

#include "layout/fragment.h"

namespace layout {

struct Overlay {
  Fragment content;  // from the top of the first column, as if all of them stood below each other
  int z_index = 0;
  BoxId box = no_box;  // a positioned one
};

// The top of the highest and the bottom of the lowest item.
struct VerticalExtent {
  Length top, bottom;
};
VerticalExtent extent_of(const Fragment& fragment);

// The columns that an overlay goes through: they are as many as it takes.
struct OverlayColumns {
  std::function<Length(std::size_t)> height_of;
  // Takes the part in a column, at its coordinates.
  std::function<void(std::size_t, Fragment)> place;
};
// Lines and images that a column has room for are not cut.
void cut_overlay(Overlay overlay, const OverlayColumns& columns);

}  // namespace layout
