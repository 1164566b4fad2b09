#pragma once
// Colour spaces, and the way from one to another (CSS Color 4 §10 to §13). Channels are in the
// ranges that the functions of the spaces have: sRGB and other spaces of red, green and blue 0 to
// 1, L of lab() and lch() 0 to 100, of oklab() and oklch() 0 to 1, hues in degrees, the other
// channels of hsl() and hwb() 0 to 1.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "css/style.h"

namespace css {

enum class ColorSpace : std::uint8_t {
  srgb,
  srgb_linear,
  display_p3,
  display_p3_linear,
  a98_rgb,
  prophoto_rgb,
  rec2020,
  xyz_d65,
  xyz_d50,
  lab,
  oklab,
  lch,
  oklch,
  hsl,
  hwb,
};

using Channels = std::array<double, 3>;

Channels convert(ColorSpace from, ColorSpace to, const Channels& channels);

// Which of its channels is a hue.
std::optional<std::size_t> hue_channel(ColorSpace space);

// A colour as written. A channel without a value is `none`, or the hue of a grey.
struct ColorValue {
  ColorSpace space = ColorSpace::srgb;
  std::array<std::optional<double>, 3> channels;
  std::optional<double> alpha = 1;
};

// Eight bits of sRGB. What sRGB cannot show keeps its lightness and hue and loses chroma (§13.2).
Color to_color(const ColorValue& value);
ColorValue value_of(const Color& color);

enum class HueInterpolation : std::uint8_t { shorter, longer, increasing, decreasing };

// So much of the second colour, 0 to 1, in the first (§12).
ColorValue interpolate(const ColorValue& first, const ColorValue& second, double second_share,
                       ColorSpace space, HueInterpolation hues);

}  // namespace css
