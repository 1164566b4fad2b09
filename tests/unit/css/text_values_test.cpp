// Values of text and fonts that are more than one keyword.

#include <string>

#include "css/style.h"
#include "unit/css/styling.h"

using css::FontFeature;
using Features = std::vector<FontFeature>;

TEST_CASE("the names of alternates have the numbers of the first family that knows any") {
  const Styling s(
      "@font-feature-values Town, 'Old Town' { @styleset { fine: 3 12; other: 1 } "
      "@stylistic { a: 2 } @character-variant { b: 7 3 } @swash { fine: 1 } }"
      "p { font-family: Nowhere, 'old town'; "
      "font-variant-alternates: styleset(fine, none-such) stylistic(a) historical-forms }"
      "#b { font-variant-alternates: swash(fine) character-variant(b) }"
      "#c { font-family: Nowhere }",
      "<p id='a'/><p id='b'/><p id='c'/>");
  CHECK(s.at("a").font_features == Features{{"hist", 1}, {"ss03", 1}, {"ss12", 1}, {"salt", 2}});
  CHECK(s.at("b").font_features == Features{{"swsh", 1}, {"cswh", 1}, {"cv07", 3}});
  CHECK(s.at("c").font_features == Features{{"hist", 1}});
}

TEST_CASE("white-space is what to do with it, and whether lines wrap") {
  struct Row {
    std::string value;
    css::WhiteSpaceCollapse collapse;
    bool wraps;
  };
  using Collapse = css::WhiteSpaceCollapse;
  const Row rows[] = {
      {"white-space: pre", Collapse::preserve, false},
      {"white-space: pre-line", Collapse::preserve_breaks, true},
      {"white-space: break-spaces", Collapse::break_spaces, true},
      {"white-space: nowrap", Collapse::collapse, false},
      {"white-space: nowrap preserve-spaces", Collapse::preserve_spaces, false},
      {"white-space: pre; white-space: normal", Collapse::collapse, true},
      {"white-space: pre; text-wrap: balance", Collapse::preserve, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    const Styling s("p { " + row.value + " }", "<p id='a'/>");
    CHECK(s.at("a").white_space_collapse == row.collapse);
    CHECK(s.at("a").wraps == row.wraps);
    CHECK(s.quiet());
  }
  CHECK_FALSE(Styling("p { white-space: pre nowrap }", "<p/>").quiet());
}

TEST_CASE("text-transform is a case and forms in any order, each once") {
  const Styling s("p { text-transform: full-width uppercase }", "<p id='a'/>");
  CHECK(s.at("a").text_transform == css::TextTransform::uppercase);
  CHECK(s.at("a").transforms_to_full_width);
  CHECK_FALSE(Styling("p { text-transform: uppercase lowercase }", "<p/>").quiet());
  CHECK_FALSE(Styling("p { text-transform: none full-width }", "<p/>").quiet());
}

TEST_CASE("match-parent is the side on which the parent begins") {
  const Styling s(
      "div { direction: rtl; text-align: start } p { direction: ltr; text-align: match-parent }",
      "<div><p id='a'/></div>");
  CHECK(s.at("a").text_align == css::TextAlign::right);
}

TEST_CASE("axes of variable fonts are in the order of their tags, the last of one counts") {
  const Styling s("p { font-variation-settings: 'wght' 700, 'opsz' 12.5, 'wght' 300 }",
                  "<p id='a'/>");
  CHECK(s.at("a").font_variations ==
        std::vector<css::FontVariation>{{"opsz", 819200}, {"wght", 300 * 65536}});
}

TEST_CASE("@font-face says for which weights and characters a file is") {
  css::Sheets sheets;
  base::Diagnostics diagnostics;
  sheets.add(
      "@font-face { font-family: Town; src: url(a.ttf); font-weight: 900 100; font-stretch: "
      "condensed; font-style: oblique 0deg 10deg; unicode-range: U+26, u+0-7F, U+4??; "
      "size-adjust: 87.5% }"
      "@font-face { font-family: Plain; src: url(b.ttf); font-style: normal; unicode-range: U+7-1 "
      "}",
      "town.css", diagnostics, {});
  REQUIRE(sheets.font_faces().size() == 2);
  const css::FontFace town = sheets.font_faces()[0];
  REQUIRE(town.weight);
  CHECK(town.weight->least == 100);
  CHECK(town.weight->most == 900);
  CHECK(town.stretch->least == 75);
  CHECK(town.italic);
  CHECK(town.size_adjust == 87'500);
  REQUIRE(town.unicode_range.size() == 3);
  CHECK(town.unicode_range[1].last == 0x7F);
  CHECK(town.unicode_range[2].first == 0x400);
  CHECK(town.unicode_range[2].last == 0x4FF);
  CHECK_FALSE(sheets.font_faces()[1].weight);
  CHECK_FALSE(sheets.font_faces()[1].may_lean);
  CHECK(sheets.font_faces()[1].unicode_range.empty());
  CHECK(diagnostics.size() == 1);
}
