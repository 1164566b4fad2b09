#include "unit/css/styling.h"

using base::Length;

namespace {
double points(Length length) {
  return length.points();
}
bool near(double a, double b) {
  return a - b < 0.001 && b - a < 0.001;
}
}  // namespace

TEST_CASE("the user-agent sheet makes a heading a bold block with margins in its own em") {
  const Styling s("", "<h1 id='a'>x</h1>");
  CHECK(s.quiet());
  CHECK(s.at("a").display == css::Display::block);
  CHECK(s.at("a").font_weight == 700);
  CHECK(points(s.at("a").font_size) == 24);
  CHECK(near(points(s.at("a").margin.top->length), 0.67 * 24));
  CHECK(s.at("a").break_after == css::BreakBetween::avoid);
}

TEST_CASE("specificity decides, then order") {
  const Styling s(
      "#a { color: red } .k { color: blue } p { color: lime } .k { orphans: 4 } p.k { "
      "orphans: 5 }",
      "<p id='a' class='k'/><p id='b' class='k'/><p id='c'/>");
  CHECK(s.quiet());
  CHECK(s.at("a").color == css::Color{255, 0, 0, 255});
  CHECK(s.at("b").color == css::Color{0, 0, 255, 255});
  CHECK(s.at("c").color == css::Color{0, 255, 0, 255});
  CHECK(s.at("b").orphans == 5);
}

TEST_CASE("important declarations win over style attributes, and those over the sheet") {
  const Styling s("p { widows: 3 !important; orphans: 3 }",
                  "<p id='a' style='widows: 7; orphans: 7'/>");
  CHECK(s.at("a").widows == 3);
  CHECK(s.at("a").orphans == 7);
}

TEST_CASE("revert-layer gives back what a lower layer says, whatever is important") {
  struct Row {
    std::string_view sheet, attribute;
    int orphans;
  };
  const Row rows[] = {
      {"p { orphans: 3 }", "orphans: 4; orphans: revert-layer", 3},
      {"p { orphans: 3 !important }", "orphans: revert-layer !important", 3},
      {"@layer a { p { orphans: 3 } } p { orphans: revert-layer }", "", 3},
      {"@layer a { p { orphans: 3 } } @layer b { p { orphans: 4; orphans: revert-layer !important "
       "} "
       "} @layer c { p { orphans: 5 !important } }",
       "", 3},
      {"@layer a { p { orphans: revert-layer } } @layer b { p { orphans: 4 !important } }", "", 4},
      {"p { orphans: 3; orphans: revert-layer }", "", 2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sheet);
    const Styling s(std::string(row.sheet),
                    "<p id='a' style='" + std::string(row.attribute) + "'/>");
    CHECK(s.at("a").orphans == row.orphans);
  }
}

TEST_CASE("relative lengths are computed from the element's own font size") {
  const Styling s(
      "html { font-size: 10pt } div { font-size: 200% } p { font-size: .5em; "
      "text-indent: 2em; margin: 1rem 1cm; padding-left: 12px; line-height: 1.5 }",
      "<div id='d'><p id='p'><span id='s' style='font-size: 20pt'/></p></div>");
  CHECK(s.quiet());
  CHECK(points(s.at("d").font_size) == 20);
  CHECK(points(s.at("p").font_size) == 10);
  CHECK(points(s.at("p").text_indent.length) == 20);
  CHECK(points(s.at("p").margin.top->length) == 10);
  CHECK(near(points(s.at("p").margin.left->length), 72 / 2.54));
  CHECK(points(s.at("p").padding.left.length) == 9);
  CHECK(points(*s.at("p").line_height) == 15);
  CHECK(points(*s.at("s").line_height) == 30);
}

TEST_CASE("equal elements share one style") {
  const Styling s("p { color: red }", "<p id='a'>x</p><p id='b'>y</p><p id='c' class='k'>y</p>");
  CHECK(&s.at("a") == &s.at("b"));
}

TEST_CASE("pseudo-elements exist only where their content does") {
  const Styling s(
      "p::before { content: 'x' attr(id) counter(n, upper-roman) } "
      "p.k::before { content: none } li::marker { color: red }",
      "<p id='a'/><p id='b' class='k'/><li id='c'/>");
  CHECK(s.quiet());
  REQUIRE(s.pseudo("a", css::Pseudo::before));
  const auto& content = *s.pseudo("a", css::Pseudo::before)->content;
  REQUIRE(content.size() == 3);
  CHECK(std::get<css::ContentText>(content[0]).text == "x");
  CHECK(std::get<css::ContentAttr>(content[1]).name == "id");
  CHECK(std::get<css::ContentCounter>(content[2]).style == "upper-roman");
  CHECK_FALSE(s.pseudo("b", css::Pseudo::before));
  CHECK_FALSE(s.pseudo("a", css::Pseudo::after));
  CHECK(s.pseudo("c", css::Pseudo::marker));
}

TEST_CASE("pages have sizes, margins and margin boxes, by selector") {
  const Styling s(
      "@page { size: A5 landscape; margin: 2cm; @bottom-center { content: "
      "counter(page) } } @page :first { margin-top: 5cm; @bottom-center { content: none "
      "} } @page wide { size: 10in 5in }",
      "");
  CHECK(s.quiet());
  const css::PageStyle plain = s.styled.page({});
  CHECK(near(points(plain.width), 210 * 72 / 25.4));
  CHECK(near(points(plain.box.margin.top->length), 2 * 72 / 2.54));
  const auto bottom = static_cast<std::size_t>(css::MarginBox::bottom_center);
  REQUIRE(plain.margin_boxes[bottom]);
  CHECK(plain.margin_boxes[bottom]->text_align == css::TextAlign::center);
  css::PageSelector first;
  first.first = true;
  CHECK(near(points(s.styled.page(first).box.margin.top->length), 5 * 72 / 2.54));
  CHECK_FALSE(s.styled.page(first).margin_boxes[bottom]);
  css::PageSelector wide;
  wide.name = "wide";
  CHECK(points(s.styled.page(wide).height) == 360);
}

TEST_CASE("a page without an area has the size that a page has by itself") {
  for (const char* size : {"0", "0 4in", "4in 0", "auto"}) {
    CAPTURE(size);
    const Styling s("@page { size: 5in } @page { size: " + std::string(size) + " }", "");
    CHECK(near(points(s.styled.page({}).width), 210 * 72 / 25.4));
    CHECK(near(points(s.styled.page({}).height), 297 * 72 / 25.4));
  }
}

TEST_CASE("landscape and portrait alone turn the paper that less specific rules name") {
  struct Row {
    std::string_view sheet;
    double width, height;
  };
  const Row rows[] = {
      {"@page { size: landscape }", 297 * 72 / 25.4, 210 * 72 / 25.4},
      {"@page { size: 5in 3in } @page wide { size: portrait }", 216, 360},
      {"@page { size: 5in 3in } @page wide { size: landscape }", 360, 216},
      {"@page wide { size: landscape } @page { size: letter }", 792, 612},
      {"@page { size: letter } @page wide { size: A5 landscape }", 210 * 72 / 25.4,
       148 * 72 / 25.4},
      {"@page { size: landscape } @page { size: letter }", 612, 792},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sheet);
    const Styling s(std::string(row.sheet), "");
    CHECK(s.quiet());
    css::PageSelector wide;
    wide.name = "wide";
    CHECK(near(points(s.styled.page(wide).width), row.width));
    CHECK(near(points(s.styled.page(wide).height), row.height));
  }
}

TEST_CASE("custom properties cascade, fall back and never loop") {
  const Styling s(
      ":root { --a: 3pt; --b: var(--c); --c: var(--b); --d: calc(var(--a) * 2) } "
      "p { text-indent: var(--d); padding: 1pt var(--a); margin-top: var(--b, 4pt); "
      "margin-left: var(--nothing) }",
      "<p id='a'/>");
  CHECK(s.quiet());
  CHECK(points(s.at("a").text_indent.length) == 6);
  CHECK(points(s.at("a").padding.left.length) == 3);
  CHECK(points(s.at("a").padding.top.length) == 1);
  CHECK(points(s.at("a").margin.top->length) == 4);
  CHECK(points(s.at("a").margin.left->length) == 0);
}

TEST_CASE("viewport units are of the first page's content area, on a page of the page") {
  const Styling s(
      "@page { size: 200pt 300pt; margin: 10pt; padding: 0 5% }"
      "@page :first { margin-top: 10vh } p { width: 50vw; height: 100vh }",
      "<p id='p'/>");
  CHECK(s.at("p").width->length.points() == doctest::Approx(80));
  CHECK(s.at("p").height->length.points() == doctest::Approx(260));
}

TEST_CASE("page-orientation turns the pages it is said of") {
  const Styling s(
      "@page a { page-orientation: rotate-right } @page b { page-orientation: rotate-left }"
      "@page c { page-orientation: rotate-left; page-orientation: 90deg }",
      "");
  const auto rotation = [&](const std::string& name) {
    css::PageSelector page;
    page.name = name;
    return s.styled.page(page).rotation;
  };
  CHECK(rotation("") == 0);
  CHECK(rotation("a") == 90);
  CHECK(rotation("b") == 270);
  CHECK(rotation("c") == 270);
  CHECK(s.diagnostics.size() == 1);
}
