#pragma once
// Outlines of rectangles and of rectangles with rounded corners (CSS Backgrounds 3 §5).

#include <array>

#include "css/style.h"
#include "layout/pages.h"

namespace layout {

struct Radius {
  Length x, y;
};

struct RoundedRect {
  Rect rect;
  css::Corners<Radius> radii;

  bool is_round() const;
};

// Around a border box `rect`, without curves that overlap (§5.5).
RoundedRect rounded(const css::Corners<css::CornerRadius>& radii, const Rect& rect);

// The sides moved inwards, as the inner edge of a border is (§5.2).
RoundedRect inset(const RoundedRect& outer, const css::Edges<Length>& by);

// All sides moved outwards, or inwards if negative; sharp corners stay sharp (§7.1.1).
RoundedRect spread(const RoundedRect& inner, Length by);

// As another part of `path`, clockwise. One without an area adds nothing.
void add_rect(Path& path, const Rect& rect);
void add_rounded(Path& path, const RoundedRect& shape);

// Around all points, control points too.
Rect extent_of(const Path& path);
void move_path(Path& path, Point by);

}  // namespace layout
