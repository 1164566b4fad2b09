#include "css/color.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace {

std::string hex_of(std::string_view text) {
  const auto color = css::read_color(text, {0, 128, 0, 255});
  if (!color) return "no colour";
  const std::string rgb = fmt::format("{:02x}{:02x}{:02x}", color->red, color->green, color->blue);
  return color->alpha == 255 ? rgb : rgb + fmt::format("{:02x}", color->alpha);
}

struct Row {
  std::string_view text, hex;
};

}  // namespace

TEST_CASE("colours of every notation become sRGB") {
  const Row rows[] = {
      {"#ABC8", "aabbcc88"},
      {"RebeccaPurple", "663399"},
      {"currentColor", "008000"},
      {"ButtonText", "000000"},
      {"AppWorkspace", "ffffff"},
      {"rgb(10% 20% 300% / 50%)", "1a33ff80"},
      {"rgb(1 20% none)", "013300"},
      {"rgba(1, 2, 3, .5)", "01020380"},
      {"hsl(120deg, 100%, 25%)", "008000"},
      {"hsl(120 100 25)", "008000"},
      {"hsl(0.5turn none 50% / none)", "80808000"},
      {"hwb(120 0 49.8%)", "008000"},
      {"hwb(120 80% 80%)", "808080"},
      // Green, as CSS Color 4 has it in its examples and its tests.
      {"lab(46.2775% -47.5521 48.5837)", "008000"},
      {"lch(46.2775% 67.9892 134.3912)", "008000"},
      {"oklab(51.975% -0.1403 0.10768)", "008000"},
      {"oklch(51.975% 44.215% 142.495)", "008000"},
      {"color(srgb 0 0.50196 0)", "008000"},
      {"color(srgb-linear 0 0.21586 0)", "008000"},
      {"color(display-p3 0.21604 0.49418 0.13151)", "008000"},
      {"color(a98-rgb 0.281363 0.498012 0.116746)", "008000"},
      {"color(prophoto-rgb 0.230479 0.395789 0.129968)", "008000"},
      {"color(rec2020 0.235202 0.431704 0.085432)", "008000"},
      {"color(xyz 0.07719 0.15438 0.02573)", "008000"},
      {"color(xyz-d50 0.08312 0.154746 0.020961)", "008000"},
      {"lab(70% -45 0)", "1bc1a9"},
      {"lab(100% 0 0)", "ffffff"},
      // What sRGB lacks keeps lightness and hue.
      {"oklch(0.7 0.4 30)", "ff5843"},
      {"oklch(1 0.4 30)", "ffffff"},
      {"oklab(0 0.4 0.4)", "000000"},
      {"light-dark(red, lime)", "ff0000"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(hex_of(row.text) == row.hex);
  }
}

TEST_CASE("colours are mixed in the space that is named") {
  const Row rows[] = {
      {"color-mix(in srgb, red, blue)", "800080"},
      {"color-mix(in srgb, red 25%, blue)", "4000bf"},
      {"color-mix(in srgb, 25% red, blue 25%)", "80008080"},
      {"color-mix(in lch, purple, plum)", "af5cae"},
      {"color-mix(in hsl, red, lime)", "ffff00"},
      {"color-mix(in hsl longer hue, red, lime)", "0000ff"},
      {"color-mix(in hsl decreasing hue, red, lime)", "0000ff"},
      {"color-mix(in hwb increasing hue, red, lime)", "ffff00"},
      // A grey has no hue, and what is transparent weighs nothing.
      {"color-mix(in hsl, white, hsl(120 100% 25%))", "70cf70"},
      {"color-mix(in srgb, red, transparent)", "ff000080"},
      {"color-mix(in srgb, color-mix(in srgb, red, red), currentColor)", "804000"},
      {"color-mix(in srgb, red 0%, blue 0%)", "no colour"},
      {"color-mix(in srgb shorter hue, red, blue)", "no colour"},
      {"color-mix(in srgb, red)", "no colour"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(hex_of(row.text) == row.hex);
  }
}

TEST_CASE("a colour may begin with another, and call its channels by name") {
  const Row rows[] = {
      {"rgb(from #0a0b0c b g r)", "0c0b0a"},
      {"hsl(from red 120 s l / alpha)", "00ff00"},
      {"rgb(from rgb(1 2 3 / 50%) r g calc(b * 2) / calc(alpha / 2))", "01020640"},
      {"hwb(from lime h w calc(b + 50))", "008000"},
      {"oklch(from color(display-p3 0.21604 0.49418 0.13151) l c h)", "008000"},
      {"color(from red srgb g r b)", "00ff00"},
      {"color(from green xyz x y z)", "008000"},
      {"rgb(from nothing r g b)", "no colour"},
      {"rgb(from red h s l)", "no colour"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(hex_of(row.text) == row.hex);
  }
}

TEST_CASE("what is no colour is none") {
  for (const std::string_view text :
       {"", "#12345", "reddish", "rgb(1, 2 3)", "rgb(1, 20%, 3)", "rgb(none, 1, 2)", "rgb(1 2 3 4)",
        "hsl(120, 50, 50)", "lab(50%, 1, 1)", "lab(50% 1)", "color(1 0 0)", "color(srgb 1 0)",
        "color(cmyk 1 0 0)", "oklch(50% 0.1 10%)", "light-dark(red)", "red red"}) {
    CAPTURE(text);
    CHECK(hex_of(text) == "no colour");
  }
}
