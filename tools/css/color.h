#pragma once
// Colours (CSS Color 4): names, system colours, #rgb[a], #rrggbb[aa], rgb(), hsl(), hwb(), lab(),
// lch(), oklab(), oklch(), color(), transparent, currentColor; of CSS Color 5 color-mix() and
// light-dark(). All become sRGB of eight bits a channel.

#include <optional>

#include "css/style.h"
#include "css/value.h"

namespace css {

// A single ident, hash or function; nullopt when it is no colour.
std::optional<Color> read_color(const Token& token, const ValueContext& context);
// The same in an attribute, where `current` is currentColor.
std::optional<Color> read_color(std::string_view text, const Color& current);

}  // namespace css
