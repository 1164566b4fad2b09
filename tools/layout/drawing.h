#pragma once
// A picture in SVG 1.1 as items of a page: line, rect, circle, path with M, L, C and Z, text and g,
// in the colours of CSS, black being that of the text. What else it holds is left out with warning
// L109.

#include <vector>

#include "layout/layout_run.h"
#include "layout/pages.h"

namespace layout {

// The size that the svg element says, or its viewBox, at 96 units per inch; never empty.
struct DrawingSize {
  Length width, height;
};
DrawingSize drawing_size(const xml::Document& document, xml::NodeId svg);

// The words that stand for the picture: its title and its description.
std::string drawing_alternative(const xml::Document& document, xml::NodeId svg);

// The picture fitted into `rect`. Curves become short straight lines, in integers, so that they are
// the same everywhere.
std::vector<Item> draw(LayoutRun& run, BoxId box, Rect rect, Owner owner);

}  // namespace layout
