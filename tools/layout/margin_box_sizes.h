#pragma once
// How the three margin boxes of one edge of the page share it (CSS Paged Media 3 §5.3.2): the same
// along the top and bottom, where it is about widths, and along the sides, where it is about
// heights.

#include <array>
#include <optional>

#include "base/length.h"

namespace layout {

// What one box asks for, with its own margins, borders and paddings.
struct MarginBoxDemand {
  bool present = false;
  std::optional<base::Length> fixed;  // nothing: auto
  base::Length min, max;              // of the content
  base::Length least;                 // min-width or min-height
  std::optional<base::Length> most;   // max-width or max-height
};

// The outer sizes of the boxes in the order in which they stand: left, center, right or top,
// middle, bottom.
std::array<base::Length, 3> share_edge(std::array<MarginBoxDemand, 3> boxes,
                                       base::Length available);

}  // namespace layout
