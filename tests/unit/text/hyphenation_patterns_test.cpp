#include "text/hyphenation_patterns.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

namespace {

std::string divided(const text::HyphenationPatterns& patterns, std::u32string_view word) {
  std::string out;
  const auto points = patterns.points(word);
  std::size_t next = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (next < points.size() && points[next] == i) {
      out += '-';
      ++next;
    }
    out += word[i] < 0x80 ? static_cast<char>(word[i]) : '_';
  }
  return out;
}

}  // namespace

TEST_CASE("the largest digit between two letters decides, odd ones divide") {
  struct Row {
    std::string file;
    std::u32string word;
    std::string expected;
  };
  const Row rows[] = {
      {"UTF-8\na1b\n", U"aabb", "aa-bb"},
      {"UTF-8\na1b\naa2bb\n", U"aabb", "aabb"},
      {"UTF-8\na1b\naa2bb\na3bb\n", U"aabb", "aa-bb"},
      {"UTF-8\na1b\n.aa2bb.\n", U"aabb", "aabb"},
      {"UTF-8\na1b\n.aa2bb.\n", U"aabbb", "aa-bbb"},
      {"UTF-8\nRIGHTHYPHENMIN 3\na1b\n", U"aabb", "aabb"},
      {"UTF-8\nLEFTHYPHENMIN 3\na1b\n", U"aabb", "aabb"},
      {"UTF-8\r\na1b\r\n", U"aabb", "aa-bb"},
      {"UTF-8\n% a1b\n#a1b\n", U"aabb", "aabb"},
      {"UTF-8\na1bb/a-b,1,2\n", U"aabb", "aabb"},
      {"ISO8859-1\n\xE9"
       "1b\n",
       U"\u00E9\u00E9bb", "__-bb"},
      {"no-such-encoding\na1b\n", U"aabb", "aabb"},
      {"", U"aabb", "aabb"},
      {"UTF-8\nb1a\nNEXTLEVEL\na1b\n", U"aabbaabb", "aa-bb-aa-bb"},
      {"UTF-8\nb1c\nNEXTLEVEL\n.bb1aa\n", U"aabbccbbaa", "aabb-ccbbaa"},
      {"UTF-8\na1b\n", U"aabb\u2019aabb", "aa-bb_aa-bb"},
      {"UTF-8\na1b\n", U"aab\u2019abb", "aab_abb"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.file);
    CHECK(divided(text::HyphenationPatterns(row.file), row.word) == row.expected);
  }
}

TEST_CASE("very long words are not divided") {
  const text::HyphenationPatterns patterns("UTF-8\na1a\n");
  CHECK(patterns.points(std::u32string(100, U'a')).size() == 97);
  CHECK(patterns.points(std::u32string(101, U'a')).empty());
}

TEST_CASE("bytes at random are read as patterns without harm") {
  std::mt19937 random(12);
  for (int round = 0; round < 500; ++round) {
    std::string file = round % 3 == 0 ? "ISO8859-2\n" : "UTF-8\n";
    for (unsigned i = 0; i < random() % 300; ++i) {
      constexpr std::string_view letters = "abc123.\n/\xC3\xA9N%";
      file += letters[random() % letters.size()];
    }
    for (const std::uint8_t point :
         text::HyphenationPatterns(file).points(U"abcabcbacbcabcab\u00E9")) {
      CHECK(point >= 1);
      CHECK(point < 17);
    }
  }
}
