#pragma once
// Positioned boxes (CSS Positioned Layout 3 §3 and §4): out of flow ones wait in their fragment, at
// their static places, until the box that contains them has its size.

#include <optional>
#include <vector>

#include "css/style.h"
#include "layout/flow.h"
#include "layout/fragment.h"
#include "layout/layout_run.h"

namespace layout {

// position: relative moves a box by this and leaves its room as it was. `height` is the containing
// block's, when it is known.
Point relative_shift(const css::ComputedStyle& style, Length width, std::optional<Length> height);

// A box that contains absolutely positioned ones.
bool contains_positioned(const Box& box);

// The outermost tags in a box, in order: it is read here, wherever it is painted.
void begin_tags(const LayoutRun& run, BoxId box, Fragment& out);

// Leaves an absolutely positioned box at its static place in `out`, with the calls of the notes in
// it, which need room at the foot of the page, and its place in the reading order.
void wait_for_place(const LayoutRun& run, BoxId box, Point at, Fragment& out);

// A positioned box that has its place, above or below the rest by its z-index.
struct Layer {
  int z_index = 0;
  BoxId box = no_box;  // of two with one z-index, the later lies above
  Fragment content;
  Length bottom = {};  // where the box ends; 0 of an image
};
using Layers = std::vector<Layer>;

// Takes those that wait in `out` from `first` on, unless they are fixed, and lays them out in
// `containing`, a padding box.
void place_positioned(LayoutRun& run, const Rect& containing, std::size_t first, Fragment& out,
                      Layers& layers);
// One box, which `at` would hold were it static.
Layer lay_out_positioned(LayoutRun& run, BoxId box, Point at, const Rect& containing);

// Such a box as a flow that can be cut into pages, and where its margin box begins.
struct PositionedFlow {
  Flow flow;
  Point at;
  Length width, margin_left, border_width;
  int z_index = 0;
};
// Nothing when it is never cut: an image.
std::optional<PositionedFlow> flow_positioned(LayoutRun& run, BoxId box, Point at,
                                              const Rect& containing);

// The layers above and below what `out` has.
void stack(Layers layers, Fragment& out);

// Moves what belongs to the order of the text from what is painted over it to where it was.
void keep_in_text(Fragment& layer, Fragment& text);

}  // namespace layout
