#include "layout/aspect_ratio.h"

#include <algorithm>

namespace layout {

BoxRatio::BoxRatio(const css::AspectRatio& ratio, const css::ComputedStyle& s, const BoxEdges& e)
    : ratio_(ratio) {
  if (ratio_.or_natural || s.box_sizing == css::BoxSizing::content_box) return;
  across_ = e.left + e.right;
  down_ = e.top + e.bottom;
}

Length BoxRatio::width(Length height) const {
  const Length box = base::scaled(height + down_, ratio_.width, ratio_.height);
  return std::max(Length(), box - across_);
}

Length BoxRatio::height(Length width) const {
  const Length box = base::scaled(width + across_, ratio_.height, ratio_.width);
  return std::max(Length(), box - down_);
}

}  // namespace layout
