#pragma once
// Backgrounds and borders of a box as rectangles and dashed lines (CSS Backgrounds 3).

#include "css/style.h"
#include "layout/fragment.h"

namespace layout {

struct PaintedEdges {
  bool top = true, right = true, bottom = true, left = true;  // a box cut by a break has open ends
};

bool is_painted(const css::ComputedStyle& style);

// `rect` is the border box; `picture` is the style's background-image, if it could be had.
void paint_box(Fragment& out, const css::ComputedStyle& style, const Rect& rect,
               const PaintedEdges& edges, Artifact artifact, const ImageUse* picture = nullptr);

// The picture alone, once or repeated over `covered`; `area` is what its place and its size are of
// (CSS Backgrounds 3 §2.5–§2.9).
void paint_picture(Fragment& out, const css::BackgroundImage& background, const Rect& covered,
                   const Rect& area, const ImageUse& picture, Artifact artifact);

// One side alone: a column rule, a collapsed border. `vertical` runs from top to bottom of `rect`.
void paint_edge(Fragment& out, const css::BorderEdge& edge, const Rect& rect, bool vertical,
                Artifact artifact);

}  // namespace layout
