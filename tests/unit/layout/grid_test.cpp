#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

using layout::Length;
using layout_test::lines_of;
using layout_test::Set;
using layout_test::set;

namespace {

// Where the coloured boxes of a page are, in points: "x y width height".
std::vector<std::string> boxes(const Set& s, std::size_t page = 0) {
  std::vector<std::string> out;
  for (const layout::Item& item : s.pages.pages[page].items) {
    const auto* box = std::get_if<layout::FilledRect>(&item);
    if (box == nullptr) continue;
    std::string one;
    for (const Length l : {box->rect.x, box->rect.y, box->rect.width, box->rect.height}) {
      one += std::to_string(static_cast<int>(l.points() + 0.5)) + " ";
    }
    one.pop_back();
    out.push_back(one);
  }
  return out;
}

std::string grid(const std::string& style, const std::string& items) {
  return "<div style='display: grid; " + style + "'>" + items + "</div>";
}

constexpr const char* css = "i { background: red; min-height: 10pt }";

}  // namespace

TEST_CASE("tracks of a grid are as wide as they say, and share what is left over") {
  const struct {
    const char* columns;
    std::vector<std::string> boxes;
  } cases[] = {
      {"20pt 30pt", {"0 0 20 10", "20 0 30 10"}},
      {"1fr 3fr", {"0 0 25 10", "25 0 75 10"}},
      {"20pt 1fr", {"0 0 20 10", "20 0 80 10"}},
      {"25% auto", {"0 0 25 10", "25 0 75 10"}},
      {"auto auto", {"0 0 50 10", "50 0 50 10"}},
      {"minmax(10pt, 30pt) 1fr", {"0 0 30 10", "30 0 70 10"}},
      {"repeat(2, 40pt)", {"0 0 40 10", "40 0 40 10"}},
      {"repeat(auto-fill, 40pt)", {"0 0 40 10", "40 0 40 10"}},
      {"repeat(auto-fill, minmax(45pt, 1fr))", {"0 0 50 10", "50 0 50 10"}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.columns);
    const std::string style = "grid-template-columns: " + std::string(c.columns);
    const Set s = set(grid(style, "<i></i><i></i>"), css);
    CHECK(s.diagnostics.empty());
    CHECK(boxes(s) == c.boxes);
  }
}

TEST_CASE("rows of a grid fit what is in them, and fill a height that is given") {
  CHECK(boxes(set(grid("gap: 5pt 10pt; grid-template-columns: 20pt 20pt",
                       "<i style='height: 30pt'></i><i></i><i></i>"),
                  css)) == std::vector<std::string>{"0 0 20 30", "30 0 20 30", "0 35 20 10"});
  CHECK(boxes(set(grid("height: 90pt; grid-template-rows: 20pt auto 30pt", "<i></i><i></i><i></i>"),
                  css)) == std::vector<std::string>{"0 0 100 20", "0 20 100 40", "0 60 100 30"});
  CHECK(
      boxes(set(grid("grid-template-rows: 20pt 30pt", "<i></i>") + "<i style='display: block'></i>",
                css)) == std::vector<std::string>{"0 50 100 10", "0 0 100 20"});
}

TEST_CASE("items of a grid are aligned in their cells, and auto margins come first") {
  const struct {
    const char *container, *item;
    std::vector<std::string> boxes;
  } cases[] = {
      {"place-items: center", "width: 20pt", {"40 15 20 10"}},
      {"place-items: end", "width: 20pt", {"80 30 20 10"}},
      {"", "width: 20pt; place-self: end center", {"40 30 20 10"}},
      {"", "width: 20pt; margin: auto", {"40 15 20 10"}},
      {"", "width: 20pt; height: 50%", {"0 0 20 20"}},
      {"grid-template-columns: 40pt; justify-content: center", "", {"30 0 40 40"}},
      {"grid-template-columns: 40pt; direction: rtl", "", {"60 0 40 40"}},
      {"height: 80pt; align-content: end", "", {"0 40 100 40"}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.container);
    CAPTURE(c.item);
    const std::string style = "grid-template-rows: 40pt; " + std::string(c.container);
    const Set s = set(grid(style, "<i style='" + std::string(c.item) + "'></i>"), css);
    CHECK(boxes(s) == c.boxes);
  }
}

TEST_CASE("items of a grid stand where lines and areas say") {
  const Set s = set(grid("grid-template: 10pt 20pt / 30pt 70pt",
                         "<i style='grid-row: 1 / 3; grid-column: 2'></i>"
                         "<i style='grid-area: 2 / 1'></i>"),
                    css);
  CHECK(boxes(s) == std::vector<std::string>{"30 0 70 30", "0 10 30 20"});
  const Set named = set(grid("grid-template-areas: \"a a\" \"b c\"; grid-auto-rows: 10pt",
                             "<i style='grid-area: c'></i><i style='grid-area: a'></i>"),
                        css);
  CHECK(boxes(named) == std::vector<std::string>{"0 0 100 10", "50 10 50 10"});
}

TEST_CASE("a grid goes on on the next page, each item of a row by itself") {
  const Set s = set(grid("grid-template-columns: 1fr 1fr",
                         "<p>" + lines_of(12) + "</p><p>" + lines_of(2) + "</p>"),
                    "p { margin: 0; orphans: 1; widows: 1 }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::lines(s.pages.pages[0]).size() == 12);  // with what stands beside
  CHECK(layout_test::lines(s.pages.pages[1]).size() == 2);
}

TEST_CASE("an inline grid is as wide as its columns") {
  const Set s =
      set("<p><b style='display: inline-grid; grid-template-columns: 20pt 30pt'>"
          "<i></i><i></i></b></p>",
          css);
  CHECK(boxes(s) == std::vector<std::string>{"0 0 20 10", "20 0 30 10"});
}

TEST_CASE("what is not understood of grids is told") {
  const Set s = set(grid("grid-template-columns: [a] 20pt [b]", "<i></i>"), css);
  CHECK(s.diagnostics.size() == 1);
}
