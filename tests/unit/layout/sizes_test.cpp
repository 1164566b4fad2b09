// Sizes that content or an aspect ratio decides (CSS Sizing 3 §3.2, Sizing 4 §5).

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

namespace {

// "WxH" in points of what is red on the first page.
std::vector<std::string> sizes(const std::string& html, const std::string& css = {}) {
  const auto s = layout_test::set(
      html,
      ".x { background: red } i { display: inline-block; vertical-align: top; width: 10pt; "
      "height: 10pt } "
      "b { display: block; width: 10pt; height: 10pt } p { margin: 0 } " +
          css);
  std::vector<std::string> found;
  for (const layout::Item& item : s.pages.pages[0].items) {
    const auto* rect = std::get_if<layout::FilledRect>(&item);
    if (rect == nullptr || rect->color.red == 0) continue;
    const auto points = [](base::Length length) {
      return std::to_string(static_cast<int>(length.points() + 0.5));
    };
    found.push_back(points(rect->rect.width) + 'x' + points(rect->rect.height));
  }
  return found;
}

std::string only(const std::string& style, const std::string& content = {},
                 const std::string& around = "<div>") {
  const auto found = sizes(around + "<div class=x style='" + style + "'>" + content + "</div>");
  CAPTURE(style);
  REQUIRE(found.size() == 1);
  return found[0];
}

const std::string two = "<i></i><wbr><i></i>";

}  // namespace

TEST_CASE("a width by content is that of what is in a block") {
  CHECK(only("width: min-content", two) == "10x20");
  CHECK(only("width: max-content", two) == "20x10");
  CHECK(only("width: fit-content", two) == "20x10");
  CHECK(only("width: fit-content", two, "<div style='width: 15pt'>") == "15x20");
  CHECK(only("width: fit-content(15pt)", two) == "15x20");
  CHECK(only("width: stretch; margin: 0 5pt; padding: 1pt", two) == "90x12");
  CHECK(only("width: 50pt; max-width: max-content", two) == "20x10");
  CHECK(only("width: 5pt; min-width: min-content", two) == "10x20");
  CHECK(only("float: left; width: min-content", two) == "10x20");
  CHECK(only("display: inline-block; width: min-content", two) == "10x20");
  CHECK(only("position: absolute; left: 0; right: 0; width: min-content", two) == "10x20");
  CHECK(only("width: min-content", "<div style='width: max-content'>" + two + "</div>") == "20x10");
}

TEST_CASE("a height by content is that of what is in a block") {
  CHECK(only("height: min-content", two) == "100x10");
  CHECK(only("height: 50pt; max-height: fit-content", two) == "100x10");
  CHECK(only("height: 5pt; min-height: max-content", two) == "100x10");
  CHECK(only("height: stretch; margin: 5pt 0", two, "<div style='height: 50pt'>") == "100x40");
}

TEST_CASE("a block with an aspect ratio has the height of its width, or the other way round") {
  CHECK(only("aspect-ratio: 2 / 1") == "100x50");
  CHECK(only("aspect-ratio: 0.5; width: 20pt") == "20x40");
  CHECK(only("aspect-ratio: 2; height: 20pt") == "40x20");
  CHECK(only("aspect-ratio: 2; max-height: 20pt") == "40x20");
  CHECK(only("aspect-ratio: 2; float: left; min-height: 20pt") == "40x20");
  CHECK(only("aspect-ratio: 0 / 1; width: 20pt", two) == "20x10");
  CHECK(only("aspect-ratio: 1; width: 20pt; padding-left: 10pt; box-sizing: border-box") ==
        "20x20");
  CHECK(only("aspect-ratio: auto 1; width: 20pt; padding-left: 10pt; box-sizing: border-box") ==
        "20x10");
  const std::string box = "<div style='position: relative; width: 40pt; height: 30pt'>";
  CHECK(only("aspect-ratio: 2; position: absolute; inset: 0", {}, box) == "40x20");
  CHECK(only("aspect-ratio: 2; position: absolute; top: 0; bottom: 0", {}, box) == "60x30");
}

TEST_CASE("what is in a box makes it larger than its aspect ratio would have it") {
  const std::string high = "<div style='height: 30pt'></div>";
  CHECK(only("aspect-ratio: 1; width: 20pt", high) == "20x30");
  CHECK(only("aspect-ratio: 1; width: 20pt; min-height: 0", high) == "20x20");
  CHECK(only("aspect-ratio: 1; width: 20pt; max-height: 25pt", high) == "20x25");
  CHECK(only("aspect-ratio: 1; width: 20pt; overflow: hidden", high) == "20x20");
  CHECK(only("aspect-ratio: 1; height: 5pt", "<b></b>") == "10x5");
}

TEST_CASE("items of flex and grid containers have sizes by content and ratio") {
  const std::string flex = "<div style='display: flex'>", grid = "<div style='display: grid'>";
  CHECK(only("height: 20pt; aspect-ratio: 2", {}, flex) == "40x20");
  CHECK(only("width: 20pt; aspect-ratio: 2", {}, flex) == "20x10");
  CHECK(only("flex-basis: min-content", two, flex) == "10x20");
  CHECK(only("aspect-ratio: 1", {}, "<div style='display: flex; height: 20pt'>") == "20x20");
  CHECK(only("aspect-ratio: 2", {}, "<div style='display: flex; flex-flow: column'>") == "100x50");
  CHECK(only("width: 20pt; aspect-ratio: 2", {}, grid) == "20x10");
  CHECK(only("height: 20pt; aspect-ratio: 2", {}, grid) == "40x20");
  CHECK(only("width: min-content", two, grid) == "10x20");
}

TEST_CASE("an item that may be as narrow as nothing is pressed below its content") {
  const std::string flex = "<div style='display: flex; width: 15pt'>";
  CHECK(only("width: 20pt", "<i style='width: 20pt'></i>", flex) == "20x10");
  CHECK(only("width: 20pt; min-width: 0", "<i style='width: 20pt'></i>", flex) == "15x10");
}

TEST_CASE("a percentage of a height that is known counts for floats and what stands in lines") {
  const std::string box = "<div style='height: 40pt'>";
  CHECK(only("float: left; width: 10pt; height: 50%", {}, box) == "10x20");
  CHECK(only("display: inline-block; width: 10pt; height: 50%", {}, box) == "10x20");
}

TEST_CASE("cells keep to the limits of their widths") {
  const std::string table = "<table style='border-spacing: 0'><tr><td style='padding: 0; ";
  const auto cell = [&](const std::string& style) {
    return sizes(table + style + "' class=x>" + two + "</table>").at(0);
  };
  CHECK(cell("min-width: 30pt") == "30x10");
  CHECK(cell("max-width: 15pt") == "15x10");  // the first of two lines
  CHECK(cell("width: min-content") == "10x10");
}

TEST_CASE("images that are items of a row flex as they ask for") {
  struct Case {
    std::string first, second;
    std::vector<int> widths;
  };
  const std::vector<Case> cases{
      {"flex: 1", "flex: 3", {25, 75}},
      {"width: 40%", "width: 20pt", {40, 20}},
      {"flex: 1; max-width: 30pt", "flex: 1", {30, 70}},
      {"flex: 1; margin-right: 10pt", "flex: 1", {45, 45}},
      {"width: 60pt", "width: 10pt; order: -1", {10, 60}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.first);
    const auto image = [](const std::string& style) {
      return "<img alt='' src='tests/cases/layout/square.png' style='" + style + "'>";
    };
    const auto s = layout_test::set("<div style='display: flex; align-items: flex-start'>" +
                                    image(c.first) + image(c.second) + "</div>");
    std::vector<int> widths;
    for (const layout::Item& item : s.pages.pages[0].items) {
      const auto* found = std::get_if<layout::Image>(&item);
      if (found == nullptr) continue;
      CHECK(found->rect.width == found->rect.height);
      widths.push_back(static_cast<int>(found->rect.width.points() + 0.5));
    }
    CHECK(widths == c.widths);
  }
}
