#include "text/subset.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include <doctest/doctest.h>

#include "base/file.h"
#include "text/shape.h"

using base::operator""_pt;

namespace {

std::vector<std::uint32_t> glyphs_of(const text::Font& font, std::u32string_view characters) {
  std::vector<std::uint32_t> ids;
  for (const char32_t c : characters) ids.push_back(font.glyph_for(c));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace

TEST_CASE("a subset keeps the glyphs in use with their widths") {
  text::FontLibrary library;
  struct Row {
    std::string family;
    text::FontSubset::Format format;
  };
  const Row rows[] = {
      {"Linux Libertine O", text::FontSubset::Format::cff},
      {"Linux Biolinum O", text::FontSubset::Format::cff},
      {"FreeSerif", text::FontSubset::Format::cff},
      {"Gentium Plus", text::FontSubset::Format::true_type},
      {"Noto Sans Mono", text::FontSubset::Format::true_type},
  };
  for (const Row& row : rows) {
    CAPTURE(row.family);
    const text::FontRef font = library.find({{row.family}}).front();
    const auto glyphs = glyphs_of(*font, U"The town council met in the garden\u2010é");
    const text::FontSubset s = text::subset(*font, glyphs);
    CHECK(s.format == row.format);
    CHECK(s.new_ids.at(0) == 0);
    CHECK(s.program.size() > 500);
    CHECK(s.program.size() < 40000);
    text::ShapeStyle style;
    style.fonts = {font};
    style.size = 1000_pt;
    for (const char32_t c : std::u32string_view(U"Towncilmg")) {
      const auto runs = text::shape(std::string(1, static_cast<char>(c)), style);
      const std::uint32_t id = font->glyph_for(c);
      CHECK(std::abs(s.widths.at(s.new_ids.at(id)) - runs[0].advance.points()) <= 0.5);
    }
    CHECK(text::subset(*font, glyphs).program == s.program);
  }
}

TEST_CASE("no glyphs at all make a font of glyph 0") {
  text::FontLibrary library;
  const text::FontRef font = library.find({{"serif"}}).front();
  const text::FontSubset s = text::subset(*font, {});
  CHECK(s.new_ids.size() == 1);
  CHECK(s.widths.size() == 1);
}
