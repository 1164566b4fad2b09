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

// One direction of a margin box. What is missing is auto.
struct MarginBoxAxis {
  std::optional<base::Length> margin_start, size, margin_end;  // `size` of the content
  base::Length around;                                         // borders and paddings
  base::Length least;                                          // of the content
  std::optional<base::Length> most;
};
struct MarginBoxPlace {
  base::Length margin_start, size;  // of the content
};

// Across its edge (§5.3.3): margins, borders and content fill the depth of the page's margin. When
// they cannot, the margin on the side of the paper's edge gives way.
MarginBoxPlace fill_depth(MarginBoxAxis axis, base::Length depth, bool edge_is_at_start);
// Along its edge: the size that share_edge has found, and no automatic margins.
MarginBoxPlace fill_share(const MarginBoxAxis& axis, base::Length share);

}  // namespace layout
