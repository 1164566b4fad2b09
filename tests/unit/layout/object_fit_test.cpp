#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

using layout::Length;

namespace {

struct Shown {
  layout::Rect rect;
  bool cut = false;
};

// A square picture in a box of 40 by 20 points.
Shown shown(const std::string& style) {
  const layout_test::Set made = layout_test::set(
      "<p><img alt='' src='tests/cases/layout/square.png' style='width: 40pt; height: 20pt; " +
      style + "'></p>");
  CHECK(made.diagnostics.empty());
  Shown out;
  for (const layout::Item& item : made.pages.pages.front().items) {
    if (const auto* image = std::get_if<layout::Image>(&item)) out.rect = image->rect;
    out.cut = out.cut || std::holds_alternative<layout::Clip>(item);
  }
  return out;
}

void check_rect(const layout::Rect& rect, double x, double y, double width, double height) {
  CHECK(rect.x == Length::from_points(x));
  CHECK(rect.y == Length::from_points(y));
  CHECK(rect.width == Length::from_points(width));
  CHECK(rect.height == Length::from_points(height));
}

}  // namespace

TEST_CASE("a picture fills its box unless its ratio is to be kept") {
  check_rect(shown("").rect, 0, 0, 40, 20);
  check_rect(shown("object-fit: contain").rect, 10, 0, 20, 20);
  check_rect(shown("object-fit: contain; object-position: right").rect, 20, 0, 20, 20);
  CHECK_FALSE(shown("object-fit: contain").cut);
}

TEST_CASE("a picture that covers its box is cut off at its edges") {
  const Shown covering = shown("object-fit: cover");
  check_rect(covering.rect, 0, -10, 40, 40);
  CHECK(covering.cut);
  check_rect(shown("object-fit: cover; object-position: 0 100%").rect, 0, -20, 40, 40);
}

TEST_CASE("a picture is scaled down only when it does not fit") {
  const Length natural = shown("object-fit: none").rect.width;
  CHECK(shown("object-fit: scale-down").rect.width == std::min(natural, Length::from_points(20)));
}
