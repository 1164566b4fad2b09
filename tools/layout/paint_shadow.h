#pragma once
// Shadows of boxes (CSS Backgrounds 3 §7). PDF knows no blur: a blurred edge is a stack of 17
// outlines, each a little larger and fainter, whose sum is that of a Gaussian at the middle of each
// step; its corners are round where those of a Gaussian would be.

#include "layout/fragment.h"
#include "layout/paint_border.h"

namespace layout {

// Outside of `border`, the shape of the border box, and only beside `edges`: the shadow of a box
// that is cut is cut with it.
void paint_outer_shadows(Fragment& out, const css::ComputedStyle& style, const RoundedRect& border,
                         const PaintedEdges& edges, Artifact artifact);

// Inside of `padding`, the shape of the padding box.
void paint_inner_shadows(Fragment& out, const css::ComputedStyle& style, const RoundedRect& padding,
                         const PaintedEdges& edges, Artifact artifact);

}  // namespace layout
