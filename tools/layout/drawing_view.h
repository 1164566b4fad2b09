#pragma once
// What the svg element says of its size and its coordinates (SVG 1.1 §7), in integers.

#include <cstdint>
#include <optional>
#include <string_view>

#include "layout/boxes.h"

namespace layout {

inline constexpr std::int64_t drawing_unit = 1000;  // numbers are thousandths of a user unit
inline constexpr std::int64_t largest_number = 100'000 * drawing_unit;

// The number at the start of `text`, which loses it; 0 when there is none.
std::int64_t take_number(std::string_view& text, std::int64_t most = largest_number);
bool starts_number(std::string_view text);

struct ViewBox {
  std::int64_t x = 0, y = 0, width = 300 * drawing_unit, height = 150 * drawing_unit;
};
std::optional<ViewBox> view_box(const xml::Document& document, xml::NodeId svg);
// Without one, a user unit is a pixel.
ViewBox view_of(Rect rect);
// Where in `rect` what is in `view` is drawn, with the ratio that preserveAspectRatio keeps.
Rect fitted(std::string_view keeping, const ViewBox& view, const Rect& rect);

// The size that the svg element says, or its viewBox, at 96 units per inch; never empty.
struct DrawingSize {
  Length width, height;
};
DrawingSize drawing_size(const xml::Document& document, xml::NodeId svg);

// What a picture in a file of its own says of its size; a percentage says nothing.
NaturalSize natural_size(const xml::Document& picture);
// A viewBox without an area lets nothing be drawn.
bool is_empty(const xml::Document& picture);

}  // namespace layout
