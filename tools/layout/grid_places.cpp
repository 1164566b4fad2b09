#include "layout/grid_places.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace layout {
namespace {

// Along one axis; without a first track it is placed where there is room.
struct Position {
  std::optional<std::size_t> first;
  std::size_t count = 1;
};

// The tracks of a named area along one axis.
std::optional<GridSpan> area_span(const css::GridAreas& areas, std::string_view name, bool row) {
  std::optional<GridSpan> span;
  for (std::size_t r = 0; r < areas.size(); ++r) {
    for (std::size_t c = 0; c < areas[r].size(); ++c) {
      if (areas[r][c] != name) continue;
      const std::size_t at = row ? r : c;
      if (!span) span = GridSpan{at, 1};
      span->count = std::max(span->count, at + 1 - span->first);
    }
  }
  return span;
}

struct Axis {
  const css::GridAreas& areas;
  bool row = false;
  std::size_t tracks = 0;  // explicit ones
  std::size_t most = 0;

  // Counted from 0; lines before the first track are the first.
  std::optional<std::size_t> line(const css::GridLine& given, bool end) const {
    if (!given.area.empty()) {
      const auto span = area_span(areas, given.area, row);
      if (span) return end ? span->end() : span->first;
      return std::nullopt;
    }
    if (given.line == 0) return std::nullopt;
    const auto count = static_cast<int>(tracks);
    const int at = given.line > 0 ? given.line - 1 : count + 1 + given.line;
    return static_cast<std::size_t>(std::max(at, 0));
  }

  Position position(const css::GridLine& start, const css::GridLine& end) const {
    std::optional<std::size_t> from = line(start, false), to = line(end, true);
    if (from && to && *from > *to) std::swap(from, to);
    if (from && to && *from == *to) to.reset();
    const int spans = start.span > 0 ? start.span : std::max(end.span, 1);
    Position p;
    p.count = std::min(static_cast<std::size_t>(spans), most);
    if (from && to) {
      p.first = from;
      p.count = *to - *from;
    } else if (from) {
      p.first = from;
      p.count = start.span > 0 ? 1 : p.count;
    } else if (to) {
      p.first = *to - std::min(*to, p.count);
    }
    if (p.first) p.first = std::min(*p.first, most - 1);
    if (p.first) p.count = std::clamp<std::size_t>(p.count, 1, most - *p.first);
    return p;
  }
};

// Items fill line after line: rows, or columns when the grid flows by them. Here a line is called a
// row, and what crosses it a column.
class Placer {
 public:
  Placer(std::size_t rows, std::size_t columns, std::size_t most_rows)
      : rows_(rows), columns_(std::max<std::size_t>(columns, 1)), most_rows_(most_rows) {}

  void widen(const Position& column) {
    columns_ = std::max(columns_, column.first.value_or(0) + column.count);
  }

  GridPlace put(GridSpan row, GridSpan column) {
    rows_ = std::max(rows_, row.end());
    columns_ = std::max(columns_, column.end());
    taken_.push_back({row, column});
    return {row, column};
  }

  // In its own row, behind what is there.
  GridPlace put_in_row(GridSpan row, std::size_t count, std::size_t most_columns) {
    std::size_t& next = next_in_row_[row.first];
    GridSpan column{next, count};
    while (column.end() < most_columns && !is_free(row, column)) ++column.first;
    next = column.end() < most_columns ? column.end() : column.first;
    return put(row, column);
  }

  // On from where the item before stands.
  GridPlace put_next(std::size_t row_count, const Position& column) {
    const std::size_t last = columns_ - std::min(columns_, column.count);
    std::size_t at = column.first.value_or(column_);
    if (column.first && at < column_) next_row();
    column_ = at;
    for (;; ++column_) {
      if (column_ > last) {
        next_row();
        column_ = 0;
      }
      const GridSpan row{row_, row_count}, across{column_, column.count};
      if (is_free(row, across) || row.end() >= most_rows_) return put(row, across);
      if (!column.first) continue;
      next_row();
      --column_;
    }
  }

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }

 private:
  void next_row() {
    ++row_;
    std::erase_if(taken_, [&](const GridPlace& place) { return place.row.end() <= row_; });
  }

  bool is_free(GridSpan row, GridSpan column) const {
    return std::none_of(taken_.begin(), taken_.end(), [&](const GridPlace& place) {
      return place.row.first < row.end() && row.first < place.row.end() &&
             place.column.first < column.end() && column.first < place.column.end();
    });
  }

  std::size_t rows_, columns_, most_rows_;
  std::size_t row_ = 0, column_ = 0;
  std::map<std::size_t, std::size_t> next_in_row_;  // for items that want to be in it
  std::vector<GridPlace> taken_;                    // that reach to the current row or beyond it
};

}  // namespace

PlacedGrid place_grid_items(const css::GridStyle& grid, const std::vector<GridWish>& wishes) {
  const std::size_t area_rows = grid.areas.size();
  const std::size_t area_columns = grid.areas.empty() ? 0 : grid.areas.front().size();
  const Axis rows{grid.areas, true, std::max(grid.rows.tracks.size(), area_rows), most_grid_rows};
  const Axis columns{grid.areas, false, std::max(grid.columns.tracks.size(), area_columns),
                     most_grid_columns};
  const bool turned = grid.flows_by_column;
  Placer placer(std::min(turned ? columns.tracks : rows.tracks, most_grid_columns),
                std::min(turned ? rows.tracks : columns.tracks, most_grid_columns),
                turned ? most_grid_columns : most_grid_rows);
  std::vector<std::pair<Position, Position>> positions;  // row, column, turned
  for (const GridWish& wish : wishes) {
    Position row = rows.position(wish.row_start, wish.row_end);
    Position column = columns.position(wish.column_start, wish.column_end);
    if (turned) std::swap(row, column);
    placer.widen(column);
    positions.emplace_back(row, column);
  }
  PlacedGrid out;
  out.places.resize(wishes.size());
  const auto span = [](const Position& p) { return GridSpan{*p.first, p.count}; };
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const auto& [row, column] = positions[i];
    if (row.first && column.first) out.places[i] = placer.put(span(row), span(column));
  }
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const auto& [row, column] = positions[i];
    if (!row.first || column.first) continue;
    out.places[i] = placer.put_in_row(span(row), column.count, most_grid_columns);
  }
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const auto& [row, column] = positions[i];
    if (!row.first) out.places[i] = placer.put_next(row.count, column);
  }
  out.rows = placer.rows();
  out.columns = placer.columns();
  if (!turned) return out;
  for (GridPlace& place : out.places) std::swap(place.row, place.column);
  std::swap(out.rows, out.columns);
  return out;
}

}  // namespace layout
