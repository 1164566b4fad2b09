// Where pages begin, in the terms of the document.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

namespace {

using Places = std::vector<std::string>;

// "anchor+characters", or "-", of each page.
Places begins(std::string_view html, std::string_view css = {}) {
  Places places;
  for (const layout::Page& page : layout_test::set(html, css).pages.pages) {
    places.push_back(
        page.begins ? page.begins->anchor + "+" + std::to_string(page.begins->characters) : "-");
  }
  return places;
}

constexpr std::string_view next_page = "p { break-before: page }";

}  // namespace

TEST_CASE("a page begins at an element, or inside a paragraph after so many characters") {
  CHECK(begins("<section id='a'><p>one two</p></section><p id='b'>three</p>", next_page) ==
        Places{"a+0", "b+0"});
  CHECK(begins("<section id='a'><h2>The garden</h2> <p>one two</p></section>", next_page) ==
        Places{"a+0", "a+9"});
  CHECK(begins("<p id='a'>one tw\xC3\xA9<br/>three</p>", "@page { size: 100pt 10pt }") ==
        Places{"a+0", "a+6"});
}

TEST_CASE("characters inside a word count when the page ends in a hyphen") {
  const Places places = begins("<p id='a' lang='en'>one inter&#xAD;national</p>",
                               "@page { size: 45pt 10pt } p { hyphens: manual }");
  CHECK(places == Places{"a+0", "a+9"});  // the soft hyphen is a character of the document
}

TEST_CASE("neither notes nor what CSS adds is counted, and no page begins in them") {
  constexpr std::string_view css =
      "i { float: footnote } p::before { content: 'said ' } p { break-before: page }";
  CHECK(begins("<div id='a'><p>one<i>a long note</i></p><p>two</p></div>", css) ==
        Places{"a+0", "a+3"});
}

TEST_CASE("a page without text, or without an id around its text, begins nowhere") {
  CHECK(begins("<p>one</p><p id='a'>two</p>", next_page) == Places{"-", "a+0"});
  CHECK(begins("<p id='a'>one</p><p id='b'>two</p>", "p { break-before: right }") ==
        Places{"a+0", "-", "b+0"});
}
