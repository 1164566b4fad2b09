// Texts that would exhaust a careless typesetter are set whole, or refused in a sentence. Here in
// small: time and memory grow with the text alone.
#include <algorithm>
#include <cstdlib>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "unit/layout/set.h"

using layout_test::lines;
using layout_test::Set;
using layout_test::set;

namespace {

std::string words(int count) {
  constexpr const char* some[] = {"garden", "library", "of", "winter", "a", "committee", "river"};
  std::string out;
  for (int i = 0; i < count; ++i) {
    out += some[i * 5 % 7];
    out += ' ';
  }
  return out;
}

// Without white space and the hyphens that lines end with.
std::string letters(const Set& set) {
  std::string out;
  for (const layout::Page& page : set.pages.pages) {
    for (const layout::Item& item : page.items) {
      const auto* run = std::get_if<layout::GlyphRun>(&item);
      if (run == nullptr || run->owner.tag == layout::no_tag) continue;
      std::string text = run->text();
      if (const std::size_t hyphen = text.find("\u00AD"); hyphen != std::string::npos) {
        text.erase(hyphen, 2);
      }
      std::erase(text, ' ');
      out += text;
    }
  }
  return out;
}

bool reports(const Set& set, std::string_view code) {
  return std::any_of(set.diagnostics.begin(), set.diagnostics.end(),
                     [&](const base::Diagnostic& d) { return d.code == code; });
}

}  // namespace

TEST_CASE("a paragraph of many pages loses no letter") {
  std::string text = words(20000);
  const Set made = set("<p>" + text, "p { text-align: justify; hyphens: auto }");
  std::erase(text, ' ');
  CHECK(letters(made) == text);
}

TEST_CASE("a word wider than its column sticks out and is reported") {
  const Set made = set("<p>a " + std::string(500, 'x') + " b");
  CHECK(reports(made, "L101"));
  CHECK(letters(made) == "a" + std::string(500, 'x') + "b");
  const Set broken = set("<p>" + std::string(500, 'x'), "p { overflow-wrap: anywhere }");
  CHECK_FALSE(reports(broken, "L101"));
  CHECK(letters(broken) == std::string(500, 'x'));
}

TEST_CASE("a long table has every row once and in order") {
  std::string rows, expected;
  for (int i = 0; i < 3000; ++i) {
    rows += fmt::format("<tr><td>{}</td></tr>", i);
    expected += fmt::format("{}", i);
  }
  const Set made =
      set("<table>" + rows + "</table>", "table { border-spacing: 0 } td { padding: 0 }");
  CHECK(made.pages.pages.size() == 300);
  CHECK(letters(made) == expected);
}

TEST_CASE("many notes of one paragraph all find a place") {
  std::string text, expected = "";
  for (int i = 0; i < 300; ++i) text += fmt::format("w<span class=n>n{}</span> ", i);
  const Set made = set("<p>" + text, ".n { float: footnote }");
  const std::string found = letters(made);
  for (int i = 0; i < 300; ++i) CHECK(found.find(fmt::format("n{}", i)) != std::string::npos);
}

TEST_CASE("deep nesting and narrow columns are set") {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<ul><li>";
  CHECK(letters(set(deep + "x", "li { list-style: none }")) == "x");
  std::string text = words(1000);
  const Set narrow = set("<div>" + text + "</div>", "div { columns: 50 }");
  std::erase(text, ' ');
  CHECK(letters(narrow) == text);
}

TEST_CASE("glyphs give two hundredths at most, and the room between them less than one") {
  const Set made = set("<p>" + words(2000), "p { text-align: justify }");
  bool tracked = false;
  for (const layout::Page& page : made.pages.pages) {
    for (const layout::Item& item : page.items) {
      const auto* run = std::get_if<layout::GlyphRun>(&item);
      if (run == nullptr) continue;
      CHECK(std::abs(run->expansion) <= 20);
      const layout::Length spacing = std::max(run->letter_spacing, -run->letter_spacing);
      CHECK(spacing * 100 < run->size);
      tracked = tracked || spacing > layout::Length();
    }
  }
  CHECK(tracked);
}

TEST_CASE("words give in justified lines that spaces alone need not fill") {
  struct Row {
    std::string css;
    bool give;
  };
  const Row rows[] = {
      {"text-align: justify", true},
      {"text-align: justify; text-justify: inter-character", true},
      {"text-align: justify; text-justify: inter-word", false},
      {"text-align: justify; letter-spacing: 0.1pt", false},
      {"text-align: justify; text-justify: none", false},
      {"text-align: left", false},
      {"text-align-last: justify", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.css);
    const Set made = set("<p>" + words(300), "p { " + row.css + " }");
    bool give = false;
    for (const layout::Page& page : made.pages.pages) {
      for (const layout::Item& item : page.items) {
        const auto* run = std::get_if<layout::GlyphRun>(&item);
        give = give || (run != nullptr && run->expansion != 0);
      }
    }
    CHECK(give == row.give);
  }
}

TEST_CASE("lines that stay loose whatever words give keep the shape of their words") {
  const Set made =
      set("<p>Hippopotamus mouse hippopotamuses", "p { text-align: justify; width: 30mm }");
  for (const layout::Item& item : made.pages.pages[0].items) {
    const auto* run = std::get_if<layout::GlyphRun>(&item);
    if (run != nullptr) CHECK(run->expansion == 0);
  }
}
