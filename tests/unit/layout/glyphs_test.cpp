#include "layout/glyphs.h"

#include <doctest/doctest.h>

#include "layout/pages.h"

namespace {

using layout::Length;

// One glyph of 10 pt at each byte of `clusters`.
text::ShapedRun shaped(std::vector<std::uint32_t> clusters, std::uint32_t begin,
                       std::uint32_t end) {
  text::ShapedRun run;
  run.begin = begin;
  run.end = end;
  for (const std::uint32_t cluster : clusters) {
    run.glyphs.push_back({1, cluster, Length::from_points(10), {}, {}});
  }
  return run;
}

std::vector<std::string> texts_of(const layout::GlyphWord& word) {
  std::vector<std::string> texts;
  for (const layout::WordGlyph& glyph : word.glyphs) texts.emplace_back(word.text_of(glyph));
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("each glyph of a word knows the text that it shows") {
  constexpr std::uint32_t none = layout::GlyphStore::no_hyphen;
  struct Row {
    std::string text;
    text::ShapedRun run;
    bool right_to_left;
    std::uint32_t hyphen_at;
    std::string kept;
    Texts expected;
  };
  const Row rows[] = {
      {"abc", shaped({0, 1, 2}, 0, 3), false, none, "abc", {"a", "b", "c"}},
      {"office", shaped({0, 1, 4, 5}, 0, 6), false, none, "office", {"o", "ffi", "c", "e"}},
      {"aébc", shaped({1, 1, 3}, 1, 4), false, none, "éb", {"é", "", "b"}},
      {"abc", shaped({2, 1, 0}, 0, 3), true, none, "abc", {"c", "b", "a"}},
      {"abc", shaped({2, 0, 0}, 0, 3), true, none, "abc", {"c", "ab", ""}},
      {"ab-", shaped({0, 1, 2}, 0, 3), false, 2, "ab\u00AD", {"a", "b", "\u00AD"}},
      {"ab‐", shaped({0, 1, 2}, 0, 5), false, 2, "ab\u00AD", {"a", "b", "\u00AD"}},
      {"‐", shaped({0}, 0, 3), false, 0, "\u00AD", {"\u00AD"}},
  };
  layout::GlyphStore store;
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const layout::GlyphWord& word = store.keep(row.run, row.text, row.right_to_left, row.hyphen_at);
    CHECK(word.text == row.kept);
    CHECK(texts_of(word) == row.expected);
  }
  CHECK(store.size() == std::size(rows));
}

TEST_CASE("a word is expanded as a whole, and spaced after what advances") {
  layout::GlyphStore store;
  text::ShapedRun run = shaped({0, 1, 2}, 0, 3);
  run.glyphs[1].advance = {};
  const layout::GlyphWord& word = store.keep(run, "abc", false);
  CHECK(word.advance == Length::from_points(20));
  CHECK(word.advancing == 2);
  layout::GlyphRun set;
  set.expansion = 10;
  set.letter_spacing = Length::from_points(1);
  set.words.emplace_back(word, Length::from_points(5));
  std::vector<layout::PlacedGlyph> glyphs;
  layout::place_glyphs(set, set.words.front(), glyphs);
  REQUIRE(glyphs.size() == 3);
  CHECK(glyphs[0].x == Length::from_points(5));
  CHECK(glyphs[1].x ==
        Length::from_points(5) + Length::from_points(10) * 1010 / 1000 + set.letter_spacing);
  CHECK(glyphs[2].x == glyphs[1].x);
  CHECK(set.advance_of(word) == Length::from_points(20) * 1010 / 1000 + set.letter_spacing * 2);
}
