// What styles/README.md promises of a property must show on the page: one witness for each, in
// tests/cases/properties.txt.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/file.h"
#include "css/dump.h"
#include "css/property.h"
#include "css/sheets.h"
#include "unit/layout/set.h"
#include "xml/read.h"

namespace {

struct Witness {
  std::string property, declaration, sheet, document;
  bool only_styles = false;
};

std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

std::vector<Witness> witnesses() {
  std::vector<Witness> out;
  const std::string text = base::read_file("tests/cases/properties.txt");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line[0] == '#') continue;
    Witness w;
    const std::size_t first = line.find('|');
    const std::size_t second = first == line.npos ? first : line.find('|', first + 1);
    w.declaration = trimmed(line.substr(0, first));
    if (w.declaration.starts_with("~ ")) {
      w.only_styles = true;
      w.declaration.erase(0, 2);
    }
    w.property = w.declaration.substr(0, w.declaration.find(':'));
    if (first != line.npos) w.sheet = trimmed(line.substr(first + 1, second - first - 1));
    if (second != line.npos) w.document = trimmed(line.substr(second + 1));
    if (w.document.empty()) {
      w.document =
          "<p class=x>One two three four five six seven eight <em>nine</em> ten eleven, twelve.</p>"
          "<p>after</p>";
    }
    out.push_back(std::move(w));
  }
  return out;
}

std::string pages(const Witness& w, bool with) {
  const std::string own = with ? ".x { " + w.declaration + " }" : "";
  if (!w.only_styles) {
    const layout::Pages made = layout_test::set(w.document, w.sheet + own).pages;
    std::string out = layout::dump_pages(made);
    for (const layout::Page& page : made.pages) {
      for (const layout::Item& item : page.items) {
        const auto* run = std::get_if<layout::GlyphRun>(&item);
        if (run == nullptr) continue;
        for (const layout::PlacedWord& placed : run->words) {
          for (const layout::WordGlyph& glyph : placed.word->glyphs) {
            out += std::to_string(glyph.id) + ' ';
          }
        }
      }
    }
    return out;
  }
  base::Diagnostics diagnostics;
  const xml::Document document = xml::read_html(w.document, "test.html", diagnostics);
  css::Sheets sheets;
  sheets.add(w.sheet + own, "test.css", diagnostics, {});
  return css::dump_styles(document, css::compute_styles(document, sheets, diagnostics));
}

}  // namespace

TEST_CASE("every property that is said to be set changes a page") {
  std::set<std::string> seen;
  for (const Witness& w : witnesses()) {
    CAPTURE(w.declaration);
    CHECK(seen.insert(w.property).second);
    CHECK(pages(w, true) != pages(w, false));
  }
  const auto check = [&](std::string_view name) {
    CAPTURE(name);
    CHECK(seen.erase(std::string(name)) == 1);
  };
  for (const auto& row : css::properties()) check(row.name);
  for (const auto& row : css::shorthands()) check(row.name);
  check("all");
  CHECK(seen.empty());
}

TEST_CASE("every property that is said to be ignored is a warning with its place") {
  for (const std::string_view name : css::ignored_properties()) {
    CAPTURE(name);
    const layout_test::Set made =
        layout_test::set("<p class=x>a</p>", ".x { " + std::string(name) + ": 1 }\n.x { " +
                                                 std::string(name) + ": 2 }");
    std::size_t count = 0;
    for (const base::Diagnostic& d : made.diagnostics) {
      if (d.code != "S003" || d.message.find(name) == d.message.npos) continue;
      ++count;
      CHECK(d.where.path == "more.css");
      CHECK(d.where.line == 1);
      CHECK(d.where.column > 1);
    }
    CHECK(count == 1);
  }
}
