#include "text/protrusion.h"

#include <initializer_list>

#include <doctest/doctest.h>

TEST_CASE("punctuation hangs out more than letters, most characters not at all") {
  CHECK(text::protrusion_of(U'.').right > text::protrusion_of(U'T').right);
  CHECK(text::protrusion_of(U'\u00AD').right == text::protrusion_of(U'\u2010').right);
  CHECK(text::protrusion_of(U'\u201C').left > 0);
  CHECK(text::protrusion_of(U'.').left == 0);
  for (const char32_t c : {U'n', U'H', U'\u4E00', U'\U0010FFFF', U'\0'}) {
    CHECK(text::protrusion_of(c).left == 0);
    CHECK(text::protrusion_of(c).right == 0);
  }
  for (char32_t c = 0; c < 0x3000; ++c) {
    CHECK(text::protrusion_of(c).left <= 500);
    CHECK(text::protrusion_of(c).right <= 650);
  }
}
