#include "layout/table_grid.h"

#include <algorithm>

namespace layout {
namespace {

class GridBuilder {
 public:
  explicit GridBuilder(const LayoutRun& run) : run_(run) {}

  TableGrid build(BoxId table) {
    using css::Display;
    for (const Display wanted :
         {Display::table_header_group, Display::table_row_group, Display::table_footer_group}) {
      bool taken = false;
      for (BoxId c = run_.tree[table].first_child; c != no_box; c = run_.tree[c].next) {
        const Box& box = run_.tree[c];
        const bool group = box.kind == BoxKind::row_group;
        Display display = group && !box.anonymous ? box.style->display : Display::table_row_group;
        // Only one header group is a header, and one footer group a footer; more are ordinary rows.
        if (display == wanted && wanted != Display::table_row_group && taken) {
          display = Display::table_row_group;
        }
        if (display != wanted) continue;
        if (group) {
          taken = true;
          rows(c, wanted);
        } else if (box.kind == BoxKind::row) {
          row(c, no_box, wanted);
        }
      }
    }
    for (BoxId c = run_.tree[table].first_child; c != no_box; c = run_.tree[c].next) {
      if (run_.tree[c].kind == BoxKind::caption) grid_.captions.push_back(c);
      if (run_.tree[c].kind == BoxKind::column) column(c);
    }
    finish();
    return std::move(grid_);
  }

 private:
  void rows(BoxId group, css::Display display) {
    for (BoxId r = run_.tree[group].first_child; r != no_box; r = run_.tree[r].next) {
      if (run_.tree[r].kind == BoxKind::row) row(r, group, display);
    }
    std::fill(busy_until_.begin(), busy_until_.end(), 0U);  // spans end with their group
    for (std::size_t i = group_first_cell_; i < grid_.cells.size(); ++i) {
      TableCell& cell = grid_.cells[i];
      cell.rows = std::min<std::uint32_t>(cell.rows,
                                          static_cast<std::uint32_t>(grid_.rows.size()) - cell.row);
    }
    group_first_cell_ = grid_.cells.size();
  }

  bool is_collapsed(BoxId id) const {
    const Box& box = run_.tree[id];
    return !box.anonymous && box.style->visibility == css::Visibility::collapse;
  }

  void row(BoxId id, BoxId group, css::Display display) {
    if (is_collapsed(id)) return;
    const auto index = static_cast<std::uint32_t>(grid_.rows.size());
    TableRow made;
    made.box = id;
    made.group = group;
    made.header = display == css::Display::table_header_group;
    made.footer = display == css::Display::table_footer_group;
    made.first_cell = static_cast<std::uint32_t>(grid_.cells.size());
    std::uint32_t at = 0;
    for (BoxId c = run_.tree[id].first_child; c != no_box; c = run_.tree[c].next) {
      const Box& box = run_.tree[c];
      if (box.kind != BoxKind::cell) continue;
      while (at < busy_until_.size() && busy_until_[at] > index) ++at;
      if (at >= most_table_columns) break;
      TableCell cell;
      cell.box = c;
      cell.row = index;
      cell.column = at;
      cell.columns = std::min<std::uint32_t>(static_cast<std::uint32_t>(box.span_columns),
                                             most_table_columns - at);
      cell.rows = static_cast<std::uint32_t>(box.span_rows);
      const std::uint32_t end = at + cell.columns;
      if (busy_until_.size() < end) busy_until_.resize(end, 0);
      std::fill(busy_until_.begin() + at, busy_until_.begin() + end, index + cell.rows);
      grid_.columns = std::max(grid_.columns, end);
      grid_.cells.push_back(cell);
      at = end;
    }
    made.cell_count = static_cast<std::uint32_t>(grid_.cells.size()) - made.first_cell;
    grid_.rows.push_back(made);
  }

  void column(BoxId id) {
    const Box& box = run_.tree[id];
    bool has_children = false;
    for (BoxId c = box.first_child; c != no_box; c = run_.tree[c].next) {
      has_children = true;
      column(c);
    }
    if (has_children) return;
    for (int i = 0; i < box.span_columns && grid_.column_boxes.size() < most_table_columns; ++i) {
      grid_.column_boxes.push_back(id);
    }
  }

  void finish() {
    grid_.columns = std::max(grid_.columns, static_cast<std::uint32_t>(grid_.column_boxes.size()));
    grid_.column_boxes.resize(grid_.columns, no_box);
    const auto count = static_cast<std::uint32_t>(grid_.rows.size());
    for (TableCell& cell : grid_.cells) cell.rows = std::min(cell.rows, count - cell.row);
  }

  const LayoutRun& run_;
  TableGrid grid_;
  std::vector<std::uint32_t> busy_until_;  // by column: the row at which it is free again
  std::size_t group_first_cell_ = 0;
};

}  // namespace

TableGrid make_grid(const LayoutRun& run, BoxId table) {
  return GridBuilder(run).build(table);
}

}  // namespace layout
