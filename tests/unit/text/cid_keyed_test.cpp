#include "text/cid_keyed.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "text/cff.h"
#include "text/font.h"
#include "text/subset.h"

namespace {

std::string program() {
  text::FontLibrary library;
  return text::subset(*library.find({{"serif"}}).front(), {0, 34, 55, 79, 80}).program;
}

}  // namespace

TEST_CASE("a CID-keyed program stays as it is") {
  const std::string cff = program();
  REQUIRE_FALSE(cff.empty());
  CHECK(text::cid_keyed(cff) == cff);
}

TEST_CASE("the font dictionary of each glyph survives") {
  const std::vector<std::uint8_t> font_dicts{0, 0, 1, 1, 1, 0, 2};
  CHECK(text::read_fd_select(text::encode_fd_select(font_dicts), 0, 7) == font_dicts);
  const std::string one_each{"\0\0\0\1\1\1\0\2", 8};
  CHECK(text::read_fd_select(one_each, 0, 7) == font_dicts);
  CHECK_THROWS_AS(text::read_fd_select(one_each, 0, 9), text::CffDamaged);
}

TEST_CASE("operands of every size are read") {
  // 139-based byte, two-byte positive and negative, 28, 29, real 1.5e-3, then FontBBox.
  const std::string dict("\x8C\xF7\x00\xFB\x00\x1C\xFF\xFE\x1D\x00\x01\x00\x00\x1E\x1A\x5C\x3F\x05",
                         18);
  const text::CffDict entries = text::read_cff_dict(dict);
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].op == text::CffOperator::font_bbox);
  CHECK(entries[0].integers == std::vector<std::int64_t>{1, 108, -108, -2, 65536, 0});
  CHECK(entries[0].operands == dict.substr(0, 17));
}

TEST_CASE("damaged programs are refused or repaired, never read past their end") {
  const std::string cff = program();
  for (std::size_t size = 0; size < cff.size(); size += 7) {
    text::cid_keyed(std::string_view(cff).substr(0, size));
  }
  std::mt19937 random(6);
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = cff;
    for (int i = 0; i < 4; ++i) {
      const std::size_t within = round % 2 == 0 ? 120 : damaged.size();
      damaged[random() % within] = static_cast<char>(random() % 256);
    }
    text::cid_keyed(damaged);
  }
  CHECK(text::cid_keyed("").empty());
  CHECK(text::cid_keyed(std::string(100, '\xFF')).empty());
}
