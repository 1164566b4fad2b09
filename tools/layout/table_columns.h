#pragma once
// Widths of a table's columns and the borders of its cells.

#include <vector>

#include "layout/box_edges.h"
#include "layout/paragraph.h"
#include "layout/table_grid.h"

namespace layout {

// A cell's edges as they are painted: its own, or in the collapsing model (CSS 2.2 §17.6.2) the
// winners of each edge, of which a cell paints the right and lower ones.
struct CellEdges {
  css::Edges<css::BorderEdge> border;
  css::Edges<Length> padding;
  Length left() const { return border.left.width + padding.left; }
  Length right() const { return border.right.width + padding.right; }
  Length top() const { return border.top.width + padding.top; }
  Length bottom() const { return border.bottom.width + padding.bottom; }
};

std::vector<CellEdges> cell_edges(const LayoutRun& run, BoxId table, const TableGrid& grid);

// min-content and max-content of each column, from the cells and column boxes.
std::vector<IntrinsicWidths> column_widths(LayoutRun& run, const TableGrid& grid,
                                           const std::vector<CellEdges>& edges, Length spacing);

// The columns' used widths; they fill `available` exactly when the table's width is given.
std::vector<Length> distribute_columns(LayoutRun& run, BoxId table, const TableGrid& grid,
                                       const std::vector<CellEdges>& edges, Length available,
                                       bool width_given);

Length spacing_of(const LayoutRun& run, BoxId table);

}  // namespace layout
