#pragma once
// How large an image is set (CSS 2.2 §10.3.2, §10.4, §10.6.2; CSS Sizing 4 §5).

#include "layout/boxes.h"
#include "layout/settled_sizes.h"

namespace layout {

struct Extent {
  Length width, height;
};

// Of the content. Never wider than its container when its own width was not asked for.
Extent replaced_size(const ImageUse& image, const css::ComputedStyle& style,
                     const SizeFrame& frame);

// Where in its content box `area` the image is set; it may go beyond it (CSS Images 3 §5.5).
Rect placed_object(const ImageUse& image, const css::ComputedStyle& style, const Rect& area);

}  // namespace layout
