#pragma once
// Functions that are colours: those of CSS Color 4, and of CSS Color 5 color-mix(), light-dark()
// and colours relative to another, as rgb(from red r g b / 50%).

#include <optional>

#include "css/color_space.h"
#include "css/value.h"

namespace css {

// A function with its name; nullopt when it is no colour.
std::optional<ColorValue> read_color_function(const Token& function, const ValueContext& context);

// Any colour; what the functions read inside themselves.
std::optional<ColorValue> read_color_value(const Token& token, const ValueContext& context);

}  // namespace css
