#include <cstdlib>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

using layout::Length;

namespace {

std::vector<layout::GlyphRun> runs_of(const std::string& letter_style) {
  const layout_test::Set made =
      layout_test::set("<p>Habc<br>d<br>e<br>f</p>", "p::first-letter { " + letter_style + " }");
  CHECK(made.diagnostics.empty());
  std::vector<layout::GlyphRun> runs;
  for (const layout::Item& item : made.pages.pages.front().items) {
    if (const auto* run = std::get_if<layout::GlyphRun>(&item)) runs.push_back(*run);
  }
  return runs;
}

Length cap_height(const layout::GlyphRun& run) {
  return run.font->metrics(run.size).cap_height;
}

void check_near(Length a, Length b, double points = 0.01) {
  CAPTURE(a.points());
  CAPTURE(b.points());
  CHECK(std::abs((a - b).points()) < points);
}

}  // namespace

TEST_CASE("an initial letter of three lines stands on the third and is as high as the first") {
  const std::vector<layout::GlyphRun> runs = runs_of("initial-letter: 3");
  REQUIRE(runs.size() == 5);
  const layout::GlyphRun &letter = runs[0], &first = runs[1], &third = runs[3];
  CHECK(letter.text() == "H");
  check_near(letter.origin.y, third.origin.y);
  check_near(letter.origin.y - cap_height(letter), first.origin.y - cap_height(first));
  CHECK(first.origin.x == third.origin.x);
  CHECK(first.origin.x == letter.origin.x + letter.advance);
  CHECK(runs[4].origin.x == letter.origin.x);
  check_near(third.origin.y - first.origin.y, Length::from_points(20));
}

TEST_CASE("a raised initial letter stands on the first line and pushes it down") {
  const std::vector<layout::GlyphRun> runs = runs_of("initial-letter: 3 raise");
  REQUIRE(runs.size() == 5);
  check_near(runs[0].origin.y, runs[1].origin.y);
  check_near(runs[0].origin.y, runs_of("color: red")[0].origin.y + Length::from_points(20), 0.5);
  check_near(runs[2].origin.y - runs[1].origin.y, Length::from_points(10));
  CHECK(runs_of("initial-letter: 3 1")[0].size == runs[0].size);
}

TEST_CASE("an initial letter that sinks lower than it is high stands on that line") {
  const std::vector<layout::GlyphRun> runs = runs_of("initial-letter: 2 3");
  REQUIRE(runs.size() == 5);
  check_near(runs[0].origin.y, runs[3].origin.y);
  CHECK(runs[3].origin.x > runs[4].origin.x);
  CHECK(runs[0].size < runs_of("initial-letter: 3")[0].size);
}
