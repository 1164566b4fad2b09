// What break_lines does where no line is good, and what it never does.
#include <cstdlib>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include "layout/line_break.h"

using base::Length;
using layout::BreakItem;
using layout::LineBreakOptions;

namespace {

using Kind = BreakItem::Kind;

BreakItem box(std::int64_t width) {
  BreakItem out;
  out.width = Length::from_units(width);
  return out;
}
BreakItem space() {
  BreakItem out;
  out.kind = Kind::glue;
  out.width = Length::from_units(30);
  out.stretch = Length::from_units(15);
  out.shrink = Length::from_units(10);
  return out;
}
BreakItem penalty(std::int32_t value, std::int64_t width = 0, bool flagged = false) {
  BreakItem out;
  out.kind = Kind::penalty;
  out.penalty = value;
  out.width = Length::from_units(width);
  out.flagged = flagged;
  return out;
}

struct Text {
  std::vector<BreakItem> items;

  Text& word(std::int64_t width) {
    if (!items.empty() && items.back().kind == Kind::box) items.push_back(space());
    items.push_back(box(width));
    return *this;
  }
  Text& words(int count, std::int64_t width) {
    for (int i = 0; i < count; ++i) word(width);
    return *this;
  }
  Text& line_end() {
    items.push_back(penalty(-layout::infinite_penalty));
    return *this;
  }
};

layout::BrokenParagraph set(const Text& text, std::int64_t measure,
                            const LineBreakOptions& options = {}) {
  const Length widths[] = {Length::from_units(measure)};
  return layout::break_lines(text.items, widths, options);
}

// Words of two to four parts that may be hyphenated, as a language has them.
std::vector<BreakItem> random_prose(std::mt19937& random, int words) {
  std::vector<BreakItem> items;
  for (int w = 0; w < words; ++w) {
    if (w > 0) items.push_back(space());
    const auto parts = 1 + random() % 3;
    for (unsigned p = 0; p < parts; ++p) {
      if (p > 0) items.push_back(penalty(0, 20, true));
      items.push_back(box(30 + static_cast<std::int64_t>(random() % 80)));
    }
  }
  return items;
}

// Demerits of filling each line as full as it goes, nothing when some line is not feasible.
std::int64_t first_fit_demerits(const std::vector<BreakItem>& items, std::int64_t measure,
                                const LineBreakOptions& options) {
  std::vector<BreakItem> forced = items;
  std::int64_t width = 0, shrink = 0;
  std::size_t last_space = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    width += items[i].width.units();
    shrink += items[i].shrink.units();
    if (items[i].kind == Kind::glue) last_space = i;
    if (items[i].kind == Kind::box && width - shrink > measure && last_space > 0) {
      // What is between two breaks becomes unbreakable, so that only this way is left.
      forced[last_space].flagged = true;
      width = shrink = 0;
      for (std::size_t k = last_space + 1; k <= i; ++k) {
        width += items[k].width.units();
        shrink += items[k].shrink.units();
      }
      last_space = 0;
    }
  }
  std::vector<BreakItem> only;
  for (const BreakItem& item : forced) {
    if (item.kind == Kind::penalty) continue;
    if (item.kind == Kind::glue && !item.flagged) only.push_back(penalty(layout::infinite_penalty));
    only.push_back(item);
    only.back().flagged = false;
  }
  const Length widths[] = {Length::from_units(measure)};
  LineBreakOptions infinite = options;
  infinite.tolerance = 10000;
  infinite.pretolerance = -1;
  return layout::break_lines(only, widths, infinite).demerits;
}

}  // namespace

TEST_CASE("no items make no lines, a word makes one") {
  CHECK(set({}, 100).lines.empty());
  Text only_space;
  only_space.items = {space(), penalty(0)};
  CHECK(set(only_space, 100).lines.empty());
  const auto one = set(Text().word(50), 100);
  REQUIRE(one.lines.size() == 1);
  CHECK(one.lines[0].end == 1);
  CHECK(one.lines[0].ratio == 0);
}

TEST_CASE("a word wider than the measure is overfull and alone") {
  Text text;
  text.word(80).word(300).word(80);
  const auto p = set(text, 200);
  REQUIRE(p.lines.size() == 3);
  CHECK_FALSE(p.lines[0].overfull);
  CHECK(p.lines[1].overfull);
  CHECK(p.lines[1].natural.units() == 300);
  CHECK_FALSE(p.lines[2].overfull);
}

TEST_CASE("a line is left short before it is overfull") {
  Text text;
  text.word(120).word(150).word(120).word(170).word(60);
  for (const layout::Line& line : set(text, 200).lines) CHECK_FALSE(line.overfull);
}

TEST_CASE("a measure of nothing sets a word on each line") {
  const auto p = set(Text().words(5, 40), 0);
  CHECK(p.lines.size() == 5);
  for (const layout::Line& line : p.lines) CHECK(line.overfull);
}

TEST_CASE("forced breaks end lines, and two of them make an empty one") {
  Text text;
  text.word(50).line_end().line_end().word(60).line_end();
  const auto p = set(text, 200);
  REQUIRE(p.lines.size() == 3);
  CHECK(p.lines[1].begin == p.lines[1].end);
  CHECK(p.lines[1].natural == Length());
  CHECK(p.lines[2].begin == 3);
  CHECK(p.lines[2].end == 4);
}

TEST_CASE("spaces before a forced break do not make a line of their own") {
  Text text;
  text.word(190);
  text.items.push_back(space());
  text.line_end().word(60);
  CHECK(set(text, 200).lines.size() == 2);
}

TEST_CASE("the paragraph is set a line longer or shorter when it can be") {
  std::mt19937 random(7);
  const auto items = random_prose(random, 150);
  const Length widths[] = {Length::from_units(900)};
  LineBreakOptions options;
  options.tolerance = 2000;
  const auto usual = layout::break_lines(items, widths, options);
  for (const int looseness : {-1, 1, 2}) {
    CAPTURE(looseness);
    options.looseness = looseness;
    const auto p = layout::break_lines(items, widths, options);
    CHECK(static_cast<int>(p.lines.size()) == static_cast<int>(usual.lines.size()) + p.looseness);
    CHECK(std::abs(p.looseness) <= std::abs(looseness));
    if (looseness > 0) CHECK(p.looseness == looseness);
  }
}

TEST_CASE("the last line is not shorter than asked for when there is another way") {
  std::mt19937 random(11);
  int shorter_before = 0, shorter_after = 0;
  for (int round = 0; round < 60; ++round) {
    const auto items = random_prose(random, 60);
    const Length widths[] = {Length::from_units(800)};
    LineBreakOptions options;
    options.tolerance = 1000;
    const auto usual = layout::break_lines(items, widths, options);
    options.min_last_line = Length::from_units(160);
    const auto better = layout::break_lines(items, widths, options);
    if (usual.lines.back().natural < options.min_last_line) ++shorter_before;
    if (better.lines.back().natural < options.min_last_line) ++shorter_after;
  }
  CHECK(shorter_before >= 10);
  CHECK(shorter_after <= 1);
}

TEST_CASE("no three lines in a row end with a hyphen") {
  std::mt19937 random(23);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const auto items = random_prose(random, 80);
    const Length widths[] = {Length::from_units(420)};
    LineBreakOptions options;
    options.pretolerance = -1;
    options.double_hyphen_demerits = 0;
    options.hyphen_penalty = -50;
    options.emergency_stretch = Length::from_units(400);
    int in_a_row = 0;
    for (const layout::Line& line : layout::break_lines(items, widths, options).lines) {
      in_a_row = line.hyphenated ? in_a_row + 1 : 0;
      CHECK(in_a_row <= 2);
    }
  }
}

TEST_CASE("the optimum is never worse than first fit") {
  std::mt19937 random(42);
  for (int round = 0; round < 100; ++round) {
    CAPTURE(round);
    const auto items = random_prose(random, 90);
    LineBreakOptions options;
    options.tolerance = 10000;
    options.pretolerance = -1;
    const Length widths[] = {Length::from_units(1000)};
    CHECK(layout::break_lines(items, widths, options).demerits <=
          first_fit_demerits(items, 1000, options));
  }
}

TEST_CASE("what hangs out of the margin lets a line be longer") {
  Text text;
  text.word(98).word(98);
  text.items[0].left_protrusion = Length::from_units(20);
  text.items[2].right_protrusion = Length::from_units(20);
  const auto p = set(text, 186);
  REQUIRE(p.lines.size() == 1);
  CHECK(p.lines[0].natural.units() == 186);
}

TEST_CASE("boxes give first and glue takes the rest") {
  Text text;
  text.word(100).word(100).word(1000);
  for (BreakItem& item : text.items) {
    if (item.kind == Kind::box) item.stretch = item.shrink = Length::from_units(5);
  }
  LineBreakOptions options;
  options.tolerance = 10000;
  struct Row {
    std::int64_t measure;
    std::int32_t ratio;
  };
  // The first line is 230 wide by nature, its boxes give 10, its glue stretches 15 and shrinks 10.
  const Row rows[] = {{230, 0},     {240, 0},     {220, 0},     {255, 10000},
                      {270, 20000}, {215, -5000}, {210, -10000}};
  for (const Row& row : rows) {
    CAPTURE(row.measure);
    const Length widths[] = {Length::from_units(row.measure), Length::from_units(1000)};
    const auto p = layout::break_lines(text.items, widths, options);
    REQUIRE(p.lines.size() == 2);
    CHECK(p.lines[0].ratio == row.ratio);
  }
}

TEST_CASE("ragged lines are not stretched and never overfull while a break is left") {
  std::mt19937 random(5);
  const auto items = random_prose(random, 200);
  const Length widths[] = {Length::from_units(500)};
  LineBreakOptions options;
  options.ragged = true;
  for (const layout::Line& line : layout::break_lines(items, widths, options).lines) {
    CHECK(line.ratio == 0);
    CHECK(line.natural <= line.width);
    CHECK_FALSE(line.overfull);
  }
}

TEST_CASE("a very long paragraph and a very wide measure end") {
  std::mt19937 random(3);
  const auto items = random_prose(random, 12000);
  for (const std::int64_t measure : {std::int64_t{900}, std::int64_t{200000}}) {
    const Length widths[] = {Length::from_units(measure)};
    const auto p = layout::break_lines(items, widths, {});
    CHECK(p.lines.back().end == items.size());
    for (const layout::Line& line : p.lines) CHECK_FALSE(line.overfull);
  }
  Text penalties;  // each one a legal break with a long way to the next box
  penalties.word(10);
  penalties.items.insert(penalties.items.end(), 100000, penalty(5));
  penalties.word(10);
  CHECK(set(penalties, 15).lines.size() == 2);
}

TEST_CASE("items at random are all set, once and in order") {
  std::mt19937 random(99);
  for (int round = 0; round < 3000; ++round) {
    CAPTURE(round);
    std::vector<BreakItem> items(random() % 30);
    for (BreakItem& item : items) {
      item.kind = static_cast<Kind>(random() % 3);
      item.flagged = random() % 2 == 0;
      item.penalty = static_cast<std::int32_t>(random() % 22000) - 11000;
      item.width = Length::from_units(static_cast<std::int64_t>(random() % 200) - 20);
      item.stretch = Length::from_units(static_cast<std::int64_t>(random() % 40));
      item.shrink = Length::from_units(static_cast<std::int64_t>(random() % 40));
      item.left_protrusion = Length::from_units(static_cast<std::int64_t>(random() % 10));
      item.right_protrusion = Length::from_units(static_cast<std::int64_t>(random() % 10));
    }
    LineBreakOptions options;
    options.looseness = static_cast<int>(random() % 5) - 2;
    options.ragged = random() % 3 == 0;
    options.max_consecutive_hyphens = static_cast<int>(random() % 3);
    options.emergency_stretch = Length::from_units(static_cast<std::int64_t>(random() % 2) * 50);
    const Length widths[] = {Length::from_units(static_cast<std::int64_t>(random() % 300)),
                             Length::from_units(static_cast<std::int64_t>(random() % 300))};
    const auto p = layout::break_lines(items, widths, options);
    std::size_t boxes = 0, all = 0, next = 0;
    for (const BreakItem& item : items) all += item.kind == Kind::box ? 1 : 0;
    for (const layout::Line& line : p.lines) {
      CHECK(line.begin >= next);
      CHECK(line.end >= line.begin);
      for (std::size_t i = line.begin; i < line.end; ++i) boxes += items[i].kind == Kind::box;
      next = line.end;
    }
    CHECK(boxes == all);
  }
}
