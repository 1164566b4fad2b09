#include "text/letter_case.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

TEST_CASE("letters change their case as Unicode and the language say") {
  struct Case {
    std::string language, text, upper, lower;
  };
  const std::vector<Case> cases{
      {"en", "Garden 12", "GARDEN 12", "garden 12"},
      {"de", "Straße", "STRASSE", "straße"},
      {"tr", "Iğdır ili", "IĞDIR İLİ", "ığdır ili"},
      {"el", "Άλφα", "ΑΛΦΑ", "άλφα"},
      {"ru", "Ёлка", "ЁЛКА", "ёлка"},
      {"", "ﬁn ÿ", "FIN Ÿ", "ﬁn ÿ"},
      {"", "\xFF", "\xFF", "\xFF"},  // not UTF-8
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(text::upper_case(c.text, c.language) == c.upper);
    CHECK(text::lower_case(c.text, c.language) == c.lower);
  }
  CHECK(text::title_case(U'a', "en") == U'A');
  CHECK(text::title_case(U'i', "tr-TR") == 0x130);
  CHECK(text::title_case(0x1C6, "") == 0x1C5);  // dž
}
