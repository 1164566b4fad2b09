#include <string>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

using layout_test::lines;
using layout_test::set;
using Texts = std::vector<std::string>;

namespace {

Texts page_of(const std::string& html, const std::string& css = {}) {
  return lines(set(html, "ol { margin: 0; padding: 0 } li { list-style-position: inside }" + css)
                   .pages.pages.front());
}

}  // namespace

TEST_CASE("a list that counts backwards ends at one") {
  CHECK(page_of("<ol reversed><li>a</li><li>b</li><li>c</li></ol>") ==
        Texts{"3. a", "2. b", "1. c"});
  CHECK(page_of("<ol reversed start='9'><li>a</li><li>b</li></ol>") == Texts{"9. a", "8. b"});
  CHECK(page_of("<ol reversed><li>a</li><li value='7'>b</li><li>c</li></ol>") ==
        Texts{"8. a", "7. b", "6. c"});
  CHECK(page_of("<ol start='9' style='counter-reset: reversed(list-item)'><li>a</li></ol>") ==
        Texts{"1. a"});
}

TEST_CASE("what counts in a list inside a list that counts backwards is its own") {
  CHECK(page_of("<ol reversed><li>a<ol reversed><li>b</li><li>c</li></ol></li><li>d</li></ol>") ==
        Texts{"2. a", "2. b", "1. c", "1. d"});
}

TEST_CASE("any counter counts backwards, by steps of any size") {
  const std::string sheet =
      "div { counter-reset: reversed(c) } p { counter-increment: c -2 }"
      "p::before { content: counter(c) }";
  CHECK(page_of("<div><p></p><p></p><p></p></div>", sheet) == Texts{"6", "4", "2"});
  CHECK(page_of("<div><p></p><p style='counter-set: c 5'></p><p></p></div>", sheet) ==
        Texts{"7", "5", "3"});
}

TEST_CASE("the value of an item is set after it is counted") {
  CHECK(page_of("<ol><li>a</li><li style='counter-set: list-item 7'>b</li><li>c</li></ol>") ==
        Texts{"1. a", "7. b", "8. c"});
  CHECK(page_of("<ol><li value='4' style='counter-set: list-item 9'>a</li></ol>") == Texts{"9. a"});
}

TEST_CASE("an element without a box does not count, and its children count as its parent's") {
  const std::string sheet =
      "p { counter-increment: c } p::before { content: counter(c) } section { display: contents }";
  CHECK(page_of("<section style='counter-reset: c 7'><p></p></section><section><p></p></section>",
                sheet) == Texts{"1", "2"});
}

TEST_CASE("a counter is hidden from siblings by that of the parent, and else counted on by them") {
  const std::string sheet =
      "i { counter-increment: c } i::before { content: counters(c, '.') } b { counter-reset: c 8 }";
  CHECK(page_of("<div><i></i> <b><i></i></b> <i></i></div>", sheet + "div { counter-reset: c }") ==
        Texts{"1 1.9 2"});
  CHECK(page_of("<div><b><i></i></b> <i></i> <b></b><i></i></div>", sheet) == Texts{"9 10 9"});
}

TEST_CASE("the letters of a marker are those of its counter, whatever the text's case") {
  const std::string roman = "ol { list-style-type: lower-roman; text-transform: uppercase }";
  CHECK(page_of("<ol><li>a</li><li>b</li></ol>", roman) == Texts{"i. A", "ii. B"});
  CHECK(page_of("<ol><li>a</li></ol>", roman + "li::marker { text-transform: inherit }") ==
        Texts{"I. A"});
}
