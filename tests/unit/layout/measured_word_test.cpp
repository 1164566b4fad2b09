#include "layout/measured_word.h"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("every word that was added is found by its text, and no other") {
  layout::GlyphStore glyphs;
  layout::MeasuredWords words(glyphs);
  CHECK(words.find("word 0") == nullptr);
  for (int i = 0; i < 1000; ++i) {
    const std::string text = "word " + std::to_string(i);
    const layout::MeasuredWord::Piece piece{static_cast<std::uint32_t>(text.size()), {}, {}, {}};
    REQUIRE(words.keeps(text));
    words.add(words.store().keep(text, {&piece, 1}, {}));
  }
  for (int i = 0; i < 1000; ++i) {
    const std::string text = "word " + std::to_string(i);
    const layout::MeasuredWord* found = words.find(text);
    REQUIRE(found != nullptr);
    CHECK(found->text == text);
    CHECK(found->pieces.back().end == text.size());
  }
  CHECK(words.find("word 1000") == nullptr);
  CHECK(words.find("") == nullptr);
  CHECK_FALSE(words.keeps(std::string(65, 'a')));
}
