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
               {1999, "upper-armenian", "\u054C\u054B\u0542\u0539"},
               {10000, "armenian", "10000"},
               {10008, "georgian", "\u10F5\u10F1"},
               {16, "hebrew", "\u05D8\u05D6"},
               {1115, "hebrew", "\u05D0\u05F3\u05E7\u05D8\u05D5"},
               {102, "tamil", "\u0BE7\u0BE6\u0BE8"},
               {49, "hiragana", "ああ"},
               {2, "cjk-heavenly-stem", "乙"},
               {11, "cjk-heavenly-stem", "一一"},
               {1210, "japanese-informal", "千二百十"},
               {1210, "japanese-formal", "壱阡弐百壱拾"},
               {0, "korean-hangul-formal", "영"},
               {-13, "korean-hanja-informal", "마이너스 十三"},
               {12, "simp-chinese-informal", "十二"},
               {112, "cjk-ideographic", "一百一十二"},
               {1001, "trad-chinese-formal", "壹仟零壹"},
               {1010, "simp-chinese-informal", "一千零一十"},
               {5000, "trad-chinese-informal", "五千"},
               {10001, "trad-chinese-informal", "一〇〇〇一"},
               {1, "ethiopic-numeric", "\u1369"},
               {100, "ethiopic-numeric", "\u137B"},
               {78010092, "ethiopic-numeric", "\u1378\u1370\u137B\u1369\u137C\u137A\u136A"},
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
  CHECK(styles.marker(4, "katakana") == "エ、");
}

TEST_CASE("counter styles extend each other in any order, and those in a circle extend decimal") {
  css::CounterStyleRules rules;
  const auto extend = [&](const char* name, const char* base, const char* prefix,
                          const char* suffix) {
    css::CounterStyleRule& rule = rules[name];
    rule.extends = base;
    if (*prefix != 0) rule.prefix = prefix;
    if (*suffix != 0) rule.suffix = suffix;
  };
  extend("a", "b", "(", "");
  extend("b", "upper-roman", "", ")");
  extend("c", "d", "c", "");
  extend("d", "c", "d", "");
  extend("e", "d", "", "e");
  extend("f", "unheard-of", "", "");
  const css::CounterStyles styles(rules);
  CHECK(styles.marker(4, "a") == "(IV)");
  CHECK(styles.marker(4, "c") == "c4. ");
  CHECK(styles.marker(4, "d") == "d4. ");
  CHECK(styles.marker(4, "e") == "d4e");
  CHECK(styles.marker(4, "f") == "4. ");
}

TEST_CASE("a counter style without a name is written where it is used") {
  using System = css::CounterStyle::System;
  const css::CounterStyles styles;
  const std::string notes = css::anonymous_counter_style(System::symbolic, {"*", "\u2020"});
  CHECK(styles.format(1, notes) == "*");
  CHECK(styles.format(4, notes) == "\u2020\u2020");
  CHECK(styles.format(0, notes) == "0");
  CHECK(styles.marker(2, notes) == "\u2020 ");
}
