// Columns in columns, and columns in boxes of a given height (CSS Multi-column 1, CSS Break 3).

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

namespace {

struct Place {
  double x = 0, y = 0, height = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

// Where the filled rectangles of a page are, in points, from the first painted on.
std::vector<Place> places(const layout::Page& page) {
  std::vector<Place> found;
  for (const layout::Item& item : page.items) {
    const auto* filled = std::get_if<layout::FilledRect>(&item);
    if (filled == nullptr) continue;
    const layout::Rect& rect = filled->rect;
    found.push_back({rect.x.points(), rect.y.points(), rect.height.points()});
  }
  return found;
}

const std::string outer =
    "body > div { columns: 2; column-gap: 0; column-fill: auto; height: 60pt } "
    ".in { columns: 2; column-gap: 0; column-fill: auto } ";

}  // namespace

TEST_CASE("columns in columns end where those around end, and go on in the next of them") {
  const auto s = layout_test::set(
      "<div><p class=a></p><div class=in><p class=b></p></div></div>",
      outer + "p { margin: 0 } .a { height: 40pt } .b { height: 80pt; background: red }");
  REQUIRE(s.pages.pages.size() == 1);
  CHECK(places(s.pages.pages[0]) == std::vector<Place>{{0, 40, 20}, {25, 40, 20}, {50, 0, 40}});
}

TEST_CASE("what columns in columns have no room for stands in the next of those around") {
  const auto s = layout_test::set("<div><p class=a></p><div class=in><p class=b></p></div></div>",
                                  outer +
                                      "p { margin: 0; contain: size } .a { height: 40pt } "
                                      ".b { height: 30pt; background: red }");
  REQUIRE(s.pages.pages.size() == 1);
  CHECK(places(s.pages.pages[0]) == std::vector<Place>{{50, 0, 30}});
}

TEST_CASE("columns of a given height go on on the next page") {
  const auto s =
      layout_test::set("<p class=a></p><div class=in><p class=b></p></div>",
                       outer +
                           "p { margin: 0 } .a { height: 40pt } body > .in { height: 100pt } "
                           ".b { height: 200pt; background: red }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(places(s.pages.pages[0]) == std::vector<Place>{{0, 40, 60}, {50, 40, 60}});
  CHECK(places(s.pages.pages[1]) == std::vector<Place>{{0, 0, 40}, {50, 0, 40}});
}

TEST_CASE("columns however deep in others keep all their lines") {
  for (const int depth : {2, 3, 4, 6}) {
    CAPTURE(depth);
    std::string open, close, words;
    for (int i = 0; i < depth; ++i) {
      open += "<div class=d>";
      close += "</div>";
    }
    for (int i = 0; i < 60; ++i) words += "w<br>";
    const auto s = layout_test::set(open + "<p>" + words + "</p>" + close,
                                    "p { margin: 0 } .d { columns: 2; column-gap: 0 }");
    std::size_t lines = 0;
    for (const layout::Page& page : s.pages.pages) {
      for (const std::string& line : layout_test::lines(page)) {
        lines += static_cast<std::size_t>(std::count(line.begin(), line.end(), 'w'));
      }
    }
    CHECK(lines == 60);
  }
}

TEST_CASE("columns above a box across all of them are balanced whatever fills them") {
  for (const std::string height : {"", "height: 60pt"}) {
    CAPTURE(height);
    const auto s =
        layout_test::set("<div><p>a</p><p>b</p><h1>across</h1><p>c</p></div>",
                         "div { columns: 2; column-fill: auto; " + height +
                             " } p, h1 { margin: 0 } h1 { column-span: all; font-size: 10pt }");
    CHECK(layout_test::lines(s.pages.pages[0]) == std::vector<std::string>{"ab", "across", "c"});
  }
}
