// CSS Paged Media 3 §5.3.2: how margin boxes share an edge.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "layout/first_letter.h"
#include "layout/margin_box_sizes.h"

namespace {

using base::Length;

Length points(double value) {
  return Length::from_points(value);
}

layout::MarginBoxDemand of_content(double min, double max) {
  layout::MarginBoxDemand demand;
  demand.present = true;
  demand.min = points(min);
  demand.max = points(max);
  return demand;
}

layout::MarginBoxDemand of_size(double size) {
  layout::MarginBoxDemand demand = of_content(1, 1);
  demand.fixed = points(size);
  return demand;
}

layout::MarginBoxDemand at_most(layout::MarginBoxDemand demand, double most) {
  demand.most = points(most);
  return demand;
}

}  // namespace

TEST_CASE("margin boxes share an edge by their content, and the middle one stays in the middle") {
  struct Case {
    std::string name;
    layout::MarginBoxDemand first, middle, last;
    std::array<double, 3> sizes;
  };
  const layout::MarginBoxDemand none;
  const std::vector<Case> cases{
      {"one box takes all", of_content(5, 10), none, none, {100, 0, 0}},
      {"so does the middle one", none, of_content(5, 10), none, {0, 100, 0}},
      {"two share by their content", of_content(5, 10), none, of_content(5, 30), {25, 0, 75}},
      {"too much content: by what can shrink",
       of_content(20, 100),
       none,
       of_content(20, 60),
       {60, 0, 40}},
      {"too much even so", of_content(90, 90), none, of_content(30, 30), {75, 0, 25}},
      {"what is left beside a size", of_size(30), none, of_content(5, 10), {30, 0, 70}},
      {"three", of_content(5, 10), of_content(10, 20), of_content(5, 15), {30, 40, 30}},
      {"the middle with one side", of_content(5, 20), of_content(5, 40), none, {25, 50, 0}},
      {"a size at one side", of_size(10), of_content(5, 10), of_content(5, 5), {10, 80, 10}},
      {"at most", at_most(of_content(5, 10), 20), none, of_content(5, 10), {20, 0, 80}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const std::array<Length, 3> sizes =
        layout::share_edge({c.first, c.middle, c.last}, points(100));
    for (std::size_t i = 0; i < 3; ++i) CHECK(sizes[i] == points(c.sizes[i]));
  }
  const layout::MarginBoxDemand empty = of_content(0, 0);
  for (const Length size : layout::share_edge({empty, empty, empty}, points(99))) {
    CHECK(size == points(33));
  }
}

TEST_CASE("across its edge a margin box fills the page's margin, or its outer margin gives way") {
  using Size = std::optional<double>;
  struct Case {
    std::string name;
    Size start, size, end;
    bool edge_is_at_start;
    double margin_start, content;
  };
  const Size automatic;
  const std::vector<Case> cases{
      {"all automatic", automatic, automatic, automatic, true, 0, 90},
      {"margins given", 5, automatic, 15, true, 5, 70},
      {"size given, in the middle", automatic, 30, automatic, true, 30, 30},
      {"one margin automatic", automatic, 30, 10, false, 50, 30},
      {"the other", 10, 30, automatic, true, 10, 30},
      {"all given, paper's edge before it", 5, 30, 5, true, 55, 30},
      {"all given, paper's edge behind it", 5, 30, 5, false, 5, 30},
      {"too large", 0, 120, 0, true, -30, 120},
      {"too large for automatic margins", automatic, 120, automatic, true, -30, 120},
      {"the same at the other edge", automatic, 120, automatic, false, 0, 120},
      {"too large with its outer margin", 80, 30, automatic, true, 60, 30},
      {"that at the other edge", automatic, 30, 80, false, 0, 30},
  };
  const auto length = [](const Size& size) -> std::optional<Length> {
    if (!size) return std::nullopt;
    return points(*size);
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    layout::MarginBoxAxis axis;
    axis.margin_start = length(c.start);
    axis.size = length(c.size);
    axis.margin_end = length(c.end);
    axis.around = points(10);
    const layout::MarginBoxPlace place = layout::fill_depth(axis, points(100), c.edge_is_at_start);
    CHECK(place.margin_start.points() == doctest::Approx(c.margin_start));
    CHECK(place.size.points() == doctest::Approx(c.content));
  }
  layout::MarginBoxAxis limited;
  limited.most = points(40);
  CHECK(layout::fill_depth(limited, points(100), true).margin_start == points(60));
  limited.margin_start = limited.margin_end = points(5);
  CHECK(layout::fill_share(limited, points(100)).size == points(90));
}

TEST_CASE("the first letter has the punctuation around it") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"Garden", "G"}, {"  Garden", "G"},          {"“Garden”", "“G"}, {"a", "a"},
      {"1st", "1"},    {"(“A”) is", "(“A”)"},      {"", ""},           {"   ", ""},
      {"… ", ""},      {"E\u0301cole", "E\u0301"}, {"¿Qué?", "¿Q"},    {"—", ""},
  };
  for (const auto& one : cases) {
    CAPTURE(one.first);
    const layout::FirstLetter found = layout::find_first_letter(one.first);
    CHECK(one.first.substr(found.begin, found.end - found.begin) == one.second);
  }
}
