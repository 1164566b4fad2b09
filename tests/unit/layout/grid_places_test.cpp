#include "layout/grid_places.h"

#include <doctest/doctest.h>

namespace {

using layout::GridPlace;
using layout::GridWish;

css::GridLine line(int number) {
  css::GridLine made;
  made.line = number;
  return made;
}
css::GridLine span(int count) {
  css::GridLine made;
  made.span = count;
  return made;
}
css::GridLine area(const char* name) {
  css::GridLine made;
  made.area = name;
  return made;
}

// A grid of so many explicit rows and columns.
css::GridStyle grid(std::size_t rows, std::size_t columns) {
  css::GridStyle made;
  made.rows.tracks.resize(rows);
  made.columns.tracks.resize(columns);
  return made;
}

GridPlace at(std::size_t row, std::size_t column, std::size_t rows = 1, std::size_t columns = 1) {
  return {{row, rows}, {column, columns}};
}

}  // namespace

TEST_CASE("items fill the rows of a grid one after the other, and make new ones") {
  const auto placed = layout::place_grid_items(grid(1, 2), {{}, {}, {}});
  CHECK(placed.places == std::vector{at(0, 0), at(0, 1), at(1, 0)});
  CHECK(placed.rows == 2);
  CHECK(placed.columns == 2);
}

TEST_CASE("items fill the columns where the grid flows by column") {
  css::GridStyle style = grid(2, 0);
  style.flows_by_column = true;
  const auto placed = layout::place_grid_items(style, {{}, {}, {}});
  CHECK(placed.places == std::vector{at(0, 0), at(1, 0), at(0, 1)});
  CHECK(placed.columns == 2);
}

TEST_CASE("lines, spans and areas say where an item is; the others go round it") {
  css::GridStyle style = grid(2, 3);
  style.areas = {{".", "a", "a"}, {"b", ".", "."}};
  const struct {
    GridWish wish;
    GridPlace place;
  } cases[] = {
      {{line(1), line(3), line(2), {}}, at(0, 1, 2, 1)},
      {{line(2), {}, line(-2), {}}, at(1, 2)},
      {{line(2), {}, line(3), line(1)}, at(1, 0, 1, 2)},
      {{line(1), {}, line(2), span(2)}, at(0, 1, 1, 2)},
      {{line(2), {}, span(2), line(4)}, at(1, 1, 1, 2)},
      {{area("a"), area("a"), area("a"), area("a")}, at(0, 1, 1, 2)},
      {{area("b"), area("b"), area("b"), area("b")}, at(1, 0)},
      {{line(1), {}, {}, {}}, at(0, 0)},
      {{{}, {}, line(2), {}}, at(0, 1)},
      {{{}, {}, span(3), {}}, at(0, 0, 1, 3)},
      {{line(1), {}, line(5), {}}, at(0, 4)},
      {{line(1), {}, line(-9), {}}, at(0, 0)},
  };
  for (const auto& [wish, place] : cases) {
    CHECK(layout::place_grid_items(style, {wish}).places.front() == place);
  }
  const auto placed = layout::place_grid_items(
      grid(0, 2), {{{}, {}, {}, {}}, {line(1), {}, line(1), {}}, {{}, {}, span(2), {}}, {}});
  CHECK(placed.places == std::vector{at(0, 1), at(0, 0), at(1, 0, 1, 2), at(2, 0)});
}

TEST_CASE("a grid ends where it would be endless") {
  const GridWish far{line(1000), {}, line(1000), span(1000)};
  const auto placed =
      layout::place_grid_items(grid(1, 1), {far, {line(1), {}, span(1000), {}}, {}});
  CHECK(placed.columns <= layout::most_grid_columns);
  CHECK(placed.rows <= layout::most_grid_rows);
}
