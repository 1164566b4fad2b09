// Pages of several widths (CSS Paged Media 3 §7), and what stands on them.

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

using layout_test::lines;
using layout_test::Set;
using layout_test::set;
using Texts = std::vector<std::string>;

TEST_CASE("a change of the named page breaks the page and takes its size") {
  const Set s = set("<p>a</p><p class=wide>b c d</p>",
                    ".wide { page: wide } @page wide { size: 200pt 50pt }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(s.pages.pages[1].width == layout::Length::from_points(200));
}

TEST_CASE("a block that begins a page by its name is as wide as that page") {
  const Set s =
      set("<div class=narrow><p>a b c</p></div><div class=wide><p>a b c</p></div>"
          "<div class=narrow><p>a b c</p></div><p>a b c</p>",
          "p { margin: 0 } .narrow { page: narrow } @page narrow { size: 25pt 100pt }"
          ".wide { page: wide } @page wide { size: 200pt 100pt }"
          "@page { size: 100pt; margin: 5pt }");
  REQUIRE(s.pages.pages.size() == 4);
  const Texts narrow{"a b", "c"}, wide{"a b c"};
  CHECK(lines(s.pages.pages[0]) == narrow);
  CHECK(lines(s.pages.pages[1]) == wide);
  CHECK(lines(s.pages.pages[2]) == narrow);
  CHECK(lines(s.pages.pages[3]) == wide);
}

TEST_CASE("text is as wide as the page it is on, also from the middle of a paragraph on") {
  const auto widest = [](const layout::Page& page) {
    double most = 0;
    for (const layout::Item& item : page.items) {
      const auto* run = std::get_if<layout::GlyphRun>(&item);
      if (run == nullptr || run->words.empty()) continue;
      most = std::max(most, (run->origin.x + run->words.back().x).points());
    }
    return most;
  };
  std::string words;
  for (int i = 0; i < 120; ++i) words += "word ";
  const Set s = set("<div><p>" + words + "</p><p>" + words + "</p></div>",
                    "p { text-align: justify } div { background: red }"
                    "@page { size: 200pt 100pt } @page :first { size: 100pt }");
  REQUIRE(s.pages.pages.size() == 4);
  CHECK(widest(s.pages.pages[0]) <= 100);
  CHECK(widest(s.pages.pages[0]) > 90);
  for (std::size_t p = 1; p < 3; ++p) {
    CHECK(widest(s.pages.pages[p]) > 190);
    const auto& behind = std::get<layout::FilledRect>(s.pages.pages[p].items[0]);
    CHECK(behind.rect.width.points() == doctest::Approx(200));
  }
  const Set turns = set("<p>" + words + words + words + "</p>",
                        "@page :left { size: 200pt 100pt } @page { size: 100pt }");
  REQUIRE(turns.pages.pages.size() > 4);
  for (const layout::Page& page : turns.pages.pages) {
    CHECK(widest(page) <= page.width.points());
    if (&page != &turns.pages.pages.back()) CHECK(widest(page) > page.width.points() - 30);
  }
}

TEST_CASE("left and right pages of other heights are filled each to its foot") {
  const Set s = set("<div>" + layout_test::lines_of(40) + "</div>",
                    "@page :left { margin-bottom: 50pt } @page :first { margin-bottom: 80pt }");
  std::vector<std::size_t> counts;
  for (const layout::Page& page : s.pages.pages) counts.push_back(lines(page).size());
  CHECK(counts == std::vector<std::size_t>{2, 5, 10, 5, 10, 5, 3});
}
