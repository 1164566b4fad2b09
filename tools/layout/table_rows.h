#pragma once
// The rows of a table, painted: one Fragment a row, or several where a high row may be cut.

#include <map>
#include <optional>
#include <vector>

#include "layout/block_flow.h"
#include "layout/flow.h"
#include "layout/table_columns.h"

namespace layout {

struct RowSlice {
  Fragment fragment;
  bool begins = true;  // false: the row goes on from the slice before
};

struct RowGroup {
  FlowGroup group;
  Length height, baseline;
};

struct TableShape {
  const TableGrid& grid;
  const std::vector<CellEdges>& edges;
  std::vector<Length> column_x;  // left edge of each column, and one more for the right end
  std::vector<Length> column_width;
  Length spacing_y;
  Length width;
  std::vector<Length> least_heights = {};  // of the rows, where the table is higher than they are
};

class TableRows {
 public:
  TableRows(LayoutRun& run, const TableShape& shape) : run_(run), shape_(shape) {}

  // In order. A row that others reach into with spans is in one piece with them: `joined` says
  // that no break may follow.
  std::vector<RowSlice> row(std::uint32_t index, bool& joined);

  // A row whose cells are broken each by itself, as `broken` says.
  bool may_be_group(std::uint32_t index) const;
  RowGroup group(std::uint32_t index, const BlockRequest& broken);

 private:
  std::vector<RowSlice> simple_row(std::uint32_t index);
  std::vector<RowSlice> spanned_row(std::uint32_t index);
  void prepare_group(std::uint32_t first, std::uint32_t end);
  Length least_height(std::uint32_t index) const;
  Length content_width(std::size_t cell) const;
  std::optional<Length> given_height(std::size_t cell) const;

  LayoutRun& run_;
  const TableShape& shape_;
  std::vector<Length> heights_;        // of the rows of the group with spans at hand
  std::map<std::size_t, Flow> flows_;  // of its cells that are not painted yet
  std::uint32_t group_begin_ = 0, group_end_ = 0;
};

}  // namespace layout
