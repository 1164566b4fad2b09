#pragma once
// The outline of a glyph as the path data of SVG (SVG 1.1 §8.3), for editions that hold no fonts.

#include <cstdint>
#include <string>

#include "text/font.h"

namespace text {

// In design units, rounded to whole ones, y downwards from the baseline. Empty for a glyph that
// paints nothing.
std::string outline(const Font& font, std::uint32_t glyph);

}  // namespace text
