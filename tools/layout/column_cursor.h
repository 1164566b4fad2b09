#pragma once
// Where the items of a flow stand in one column, from the top of that column. The filler measures
// with it and the painter paints with it, so that they cannot disagree.

#include <utility>
#include <vector>

#include "layout/flow.h"

namespace layout {

// What columns before left empty of a box with a height of its own.
struct WastedHeight {
  std::uint32_t given = 0;  // Flow::given_heights
  Length height;

  friend bool operator==(const WastedHeight&, const WastedHeight&) = default;
};

class ColumnCursor {
 public:
  // `grid_offset`: how far the column's top is below the origin of the line grid.
  ColumnCursor(Length grid_offset, Length grid_phase, std::vector<WastedHeight> wasted = {})
      : offset_(grid_offset), phase_(grid_phase), wasted_(std::move(wasted)) {}

  // The top of the item; afterwards `used` is the bottom of what has been placed.
  Length advance(const FlowItem& item);
  void add_blank(Length height) { used_ = y_ += height; }
  Length used() const { return used_; }
  Length bottom() const { return y_; }

 private:
  Length offset_, phase_;
  std::vector<WastedHeight> wasted_;
  Length y_, used_;
  bool after_line_ = true;  // nothing but leading stands above: another line, or the column's top
};

// The same after a column with the items [begin, item) that left `empty` below them.
std::vector<WastedHeight> wasted_after(const Flow& flow, std::size_t begin, std::size_t item,
                                       std::vector<WastedHeight> before, Length empty);

// The table that a break before `item` cuts, or no_index: the column that ends there repeats its
// footer, and the one that begins there its header.
std::uint32_t cut_table(const Flow& flow, std::size_t item);

// What a break before `item` adds to the column that ends there, below, and to the next one, above.
ClonedEdges cloned_edges(const Flow& flow, std::size_t item);

}  // namespace layout
