// Where positioned boxes stand (CSS 2.2 §9.3, §10.3.7, §10.6.4).

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

using layout_test::lines;
using layout_test::set;
using layout_test::Set;
using Texts = std::vector<std::string>;

namespace {

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

// The only red box of the page.
Box red(const layout::Page& page) {
  Box found;
  int count = 0;
  for (const layout::Item& item : page.items) {
    const auto* filled = std::get_if<layout::FilledRect>(&item);
    if (filled == nullptr || filled->color != layout::Rgb{255, 0, 0}) continue;
    ++count;
    found = {filled->rect.x.points(), filled->rect.y.points(), filled->rect.width.points(),
             filled->rect.height.points()};
  }
  REQUIRE(count == 1);
  return found;
}

std::size_t place_of(const layout::Page& page, const std::string& text) {
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    const auto* run = std::get_if<layout::GlyphRun>(&page.items[i]);
    if (run != nullptr && run->text() == text) return i;
  }
  FAIL("no such text");
  return 0;
}

}  // namespace

TEST_CASE("an absolute box has its place and size from its offsets and margins") {
  struct Case {
    std::string style;
    Box box;
  };
  // In a padding box of 60 by 40 at (12, 22).
  const std::vector<Case> cases{
      {"left: 5pt; top: 6pt; width: 10pt; height: 8pt", {17, 28, 10, 8}},
      {"right: 5pt; bottom: 6pt; width: 10pt; height: 8pt", {57, 48, 10, 8}},
      {"left: 5pt; right: 6pt; top: 0; height: 8pt", {17, 22, 49, 8}},
      {"left: 0; width: 50%; top: 3pt; bottom: 4pt", {12, 25, 30, 33}},
      {"inset: 0; width: 10pt; height: 10pt; margin: auto", {37, 37, 10, 10}},
      {"left: 0; top: 0; width: 10pt; height: 25%; box-sizing: border-box; padding: 2pt",
       {12, 22, 10, 10}},
      {"left: 0; right: 0; max-width: 20pt; top: 0; height: 8pt", {12, 22, 20, 8}},
      {"left: 0; top: 0; width: 4pt; margin-left: 3pt; margin-top: 2pt; height: 8pt",
       {15, 24, 4, 8}},
      {"width: 10pt; height: 8pt", {14, 24, 10, 8}},  // where it would have been
  };
  for (const Case& c : cases) {
    CAPTURE(c.style);
    const Set s = set("<div class=c><div class=x style='" + c.style + "'></div></div>",
                      ".c { position: relative; margin: 20pt 10pt; width: 56pt; height: 36pt;"
                      " border: 2pt solid; padding: 2pt } .x { position: absolute;"
                      " background-color: red }");
    const Box box = red(s.pages.pages[0]);
    CHECK(box.x == doctest::Approx(c.box.x));
    CHECK(box.y == doctest::Approx(c.box.y));
    CHECK(box.width == doctest::Approx(c.box.width));
    CHECK(box.height == doctest::Approx(c.box.height));
    CHECK(s.diagnostics.empty());
  }
}

TEST_CASE("an absolute box is of the nearest positioned box, also out of cells and inline blocks") {
  const std::string box =
      "<b style='position:absolute;left:0;top:0;width:5pt;height:5pt;background-color:red'></b>";
  struct Case {
    std::string html;
    double x, y;
  };
  const std::vector<Case> cases{
      {"<p>one</p>" + box, 0, 0},
      {"<p>one</p><div style='position:relative;margin-left:7pt'><p>a</p>" + box + "</div>", 7, 10},
      {"<p>one</p><div style='position:relative;margin-left:7pt'><p>a</p>" + box + "</div><p>b</p>",
       7, 10},
      {"<p>one</p><div style='position:relative'><table style='border-spacing:0'><td style="
       "'padding:9pt'>a" +
           box + "</table></div>",
       0, 10},
      {"<p>one</p><table style='border-spacing:0'><td style='position:relative;padding:3pt'>a" +
           box + "</table>",
       0, 10},
      {"<p>one <i style='display:inline-block;width:50pt;height:20pt;position:relative'>" + box +
           "</i>",
       -1, -1},
      {"<p>one</p><div style='float:left;position:relative;margin:4pt'>a" + box + "</div>", 4, 14},
  };
  for (const Case& c : cases) {
    CAPTURE(c.html);
    const Set s = set(c.html);
    const Box found = red(s.pages.pages[0]);
    if (c.x < 0) {
      CHECK(found.x > 10);
      continue;
    }
    CHECK(found.x == doctest::Approx(c.x));
    CHECK(found.y == doctest::Approx(c.y));
  }
}

TEST_CASE("a box that nothing contains stands in the content area of its page") {
  const Set s = set("<p style='break-after:page'>a</p><p>b<span class=x></span></p>",
                    "@page { margin: 10pt } .x { position: absolute; right: 0; bottom: 0;"
                    " width: 5pt; height: 5pt; background-color: red }");
  REQUIRE(s.pages.pages.size() == 2);
  const Box box = red(s.pages.pages[1]);
  CHECK(box.x == doctest::Approx(85));
  CHECK(box.y == doctest::Approx(85));
}

TEST_CASE(
    "an absolute box goes on on the pages that follow, and stands there when it begins there") {
  const std::string box =
      "@page { margin: 10pt } .x { position: absolute; left: 5pt; width: 50pt;"
      " background-color: red; ";
  const Set high = set("<p>a</p><p class=x>1<br>2<br>3</p><p>b</p>", box + "top: 65pt }");
  REQUIRE(high.pages.pages.size() == 2);
  CHECK(lines(high.pages.pages[0]) == Texts{"a", "b", "1"});
  CHECK(lines(high.pages.pages[1]) == Texts{"2", "3"});
  CHECK(red(high.pages.pages[0]).y == doctest::Approx(75));
  CHECK(red(high.pages.pages[1]).y == doctest::Approx(10));
  CHECK(red(high.pages.pages[1]).x == doctest::Approx(15));

  const Set below = set("<p>a<i class=x>x</i></p>", box + "top: 170pt }");
  REQUIRE(below.pages.pages.size() == 3);
  CHECK(red(below.pages.pages[2]).y == doctest::Approx(20));

  const Set broken =
      set("<div class=x><p>1</p><p style='break-before: page'>2</p></div>"
          "<p style='page: other'>b</p>",
          box + "}");
  REQUIRE(broken.pages.pages.size() == 2);
  CHECK(red(broken.pages.pages[0]).height == doctest::Approx(80));
}

TEST_CASE("a box without offsets stands below what precedes it, whatever margin follows") {
  const std::string css =
      ".x { position: absolute; width: 5pt; height: 5pt; background-color: red }"
      ".y { margin-top: 20pt } div { border-top: 1pt solid }";
  CHECK(red(set("<div><i class=x></i><p class=y>a</p></div>", css).pages.pages[0]).y ==
        doctest::Approx(1));
  const Set empty = set("<p>a</p><div class=x></div><p class=y>b</p>",
                        ".x { margin-top: 5pt; width: 0; outline: 2pt solid red }"
                        ".y { margin-top: 20pt }");
  REQUIRE(std::holds_alternative<layout::FilledRect>(empty.pages.pages[0].items[0]));
  const auto& top = std::get<layout::FilledRect>(empty.pages.pages[0].items[0]);
  CHECK(top.rect.y.points() == doctest::Approx(10 + 5 - 2));
}

TEST_CASE("clip cuts an absolute box at its own edges and no other box") {
  const auto clip = [](const std::string& value) {
    const Set s = set("<p class=x>a</p>",
                      ".x { left: 10pt; top: 20pt; width: 30pt; height: 40pt; padding: 1pt;"
                      " clip: " +
                          value + "}");
    std::vector<double> out;
    for (const layout::Item& item : s.pages.pages[0].items) {
      const auto* found = std::get_if<layout::Clip>(&item);
      if (found == nullptr || !found->begins) continue;
      const layout::Rect& r = found->rect;
      out = {r.x.points(), r.y.points(), r.width.points(), r.height.points()};
    }
    return out;
  };
  using Rect = std::vector<double>;
  CHECK(clip("rect(1pt, 8pt, 9pt, 2pt); position: absolute") == Rect{12, 21, 6, 8});
  CHECK(clip("rect(auto auto auto -5pt); position: absolute") == Rect{5, 20, 37, 42});
  CHECK(clip("rect(9pt, 1pt, 1pt, 9pt); position: absolute") == Rect{19, 29, 0, 0});
  CHECK(clip("auto; position: absolute").empty());
  CHECK(clip("rect(1pt, 8pt, 9pt, 2pt)").empty());
}

TEST_CASE("a fixed box stands on every page, and is read once") {
  const Set s =
      set("<p style='break-after:page'>a</p><p style='break-after:page'>b"
          "<i style='position:fixed;top:50pt;left:0'>seal</i></p><p>c</p>");
  REQUIRE(s.pages.pages.size() == 3);
  CHECK(lines(s.pages.pages[0]) == Texts{"a"});
  CHECK(lines(s.pages.pages[1]) == Texts{"b", "seal"});
  CHECK(lines(s.pages.pages[2]) == Texts{"c"});
  for (const layout::Page& page : s.pages.pages) place_of(page, "seal");
}

TEST_CASE("no text in a positioned box is lost, nor a note called in it") {
  const Set s = set("<p>a<span style='position:absolute;top:30pt'>b<i>note</i></span></p>",
                    "i { float: footnote }");
  CHECK(lines(s.pages.pages[0]).size() == 4);  // a, b1, the note
  place_of(s.pages.pages[0], "note");
}

TEST_CASE("a positioned box is read where it stands in the text") {
  const Set s =
      set("<p>a</p><div class=x><p>b</p></div><p>c</p>", ".x { position: absolute; bottom: 0 }");
  Texts order;
  for (const layout::Kid& kid : s.pages.kids) {
    if (kid.tag != layout::no_tag && s.pages.tags[kid.tag].role == layout::Role::paragraph) {
      for (const layout::Kid& item : s.pages.kids) {
        if (item.owner != kid.tag || item.tag != layout::no_tag) continue;
        order.push_back(
            std::get<layout::GlyphRun>(s.pages.pages[item.page].items[item.item]).text());
      }
    }
  }
  CHECK(order == Texts{"a", "b", "c"});
}

TEST_CASE("z-index stacks positioned boxes, and below zero under the text") {
  const Set s =
      set("<p>t</p><p class=x style='z-index:2'>high</p><p class=x>middle</p>"
          "<p class=x style='z-index:-1'>low</p>",
          ".x { position: absolute; top: 0 }");
  const layout::Page& page = s.pages.pages[0];
  CHECK(place_of(page, "low") < place_of(page, "t"));
  CHECK(place_of(page, "t") < place_of(page, "middle"));
  CHECK(place_of(page, "middle") < place_of(page, "high"));
}

TEST_CASE("relative offsets move inline boxes and leave their room") {
  const Set s = set("<p>a <b style='position:relative;top:-3pt;left:2pt'>b</b> c</p><p>d</p>");
  const Set plain = set("<p>a <b>b</b> c</p><p>d</p>");
  const auto run = [](const Set& of, const std::string& text) {
    return std::get<layout::GlyphRun>(of.pages.pages[0].items[place_of(of.pages.pages[0], text)])
        .origin;
  };
  CHECK((run(s, "b").x - run(plain, "b").x).points() == doctest::Approx(2));
  CHECK((run(s, "b").y - run(plain, "b").y).points() == doctest::Approx(-3));
  CHECK(run(s, "d").y == run(plain, "d").y);
}

TEST_CASE("backgrounds of blocks lie below floats, whichever comes first") {
  const Set s =
      set("<div style='float:left;width:20pt;height:20pt;background-color:red'></div>"
          "<div style='height:30pt;background-color:blue'></div>");
  std::vector<layout::Rgb> colors;
  for (const layout::Item& item : s.pages.pages[0].items) {
    colors.push_back(std::get<layout::FilledRect>(item).color);
  }
  CHECK(colors == std::vector<layout::Rgb>{{0, 0, 255}, {255, 0, 0}});
}

TEST_CASE("a box that is moved over others covers them, and is read where it was") {
  const Set s = set("<p class=x>moved</p><p>under</p>",
                    ".x { position: relative; top: 10pt; background-color: white }");
  const layout::Page& page = s.pages.pages[0];
  CHECK(place_of(page, "under") < place_of(page, "moved"));
  CHECK(s.pages.tags[1].role == layout::Role::paragraph);
  const auto& first = *std::find_if(s.pages.kids.begin(), s.pages.kids.end(), [](const auto& kid) {
    return kid.owner == 1 && kid.tag == layout::no_tag;
  });
  CHECK(first.item == place_of(page, "moved"));
}

TEST_CASE("a positioned block in a line has its place where a block would") {
  struct Case {
    std::string html;
    double x = 0, y = 0;
  };
  const std::vector<Case> cases{
      {"<div>word <p></p></div>", 0, 10},
      {"<div><p></p> word</div>", 0, 0},
      {"<div><i></i><p></p> word</div>", 0, 0},
      {"<div style='padding-left: 5pt; text-align: right'>word <p></p></div>", 5, 10},
  };
  for (const Case& c : cases) {
    CAPTURE(c.html);
    const Set s = set(c.html, "p { position: absolute; width: 8pt; height: 6pt; background: red }");
    const Box box = red(s.pages.pages.at(0));
    CHECK(box.x == c.x);
    CHECK(box.y == c.y);
  }
  const Set inlined = set("<div style='font: 10pt/10pt Noto Sans Mono'>word<span></span></div>",
                          "span { position: absolute; width: 8pt; height: 6pt; background: red }");
  CHECK(red(inlined.pages.pages.at(0)).x == doctest::Approx(24).epsilon(0.01));
}

TEST_CASE("a positioned box stays above the forced break that follows it") {
  for (const std::string html : {"<p>a</p><i></i><p style='break-before: page'>b</p>",
                                 "<p style='break-after: page'>a</p><i></i><p>b</p>"}) {
    CAPTURE(html);
    const Set s = set(html,
                      "i { display: block; position: absolute; width: 8pt; height: 6pt; "
                      "background: red }");
    REQUIRE(s.pages.pages.size() == 2);
    CHECK(red(s.pages.pages[0]).y == 10);
  }
}

TEST_CASE("a box that shrinks to fit has room for a no-break space at the end of its line") {
  const Set s = set("<p>&nbsp;</p>",
                    "p { position: absolute; font: 10pt/10pt Noto Sans Mono; background: red }");
  CHECK(red(s.pages.pages.at(0)).width == doctest::Approx(6).epsilon(0.01));
}

TEST_CASE("a positioned box in another one goes on on further pages too") {
  const Set s = set("<div><p></p></div>",
                    "div, p { position: absolute; top: 0 } "
                    "p { width: 10pt; height: 250pt; background: red }");
  REQUIRE(s.pages.pages.size() == 3);
  CHECK(red(s.pages.pages[0]).height == 100);
  CHECK(red(s.pages.pages[2]).height == 50);
}

TEST_CASE("boxes of one z-index lie above each other as they come, those in a context in it") {
  struct Case {
    std::string html;
    Texts below_to_above;
  };
  const std::string at = "position: absolute; left: 0; top: 5pt", moved = "position: relative; ";
  const std::vector<Case> cases{
      {"<p style='" + at + "'>a</p><p style='" + moved + "top: 1pt'>b</p>", {"a", "b"}},
      {"<p style='" + moved + "top: 1pt'>a</p><p style='" + at + "'>b</p>", {"a", "b"}},
      {"<div style='" + moved + "top: 1pt'>a<p style='" + moved + "top: 1pt'>b</p></div>",
       {"a", "b"}},
      {"<div style='" + moved + "z-index: 1'>b<p style='" + moved + "z-index: 9'>c</p></div>" +
           "<p style='" + moved + "z-index: 2'>d</p><p>a</p>",
       {"a", "b", "c", "d"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.html);
    const Set s = set("<div style='position: relative'>" + c.html + "</div>");
    const layout::Page& page = s.pages.pages[0];
    for (std::size_t i = 1; i < c.below_to_above.size(); ++i) {
      CHECK(place_of(page, c.below_to_above[i - 1]) < place_of(page, c.below_to_above[i]));
    }
  }
}

TEST_CASE("what is left over stands at the left where text runs from the right") {
  const std::string box = "background: red; height: 10pt; ";
  const std::vector<std::pair<std::string, double>> cases{
      {"width: 30pt", 70},
      {"width: 30pt; margin-right: 20pt", 50},
      {"width: 30pt; margin-left: 20pt", 70},
      {"width: 30pt; margin-right: auto", 0},
      {"width: 30pt; margin: 0 auto", 35},
      {"width: 130pt; margin: 0 auto", -30},
      {"width: 30pt; float: left", 0},
      {"width: 30pt; position: absolute", 70},
      {"width: 30pt; position: absolute; left: 0; right: 0", 70},
      {"width: 30pt; position: absolute; left: 5pt", 5},
      {"width: 30pt; display: table", 70},
  };
  for (const auto& of : cases) {
    CAPTURE(of.first);
    const Set s = set("<div style='direction: rtl; position: relative'><div style='" + box +
                      of.first + "'></div></div>");
    CHECK(red(s.pages.pages[0]).x == doctest::Approx(of.second));
  }
}
