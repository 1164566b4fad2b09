// Directions of text: `direction`, `unicode-bidi`, and the boxes that they turn round.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

namespace {

using layout::Length;
using base::operator""_pt;

// The texts of a page's glyph runs from left to right.
std::vector<std::string> from_the_left(const std::string& html, const std::string& css = {}) {
  const layout_test::Set made = layout_test::set(html, css);
  std::vector<std::pair<Length, std::string>> placed;
  for (const layout::Item& item : made.pages.pages.front().items) {
    if (const auto* run = std::get_if<layout::GlyphRun>(&item)) {
      placed.emplace_back(run->origin.x, run->text());
    }
  }
  std::sort(placed.begin(), placed.end());
  std::vector<std::string> texts;
  for (auto& [x, text] : placed) texts.push_back(std::move(text));
  return texts;
}

std::vector<layout::Rect> rules_of(const std::string& html, const std::string& css) {
  const layout_test::Set made = layout_test::set(html, css);
  std::vector<layout::Rect> rects;
  for (const layout::Item& item : made.pages.pages.front().items) {
    if (const auto* rule = std::get_if<layout::FilledRect>(&item)) rects.push_back(rule->rect);
  }
  return rects;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("letters stand in the order that unicode-bidi gives them") {
  CHECK(from_the_left("<p>a<b>b</b>c</p>") == Texts{"a", "b", "c"});
  CHECK(from_the_left("<p><bdo dir=rtl>a<b>b</b>c</bdo></p>") == Texts{"c", "b", "a"});
  CHECK(from_the_left("<p><span dir=rtl>a<b>!</b></span></p>") == Texts{"!", "a"});
  // Without isolation the digits would join the Hebrew before them.
  CHECK(from_the_left("<p>\u05D0 <b>1</b></p>") == Texts{"1", " ", "\u05D0"});
  CHECK(from_the_left("<p><bdi>\u05D0</bdi> <b>1</b></p>") == Texts{"\u05D0", " ", "1"});
}

TEST_CASE("an override of a block is that of all its text") {
  const std::string css = "p { direction: rtl; unicode-bidi: bidi-override; text-align: left }";
  CHECK(from_the_left("<p>a<b>b</b></p>", css) == Texts{"b", "a"});
}

TEST_CASE("each line of plaintext begins on the side of its first letter") {
  const layout_test::Set made =
      layout_test::set("<p>abc<br>\u05D0\u05D1</p>", "p { unicode-bidi: plaintext }");
  std::vector<Length> begins;
  for (const layout::Item& item : made.pages.pages.front().items) {
    if (const auto* run = std::get_if<layout::GlyphRun>(&item)) begins.push_back(run->origin.x);
  }
  REQUIRE(begins.size() == 2);
  CHECK(begins[0] == 0_pt);
  CHECK(begins[1] > 80_pt);
}

TEST_CASE("an inline box has its left edge at its left, whatever its text does") {
  const std::string css = "span { border-left: 3pt solid red } .r { direction: rtl }";
  const auto left_to_right = rules_of("<p>\u05D0\u05D1<span>\u05D2</span>\u05D3</p>", css);
  const auto right_to_left = rules_of("<p>ab<span class=r>c</span>d</p>", css);
  REQUIRE(left_to_right.size() == 1);
  REQUIRE(right_to_left.size() == 1);
  const auto plain = rules_of("<p>ab<span>c</span>d</p>", css);
  REQUIRE(plain.size() == 1);
  CHECK(right_to_left.front().x == plain.front().x);
}

TEST_CASE("a box whose text is parted by another direction has a background in two parts") {
  const auto parts = rules_of("<p>\u05D0 <span>ab \u05D1</span> cd</p>",
                              "p { direction: rtl } span { background: red }");
  CHECK(parts.size() == 1);
  const auto apart =
      rules_of("<p>x <span>a \u05D0</span> \u05D1 y</p>", "span { background: red }");
  REQUIRE(apart.size() == 2);
  CHECK(apart[0].x + apart[0].width < apart[1].x);
}

TEST_CASE("dir=auto is the direction of the first letter") {
  const std::string css = "p { text-align: start }";
  CHECK(from_the_left("<p dir=auto>\u05D0 <b>!</b></p>", css) == Texts{"!", " ", "\u05D0"});
  CHECK(from_the_left("<p dir=auto><i dir=ltr>a</i> \u05D0<b>!</b></p>", css).front() == "!");
}
