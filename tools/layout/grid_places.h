#pragma once
// Which cells of a grid its items take (CSS Grid 1 §8): numbers only, no lengths.

#include <cstddef>
#include <vector>

#include "css/grid_values.h"

namespace layout {

// Beyond these the grid ends.
inline constexpr std::size_t most_grid_columns = 1000, most_grid_rows = 10'000;

struct GridSpan {
  std::size_t first = 0, count = 1;
  std::size_t end() const { return first + count; }
  friend bool operator==(const GridSpan&, const GridSpan&) = default;
};

struct GridPlace {
  GridSpan row, column;
  friend bool operator==(const GridPlace&, const GridPlace&) = default;
};

// What an item's style says.
struct GridWish {
  css::GridLine row_start, row_end, column_start, column_end;
};

struct PlacedGrid {
  std::vector<GridPlace> places;  // of the items, in their order
  std::size_t rows = 0, columns = 0;
};

// `grid` says how many rows and columns there are at least.
PlacedGrid place_grid_items(const css::GridStyle& grid, const std::vector<GridWish>& wishes);

}  // namespace layout
