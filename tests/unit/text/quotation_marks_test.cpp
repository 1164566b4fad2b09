#include "text/quotation_marks.h"

#include <doctest/doctest.h>

TEST_CASE("each language quotes in its own way, and one that is not known as English does") {
  const struct {
    const char* language;
    std::vector<std::string> marks;
  } cases[] = {{"de", {"„", "“", "‚", "‘"}},     {"de-CH", {"„", "“", "‚", "‘"}},
               {"ja", {"「", "」", "『", "』"}}, {"en-GB", {"“", "”", "‘", "’"}},
               {"", {"“", "”", "‘", "’"}},       {"x-invented", {"“", "”", "‘", "’"}}};
  for (const auto& c : cases) {
    CAPTURE(c.language);
    CHECK(text::quotation_marks(c.language) == c.marks);
  }
}
