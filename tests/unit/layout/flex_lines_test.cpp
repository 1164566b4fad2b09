#include "layout/flex_lines.h"

#include <string>

#include <doctest/doctest.h>

using base::Length;
using css::Alignment;
using layout::FlexItem;

namespace {

FlexItem item(int base, int grow, int shrink, int least = 0, int most = 0) {
  FlexItem made;
  made.base = Length::from_points(base);
  made.grow = grow * css::ComputedStyle::flex_unit;
  made.shrink = shrink * css::ComputedStyle::flex_unit;
  made.least = Length::from_points(least);
  if (most > 0) made.most = Length::from_points(most);
  return made;
}

std::string points(Length length) {
  return std::to_string(static_cast<int>(length.points())) + ' ';
}

}  // namespace

TEST_CASE("what is left over is shared out, and what is missing taken, within the limits") {
  const struct {
    std::vector<FlexItem> items;
    int room;
    const char* sizes;
  } cases[] = {
      {{item(10, 1, 1), item(10, 3, 1)}, 60, "20 40 "},
      {{item(10, 0, 1), item(10, 0, 1)}, 60, "10 10 "},
      {{item(60, 1, 1), item(20, 1, 1)}, 40, "30 10 "},
      {{item(60, 1, 1, 50), item(20, 1, 1)}, 60, "50 10 "},
      {{item(10, 1, 1, 0, 15), item(10, 1, 1)}, 60, "15 45 "},
      {{item(40, 0, 0), item(40, 0, 1)}, 60, "40 20 "},
      {{item(0, 1, 1), item(0, 0, 0)}, 0, "0 0 "},
  };
  for (const auto& c : cases) {
    CAPTURE(c.sizes);
    std::vector<FlexItem> items = c.items;
    layout::resolve_flexible_lengths(items.data(), items.size(), Length::from_points(c.room), {});
    std::string got;
    for (const FlexItem& one : items) got += points(one.size);
    CHECK(got == c.sizes);
  }
}

TEST_CASE("factors that come to less than one share out no more than their part") {
  std::vector<FlexItem> items{item(0, 0, 0)};
  items[0].grow = css::ComputedStyle::flex_unit / 4;
  layout::resolve_flexible_lengths(items.data(), 1, Length::from_points(80), {});
  CHECK(items[0].size == Length::from_points(20));
}

TEST_CASE("a line ends before the item that does not fit") {
  const std::vector<FlexItem> items{item(30, 0, 0), item(30, 0, 0), item(90, 0, 0)};
  const auto lines =
      layout::break_into_flex_lines(items, Length::from_points(65), Length::from_points(5));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].count == 2);
  CHECK(layout::break_into_flex_lines(items, std::nullopt, {}).size() == 1);
}

TEST_CASE("things are distributed as they are aligned") {
  const struct {
    Alignment alignment;
    const char* starts;
  } cases[] = {{Alignment::normal, "0 10 "},
               {Alignment::flex_end, "20 30 "},
               {Alignment::center, "10 20 "},
               {Alignment::space_between, "0 30 "},
               {Alignment::space_around, "5 25 "}};
  for (const auto& c : cases) {
    CAPTURE(c.starts);
    const Length ten = Length::from_points(10);
    std::string got;
    for (const Length start :
         layout::distribute({ten, ten}, Length::from_points(40), {}, c.alignment)) {
      got += points(start);
    }
    CHECK(got == c.starts);
  }
}
