#include "text/shape.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

using base::Length;
using base::operator""_pt;

namespace {

text::ShapeStyle style(text::FontLibrary& library, const std::string& family = "serif") {
  text::ShapeStyle s;
  s.fonts = library.find({{family}});
  s.size = 10_pt;
  s.language = "en-GB";
  return s;
}

Length width(const std::vector<text::ShapedRun>& runs) {
  Length sum;
  for (const text::ShapedRun& run : runs) sum += run.advance;
  return sum;
}

}  // namespace

TEST_CASE("advances are the font's, kerned and with ligatures") {
  text::FontLibrary library;
  text::ShapeStyle s = style(library);
  s.size = 1000_pt;  // one unit of Libertine's 1000 is then a point
  struct Row {
    std::string text;
    std::vector<text::Feature> features;
    int points;
    std::size_t glyphs;
  };
  // What HarfBuzz makes of the font file when it is asked directly.
  const Row rows[] = {
      {"n", {}, 542, 1},
      {"AVATAR", {}, 3585, 6},
      {"AVATAR", {{"kern", 0}}, 3921, 6},
      {"office", {}, 2208, 4},
      {"office", {{"liga", 0}}, 2270, 6},
      {"The", {}, 1495, 2},
      {"Council", {{"smcp", 1}}, 3621, 7},
      {"1984", {{"onum", 1}}, 1860, 4},
      {"Te The", {}, 981 + 250 + 1495, 5},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    s.features = row.features;
    const auto runs = text::shape(row.text, s);
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].advance == row.points * 1_pt);
    CHECK(runs[0].glyphs.size() == row.glyphs);
  }
}

TEST_CASE("lengths scale with the size whatever was shaped before") {
  text::FontLibrary library;
  text::ShapeStyle s = style(library);
  const Length at_ten = width(text::shape("library garden", s));
  s.size = 20_pt;
  const Length at_twenty = width(text::shape("library garden", s));
  CHECK(at_twenty.points() == doctest::Approx(2 * at_ten.points()).epsilon(1e-6));
}

TEST_CASE("every character begins a cluster or belongs to the one before") {
  text::FontLibrary library;
  const auto runs = text::shape(
      "of\xC2\xA0"
      "fices",
      style(library));
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].begin == 0);
  CHECK(runs[0].end == 9);
  std::uint32_t last = 0;
  for (const text::Glyph& g : runs[0].glyphs) {
    CHECK(g.cluster >= last);
    last = g.cluster;
  }
}

TEST_CASE("a character that the first font lacks comes from the next") {
  text::FontLibrary library;
  const text::ShapeStyle s = style(library, "Noto Sans Mono");
  const std::string town = "town \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D hall";  // Hebrew letters
  const auto runs = text::shape(town, s);
  REQUIRE(runs.size() == 3);
  CHECK(runs[0].font->post_script_name() == "NotoSansMono-Regular");
  CHECK(runs[1].font->post_script_name() == "LinLibertineO");
  CHECK(runs[1].begin == 5);
  CHECK(runs[1].end == 13);
  CHECK(runs[2].font == runs[0].font);
  CHECK(text::missing_characters(town, s.fonts).empty());
}

TEST_CASE("a character that no font has is glyph 0 and is named") {
  text::FontLibrary library;
  const text::ShapeStyle s = style(library);
  const std::string text =
      "a\xE4\xB8\x80"
      "b\xF3\xB0\x80\x80\xE4\xB8\x80";
  const auto runs = text::shape(text, s);
  bool has_zero = false;
  for (const auto& run : runs) {
    for (const auto& g : run.glyphs) has_zero = has_zero || g.id == 0;
  }
  CHECK(has_zero);
  CHECK(text::missing_characters(text, s.fonts) == std::vector<char32_t>{U'\u4E00', U'\U000F0000'});
}

TEST_CASE("the first grapheme cluster that no one font has is named") {
  text::FontLibrary library;
  const text::ShapeStyle s = style(library);
  struct Row {
    std::string_view text;
    std::optional<std::string_view> cluster;
  };
  const Row rows[] = {
      {"", std::nullopt},
      {"garden", std::nullopt},
      {"a\u4E00b\u4E01", "\u4E00"},
      {"ab\u1681\u0301c", "\u1681\u0301"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(text::uncovered_cluster(row.text, s.fonts) == row.cluster);
  }
}

TEST_CASE("invisible characters and kinds of space are never missing") {
  text::FontLibrary library;
  const text::ShapeStyle s = style(library);
  CHECK(text::missing_characters(
            "a\xE2\x80\x8B\xC2\xAD\xE2\x80\x8C\xC2\xA0\xE2\x80\x89\xE2\x80\xAF\t\n", s.fonts)
            .empty());
  CHECK(width(text::shape("ab", s)) == width(text::shape("a\xE2\x80\x8B\x62", s)));
}

TEST_CASE("a letter and its mark stay in one font") {
  text::FontLibrary library;
  const text::ShapeStyle s = style(library);
  const auto runs = text::shape("e\xCC\x81t\xCD\x8F", s);
  CHECK(runs.size() == 1);
}

TEST_CASE("right to left runs come in visual order") {
  text::FontLibrary library;
  text::ShapeStyle s = style(library);
  s.right_to_left = true;
  s.language = "he";
  const auto runs = text::shape("\xD7\x90\xD7\x91 \xD7\x92", s);
  REQUIRE(runs.size() == 1);
  REQUIRE(runs[0].glyphs.size() == 4);
  CHECK(runs[0].glyphs.front().cluster == 5);
  CHECK(runs[0].glyphs.back().cluster == 0);
}

TEST_CASE("shaping again gives the same") {
  text::FontLibrary library;
  const text::ShapeStyle s = style(library);
  const auto a = text::shape("the council met in the library", s);
  const auto b = text::shape("the council met in the library", s);
  REQUIRE(a.size() == b.size());
  CHECK(width(a) == width(b));
}

TEST_CASE("bytes at random are shaped without harm") {
  text::FontLibrary library;
  text::ShapeStyle s = style(library);
  std::mt19937 random(4);
  for (int round = 0; round < 300; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes)
      c = static_cast<char>(random() % 3 == 0 ? random() % 256 : 'a' + random() % 26);
    CAPTURE(round);
    s.right_to_left = round % 5 == 0;
    std::size_t covered = 0;
    for (const auto& run : text::shape(bytes, s)) {
      covered += run.end - run.begin;
      for (const auto& g : run.glyphs) CHECK(g.cluster < bytes.size());
    }
    CHECK(covered == bytes.size());
    text::missing_characters(bytes, s.fonts);
  }
}
