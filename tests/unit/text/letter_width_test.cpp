#include "text/letter_width.h"

#include <doctest/doctest.h>

TEST_CASE("what has a full-width form is set in it") {
  CHECK(text::full_width("a Z~") == "ａ\u3000Ｚ～");
  CHECK(text::full_width("¢¥ｱﾞ…é") == "￠￥ア\u3099…é");
}

TEST_CASE("small kana become large ones") {
  CHECK(text::full_size_kana("ぁゎッヮ") == "あわツワ");
  CHECK(text::full_size_kana("ㇷｯ日a") == "フﾂ日a");
}
