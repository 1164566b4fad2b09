#include <map>

#include "css/dump.h"
#include "unit/css/styling.h"

namespace {

std::string codes(const base::Diagnostics& diagnostics) {
  std::string out;
  for (const base::Diagnostic& d : diagnostics) {
    out += d.code + "@" + std::to_string(d.where.line) + ":" + std::to_string(d.where.column) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("whatever is not understood is a warning with its place, once for each property") {
  const Styling s(
      "p { colr: red;\n  colr: blue; margin: x }\n@keyframes a { }\np::selection { }\n"
      "p { text-shadow: none; -webkit-hyphens: auto; display: run-in }\nq",
      "<p id='a'/>");
  CHECK(codes(s.diagnostics) ==
        "S002@1:5 S003@2:15 S004@3:1 S004@4:1 S003@5:5 S003@5:24 S003@5:47 S001@6:1 ");
  CHECK(s.diagnostics[0].where.path == "test.css");
  CHECK(s.at("a").display == css::Display::block);
}

TEST_CASE("selectors match what they should") {
  const std::string body =
      "<section id='s' class='k l' title='Garden Club'><h2 id='h'>x</h2><p id='p1'>x</p>"
      "<p id='p2' class='k'><em id='e' xml:lang='en-GB'/></p><p id='p3'/><div id='d'/></section>";
  const struct {
    const char *selector, *ids;
  } cases[] = {{"section > p", "p1 p2 p3 "},
               {"h2 + p", "p1 "},
               {"h2 ~ p", "p1 p2 p3 "},
               {"p.k ~ p", "p3 "},
               {"body p em", "e "},
               {"P", "p1 p2 p3 "},
               {".k.l", "s "},
               {"[title^='Gar'][title$='Club'][title~=Club]", "s "},
               {"[title='garden club' i]", "s "},
               {"[title='garden club']", ""},
               {"p:nth-child(2n + 1)", "p2 "},
               {"p:nth-of-type(2)", "p2 "},
               {"p:nth-last-of-type(1)", "p3 "},
               {":nth-child(2 of p)", "p2 "},
               {"p:first-of-type", "p1 "},
               {"section :last-child:empty", "e d "},
               {"section p:not(.k, :first-of-type)", "p3 "},
               {"section :is(h2, div)", "h d "},
               {"p:has(em)", "p2 "},
               {"p:has(+ p)", "p1 p2 "},
               {"section:has(> h2 ~ div)", "s "},
               {"section:has(> em)", ""},
               {":lang(en)", "e "},
               {"em:only-child", "e "},
               {"p:hover", ""}};
  for (const auto& c : cases) {
    CAPTURE(c.selector);
    const Styling s(std::string(c.selector) + " { bookmark-level: 9 }", body);
    CHECK(s.quiet());
    std::string ids;
    for (const char* id : {"s", "h", "p1", "p2", "e", "p3", "d"}) {
      if (s.at(id).bookmark_level == 9) ids += std::string(id) + " ";
    }
    CHECK(ids == c.ids);
  }
}

TEST_CASE("imports are read through the loader, once, and stay in the folder") {
  const std::map<std::string, std::string> files = {
      {"styles/tokens.css", "@import 'forum.css'; p { orphans: 4 }"}};
  base::Diagnostics diagnostics;
  css::Sheets sheets;
  sheets.add(
      "@import 'tokens.css';\n@import url(http://a.org/b.css);\n@import '../x.css';\n"
      "@import 'tokens.css' screen;\np { widows: 4 }",
      "styles/forum.css", diagnostics,
      [&](const std::filesystem::path& path) { return files.at(path.generic_string()); });
  REQUIRE(sheets.imported().size() == 1);
  CHECK(sheets.imported()[0] == "styles/tokens.css");
  CHECK(codes(diagnostics) == "S005@1:1 S005@2:1 S005@3:1 ");
  CHECK(diagnostics[0].where.path == "styles/tokens.css");
}

TEST_CASE("a document's own sheets and attributes count, after those from outside") {
  const Styling s("p { orphans: 3; widows: 3 } img { width: 5pt }",
                  "<style>p { orphans: 5 }</style><p id='a' style='widows: 7; colr: x'/>"
                  "<img id='i' width='100' height='50%' src='x' alt=''/>");
  CHECK(s.at("a").orphans == 5);
  CHECK(s.at("a").widows == 7);
  CHECK(s.at("i").width->length.points() == 5);
  CHECK(s.at("i").height->percent == 50000);
  CHECK(codes(s.diagnostics) == "S002@1:12 ");
}

TEST_CASE("layers, nesting, @supports and @media order and choose rules") {
  const Styling s(
      "@layer late, early; @layer early { p { orphans: 3 } } @layer late { p { orphans: "
      "4; widows: 8 !important } } @layer early { p { widows: 9 !important } } "
      "div { & > p { text-indent: 3pt } .k & { color: red } } @media screen { p { "
      "orphans: 9 } } @supports (colr: x) { p { orphans: 9 } } @supports not (colr: x) "
      "{ p { tab-size: 3 } }",
      "<div class='x'><p id='a'/></div><div class='k'><div id='d'/></div>");
  CHECK(s.quiet());
  CHECK(s.at("a").orphans == 3);
  CHECK(s.at("a").widows == 8);
  CHECK(s.at("a").tab_size == 3);
  CHECK(s.at("a").text_indent.length.points() == 3);
  CHECK(s.at("d").color == css::Color{255, 0, 0, 255});
}

TEST_CASE("@supports takes a var() that is well formed for any value") {
  const struct {
    const char* condition;
    bool supported;
  } cases[] = {{"(color: var(--a))", true},       {"(margin: 0 var(--a, 1pt))", true},
               {"(color: var(--a, ;))", false},   {"(color: var(--a, !))", false},
               {"(color: var(--))", false},       {"(color: var(a))", false},
               {"(color: var(--a b))", false},    {"(colr: var(--a))", false},
               {"(--a: var(--b, ()))", true},     {"(--: red)", false},
               {"(color: f(var(--a, !)))", false}};
  for (const auto& c : cases) {
    CAPTURE(c.condition);
    const Styling s("@supports " + std::string(c.condition) + " { p { orphans: 9 } }",
                    "<p id='a'/>");
    CHECK((s.at("a").orphans == 9) == c.supported);
  }
}

TEST_CASE("what @supports asks is one declaration or one selector") {
  struct Row {
    std::string_view condition;
    bool holds;
  };
  const Row rows[] = {{"(--a: b !important)", true}, {"(--a: b !bogus)", false},
                      {"(--a: b; c)", false},        {"selector(p > em)", true},
                      {"selector(p, em)", false},    {"not selector(p:unheard-of)", true}};
  for (const Row& row : rows) {
    CAPTURE(row.condition);
    const Styling s("@supports " + std::string(row.condition) + " { p { orphans: 7 } }",
                    "<p id='a'/>");
    CHECK((s.at("a").orphans == 7) == row.holds);
  }
}

TEST_CASE("a namespace is declared before all rules, and in none of them") {
  const std::string use = "x|p { orphans: 7 }";
  const std::string declared = "@namespace x 'http://www.w3.org/1999/xhtml'; ";
  for (const std::string& sheet :
       {"@media all { " + declared + "} " + use, "@media all {} " + declared + use,
        "b { orphans: 3 } " + declared + use, "@layer a {} " + declared + use}) {
    CAPTURE(sheet);
    CHECK(Styling(sheet, "<p id='a'/>").at("a").orphans == 2);
  }
  CHECK(Styling("@layer a; " + declared + use, "<p id='a'/>").at("a").orphans == 7);
}

TEST_CASE("a language range takes in what is more exact, with stars for any subtag") {
  struct Row {
    std::string_view range, language;
    bool takes_in;
  };
  const Row rows[] = {
      {"en", "en-GB", true},
      {"en", "eng", false},
      {"'fr-FR'", "fr-Latn-FR", true},
      {"'fr-FR'", "fr-x-FR", false},
      {"'*-CH'", "fr-CH", true},
      {"'*-CH'", "ch", false},
      {"'*'", "de", true},
      {"'*-gb'", "en-gb-oed", true},
      {"'fr-x-foo'", "fr-x-foo", true},
      {"''", "de", false},
      {"de, 'en-*-GB'", "en-GB", true},
      {"\\*-FR", "fr-FR", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.range);
    CAPTURE(row.language);
    const Styling s(":lang(" + std::string(row.range) + ") { orphans: 7 }",
                    "<p id='a' lang='" + std::string(row.language) + "'/>");
    CHECK((s.at("a").orphans == 7) == row.takes_in);
  }
}

TEST_CASE("a wide keyword is the whole of a custom property") {
  const Styling s(
      "div { --a: 3pt } p { text-indent: 9pt } #a { --a: initial; text-indent: var(--a, 5pt) }"
      "#b { --a: var(--c, inherit); text-indent: var(--a, 5pt) }"
      "#c { --a: unset; text-indent: var(--a) }"
      "#d { --a: 4pt; --a: var(--a,!); text-indent: var(--a) }",
      "<div><p id='a'/><p id='b'/><p id='c'/><p id='d'/></div>");
  CHECK(s.at("a").text_indent.length.points() == 5);
  CHECK(s.at("b").text_indent.length.points() == 3);
  CHECK(s.at("c").text_indent.length.points() == 3);
  CHECK(s.at("d").text_indent.length.points() == 4);
}

TEST_CASE("values are computed from any spelling") {
  const struct {
    const char *declaration, *line;
  } cases[] = {
      {"margin-left: calc(1em + 10%)", "margin-left: calc(12pt + 10%)"},
      {"width: max(1in, 20mm)", "width: 72pt"},
      {"width: clamp(1pt, 5pt, 3pt)", "width: 3pt"},
      {"margin: 1pt 2pt 3pt", "margin-left: 2pt"},
      {"border: solid", "border-left: 2.25pt solid #000000"},
      {"border-top: thin dotted #abc", "border-top: 0.75pt dotted #aabbcc"},
      {"color: hsl(120 100% 25%)", "color: #008000"},
      {"color: rgb(100% 0 0 / 50%)", "color: #ff000080"},
      {"font: italic small-caps bold 10pt/1.5 A, 'B C', serif",
       "font-family: \"A\", \"B C\", \"serif\""},
      {"font: 10pt/150% x", "line-height: 15pt"},
      {"font-variant: oldstyle-nums small-caps", "font-features: smcp 1, onum 1"},
      {"list-style: inside square", "list-style-type: square"},
      {"columns: 3", "column-count: 3"},
      {"page-break-before: always", "break-before: page"},
      {"text-decoration: underline red", "text-decoration-color: #ff0000"},
      {"background: url(x) no-repeat teal", "background-color: #008080"},
      {"position: running(head)", "position: running(head)"},
      {"string-set: t content(text) ' x'", "string-set: t content(text) \" x\""},
      {"text-justify: inter-word", "text-justify: inter-word"},
      {"hyphenate-limit-chars: 8 3", "hyphenate-limit-chars: 8 3 3"},
      {"vertical-align: 20%", "vertical-align: 20%"},
      {"-rapporteur-line-grid: 13pt", "-rapporteur-line-grid: 13pt"},
      {"all: initial", "display: inline"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.declaration);
    const Styling s("p { display: block; margin: 0 } #a { " + std::string(c.declaration) + " }",
                    "<p id='a'/>");
    css::ComputedStyle base;
    base.display = css::Display::table;  // unlike any of the cases, so that it shows
    base.margin.left.reset();
    const std::string dump = css::dump_style(s.at("a"), base, "\n");
    CHECK(("\n" + dump).find("\n" + std::string(c.line) + "\n") != std::string::npos);
  }
}

TEST_CASE("a counter style keeps the last value of each descriptor that is understood") {
  const Styling s(
      "@counter-style a { system: extends decimal; prefix: '#'; prefix: 0; suffix: ')';"
      " pad: 3 '0'; pad: -1 'x'; range: 1 9; range: 3 1; negative: '(' ')'; negative: '' '' '' }"
      "@counter-style b { system: additive; additive-symbols: 5 v, 1 i;"
      " additive-symbols: 1 i, 5 v }"
      "@counter-style DISC { symbols: x }"
      "@counter-style c { system: alphabetic; symbols: only }",
      "<ol><li id='i' style='list-style-type: UPPER-Roman'/></ol>");
  const css::CounterStyles& styles = s.styled.counter_styles();
  CHECK(styles.marker(7, "a") == "#007)");
  CHECK(styles.marker(10, "a") == "#10)");
  CHECK(styles.format(6, "b") == "vi");
  CHECK(styles.format(1, "disc") == "\u2022");
  CHECK(styles.format(1, "c") == "1");
  CHECK(s.at("i").list_style_type == "upper-roman");
  CHECK(s.diagnostics.size() == 7);
}

TEST_CASE("the attributes of lists are weaker than what a sheet says of the same counters") {
  const Styling s(".own { counter-set: list-item 9 }",
                  "<ol start=' +5' id='a'><li id='b' value='7'/><li id='c' class='own' value='7'/>"
                  "</ol><ol reversed='' start='5' id='d'/><ol reversed='' id='e'/>");
  CHECK(s.at("a").counter_reset[0].value == 4);
  CHECK(s.at("b").counter_set[0].second == 7);
  CHECK(s.at("c").counter_set[0].second == 9);
  CHECK(s.at("d").counter_reset[0].value == 6);
  CHECK(s.at("d").counter_reset[0].reversed);
  CHECK_FALSE(s.at("e").counter_reset[0].value);
}

TEST_CASE("media queries are asked of a page of A4") {
  const struct {
    const char* query;
    bool matches;
  } cases[] = {{"print", true},
               {"not screen", true},
               {"not print", false},
               {"print and (min-width: 20cm)", true},
               {"(width > 20cm)", true},
               {"(20cm < width <= 21cm) and (height >= 29cm)", true},
               {"(21cm < width)", false},
               {"(width = 210mm)", true},
               {"(aspect-ratio < 3/4)", true},
               {"(min-aspect-ratio: 1)", false},
               {"(color) and (not (monochrome))", true},
               {"(unheard-of) or (color)", true},
               {"not (unheard-of)", false},
               {"print and (not (unheard-of: 1))", false},
               {"(width > )", false},
               {"not (color-gamut: p3)", true},
               {"not and", false},
               {"or", false},
               {"(orientation: landscape)", false}};
  for (const auto& c : cases) {
    CAPTURE(c.query);
    const Styling s("@media " + std::string(c.query) + " { p { orphans: 7 } }", "<p id='a'/>");
    CHECK((s.at("a").orphans == 7) == c.matches);
  }
}
