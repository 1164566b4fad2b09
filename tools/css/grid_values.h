#pragma once
// What a style says of grids (CSS Grid 1 §7, §8).

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "css/lengths.h"

namespace css {

struct GridTrackSize {
  enum class Kind : std::uint8_t { length, automatic, min_content, max_content, fraction };
  Kind kind = Kind::automatic;
  LengthPercentage length;
  std::int32_t fraction = 0;  // in ComputedStyle::flex_unit

  friend bool operator==(const GridTrackSize&, const GridTrackSize&) = default;
};

struct GridTrack {
  GridTrackSize least, most;  // minmax()
};

struct GridTracks {
  std::vector<GridTrack> tracks;
  // Those that come as often as there is room for them: repeat(auto-fill, …).
  std::size_t repeated_first = 0, repeated_count = 0;
};

// Where an item begins or ends; with nothing set, that is auto.
struct GridLine {
  int line = 0;  // from 1, or from the end if negative
  int span = 0;
  std::string area;
};

// One row of names after the other; "." is none.
using GridAreas = std::vector<std::vector<std::string>>;

struct GridStyle {
  GridTracks rows, columns;
  GridTrack auto_row, auto_column;
  GridAreas areas;
  bool flows_by_column = false;
  GridLine row_start, row_end, column_start, column_end;
};

}  // namespace css
