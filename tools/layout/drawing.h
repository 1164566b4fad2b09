#pragma once
// A picture in SVG 1.1 as items of a page: line, rect, circle, ellipse, polygon, polyline, path
// with M, L, C and Z, text and g, in the colours of CSS, black being that of the text. What else it
// holds is left out with warning L109, and so is text where the picture is a file of its own.

#include <string>
#include <vector>

#include "layout/layout_run.h"
#include "layout/pages.h"

namespace layout {

// The words that stand for the picture: its title and its description.
std::string drawing_alternative(const xml::Document& document, xml::NodeId svg);

// The picture fitted into `rect`. Curves that are stroked become short straight lines, in integers,
// so that they are the same everywhere.
std::vector<Item> draw(LayoutRun& run, BoxId box, Rect rect, Owner owner);
// The same of a picture in a file of its own, whose black is black.
std::vector<Item> draw(const xml::Document& picture, Rect rect, Owner owner);
// What of it is left out, as messages.
std::vector<std::string> left_out_of(const xml::Document& picture);

}  // namespace layout
