#pragma once
// Borders and other lines between and around boxes (CSS Backgrounds 3 §3–§5).

#include "css/style.h"
#include "layout/fragment.h"
#include "layout/path.h"

namespace layout {

struct PaintedEdges {
  bool top = true, right = true, bottom = true, left = true;  // a box cut by a break has open ends
};

Rgb to_rgb(const css::Color& color);

// One side alone: a column rule, a collapsed border. `vertical` runs from top to bottom of `rect`.
void paint_edge(Fragment& out, const css::BorderEdge& edge, const Rect& rect, bool vertical,
                Artifact artifact);

// All sides that `edges` names, inside `shape`.
void paint_border(Fragment& out, const css::Edges<css::BorderEdge>& border,
                  const RoundedRect& shape, const PaintedEdges& edges, Artifact artifact);

}  // namespace layout
