// Rounded corners, shadows, opacity, what is cut off, lines beside text (CSS Backgrounds 3, CSS
// Overflow 3, CSS Color 4, CSS Text Decoration 4).

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "layout/path.h"
#include "unit/layout/set.h"

namespace {

using layout::Length;

// What is painted on the first page, as the dump says it.
std::vector<std::string> painted(const std::string& html, const std::string& css = {}) {
  const layout_test::Set made = layout_test::set(html, css);
  std::istringstream dump(layout::dump_pages(made.pages));
  std::vector<std::string> out;
  std::string line;
  std::getline(dump, line);
  while (std::getline(dump, line) && line.starts_with("  ")) out.push_back(line.substr(2));
  return out;
}

std::vector<std::string> box(const std::string& style) {
  return painted("<div style='width: 40pt; height: 20pt; " + style + "'></div>");
}

using Lines = std::vector<std::string>;

template <class Kind>
std::vector<Kind> items_of(const layout_test::Set& made, std::size_t page = 0) {
  std::vector<Kind> out;
  for (const layout::Item& item : made.pages.pages.at(page).items) {
    if (const auto* found = std::get_if<Kind>(&item)) out.push_back(*found);
  }
  return out;
}

double extent(const layout::Path& path) {
  return layout::extent_of(path).width.points();
}

}  // namespace

TEST_CASE("a background with round corners is a path of lines and quarters of ellipses") {
  CHECK(box("background: red; border-radius: 10pt 0 0 0 / 5pt") ==
        Lines{"fill M 0.00 5.00 C 0.00 2.24 4.48 0.00 10.00 0.00 L 40.00 0.00 L 40.00 20.00"
              " L 0.00 20.00 #ff0000 background"});
  CHECK(box("background: red; border-radius: 5pt 0 / 0") ==
        Lines{"rect 0.00 0.00 40.00x20.00 #ff0000 background"});
}

TEST_CASE("curves that would overlap are made smaller, all by one factor") {
  const css::LengthPercentage most{Length(), 100'000}, ten{Length::from_points(10), 0};
  const layout::Rect rect{{}, {}, Length::from_points(40), Length::from_points(20)};
  const layout::RoundedRect half =
      layout::rounded({{most, most}, {most, most}, {most, most}, {most, most}}, rect);
  CHECK(half.radii.top_left.x.points() == 20);
  CHECK(half.radii.top_left.y.points() == 10);
  const css::LengthPercentage thirty{Length::from_points(30), 0};
  const layout::RoundedRect uneven =
      layout::rounded({{thirty, thirty}, {ten, ten}, {}, {thirty, thirty}}, rect);
  CHECK(uneven.radii.top_left.x.points() == 10);  // 20 pt of 60 down the left side
  CHECK(uneven.radii.top_right.x.points() == doctest::Approx(10.0 / 3).epsilon(1e-4));
  const layout::RoundedRect flat = layout::rounded({{ten, ten}, {ten, ten}, {ten, ten}, {ten, ten}},
                                                   {{}, {}, Length::from_points(40), {}});
  CHECK_FALSE(flat.is_round());
}

TEST_CASE("the inner edge of a border is round where its radius is larger than the border") {
  const layout::Rect rect{{}, {}, Length::from_points(40), Length::from_points(20)};
  const css::LengthPercentage five{Length::from_points(5), 0};
  const css::CornerRadius corner{five, five};
  const layout::RoundedRect outer = layout::rounded({corner, corner, corner, corner}, rect);
  const Length two = Length::from_points(2), six = Length::from_points(6);
  const layout::RoundedRect inner = layout::inset(outer, {two, six, two, two});
  CHECK(inner.radii.top_left.x.points() == 3);
  CHECK(inner.radii.top_right.x.points() == 0);
  CHECK(inner.rect.width.points() == 32);
  CHECK(layout::spread(outer, two).radii.top_left.x.points() == 7);
  CHECK(layout::spread({rect, {}}, two).radii.top_left.x.points() == 0);
  // 10 × (1 - (1 - 5/10)³) further out than 5
  CHECK(layout::spread(outer, Length::from_points(10)).radii.top_left.x.points() ==
        doctest::Approx(13.75).epsilon(1e-4));
}

TEST_CASE("a round border is a ring, dashes go round it, and sides of two colours are cut apart") {
  const auto lines = box("border: 2pt solid red; border-radius: 5pt");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("fill M 0.00 5.00 C"));
  CHECK(lines[0].find(" M 2.00 5.00 C") != std::string::npos);
  const auto dots = box("border: 2pt dotted red; border-radius: 5pt");
  REQUIRE(dots.size() == 1);
  CHECK(dots[0].starts_with("stroke M 1.00 5.00 C"));
  CHECK(dots[0].ends_with("width 2.00 dash 0.00 4.00 #ff0000 background round"));
  const auto sides = box("border: 2pt solid; border-color: red blue; border-radius: 5pt");
  REQUIRE(sides.size() == 12);
  CHECK(sides[0].starts_with("clip M 0.00 0.00 L 44.00 0.00 L 39.00 5.00 L 5.00 5.00"));
  CHECK(sides[2] == "clip ends");
}

TEST_CASE("a border that lets light through is painted once at its corners") {
  const auto lines = box("border: 2pt solid rgb(255 0 0 / 50%)");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find("#ff000080") != std::string::npos);
}

TEST_CASE("a box that goes on on another page has corners and shadows only at its ends") {
  const layout_test::Set made =
      layout_test::set("<div>" + layout_test::lines_of(12) + "</div>",
                       "p { margin: 0 } div { background: red; border-radius: 5pt }");
  const auto first = items_of<layout::FilledPath>(made),
             last = items_of<layout::FilledPath>(made, 1);
  REQUIRE(first.size() == 1);
  REQUIRE(last.size() == 1);
  const auto curves = [](const layout::Path& path) {
    int count = 0;
    for (const layout::PathStep& step : path) count += step.kind == layout::PathStep::Kind::curve;
    return count;
  };
  CHECK(curves(first[0].path) == 2);
  CHECK(curves(last[0].path) == 2);
}

TEST_CASE("a shadow lies beside its box, the first of several above the others") {
  const auto lines = box("box-shadow: 2pt 3pt red, 0 0 0 5pt lime");
  CHECK(lines == Lines{"clip M -5.00 -5.00 L 45.00 -5.00 L 45.00 25.00 L -5.00 25.00"
                       " M 0.00 0.00 L 40.00 0.00 L 40.00 20.00 L 0.00 20.00",
                       "fill M -5.00 -5.00 L 45.00 -5.00 L 45.00 25.00 L -5.00 25.00"
                       " #00ff00 background",
                       "clip ends",
                       "clip M 0.00 0.00 L 42.00 0.00 L 42.00 23.00 L 0.00 23.00"
                       " M 0.00 0.00 L 40.00 0.00 L 40.00 20.00 L 0.00 20.00",
                       "fill M 2.00 3.00 L 42.00 3.00 L 42.00 23.00 L 2.00 23.00"
                       " #ff0000 background",
                       "clip ends"});
  CHECK(box("box-shadow: 0 0 0 -10pt red").empty());
}

TEST_CASE("an inset shadow lies inside the border, around a hole") {
  const auto lines = box("border: 1pt solid; box-shadow: inset 2pt 0 red");
  REQUIRE(lines.size() >= 3);
  CHECK(lines[0] == "clip M 1.00 1.00 L 41.00 1.00 L 41.00 21.00 L 1.00 21.00");
  CHECK(lines[1] ==
        "fill M 1.00 1.00 L 41.00 1.00 L 41.00 21.00 L 1.00 21.00"
        " M 3.00 1.00 L 43.00 1.00 L 43.00 21.00 L 3.00 21.00 #ff0000 background");
}

TEST_CASE("a blurred shadow is a bounded stack that adds up to its colour") {
  const layout_test::Set made =
      layout_test::set("<div style='width: 40pt; height: 40pt; box-shadow: 0 0 4pt'></div>");
  const auto steps = items_of<layout::FilledPath>(made);
  REQUIRE(steps.size() == 17);
  CHECK(extent(steps.front().path) == 48);
  CHECK(extent(steps.back().path) == 32);
  double seen = 0;
  for (const layout::FilledPath& step : steps) seen += (1 - seen) * step.color.alpha / 255.0;
  CHECK(seen == 1);
}

TEST_CASE("a box with opacity is a group above what is in the flow, with what is in it") {
  const auto lines = painted(
      "<div style='opacity: .5; background: red; height: 10pt'><p>a</p></div>"
      "<div style='background: lime; height: 10pt; margin-top: -5pt'></div>",
      "p { margin: 0 }");
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].find("#00ff00") != std::string::npos);
  CHECK(lines[1] == "group opacity 0.500");
  CHECK(lines[2].find("#ff0000") != std::string::npos);
  CHECK(lines[3].starts_with("text "));
  CHECK(lines[4] == "group ends");
  const auto image =
      painted("<img alt='' style='opacity: .5' src='tests/cases/layout/square.png'>");
  REQUIRE(image.size() == 3);
  CHECK(image[0] == "group opacity 0.500");
}

TEST_CASE("groups of a box on two pages end on each of them") {
  const layout_test::Set made = layout_test::set(
      "<div style='opacity: .5'>" + layout_test::lines_of(12) + "</div>", "p { margin: 0 }");
  for (std::size_t page = 0; page < 2; ++page) {
    const auto groups = items_of<layout::Group>(made, page);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].begins);
    CHECK_FALSE(groups[1].begins);
  }
}

TEST_CASE("what flows over is cut off at the padding box, in the directions that are asked for") {
  const std::string inner = "<i style='display: block; width: 90pt; height: 9pt'></i>";
  const auto clip = [&](const std::string& style) {
    const auto lines =
        painted("<div style='width: 40pt; height: 20pt; " + style + "'>" + inner + "</div>");
    return lines.empty() ? std::string() : lines.front();
  };
  CHECK(clip("overflow: hidden") == "clip 0.00 0.00 40.00x20.00");
  CHECK(clip("overflow: clip") == "clip 0.00 0.00 40.00x20.00");
  CHECK(clip("overflow: clip; overflow-clip-margin: 2pt") == "clip -2.00 -2.00 44.00x24.00");
  CHECK(clip("overflow: clip; padding: 3pt; overflow-clip-margin: content-box") ==
        "clip 3.00 3.00 40.00x20.00");
  CHECK(clip("overflow-x: clip") == "clip 0.00 -10000.00 40.00x20020.00");
  CHECK(clip("overflow: hidden; border-radius: 5pt").starts_with("clip M 0.00 5.00 C"));
  CHECK(painted("<img alt='' style='border-radius: 2pt' src='tests/cases/layout/square.png'>")
            .front()
            .starts_with("clip M 0.00 "));
}

TEST_CASE("boxes in lines are decorated as others are, and open where they go on") {
  const auto lines = painted("<p><b style='border: 1pt dotted red; border-radius: 2pt'>a</b></p>");
  REQUIRE(!lines.empty());
  CHECK(lines[0].starts_with("stroke M "));
}

TEST_CASE("lines beside text are dotted, dashed, doubled and wavy") {
  const auto line = [](const std::string& style) {
    const auto lines = painted("<p style='text-decoration: underline " + style + "'>aaaa</p>");
    return lines.size() < 2 ? std::string() : lines[1];
  };
  CHECK(line("2pt").find("x2.00 #000000 layout") != std::string::npos);
  CHECK(line("dotted 2pt").ends_with("width 2.00 #000000 layout round"));
  CHECK(line("dashed 2pt").ends_with("width 2.00 #000000 layout"));
  CHECK(line("wavy 2pt").starts_with("clip "));
  CHECK(painted("<p style='text-decoration: underline double'>aaaa</p>").size() == 3);
}

TEST_CASE("an underline stands as far below the baseline as is asked for") {
  const auto top = [](const std::string& style) {
    const layout_test::Set made = layout_test::set(
        "<p style='text-decoration: underline; " + style + "'>aaaa</p>", "p { margin: 0 }");
    const double baseline = items_of<layout::GlyphRun>(made).at(0).origin.y.points();
    return items_of<layout::FilledRect>(made).at(0).rect.y.points() - baseline;
  };
  CHECK(top("text-underline-offset: 3pt") == doctest::Approx(3));
  CHECK(top("text-underline-offset: 50%") == doctest::Approx(5));
  CHECK(top("text-underline-position: under") > top("") + 0.5);
}

TEST_CASE("a list item's picture stands where its sign would") {
  const std::string style = "list-style-image: url(\"tests/cases/layout/square.png\")";
  const layout_test::Set outside = layout_test::set("<ul style='" + style + "'><li>a</ul>",
                                                    "ul { margin: 0; padding: 0 0 0 20pt }");
  const auto pictures = items_of<layout::Image>(outside);
  REQUIRE(pictures.size() == 1);
  CHECK(pictures[0].rect.width.points() == 6);
  CHECK(pictures[0].rect.x.points() < 14);
  const layout_test::Set absent =
      layout_test::set("<ul style='list-style-image: url(absent.png)'><li>a</ul>");
  CHECK(layout_test::lines(absent.pages.pages[0]).at(0).starts_with("•"));
}

TEST_CASE("what only a screen shows is an empty box, unless it holds words") {
  const auto size = [](const std::string& html) {
    const auto lines = painted(html,
                               "canvas, video, iframe { background: red; border: 0 }"
                               "@page { size: 400pt }");
    return lines.empty() ? std::string() : lines[0].substr(0, lines[0].find(" #"));
  };
  CHECK(size("<canvas></canvas>") == "rect 0.00 0.00 225.00x112.50");
  CHECK(size("<canvas width=40 height=20></canvas>") == "rect 0.00 0.00 30.00x15.00");
  CHECK(size("<canvas width=40 height=20 style='width: 60pt'></canvas>") ==
        "rect 0.00 0.00 60.00x30.00");
  CHECK(size("<video></video>") == "rect 0.00 0.00 225.00x112.50");
  const layout_test::Set words = layout_test::set("<p><canvas>told</canvas></p>");
  CHECK(layout_test::lines(words.pages.pages[0]).at(0) == "told");
  CHECK(layout_test::set("<iframe src=a.html></iframe>").diagnostics.at(0).code == "L110");
}

TEST_CASE("what a box of a given height cuts off goes on nowhere else") {
  for (const char* overflow : {"clip", "hidden", "visible clip"}) {
    CAPTURE(overflow);
    const layout_test::Set made =
        layout_test::set("<div style='height: 40pt; overflow: " + std::string(overflow) + "'>" +
                             layout_test::lines_of(15) + "</div>",
                         "p { margin: 0 }");
    CHECK(made.pages.pages.size() == 1);
  }
}

TEST_CASE("a cell of a table cuts off what flows over it") {
  const auto lines = painted(
      "<table><tr><td><div style='width: 80pt; height: 5pt; background: red'></div></table>",
      "table { border-spacing: 0 } td { padding: 0; max-width: 40pt; overflow-x: clip }");
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].starts_with("clip 0.00 "));
}

TEST_CASE("a line is as high as the picture that marks its item") {
  const auto bottom = [](const std::string& style) {
    const layout_test::Set made =
        layout_test::set("<ul style='margin: 0; padding: 0 0 0 40pt;" + style + "'><li>a<li>b</ul>",
                         "li { line-height: 5pt; font-size: 5pt }");
    return items_of<layout::GlyphRun>(made).back().origin.y.points();
  };
  const double high = bottom("list-style-image: url(\"tests/cases/layout/square.png\")");
  CHECK(high > bottom("list-style: none") + 3);
}

TEST_CASE("a picture in SVG is drawn at the size that its background has") {
  const std::string svg =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E"
      "%3Crect width='50%25' height='100%25' fill='red'/%3E%3C/svg%3E";
  const auto lines = [&](const std::string& style) {
    return painted("<div class=x></div>", ".x { width: 40pt; height: 20pt; background: url(\"" +
                                              svg + "\") no-repeat; " + style + " }");
  };
  const auto whole = lines("");
  REQUIRE(whole.size() == 5);
  CHECK(whole[2] == "rect 0.00 0.00 20.00x20.00 #ff0000 background");
  CHECK(lines("background-size: 10pt 4pt").at(2) == "rect 0.00 0.00 5.00x4.00 #ff0000 background");
  const auto tiled = lines("background-size: 10pt 4pt; background-repeat: space round");
  REQUIRE(!tiled.empty());
  CHECK(tiled[0] == "tiles 0.00 0.00 10.00x4.00 in 0.00 0.00 40.00x20.00 drawing background");
}

TEST_CASE("pictures of a background leave the room that is left over between them") {
  const auto lines = painted("<div class=x></div>",
                             ".x { width: 40pt; height: 20pt; background:"
                             " url(\"tests/cases/layout/square.png\") space }");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] ==
        "tiles 0.00 0.00 6.00x6.00 in 0.00 0.00 40.00x20.00 #0 background gaps 0.80 1.00");
}

TEST_CASE("the layers of a background lie upon each other, the first above the others") {
  const auto lines = painted(
      "<div class=x></div>",
      ".x { width: 6pt; height: 6pt; background: url(\"tests/cases/layout/square.png\") repeat-x,"
      " url(\"tests/cases/layout/square.png\") repeat-y red }");
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].starts_with("rect "));
  CHECK(lines[1] == lines[2]);
}
