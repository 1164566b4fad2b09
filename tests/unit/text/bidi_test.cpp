#include "text/bidi.h"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("a paragraph has the direction of its first letter that has one") {
  struct Row {
    std::string text;
    bool otherwise, right_to_left;
  };
  const Row rows[] = {
      {"garden", true, false},
      {"1. \u05D2\u05DF", false, true},
      {"(12) …", true, true},
      {"(12) …", false, false},
      {"\u0628 garden", false, true},
      {"\u2067\u05D2\u2069 garden", true, false},
      {"", true, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(text::is_right_to_left(row.text, row.otherwise) == row.right_to_left);
  }
}

TEST_CASE("the first direction is that of a letter, not of a digit or a mark") {
  CHECK(text::first_direction("12 a\u05D0") == text::LetterDirection::left_to_right);
  CHECK(text::first_direction("12 \u05D0a") == text::LetterDirection::right_to_left);
  CHECK(text::first_direction("12 \u0628") == text::LetterDirection::right_to_left);
  CHECK_FALSE(text::first_direction("12 …"));
}
