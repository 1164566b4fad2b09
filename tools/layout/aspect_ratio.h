#pragma once
// One side of a box from the other (CSS Sizing 4 §5).

#include "layout/box_edges.h"

namespace layout {

class BoxRatio {
 public:
  BoxRatio(const css::ComputedStyle& style, const BoxEdges& edges)
      : BoxRatio(style.aspect_ratio, style, edges) {}
  BoxRatio(const css::AspectRatio& ratio, const css::ComputedStyle& style, const BoxEdges& edges);

  bool exists() const { return ratio_.width > 0; }
  // Of the content.
  Length width(Length height) const;
  Length height(Length width) const;

 private:
  css::AspectRatio ratio_;
  Length across_, down_;  // borders and paddings that the ratio counts
};

}  // namespace layout
