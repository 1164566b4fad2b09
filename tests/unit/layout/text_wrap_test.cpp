#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

namespace {

std::vector<std::string> lines_of(const std::string& html, const std::string& css) {
  return layout_test::lines(layout_test::set(html, css).pages.pages.front());
}

}  // namespace

TEST_CASE("balanced lines are as many, and about as long as one another") {
  const std::string text = "<p>one two three four five six seven eight</p>";
  const std::string css = "p { hyphens: none; text-align: justify; text-align-last: start }";
  const auto usual = lines_of(text, css);
  const auto balanced = lines_of(text, css + "p { text-wrap: balance }");
  REQUIRE(usual.size() == 2);
  REQUIRE(balanced.size() == 2);
  CHECK(usual[0].size() > usual[1].size() + 4);
  CHECK(balanced[0].size() < balanced[1].size() + 4);
}

TEST_CASE("white space is kept or collapsed apart from whether lines wrap") {
  const std::string text = "<p>a  b\nc</p>";
  using Lines = std::vector<std::string>;
  CHECK(lines_of(text, "p { white-space: preserve nowrap }") == Lines{"a  b", "c"});
  CHECK(lines_of(text, "p { white-space-collapse: preserve-breaks }") == Lines{"a b", "c"});
  CHECK(lines_of(text, "p { white-space-collapse: preserve-spaces }") == Lines{"a  b c"});
  CHECK(lines_of(text, "p { white-space: normal }") == Lines{"a b c"});
}

TEST_CASE("justify-all justifies the last line too") {
  const auto end_of = [](const std::string& css) {
    const auto made = layout_test::set("<p>one two</p>", css);
    const auto& run = std::get<layout::GlyphRun>(made.pages.pages.front().items.back());
    return run.origin.x + run.advance;
  };
  CHECK(end_of("p { text-align: justify-all }") == base::Length::from_points(100));
  CHECK(end_of("p { text-align: justify-all; text-align-last: start }") <
        base::Length::from_points(60));
}
