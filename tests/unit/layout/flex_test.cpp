// Flex containers on pages (CSS Flexbox 1 §10, CSS Paged Media 3 §3.4).

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

using Texts = std::vector<std::string>;

namespace {

// The tops of the filled rectangles of a page, in points, from the first painted on.
std::vector<double> tops(const layout::Page& page) {
  std::vector<double> found;
  for (const layout::Item& item : page.items) {
    const auto* rect = std::get_if<layout::FilledRect>(&item);
    if (rect != nullptr) found.push_back(rect->rect.y.points());
  }
  return found;
}

}  // namespace

TEST_CASE("a container that cuts off what sticks out lays out its items") {
  const auto s =
      layout_test::set("<div><b>one</b><b>two</b></div>",
                       "div { display: flex; overflow: hidden; height: 20pt } b { width: 50pt }");
  CHECK(layout_test::lines(s.pages.pages[0]) == Texts{"onetwo"});
}

TEST_CASE("an item as high as a part of its container is placed by that height") {
  const auto s =
      layout_test::set("<div class=a><div><b></b></div></div>",
                       "div { display: flex } .a { height: 80pt } "
                       "b { background: red; width: 10pt; height: 50%; margin: auto 0 }");
  CHECK(tops(s.pages.pages[0]) == std::vector<double>{20});
}

TEST_CASE("items of a flex container have the page of their container") {
  const auto s = layout_test::set(
      "<p>a</p><div><p class=b>b</p><p class=c>c</p></div><p>d</p>",
      "div { display: flex; flex-direction: column } .b { page: b } .c { page: c }");
  REQUIRE(s.pages.pages.size() == 1);
  CHECK(layout_test::lines(s.pages.pages[0]) == Texts{"a", "b", "c", "d"});
}

TEST_CASE("breaks between items of a column are breaks of the page") {
  const auto s = layout_test::set("<div><p>a</p><p class=b>b</p></div>",
                                  "div { display: flex; flex-direction: column } "
                                  ".b { break-before: page }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::lines(s.pages.pages[1]) == Texts{"b"});
}

TEST_CASE("a row higher than its page goes on between its lines") {
  std::string words;
  for (int i = 0; i < 15; ++i) words += "word<br>";
  const auto s = layout_test::set("<div><p>" + words + "</p><p>beside</p></div>",
                                  "div { display: flex } p { margin: 0 }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::lines(s.pages.pages[0]).size() == 11);  // with what stands beside
  CHECK(layout_test::lines(s.pages.pages[1]).size() == 5);
}

TEST_CASE("what a box has no room for goes on on as many pages as it takes") {
  for (const std::string size : {"height: 10pt", "contain: size; height: 10pt"}) {
    CAPTURE(size);
    std::string words;
    for (int i = 0; i < 15; ++i) words += "word<br>";
    const auto s = layout_test::set("<div>" + words + "</div>", "div { " + size + " }");
    REQUIRE(s.pages.pages.size() == 2);
    CHECK(layout_test::lines(s.pages.pages[0]).size() == 10);
  }
}

TEST_CASE("an item of a row goes on the next page as a whole where it had better not be cut") {
  const auto s = layout_test::set(
      "<p>above</p><div><p>" + layout_test::lines_of(12) + "</p><p class=b>b</p></div>",
      "p { margin: 0 } div { display: flex; align-items: flex-start } "
      ".b { contain: size; height: 95pt; width: 20pt; background: red }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::lines(s.pages.pages[0]).size() == 10);
  CHECK(tops(s.pages.pages[0]).empty());
  CHECK(tops(s.pages.pages[1]) == std::vector<double>{0});
}

TEST_CASE("a forced break in an item goes on with all items of its row") {
  const auto s =
      layout_test::set("<div><div><p>a</p><p class=b>b</p></div><p>c</p></div><p>d</p>",
                       "p { margin: 0 } body > div { display: flex } .b { break-before: page }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::lines(s.pages.pages[0]) == Texts{"ac"});
  CHECK(layout_test::lines(s.pages.pages[1]) == Texts{"b", "d"});
}

TEST_CASE("a break in nested rows is each row's own") {
  const auto s = layout_test::set("<div><div><p>" + layout_test::lines_of(15) + "</p><p>" +
                                      layout_test::lines_of(12) + "</p></div></div>",
                                  "p { margin: 0 } div { display: flex }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::lines(s.pages.pages[0]).size() == 20);
  CHECK(layout_test::lines(s.pages.pages[1]).size() == 7);
}

TEST_CASE("room that a page leaves below what it cannot hold counts as the box's height") {
  const auto s =
      layout_test::set("<div><p></p><p></p></div><p class=c></p>",
                       "p { margin: 0; contain: size; height: 60pt } div { height: 150pt } "
                       ".c { height: 10pt; background: red }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(tops(s.pages.pages[1]) == std::vector<double>{50});
}

TEST_CASE("a footnote called in an item stands on the page of its call") {
  const auto s = layout_test::set(
      "<div><p>" + layout_test::lines_of(12) + "call<span>note</span></p><p>b</p></div>",
      "p { margin: 0 } div { display: flex } span { float: footnote }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::lines(s.pages.pages[0]).size() == 11);
  CHECK(layout_test::lines(s.pages.pages[1]).back().find("note") != std::string::npos);
}

TEST_CASE("what is higher than its page is sliced in an item too") {
  for (const std::string display : {"flex", "grid", "flex; flex-direction: column"}) {
    CAPTURE(display);
    const auto s = layout_test::set(
        "<div><p class=b></p></div><p>below</p>",
        "p { margin: 0 } div { display: " + display +
            " } .b { contain: size; width: 20pt; height: 230pt; background: red }");
    REQUIRE(s.pages.pages.size() == 3);
    for (const layout::Page& page : s.pages.pages) CHECK(tops(page) == std::vector<double>{0});
    CHECK(layout_test::lines(s.pages.pages[2]) == Texts{"below"});
  }
}

TEST_CASE("a row that had better not be parted from the one above takes that with it") {
  for (const std::string kind : {"contain: size", "width: 100pt"}) {
    CAPTURE(kind);
    const auto s = layout_test::set(
        "<p class=a></p><div><p></p><p></p><p class=c></p></div>",
        "p { margin: 0 } .a { height: 50pt } div { display: flex; flex-wrap: wrap } "
        "div p { width: 100pt; height: 25pt; background: red } "
        "div .c { height: 75pt; break-before: avoid; " +
            kind + " }");
    REQUIRE(s.pages.pages.size() == 2);
    CHECK(tops(s.pages.pages[0]) == std::vector<double>{50});
    CHECK(tops(s.pages.pages[1]) == std::vector<double>{0, 25});
  }
}

TEST_CASE("a box is not cut in its empty rest to have no break behind it") {
  const auto s =
      layout_test::set("<p></p><p></p><p class=c></p>",
                       "p { margin: 0; height: 50pt; background: red } .c { break-before: avoid }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(tops(s.pages.pages[0]) == std::vector<double>{0});
  CHECK(tops(s.pages.pages[1]) == std::vector<double>{0, 50});
}

TEST_CASE("what any item of a row says of breaks is said of the container") {
  const auto s =
      layout_test::set("<p>a</p><div><p>b</p><p class=c>c</p></div>",
                       "p { margin: 0 } div { display: flex } .c { break-before: page }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::lines(s.pages.pages[1]) == Texts{"bc"});
}

TEST_CASE("an item that has room nowhere comes to stand somewhere") {
  const auto s = layout_test::set(
      "<div class=c><div class=f><p style='height: 10pt; margin-top: 5pt'></p>"
      "<p style='height: 20pt'></p></div></div>",
      ".c { columns: 2; column-fill: auto; height: 0 } .f { display: flex } "
      "p { margin: 0; width: 50pt; contain: size; background: red }");
  CHECK(tops(s.pages.pages.at(0)).size() == 2);
}

TEST_CASE("a gutter vanishes at a break") {
  for (const std::string display : {"flex; flex-wrap: wrap", "grid", "flex; flex-flow: column"}) {
    CAPTURE(display);
    const auto s = layout_test::set(
        "<div><p></p><p></p><p></p></div>",
        "p { margin: 0; width: 100pt; height: 40pt; background: red; contain: size } "
        "div { row-gap: 10pt; display: " +
            display + "}");
    REQUIRE(s.pages.pages.size() == 2);
    CHECK(tops(s.pages.pages[0]) == std::vector<double>{0, 50});
    CHECK(tops(s.pages.pages[1]) == std::vector<double>{0});
  }
}

TEST_CASE("a row without items keeps its height") {
  const auto s =
      layout_test::set("<div><p></p><p style='grid-row: 3'></p></div>",
                       "div { display: grid; grid-template-rows: 10pt 20pt 10pt; gap: 5pt } "
                       "p { background: red; contain: size }");
  CHECK(tops(s.pages.pages.at(0)) == std::vector<double>{0, 40});
}

TEST_CASE("the room of a row on its page is what the space above it leaves") {
  const auto s = layout_test::set(
      "<p class=a></p><div><p></p></div>",
      "p { margin: 0; width: 50pt; height: 50pt; background: red } div { display: flex } "
      ".a { margin-bottom: 20pt }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(tops(s.pages.pages[0]) == std::vector<double>{0, 70});
}
