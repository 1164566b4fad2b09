// The paragraph of Knuth and Plass 1981, in the units of the paper (18 to an em).
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "layout/line_break.h"

using base::Length;
using layout::BreakItem;

namespace {

// "-" marks where a word may be divided, "=" a hyphen of its own.
constexpr const char* tale =
    "In olden times when wish-ing still helped one, there lived a king whose daugh-ters were all "
    "beau-ti-ful; and the young-est was so beau-ti-ful that the sun it-self, which has seen so "
    "much, was aston-ished when-ever it shone in her face. Close by the king's castle lay a great "
    "dark for-est, and un-der an old lime=tree in the for-est was a well, and when the day was "
    "very "
    "warm, the king's child went out into the for-est and sat down by the side of the cool "
    "foun-tain; and when she was bored she took a golden ball, and threw it up on high and caught "
    "it; and this ball was her fa-vor-ite play-thing.";

Length units(std::int64_t n) {
  return Length::from_units(n * 1000);
}

int width_of(char c) {
  static const std::map<char, int> widths{
      {'a', 9},  {'b', 10}, {'c', 8},  {'d', 10}, {'e', 8}, {'f', 6},  {'g', 9},
      {'h', 10}, {'i', 5},  {'j', 6},  {'k', 10}, {'l', 5}, {'m', 15}, {'n', 10},
      {'o', 9},  {'p', 10}, {'q', 10}, {'r', 7},  {'s', 7}, {'t', 7},  {'u', 10},
      {'v', 9},  {'w', 13}, {'x', 10}, {'y', 10}, {'z', 8}, {'C', 13}, {'I', 6},
      {'-', 6},  {',', 5},  {'.', 5},  {';', 5},  {'\'', 5}};
  return widths.at(c);
}

BreakItem box(int width) {
  BreakItem item;
  item.width = units(width);
  return item;
}
BreakItem glue(int width, int stretch, int shrink) {
  BreakItem item;
  item.kind = BreakItem::Kind::glue;
  item.width = units(width);
  item.stretch = units(stretch);
  item.shrink = units(shrink);
  return item;
}
BreakItem hyphen(int width) {
  BreakItem item;
  item.kind = BreakItem::Kind::penalty;
  item.width = units(width);
  item.flagged = true;
  return item;
}

std::vector<BreakItem> frog_prince() {
  std::vector<BreakItem> items{box(18)};
  int width = 0;
  const auto flush = [&] {
    if (width > 0) items.push_back(box(width));
    width = 0;
  };
  char before = ' ';
  for (const char* p = tale; *p != '\0'; ++p) {
    if (*p == ' ') {
      flush();
      items.push_back(before == ','   ? glue(6, 4, 2)
                      : before == ';' ? glue(6, 4, 1)
                      : before == '.' ? glue(8, 6, 1)
                                      : glue(6, 3, 2));
    } else if (*p == '-') {
      flush();
      items.push_back(hyphen(6));
    } else if (*p == '=') {
      width += 6;
      flush();
      items.push_back(hyphen(0));
    } else {
      width += width_of(*p);
    }
    before = *p;
  }
  flush();
  return items;
}

// The parameters of the paper, p. 1132: α = γ = 3000, and 1 for each line.
layout::LineBreakOptions options_of_paper() {
  layout::LineBreakOptions options;
  options.pretolerance = -1;
  options.line_penalty = 1;
  options.hyphen_penalty = 50;
  options.double_hyphen_demerits = 3000;
  options.adjacent_demerits = 3000;
  options.final_hyphen_demerits = 0;
  return options;
}

struct Published {
  int measure;
  std::vector<int> thousandths;  // ratios of all lines but the last, truncated
};

}  // namespace

TEST_CASE("the frog prince breaks as Knuth and Plass published it") {
  const Published rows[] = {
      {390, {857, 0, 280, 1000, 66, -277, 535, -166, 700, -176, 357}},
      {500, {774, 178, 628, 545, 0, 78, 282, 294, 575}},
  };
  const std::vector<BreakItem> items = frog_prince();
  for (const Published& row : rows) {
    CAPTURE(row.measure);
    const Length widths[] = {units(row.measure)};
    const auto paragraph = layout::break_lines(items, widths, options_of_paper());
    REQUIRE(paragraph.lines.size() == row.thousandths.size() + 1);
    for (std::size_t i = 0; i < row.thousandths.size(); ++i) {
      CAPTURE(i);
      CHECK(paragraph.lines[i].ratio / 10 == row.thousandths[i]);
      CHECK_FALSE(paragraph.lines[i].overfull);
    }
  }
}
