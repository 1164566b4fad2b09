// Breaks in tables and in their rows (CSS Tables 3 §6, CSS Break 3 §3.1).

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

using Texts = std::vector<std::string>;

namespace {

// The heights of the filled rectangles of a page, in points, from the first painted on.
std::vector<double> heights(const layout::Page& page) {
  std::vector<double> found;
  for (const layout::Item& item : page.items) {
    const auto* rect = std::get_if<layout::FilledRect>(&item);
    if (rect != nullptr) found.push_back(rect->rect.height.points());
  }
  return found;
}

const std::string plain =
    "table { border-spacing: 0 } td, th { padding: 0; vertical-align: top } "
    "p { margin: 0 } ";

}  // namespace

TEST_CASE("cells of a high row are broken each where its own lines end") {
  const auto s =
      layout_test::set("<table><tr><td>" + layout_test::lines_of(12) + "</td><td class=b>" +
                           layout_test::lines_of(6) + "</td></tr></table>",
                       plain + ".b { line-height: 16pt }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::lines(s.pages.pages[0]).size() == 16);
  CHECK(layout_test::lines(s.pages.pages[1]).size() == 2);
}

TEST_CASE("a cell that goes on reaches to the foot of its page, and a row grows by what it moves") {
  const auto s = layout_test::set(
      "<table><tr><td><p class=a></p><p class=a></p></td></tr></table>",
      plain + "td { background: red } .a { contain: size; height: 60pt; width: 20pt }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(heights(s.pages.pages[0]) == std::vector<double>{100});
  CHECK(heights(s.pages.pages[1]) == std::vector<double>{60});
}

TEST_CASE("the header comes again above a row that goes on") {
  const auto s = layout_test::set("<table><thead><tr><th>head</th></tr></thead><tbody><tr><td>" +
                                      layout_test::lines_of(12) + "</td></tr></tbody></table>",
                                  plain);
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::artifacts(s.pages.pages[1]) == Texts{"head"});
  CHECK(layout_test::lines(s.pages.pages[1]).size() == 3);
}

TEST_CASE(
    "a forced break before a row, its cell, what is in that, or its group is one of the row") {
  for (const std::string broken : {"tr", "td", "p", "tbody"}) {
    CAPTURE(broken);
    const auto s = layout_test::set(
        "<table><tbody><tr><td><p>a</p></td></tr></tbody>"
        "<tbody><tr><td><p>b</p></td></tr></tbody></table>",
        plain + "tbody + tbody " + (broken == "tbody" ? "" : broken) + " { break-before: page }");
    REQUIRE(s.pages.pages.size() == 2);
    CHECK(layout_test::lines(s.pages.pages[1]) == Texts{"b"});
  }
}

TEST_CASE("after a forced break in a table its header comes again") {
  const auto s = layout_test::set(
      "<table><thead><tr><th>head</th></tr></thead><tr><td>a</td></tr><tr class=b><td>b</td></tr>"
      "</table>",
      plain + ".b { break-before: page }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(layout_test::artifacts(s.pages.pages[1]) == Texts{"head"});
}
