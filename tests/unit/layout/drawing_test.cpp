#include "layout/drawing.h"

#include <string>

#include <doctest/doctest.h>

#include "layout/path.h"
#include "unit/layout/set.h"

using layout_test::Set;
using layout_test::set;

namespace {

// 192 units of the picture are 96 px, which are 72 pt.
Set set_svg(const std::string& inside) {
  return set("<svg width='96' height='48' viewBox='0 0 192 96'>" + inside + "</svg>");
}

template <typename Kind>
std::vector<Kind> items_of(const Set& s) {
  std::vector<Kind> out;
  for (const layout::Item& item : s.pages.pages[0].items) {
    if (const auto* found = std::get_if<Kind>(&item)) out.push_back(*found);
  }
  return out;
}

}  // namespace

TEST_CASE("a straight line of a picture is a rectangle in the size that the picture has") {
  const Set s = set_svg("<line x1='0' y1='48' x2='96' y2='48' stroke='#ff0000' stroke-width='4'/>");
  const auto rects = items_of<layout::FilledRect>(s);
  REQUIRE(rects.size() == 1);
  CHECK(rects[0].rect.width == layout::Length::from_points(36));
  CHECK(rects[0].rect.height == layout::Length::from_points(1.5));
  CHECK(rects[0].color == layout::Rgb{255, 0, 0});
  CHECK(s.diagnostics.empty());
}

TEST_CASE("a rectangle is filled, and its stroke goes round it") {
  const Set s = set_svg(
      "<rect x='48' y='24' width='48' height='48' fill='#008000'"
      " stroke='#ff0000' stroke-width='4'/><rect width='-1' height='5'/>");
  const auto rects = items_of<layout::FilledRect>(s);
  REQUIRE(rects.size() == 5);
  CHECK(rects[0].color == layout::Rgb{0, 128, 0});
  CHECK(rects[0].rect.width == layout::Length::from_points(18));
  CHECK(rects[1].color == layout::Rgb{255, 0, 0});
  CHECK(s.diagnostics.empty());
}

TEST_CASE("colours of a picture are those of CSS, and those of a group hold inside it") {
  const Set s = set_svg(
      "<g fill='rgb(0, 128, 0)'><rect width='4' height='4'/><rect width='4' height='4' "
      "fill='none'/></g><rect width='4' height='4' fill='BLUE'/>"
      "<rect width='50%' height='100%' fill='#f00'/>");
  const auto rects = items_of<layout::FilledRect>(s);
  REQUIRE(rects.size() == 3);
  CHECK(rects[0].color == layout::Rgb{0, 128, 0});
  CHECK(rects[1].color == layout::Rgb{0, 0, 255});
  CHECK(rects[2].color == layout::Rgb{255, 0, 0});
  CHECK(rects[2].rect.width == layout::Length::from_points(36));
  CHECK(rects[2].rect.height == layout::Length::from_points(36));
}

TEST_CASE("without a viewBox the units of a picture are pixels, and it ends at its edges") {
  const Set s = set("<svg width='80' height='8'><rect width='400' height='16' fill='blue'/></svg>");
  const auto rects = items_of<layout::FilledRect>(s);
  REQUIRE(rects.size() == 1);
  CHECK(rects[0].rect.width == layout::Length::from_points(300));
  CHECK(rects[0].rect.height == layout::Length::from_points(12));
  const auto clips = items_of<layout::Clip>(s);
  REQUIRE(clips.size() == 2);
  CHECK(clips[0].rect.height == layout::Length::from_points(6));
}

TEST_CASE("a curve begins and ends where it says, and dashes leave gaps in it") {
  const std::string d = "d='M0 0 C100 0 100 96 0 96' fill='none' stroke='currentColor'";
  const auto whole = items_of<layout::DashedLine>(set_svg("<path " + d + "/>"));
  REQUIRE(whole.size() > 10);
  CHECK(whole.back().to.y - whole.front().from.y == layout::Length::from_points(36));
  CHECK(whole.back().to.x == whole.front().from.x);
  const auto dashed =
      items_of<layout::DashedLine>(set_svg("<path stroke-dasharray='4 3' " + d + "/>"));
  layout::Length down_whole, down_dashed;
  for (const auto& line : whole) down_whole += line.to.y - line.from.y;
  for (const auto& line : dashed) down_dashed += line.to.y - line.from.y;
  CHECK(down_dashed < down_whole * 7 / 10);
  CHECK(down_dashed > down_whole * 4 / 10);
}

TEST_CASE("text in a picture stands where its anchor says") {
  const std::string text = "font-size='20'>abc</text>";
  const Set start = set_svg("<text x='96' y='48' " + text);
  const Set end = set_svg("<text x='96' y='48' text-anchor='end' " + text);
  const auto left = items_of<layout::GlyphRun>(start);
  const auto right = items_of<layout::GlyphRun>(end);
  REQUIRE(left.size() == 1);
  REQUIRE(right.size() == 1);
  CHECK(left[0].text() == "abc");
  CHECK(left[0].size == layout::Length::from_points(7.5));
  CHECK(left[0].origin.x - right[0].origin.x == left[0].advance);
}

TEST_CASE("a picture is one figure whose alternative is its title and description") {
  const Set s = set_svg("<title>A plan</title><desc>Two beds.</desc><circle cx='9' cy='9' r='3'/>");
  std::string alternative;
  for (const layout::Tag& tag : s.pages.tags) {
    if (tag.role == layout::Role::figure) alternative = tag.alternative;
  }
  CHECK(alternative == "A plan. Two beds.");
  for (const layout::Item& item : s.pages.pages[0].items) {
    std::visit([](const auto& shape) { CHECK(shape.owner.tag != layout::no_tag); }, item);
  }
}

TEST_CASE(
    "what a picture may not hold is left out with a warning, and numbers out of all measure end") {
  const Set s = set_svg("<rect width='5' height='5'/><path d='M0 0 Q1 1 2 2' stroke='#000000'/>");
  REQUIRE(s.diagnostics.size() == 1);  // once a picture
  CHECK(s.diagnostics[0].code == "L109");
  for (
      const std::string hostile :
      {"<path d='M0 0 L1e999 -99999999999999999999999' stroke='#000000' stroke-dasharray='0.001'/>",
       "<line x1='-9999999999' x2='99999999999' y1='1' y2='9' stroke='#000' stroke-dasharray='1'/>",
       "<circle r='-5' stroke='#000'/><path d='MMMM'/><path d='Z L 1'/><text/>"}) {
    CAPTURE(hostile);
    CHECK(set_svg(hostile).pages.pages.size() >= 1);
  }
  CHECK(set("<svg viewBox='0 0 0 0'><line x1='1' y1='1' x2='2' y2='3' stroke='#000'/></svg>")
            .pages.pages.size() == 1);
}

TEST_CASE("paths and polygons are filled, and a viewBox keeps its ratio unless it is told not to") {
  const auto extent = [](const std::string& shape, const std::string& svg) {
    const auto filled = items_of<layout::FilledPath>(layout_test::set(
        "<svg width='80' height='40' viewBox='0 0 10 10'" + svg + ">" + shape + "</svg>"));
    if (filled.empty()) return layout::Rect{};
    return layout::extent_of(filled.at(0).path);
  };
  for (const char* shape :
       {"<path d='M0 0 L10 0 L10 10 Z'/>", "<polygon points='0,0 10,0 10,10'/>"}) {
    CAPTURE(shape);
    const layout::Rect kept = extent(shape, "");
    CHECK(kept.x.points() == 15);
    CHECK(kept.width.points() == 30);
    CHECK(extent(shape, " preserveAspectRatio='none'").width.points() == 60);
    CHECK(extent(shape, " preserveAspectRatio='xMinYMin'").x.points() == 0);
    CHECK(extent(shape, " preserveAspectRatio='xMidYMid slice'").width.points() == 60);
  }
  CHECK(extent("<path fill='none' d='M0 0 L10 0 L10 10 Z'/>", "").width.points() == 0);
}

TEST_CASE(
    "a picture in a file of its own has not too many shapes, because many boxes may have it") {
  std::string shapes;
  for (int i = 0; i < 6000; ++i) shapes += "%3Crect width='1' height='1'/%3E";
  const Set s = set(
      "<div style='height: 9pt'></div>",
      "div { background: url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E" +
          shapes + "%3C/svg%3E\") }");
  REQUIRE(s.diagnostics.size() == 1);
  CHECK(s.diagnostics[0].code == "L109");
}
