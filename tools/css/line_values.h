#pragma once
// Readers for the lines that are drawn: borders, outlines, rules between columns (CSS Backgrounds 3
// §3, Multi-column 1 §5).

#include <optional>

#include "css/style.h"
#include "css/value.h"

namespace css {

std::optional<Length> read_line_width(ValueReader& in);
std::optional<BorderStyle> read_line_style(ValueReader& in);
std::optional<Color> read_line_color(ValueReader& in);

}  // namespace css
