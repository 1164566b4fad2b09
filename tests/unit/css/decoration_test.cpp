// Rounded corners, shadows, layers of backgrounds, lines beside text: what their values mean.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "css/print_value.h"
#include "unit/css/styling.h"

namespace {

// As --emit=styles prints a property, of an element with these declarations.
std::string printed(const std::string& declarations, std::string_view property) {
  const Styling s("#x { color: blue;" + declarations + "}", "<p id='x'/>");
  for (const css::PrintedProperty& p : css::print_properties(s.at("x"))) {
    if (p.name == property) return p.value;
  }
  return {};
}

struct Case {
  std::string declarations, property, printed;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.declarations);
    CHECK(printed(c.declarations, c.property) == c.printed);
  }
}

}  // namespace

TEST_CASE("corners have radii across and down, from one to four of each") {
  check({{"border-radius: 2pt", "border-bottom-left-radius", "2pt 2pt"},
         {"border-radius: 1pt 2pt", "border-top-right-radius", "2pt 2pt"},
         {"border-radius: 1pt 2pt", "border-bottom-right-radius", "1pt 1pt"},
         {"border-radius: 1pt 2pt 3pt", "border-bottom-left-radius", "2pt 2pt"},
         {"border-radius: 1pt 2pt 3pt 4pt / 10%", "border-bottom-left-radius", "4pt 10%"},
         {"border-radius: 1pt / 2pt 3pt", "border-top-right-radius", "1pt 3pt"},
         {"--r: 1pt; border-radius: var(--r) / 2pt", "border-top-left-radius", "1pt 2pt"},
         {"border-top-left-radius: 1pt 2pt", "border-top-left-radius", "1pt 2pt"},
         {"border-radius: -1pt", "border-top-left-radius", "0pt 0pt"},
         {"border-radius: 1pt /", "border-top-left-radius", "0pt 0pt"},
         {"border-radius: 1pt 1pt 1pt 1pt 1pt", "border-top-left-radius", "0pt 0pt"}});
}

TEST_CASE("shadows are a list of lengths, colours and insets in any order") {
  check({{"box-shadow: 1pt 2pt", "box-shadow", "1pt 2pt 0pt 0pt currentcolor"},
         {"box-shadow: inset 1pt 2pt 3pt -4pt red, lime 0 0 1pt", "box-shadow",
          "inset 1pt 2pt 3pt -4pt #ff0000, 0pt 0pt 1pt 0pt #00ff00"},
         {"box-shadow: red 1pt 2pt inset", "box-shadow", "inset 1pt 2pt 0pt 0pt #ff0000"},
         {"box-shadow: 1pt", "box-shadow", "none"},
         {"box-shadow: 1pt 1pt -1pt", "box-shadow", "none"},
         {"box-shadow: 1pt 1pt, none", "box-shadow", "none"},
         {"box-shadow: inset inset 1pt 1pt", "box-shadow", "none"}});
}

TEST_CASE("opacity is a number or a percentage between nothing and all") {
  check({{"opacity: .25", "opacity", "0.250"},
         {"opacity: 40%", "opacity", "0.400"},
         {"opacity: 7", "opacity", "1.000"},
         {"opacity: -1", "opacity", "0.000"}});
}

TEST_CASE("overflow of one direction that could be scrolled makes the other one hidden") {
  check({{"overflow: clip", "overflow", "clip clip"},
         {"overflow-x: clip", "overflow", "clip visible"},
         {"overflow-x: hidden", "overflow", "hidden hidden"},
         {"overflow: clip scroll", "overflow", "hidden hidden"},
         {"overflow-clip-margin: content-box 2pt", "overflow-clip-margin", "content-box 2pt"},
         {"overflow-clip-margin: 2pt 3pt", "overflow-clip-margin", "padding-box 0pt"}});
}

TEST_CASE("the overflow of html, or else of body, is the page's") {
  const Styling s("html { overflow: hidden } body { overflow: clip } p { overflow: clip }",
                  "<p id='x'/>");
  CHECK(s.styled.element(s.document.root()).overflow_x == css::Overflow::visible);
  CHECK(s.styled.element(s.document[s.node("x")].parent).overflow_x == css::Overflow::clip);
  const Styling body("body { overflow: hidden }", "<p id='x'/>");
  CHECK_FALSE(body.styled.element(body.document[body.node("x")].parent).overflow_clips);
}

TEST_CASE("layers of a background share lists that begin again when they are too short") {
  const Styling s(
      "#x { background: url(a) no-repeat 1pt 2pt / 3pt, url(b) content-box, url(c) round red }"
      "#y { background-image: url(a), url(b), url(c); background-repeat: repeat-x, space }"
      "#z { --u: url(v); background: var(--u), var(--u) lime }",
      "<p id='x'/><p id='y'/><p id='z'/>");
  CHECK(s.quiet());
  using Repeat = css::BackgroundImage::Repeat;
  const css::ComputedStyle& x = s.at("x");
  REQUIRE(x.backgrounds_above.size() == 2);
  CHECK(x.backgrounds_above[0].url == "a");
  CHECK(x.backgrounds_above[0].repeat_x == Repeat::no_repeat);
  CHECK(x.backgrounds_above[0].y.length.points() == 2);
  CHECK(x.backgrounds_above[0].width->length.points() == 3);
  CHECK(x.backgrounds_above[1].clip == css::BackgroundBox::content);
  CHECK(x.backgrounds_above[1].x.length.points() == 0);
  CHECK(x.background.url == "c");
  CHECK(x.background.repeat_y == Repeat::round);
  CHECK(x.background_color == css::Color{255, 0, 0});
  const css::ComputedStyle& y = s.at("y");
  REQUIRE(y.backgrounds_above.size() == 2);
  CHECK(y.backgrounds_above[0].repeat_y == Repeat::no_repeat);
  CHECK(y.backgrounds_above[1].repeat_x == Repeat::space);
  CHECK(y.background.repeat_x == Repeat::repeat);
  CHECK(y.background.repeat_y == Repeat::no_repeat);
  REQUIRE(s.at("z").backgrounds_above.size() == 1);
  CHECK(s.at("z").backgrounds_above[0].url == "v");
}

TEST_CASE("only the last layer of a background has a colour") {
  const Styling s("#x { background: red, url(a) }", "<p id='x'/>");
  CHECK_FALSE(s.quiet());
  CHECK_FALSE(s.at("x").background_color.has_value());
}

TEST_CASE("lines beside text have styles, thicknesses and places") {
  check({{"text-decoration: underline wavy red 2pt", "text-decoration-style", "wavy"},
         {"text-decoration: 2pt overline underline", "text-decoration-thickness", "2pt"},
         {"text-decoration: underline from-font", "text-decoration-thickness", "from-font"},
         {"text-decoration: underline", "text-decoration-thickness", "auto"},
         {"text-underline-offset: 20%", "text-underline-offset", "20%"},
         {"text-underline-position: under left", "text-underline-position", "under"},
         {"text-underline-position: left right", "text-underline-position", "auto"}});
  const Styling s("#x { text-decoration: underline dotted 3pt }", "<p id='x'><b id='y'/></p>");
  CHECK(s.at("y").decoration_style == css::DecorationStyle::dotted);
  CHECK(s.at("y").decoration_thickness.length.length.points() == 3);
}

TEST_CASE("list-style has an image, a type and a position, and none may be for two of them") {
  check({{"list-style: url(a) inside square", "list-style-image", "url(\"a\")"},
         {"list-style: none url(a)", "list-style-type", "none"},
         {"list-style: none", "list-style-type", "none"},
         {"list-style-image: url(b); list-style: none", "list-style-image", "none"},
         {"list-style: none none", "list-style-type", "none"},
         {"list-style: none none square", "list-style-type", "disc"}});
}
