#pragma once
// The cells of a table in rows and columns (HTML §4.9.12, "forming a table", without overlaps).

#include <cstdint>
#include <vector>

#include "layout/layout_run.h"

namespace layout {

inline constexpr std::uint32_t most_table_columns = 1000;

struct TableCell {
  BoxId box = no_box;
  std::uint32_t row = 0, column = 0, rows = 1, columns = 1;
};

struct TableRow {
  BoxId box = no_box;
  BoxId group = no_box;
  bool header = false, footer = false;           // of the group that comes again at breaks
  std::uint32_t first_cell = 0, cell_count = 0;  // of the cells that begin here
};

struct TableGrid {
  std::vector<TableRow> rows;    // header groups first, footer groups last
  std::vector<TableCell> cells;  // row by row
  std::vector<BoxId> captions;
  std::vector<BoxId> column_boxes;  // by column; no_box where none is declared
  std::uint32_t columns = 0;
};

TableGrid make_grid(const LayoutRun& run, BoxId table);

}  // namespace layout
