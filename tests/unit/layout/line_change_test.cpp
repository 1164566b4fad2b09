#include "layout/line_change.h"

#include <vector>

#include <doctest/doctest.h>

#include "base/short_length.h"

using base::Length;
using layout::BreakItem;

namespace {

std::vector<BreakItem> words(int count) {
  std::vector<BreakItem> items;
  for (int i = 0; i < count; ++i) {
    BreakItem item;
    if (i > 0) {
      item.kind = BreakItem::Kind::glue;
      item.width = Length::from_units(30);
      item.stretch = Length::from_units(15);
      item.shrink = Length::from_units(10);
      items.push_back(item);
    }
    item = {};
    item.width = Length::from_units(60 + i % 5 * 10);
    items.push_back(item);
  }
  return items;
}

}  // namespace

TEST_CASE("a paragraph is set a line longer when its last line is full, shorter when it is not") {
  const std::vector<Length> measure{Length::from_units(1100)};
  struct Row {
    int words;
    bool longer, shorter;
  };
  const Row rows[] = {{15, false, false}, {36, false, false}, {31, false, true}, {39, true, false}};
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const std::vector<BreakItem> items = words(row.words);
    layout::LineBreakOptions options;
    options.tolerance = 1000;
    const layout::BrokenParagraph liked = layout::break_lines(items, measure, options);
    const layout::LineChanges changes = layout::change_costs(items, measure, options, liked);
    CHECK(changes.longer.has_value() == row.longer);
    CHECK(changes.shorter.has_value() == row.shorter);
    for (const int looseness : {1, -1}) {  // what was reckoned is what is set
      options.looseness = looseness;
      const layout::BrokenParagraph set = layout::break_lines(items, measure, options);
      const std::size_t wanted = looseness > 0 ? liked.lines.size() + 1 : liked.lines.size() - 1;
      if (looseness > 0 ? changes.longer : changes.shorter) CHECK(set.lines.size() == wanted);
    }
  }
}

TEST_CASE("a paragraph longer than any column is not broken again") {
  const std::vector<Length> measure{Length::from_units(1100)};
  const layout::BrokenParagraph liked = layout::break_lines(words(6000), measure, {});
  CHECK(liked.lines.size() > 500);
  CHECK_FALSE(layout::may_change(liked, measure.back(), 1));
  CHECK_FALSE(layout::may_change(liked, measure.back(), -1));
}

TEST_CASE("a short length keeps every place on a page, and cuts off what is beyond") {
  const auto kept = [](double points) {
    return Length(base::ShortLength(Length::from_points(points))).points();
  };
  CHECK(kept(0) == 0);
  CHECK(kept(-14400.5) == -14400.5);
  CHECK(kept(32767) == 32767);
  CHECK(kept(1e9) > 32767);
  CHECK(kept(1e9) < 32768);
  CHECK(kept(-1e9) == -32768);
}
