// Flex containers on pages (CSS Flexbox 1 §10, CSS Paged Media 3 §3.4).

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

using Texts = std::vector<std::string>;

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
