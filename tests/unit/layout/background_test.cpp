// Pictures behind boxes, and borders in two colours (CSS Backgrounds 3).

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

namespace {

struct Tile {
  double x = 0, y = 0, width = 0, height = 0;
};

// Of a picture of 8 by 8 px, 6 by 6 pt.
std::vector<Tile> tiles(const std::string& declarations) {
  const layout_test::Set s = layout_test::set("<div></div>",
                                              "div { width: 20pt; height: 14pt; background-image:"
                                              " url(\"tests/cases/layout/square.png\");" +
                                                  declarations + "}");
  std::vector<Tile> out;
  for (const layout::Item& item : s.pages.pages[0].items) {
    const auto* image = std::get_if<layout::Image>(&item);
    const auto* tiling = std::get_if<layout::Tiling>(&item);
    if (image == nullptr && tiling == nullptr) continue;
    const layout::Rect& tile = image != nullptr ? image->rect : tiling->tile;
    out.push_back({tile.x.points(), tile.y.points(), tile.width.points(), tile.height.points()});
  }
  return out;
}

}  // namespace

TEST_CASE("a background picture is repeated, placed and sized") {
  struct Case {
    std::string declarations;
    std::size_t count;
    Tile first;
  };
  const std::vector<Case> cases{
      {"", 1, {0, 0, 6, 6}},
      {"background-repeat: no-repeat", 1, {0, 0, 6, 6}},
      {"background-repeat: repeat-x", 1, {0, 0, 6, 6}},
      {"background-repeat: repeat-y; background-position: right", 1, {14, 4, 6, 6}},
      {"background-repeat: no-repeat; background-position: 100% 100%", 1, {14, 8, 6, 6}},
      {"background-repeat: no-repeat; background-position: bottom center", 1, {7, 8, 6, 6}},
      {"background-repeat: no-repeat; background-position: right 2pt bottom 1pt", 1, {12, 7, 6, 6}},
      {"background-repeat: no-repeat; background-size: contain", 1, {0, 0, 14, 14}},
      {"background-repeat: no-repeat; background-size: cover", 1, {0, 0, 20, 20}},
      {"background-repeat: no-repeat; background-size: 10pt", 1, {0, 0, 10, 10}},
      {"background-repeat: no-repeat; background-size: 10pt 5pt", 1, {0, 0, 10, 5}},
      {"background: no-repeat right 2pt top 3pt / 4pt url(\"tests/cases/layout/square.png\") red",
       1,
       {14, 3, 4, 4}},
      {"background: red", 0, {}},
      {"border: 1pt solid; background-repeat: no-repeat", 1, {1, 1, 6, 6}},
      {"border: 1pt solid; background-repeat: no-repeat; background-origin: border-box",
       1,
       {0, 0, 6, 6}},
      {"padding: 2pt 3pt; background: no-repeat content-box"
       " url(\"tests/cases/layout/square.png\")",
       1,
       {3, 2, 6, 6}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.declarations);
    const std::vector<Tile> found = tiles(c.declarations);
    REQUIRE(found.size() == c.count);
    if (found.empty()) continue;
    CHECK(found[0].x == doctest::Approx(c.first.x));
    CHECK(found[0].y == doctest::Approx(c.first.y));
    CHECK(found[0].width == doctest::Approx(c.first.width));
    CHECK(found[0].height == doctest::Approx(c.first.height));
  }
}

TEST_CASE("a repeated picture covers its box, or a band of it") {
  const layout_test::Set s =
      layout_test::set("<div></div>",
                       "div { width: 20pt; height: 14pt; background: repeat-x 0 50%"
                       " url(\"tests/cases/layout/square.png\") }");
  REQUIRE(s.pages.pages[0].items.size() == 1);
  const auto& tiling = std::get<layout::Tiling>(s.pages.pages[0].items[0]);
  CHECK(tiling.area.y.points() == doctest::Approx(4));
  CHECK(tiling.area.height.points() == doctest::Approx(6));
  CHECK(tiling.area.width.points() == doctest::Approx(20));
}

namespace {

struct Band {
  double x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Band&) const = default;
};

std::vector<Band> filled(const layout::Page& page) {
  std::vector<Band> out;
  for (const layout::Item& item : page.items) {
    const auto* fill = std::get_if<layout::FilledRect>(&item);
    if (fill == nullptr) continue;
    const layout::Rect& r = fill->rect;
    out.push_back({r.x.points(), r.y.points(), r.width.points(), r.height.points()});
  }
  return out;
}

}  // namespace

TEST_CASE("a background ends where background-clip says") {
  const auto of = [](const std::string& more) {
    return filled(layout_test::set("<div></div>",
                                   "div { width: 20pt; height: 14pt; padding: 2pt; background: red;"
                                   " border: 1pt solid transparent;" +
                                       more + "}")
                      .pages.pages[0]);
  };
  CHECK(of("") == std::vector<Band>{{0, 0, 26, 20}});
  CHECK(of("background-clip: padding-box") == std::vector<Band>{{1, 1, 24, 18}});
  CHECK(of("background: red content-box") == std::vector<Band>{{3, 3, 20, 14}});
  CHECK(of("background: red padding-box border-box") == std::vector<Band>{{0, 0, 26, 20}});
}

TEST_CASE("a height is that of the box, whatever padding its first child has") {
  const layout_test::Set s = layout_test::set(
      "<div><p>a</p></div>", "div { height: 50pt; background: red } p { padding-top: 10pt }");
  CHECK(filled(s.pages.pages[0]) == std::vector<Band>{{0, 0, 100, 50}});
}

TEST_CASE("cellspacing and cellpadding of 0 leave no room") {
  const layout_test::Set s = layout_test::set(
      "<table cellspacing=0 cellpadding=0><tr><td>a</td></tr></table>", "td { background: red }");
  const std::vector<Band> found = filled(s.pages.pages[0]);
  REQUIRE(found.size() == 1);
  CHECK(found[0].x == 0);
  CHECK(found[0].height == 10);
}

TEST_CASE("the background of html, or else of body, is that of every page area") {
  const std::string pages =
      "@page { margin: 10pt 20pt } body { margin: 5pt } p + p { break-before: page }";
  const auto of = [&](const std::string& css) {
    std::vector<std::vector<Band>> out;
    const layout_test::Set s = layout_test::set("<p>a</p><p>b</p>", pages + css);
    for (const layout::Page& page : s.pages.pages) out.push_back(filled(page));
    return out;
  };
  const Band area{20, 10, 60, 80};
  CHECK(of("body { background: red }") == std::vector<std::vector<Band>>{{area}, {area}});
  CHECK(of("html { background: red; border: 0 }") ==
        std::vector<std::vector<Band>>{{area}, {area}});
  const auto both = of("html { background: red } body { background: blue }");
  REQUIRE(both.size() == 2);
  REQUIRE(both[0].size() == 2);
  CHECK(both[0][0] == area);
  CHECK(both[0][1].x == 25);  // the body's is its own then
}

TEST_CASE("the background of html covers the paddings of the page") {
  const layout_test::Set s =
      layout_test::set("<p>a</p>", "@page { margin: 10pt; padding: 5pt } html { background: red }");
  CHECK(filled(s.pages.pages[0]) == std::vector<Band>{{10, 10, 80, 80}});
}

TEST_CASE("a picture behind the pages goes on from page to page, one behind a line begins there") {
  const std::string picture = "url(\"tests/cases/layout/square.png\")";
  const layout_test::Set s = layout_test::set(
      "<p>a</p><p>b <b>c</b></p>",
      "@page { size: 100pt 40pt; margin: 5pt } p + p { break-before: page } html { background: " +
          picture + " } b { background: no-repeat " + picture + " }");
  REQUIRE(s.pages.pages.size() == 2);
  std::vector<layout::Tiling> tilings;
  std::size_t images = 0;
  for (const layout::Page& page : s.pages.pages) {
    for (const layout::Item& item : page.items) {
      if (const auto* tiling = std::get_if<layout::Tiling>(&item)) tilings.push_back(*tiling);
      if (std::holds_alternative<layout::Image>(item)) ++images;
    }
  }
  REQUIRE(tilings.size() == 2);
  CHECK(tilings[0].tile.y.points() == doctest::Approx(5));
  CHECK(tilings[1].tile.y.points() == doctest::Approx(5 - 30));
  CHECK(tilings[1].area.y.points() == doctest::Approx(5));
  CHECK(images == 1);
}

TEST_CASE(
    "percentages of a margin box are of the margin along its edge, and it stands by the text") {
  const layout_test::Set s =
      layout_test::set("<p>a</p>",
                       "@page { margin: 20pt; @top-left { content: ''; width: 50%; height: 25%;"
                       " background: red } @right-middle { content: ''; width: 5pt; height: 50%;"
                       " margin: auto; background: red } }");
  CHECK(filled(s.pages.pages[0]) == std::vector<Band>{{20, 15, 30, 5}, {87.5, 35, 5, 30}});
}

TEST_CASE("automatic margins of a page are negative where its area is larger than the sheet") {
  const layout_test::Set s = layout_test::set(
      "<p></p>",
      "@page { width: 120pt; height: 110pt; margin: auto } p { height: 10pt; background: red }");
  CHECK(filled(s.pages.pages[0]) == std::vector<Band>{{-10, -5, 120, 10}});
}

TEST_CASE("borders of two colours meet in a slope") {
  const layout_test::Set s =
      layout_test::set("<div></div>",
                       "div { width: 10pt; height: 10pt; border: 2pt solid red; border-top-color:"
                       " blue }");
  std::vector<layout::FilledPolygon> sides;
  for (const layout::Item& item : s.pages.pages[0].items) {
    if (const auto* side = std::get_if<layout::FilledPolygon>(&item)) sides.push_back(*side);
  }
  REQUIRE(sides.size() == 4);
  CHECK(sides[0].color == layout::Rgb{0, 0, 255});
  CHECK(sides[0].corners[1].x.points() == doctest::Approx(14));
  CHECK(sides[0].corners[2].x.points() == doctest::Approx(12));
  CHECK(sides[0].corners[2].y.points() == doctest::Approx(2));
}

TEST_CASE("an image is as wide as it is in floats, inline blocks and cells, and shrinks to fit") {
  const std::string image = "<img src='tests/cases/layout/square.png' alt='a'>";  // 6 by 6 pt
  const std::vector<std::pair<std::string, double>> cases{
      {"<div style='float:left'>" + image + "</div>", 6},
      {"<img style='float:left' src='tests/cases/layout/square.png' alt='a'>", 6},
      {"<p>a <i style='display:inline-block'>" + image + "</i>", 6},
      {"<table><td>" + image + "</table>", 6},
      {"<div style='position:absolute'>" + image + "</div>", 6},
      {"<div style='width:4pt'><div style='float:left'>" + image + "</div></div>", 4},
      {"<div style='float:left'><img width=16 src='tests/cases/layout/square.png' alt='a'></div>",
       12},
  };
  for (const auto& c : cases) {
    CAPTURE(c.first);
    const layout_test::Set s = layout_test::set(c.first);
    int count = 0;
    for (const layout::Item& item : s.pages.pages[0].items) {
      const auto* found = std::get_if<layout::Image>(&item);
      if (found == nullptr) continue;
      ++count;
      CHECK(found->rect.width.points() == doctest::Approx(c.second));
    }
    CHECK(count == 1);
  }
}

TEST_CASE("pictures stand behind pages, and in and behind their margin boxes") {
  const std::string picture = "url(\"tests/cases/layout/square.png\")";
  const struct {
    std::string declarations;
    std::size_t pictures;
  } cases[] = {
      {"background: no-repeat " + picture, 1},
      {"visibility: hidden; background: no-repeat " + picture, 0},
      {"@top-left { content: \"a\" " + picture + " \"b\" " + picture + " }", 2},
      {"@top-left { content: \"\"; background: no-repeat " + picture + " }", 1},
      {"@top-left { content: url(absent.png) \"a\" }", 0},
  };
  for (const auto& c : cases) {
    CAPTURE(c.declarations);
    const layout_test::Set s =
        layout_test::set("<p>x</p>", "@page { margin: 20pt; " + c.declarations + " }");
    std::size_t found = 0;
    for (const layout::Item& item : s.pages.pages.at(0).items) {
      const auto* image = std::get_if<layout::Image>(&item);
      if (image == nullptr) continue;
      ++found;
      CHECK(image->owner.artifact != layout::Artifact::none);
    }
    CHECK(found == c.pictures);
  }
}

TEST_CASE("quotation marks of margin boxes are those of their depth") {
  const layout_test::Set s = layout_test::set(
      "<p>x</p>",
      "@page { margin: 20pt; @top-left { quotes: '<' '>' '[' ']'; content: open-quote 'a' "
      "open-quote 'b' close-quote close-quote } }");
  CHECK(layout_test::artifacts(s.pages.pages.at(0)) == std::vector<std::string>{"<a[b]>"});
}
