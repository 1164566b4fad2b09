#include "layout/inline_items.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

namespace {

// Where a word behind `html` begins that cannot be kerned with it.
layout::Length end_of(const std::string& html) {
  const layout_test::Set made = layout_test::set("<p>" + html + "<em>|</em></p>");
  const layout::Item& last = made.pages.pages.front().items.back();
  return std::get<layout::GlyphRun>(last).origin.x;
}

}  // namespace

TEST_CASE("an inline box that ends inside a word leaves the kerning of its letters") {
  CHECK(end_of("A<span>V</span>") == end_of("AV"));
  CHECK(end_of("<span style='color: red'>A</span>VA") == end_of("AVA"));
  CHECK(end_of("A<span style='padding-left: 1px'>V</span>") > end_of("AV"));
  CHECK(end_of("A<span style='font-size: 9.9pt'>V</span>") > end_of("AV"));
  // A ligature ends with its box.
  CHECK(end_of("f<span>i</span>") == end_of("f\u200Ci"));
}

TEST_CASE(
    "spaces that may break a line each take their room, at its end and at its beginning too") {
  const auto texts = [](const std::string& white_space) {
    return layout_test::lines(layout_test::set("<p style='white-space: " + white_space +
                                               "; width: 25pt'>word    word</p>")
                                  .pages.pages.front());
  };
  CHECK(texts("pre-wrap") == std::vector<std::string>{"word", "word"});
  CHECK(texts("break-spaces") == std::vector<std::string>{"word", "", "word"});
}

TEST_CASE("the character that hyphenates may be none") {
  const auto texts = [](const std::string& character) {
    return layout_test::lines(
        layout_test::set("<p style=\"hyphenate-character: " + character + "\">im\u00ADple</p>",
                         "p { width: 12.5pt }")
            .pages.pages.front());
  };
  CHECK(texts("''") == std::vector<std::string>{"im\u00AD", "ple"});
  CHECK(texts("'='") == std::vector<std::string>{"im\u00ADple"});
}
