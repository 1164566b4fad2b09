#include "css/syntax.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "css/counter_style.h"
#include "css/decode.h"

namespace {

std::string kinds(const std::vector<css::Item>& items) {
  std::string out;
  for (const css::Item& i : items) {
    switch (i.kind) {
      case css::Item::Kind::declaration:
        out += i.important ? 'D' : 'd';
        break;
      case css::Item::Kind::at_rule:
        out += i.block ? 'A' : 'a';
        break;
      case css::Item::Kind::qualified_rule:
        out += 'q';
        break;
      case css::Item::Kind::error:
        out += '!';
        break;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("rules and declarations are found as the standard recovers them") {
  const struct {
    const char *text, *sheet, *block;
  } cases[] = {{"", "", ""},
               {"a{b:c}", "q", "q"},
               {"@import 'x'; a{}", "aq", "aq"},
               {"a:b; c:d !important", "!", "dD"},
               {"z;a:b", "!", "!d"},
               {"a:hover{c:1} e:f", "q!", "qd"},
               {"<!-- a{} -->", "q", "q!"},
               {"a{b:c", "q", "q"},
               {"a{]})(}", "q!", "q!"},
               {"--x:{a:b};c:d", "q!", "dd"}};
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const css::TokenList list = css::tokenize(c.text);
    CHECK(kinds(css::parse_stylesheet(list.all())) == c.sheet);
    CHECK(kinds(css::parse_block_contents(list.all())) == c.block);
  }
}

TEST_CASE("names, strings and URLs lose their escapes") {
  const css::TokenList list = css::tokenize("r\\e d \\31 a '\\201C\\a b' url( x\\)y ) url(a b)");
  const auto& t = list.tokens;
  REQUIRE(t.size() == 9);
  CHECK(t[0].text == "r\u000Ed");
  CHECK(t[2].text == "1a");
  CHECK(t[4].text == "\u201C\nb");
  CHECK(t[6].text == "x)y");
  CHECK(t[8].type == css::TokenType::bad_url);
}

TEST_CASE("brackets know their partners, also those that the end of the text closes") {
  const css::TokenList list = css::tokenize("a(b[c)d");
  const auto& t = list.tokens;
  REQUIRE(t.size() == 8);
  CHECK(t[0].partner == 7);
  CHECK(t[2].partner == 4);
  CHECK(t[4].partner == 0);
  CHECK(css::step_over(&t[0]) == t.data() + 8);
}

TEST_CASE("An+B is read in all its spellings") {
  const struct {
    const char* text;
    bool good;
    int step, offset;
  } cases[] = {{"odd", true, 2, 1},   {"EVEN", true, 2, 0},    {"3", true, 0, 3},
               {"-n+6", true, -1, 6}, {"2n - 1", true, 2, -1}, {"+n", true, 1, 0},
               {"n- 2", true, 1, -2}, {"+ n", false, 0, 0},    {"2n + -1", false, 0, 0},
               {"2n1", false, 0, 0},  {"1.5n", false, 0, 0},   {"n + 1 2", false, 0, 0}};
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const css::TokenList list = css::tokenize(c.text);
    const auto parsed = css::parse_nth(list.all());
    REQUIRE(parsed.has_value() == c.good);
    if (!parsed) continue;
    CHECK(parsed->step == c.step);
    CHECK(parsed->offset == c.offset);
  }
  CHECK(css::NthPattern{-1, 3}.contains(1));
  CHECK_FALSE(css::NthPattern{-1, 3}.contains(4));
  CHECK_FALSE(css::NthPattern{-1, 3}.contains(0));
}

TEST_CASE("a sheet's encoding is found as the standard says") {
  CHECK(css::decode_sheet("\xEF\xBB\xBFp").text == "p");
  CHECK(css::decode_sheet("@charset \"latin1\"; \xE9").encoding == "windows-1252");
  CHECK(css::decode_sheet("@charset \"latin1\"; \xE9").text.ends_with("\u00E9"));
  CHECK(css::decode_sheet("\xE9").text == "\uFFFD");
  CHECK(css::decode_sheet(std::string_view("\xFF\xFEp\0", 4)).text == "p");
}

TEST_CASE("counters are written in every predefined system") {
  const css::CounterStyles styles;
  const struct {
    int value;
    const char *style, *text;
  } cases[] = {{7, "decimal", "7"},
               {-7, "decimal", "-7"},
               {7, "decimal-leading-zero", "07"},
               {1994, "upper-roman", "MCMXCIV"},
               {4000, "lower-roman", "4000"},
               {0, "lower-roman", "0"},
               {26, "lower-alpha", "z"},
               {27, "lower-latin", "aa"},
               {0, "upper-alpha", "0"},
               {18, "lower-greek", "\u03C3"},
               {3, "disc", "\u2022"},
               {3, "none", ""},
               {3, "\"-\"", "-"},
               {3, "unheard-of", "3"}};
  for (const auto& c : cases) {
    CAPTURE(c.style);
    CHECK(styles.format(c.value, c.style) == c.text);
  }
  CHECK(styles.marker(4, "lower-roman") == "iv. ");
  CHECK(styles.marker(4, "square") == "\u25AA ");
}
