#include "layout/table_columns.h"

#include <algorithm>
#include <optional>

#include "layout/block_flow.h"

namespace layout {
namespace {

const css::ComputedStyle* style_of(const LayoutRun& run, BoxId box) {
  return box == no_box || run.tree[box].anonymous ? nullptr : run.tree[box].style;
}

// CSS 2.2 §17.6.2.1, rule 3.
int rank(css::BorderStyle style) {
  switch (style) {
    case css::BorderStyle::double_:
      return 8;
    case css::BorderStyle::solid:
      return 7;
    case css::BorderStyle::dashed:
      return 6;
    case css::BorderStyle::dotted:
      return 5;
    case css::BorderStyle::ridge:
      return 4;
    case css::BorderStyle::outset:
      return 3;
    case css::BorderStyle::groove:
      return 2;
    case css::BorderStyle::inset:
      return 1;
    default:
      return 0;
  }
}

// A hidden border wins over all, then the wider one, then its style; of equals the first.
css::BorderEdge winner(const css::BorderEdge& a, const css::BorderEdge& b) {
  if (a.style == css::BorderStyle::hidden) return a;
  if (b.style == css::BorderStyle::hidden) return b;
  if (a.width != b.width) return b.width > a.width ? b : a;
  return rank(b.style) > rank(a.style) ? b : a;
}

class Collapse {
 public:
  Collapse(const LayoutRun& run, BoxId table, const TableGrid& grid)
      : run_(run), table_(*run.tree[table].style), grid_(grid) {
    owner_.assign(grid.rows.size() * grid.columns, no_index);
    for (std::uint32_t i = 0; i < grid.cells.size(); ++i) {
      const TableCell& cell = grid.cells[i];
      for (std::uint32_t r = cell.row; r < cell.row + cell.rows; ++r) {
        for (std::uint32_t c = cell.column; c < cell.column + cell.columns; ++c) {
          owner_[static_cast<std::size_t>(r) * grid.columns + c] = i;
        }
      }
    }
  }

  void apply(std::uint32_t index, css::Edges<css::BorderEdge>& border) const {
    const TableCell& cell = grid_.cells[index];
    const std::uint32_t last_row = cell.row + cell.rows - 1;
    const std::uint32_t last_column = cell.column + cell.columns - 1;
    border.right = last_column + 1 >= grid_.columns
                       ? winner(border.right, column_border(last_column, Side::right))
                       : winner(winner(border.right, neighbour(cell.row, last_column + 1).left),
                                winner(column_border(last_column, Side::right),
                                       column_border(last_column + 1, Side::left)));
    if (last_column + 1 >= grid_.columns) border.right = winner(border.right, table_.border.right);
    border.left = cell.column == 0 ? winner(winner(border.left, column_border(0, Side::left)),
                                            table_.border.left)
                                   : css::BorderEdge{};
    if (cell.column == 0) border.left = winner(border.left, row_end(cell.row, Side::left));
    if (last_column + 1 >= grid_.columns) {
      border.right = winner(border.right, row_end(cell.row, Side::right));
    }
    border.top = winner(border.top, row_border(cell.row, true));
    border.top = cell.row == 0 ? winner(winner(border.top, column_border(cell.column, Side::top)),
                                        table_.border.top)
                               : css::BorderEdge{};
    border.bottom = winner(border.bottom, row_border(last_row, false));
    if (last_row + 1 < grid_.rows.size()) {
      border.bottom = winner(border.bottom, neighbour(last_row + 1, cell.column).top);
      border.bottom = winner(border.bottom, row_border(last_row + 1, true));
    } else {
      border.bottom = winner(border.bottom, column_border(cell.column, Side::bottom));
      border.bottom = winner(border.bottom, table_.border.bottom);
    }
  }

 private:
  enum class Side : std::uint8_t { top, right, bottom, left };

  static const css::BorderEdge& side_of(const css::ComputedStyle& style, Side side) {
    switch (side) {
      case Side::top:
        return style.border.top;
      case Side::right:
        return style.border.right;
      case Side::bottom:
        return style.border.bottom;
      default:
        return style.border.left;
    }
  }

  BoxId group_of(std::uint32_t column) const {
    const BoxId box = grid_.column_boxes[column];
    const BoxId parent = box == no_box ? no_box : run_.tree[box].parent;
    return parent != no_box && run_.tree[parent].kind == BoxKind::column ? parent : no_box;
  }

  // Of the column, and of its group where that ends.
  css::BorderEdge column_border(std::uint32_t column, Side side) const {
    css::BorderEdge edge;
    if (const auto* s = style_of(run_, grid_.column_boxes[column])) edge = side_of(*s, side);
    const BoxId group = group_of(column);
    const bool inside =
        (side == Side::left && column > 0 && group_of(column - 1) == group) ||
        (side == Side::right && column + 1 < grid_.columns && group_of(column + 1) == group);
    const auto* s = style_of(run_, group);
    return s == nullptr || inside ? edge : winner(edge, side_of(*s, side));
  }

  css::Edges<css::BorderEdge> neighbour(std::uint32_t row, std::uint32_t column) const {
    const std::uint32_t cell = owner_[static_cast<std::size_t>(row) * grid_.columns + column];
    if (cell == no_index) return {};
    const css::ComputedStyle* style = style_of(run_, grid_.cells[cell].box);
    return style == nullptr ? css::Edges<css::BorderEdge>{} : style->border;
  }

  // Of the row, and of its group when the row is the group's first or last.
  css::BorderEdge row_border(std::uint32_t row, bool top) const {
    css::BorderEdge edge;
    if (const auto* s = style_of(run_, grid_.rows[row].box)) {
      edge = top ? s->border.top : s->border.bottom;
    }
    const BoxId group = grid_.rows[row].group;
    const bool at_edge = top ? row == 0 || grid_.rows[row - 1].group != group
                             : row + 1 >= grid_.rows.size() || grid_.rows[row + 1].group != group;
    if (!at_edge) return edge;
    if (const auto* s = style_of(run_, group)) {
      edge = winner(edge, top ? s->border.top : s->border.bottom);
    }
    return edge;
  }

  // The left or right border of a row or its group.
  css::BorderEdge row_end(std::uint32_t row, Side side) const {
    css::BorderEdge edge;
    if (const auto* s = style_of(run_, grid_.rows[row].box)) edge = side_of(*s, side);
    const auto* s = style_of(run_, grid_.rows[row].group);
    return s == nullptr ? edge : winner(edge, side_of(*s, side));
  }

  const LayoutRun& run_;
  const css::ComputedStyle& table_;
  const TableGrid& grid_;
  std::vector<std::uint32_t> owner_;
};

// What a style says of a column's width, edges included.
std::optional<css::LengthPercentage> wanted_width(const LayoutRun& run, BoxId box, Length edges) {
  const css::ComputedStyle* style = style_of(run, box);
  if (style == nullptr || !style->width) return std::nullopt;
  css::LengthPercentage width = *style->width;
  if (!width.has_percent() && style->box_sizing == css::BoxSizing::content_box)
    width.length += edges;
  return width;
}

// What the limits of a cell's width, edges included, make of that of its content.
IntrinsicWidths limited(const LayoutRun& run, BoxId box, Length edges, IntrinsicWidths own) {
  using Kind = css::ContentSize::Kind;
  const css::ComputedStyle* style = style_of(run, box);
  if (style == nullptr) return own;
  if (style->content_sizes.width.kind == Kind::min_content) own.max = own.min;
  const Length more = style->box_sizing == css::BoxSizing::content_box ? edges : Length();
  if (style->max_width && !style->max_width->has_percent()) {
    const Length most = std::max(edges, style->max_width->length + more);
    own = {std::min(own.min, most), std::min(own.max, most)};
  }
  if (style->min_width.has_percent()) return own;
  const Length least = style->min_width.length + more;
  return {std::max(own.min, least), std::max(own.max, least)};
}

std::vector<std::optional<css::LengthPercentage>> wanted_widths(const LayoutRun& run,
                                                                const TableGrid& grid,
                                                                const std::vector<CellEdges>& edges,
                                                                bool first_row_only) {
  std::vector<std::optional<css::LengthPercentage>> wanted(grid.columns);
  for (std::uint32_t c = 0; c < grid.columns; ++c) {
    wanted[c] = wanted_width(run, grid.column_boxes[c], Length());
  }
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const TableCell& cell = grid.cells[i];
    if (first_row_only && cell.row > 0) break;
    if (cell.columns > 1) continue;
    const auto own = wanted_width(run, cell.box, edges[i].left() + edges[i].right());
    std::optional<css::LengthPercentage>& w = wanted[cell.column];
    if (own && (!w || (!w->has_percent() && (own->has_percent() || own->length > w->length))))
      w = own;
  }
  return wanted;
}

// Adds `extra` to the columns in proportion to `weights`, exactly.
void share_out(std::vector<Length>& widths, const std::vector<Length>& weights, Length extra) {
  Length all, done, share;
  for (const Length w : weights) all += w;
  const auto count = static_cast<std::int64_t>(widths.size());
  for (std::size_t i = 0; i < widths.size(); ++i) {
    share += all > Length() ? weights[i] : Length::from_units(1);
    const Length due = all > Length() ? base::scaled(extra, share.units(), all.units())
                                      : base::scaled(extra, share.units(), count);
    widths[i] += due - done;
    done = due;
  }
}

}  // namespace

Length spacing_of(const LayoutRun& run, BoxId table) {
  const css::ComputedStyle& s = *run.tree[table].style;
  return s.border_collapse ? Length() : s.border_spacing_x;
}

std::vector<CellEdges> cell_edges(const LayoutRun& run, BoxId table, const TableGrid& grid) {
  std::vector<CellEdges> edges(grid.cells.size());
  const bool collapse = run.tree[table].style->border_collapse;
  const Collapse model(run, table, grid);
  for (std::uint32_t i = 0; i < grid.cells.size(); ++i) {
    const css::ComputedStyle* s = style_of(run, grid.cells[i].box);
    if (s != nullptr) {
      edges[i].border = s->border;
      edges[i].padding = {s->padding.top.length, s->padding.right.length, s->padding.bottom.length,
                          s->padding.left.length};
    }
    if (collapse) model.apply(i, edges[i].border);
  }
  return edges;
}

std::vector<IntrinsicWidths> column_widths(LayoutRun& run, const TableGrid& grid,
                                           const std::vector<CellEdges>& edges, Length spacing) {
  std::vector<IntrinsicWidths> widths(grid.columns);
  std::vector<std::size_t> spanning;
  std::vector<IntrinsicWidths> spans;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const TableCell& cell = grid.cells[i];
    IntrinsicWidths own = children_widths(run, cell.box);
    const Length around = edges[i].left() + edges[i].right();
    own.min += around;
    own.max += around;
    if (const auto wanted = wanted_width(run, cell.box, around); wanted && !wanted->has_percent()) {
      own.max = std::max(own.min, wanted->length);
      own.min = std::max(own.min, wanted->length);
    }
    own = limited(run, cell.box, around, own);
    if (cell.columns > 1) {
      spanning.push_back(i);
      spans.push_back(own);
      continue;
    }
    widths[cell.column].min = std::max(widths[cell.column].min, own.min);
    widths[cell.column].max = std::max(widths[cell.column].max, own.max);
  }
  for (std::size_t s = 0; s < spanning.size(); ++s) {
    const TableCell& cell = grid.cells[spanning[s]];
    Length min = spacing * (cell.columns - 1), max = min;
    for (std::uint32_t c = cell.column; c < cell.column + cell.columns; ++c) {
      min += widths[c].min;
      max += widths[c].max;
    }
    const Length more_min = std::max(Length(), spans[s].min - min) / cell.columns;
    const Length more_max = std::max(Length(), spans[s].max - max) / cell.columns;
    for (std::uint32_t c = cell.column; c < cell.column + cell.columns; ++c) {
      widths[c].min += more_min;
      widths[c].max = std::max(widths[c].max + more_max, widths[c].min);
    }
  }
  return widths;
}

std::vector<Length> distribute_columns(LayoutRun& run, BoxId table, const TableGrid& grid,
                                       const std::vector<CellEdges>& edges, Length available,
                                       bool width_given) {
  const bool fixed = run.tree[table].style->table_layout_fixed && width_given;
  const auto wanted = wanted_widths(run, grid, edges, fixed);
  std::vector<Length> widths(grid.columns), weights(grid.columns);
  if (grid.columns == 0) return widths;
  std::vector<IntrinsicWidths> content(grid.columns);
  if (!fixed) content = column_widths(run, grid, edges, spacing_of(run, table));
  Length least, most;
  for (std::uint32_t c = 0; c < grid.columns; ++c) {
    if (wanted[c] && wanted[c]->has_percent()) {
      content[c].max = std::max(content[c].min, wanted[c]->resolve(available));
      if (!fixed) content[c].min = std::max(content[c].min, std::min(content[c].max, available));
    } else if (wanted[c]) {
      content[c].max = std::max(content[c].min, wanted[c]->length);
    }
    least += content[c].min;
    most += content[c].max;
  }
  const auto weigh = [&](bool only_auto) {
    bool any = false;
    for (std::uint32_t c = 0; c < grid.columns; ++c) {
      const bool takes = !only_auto || !wanted[c];
      weights[c] = takes ? std::max(content[c].max, Length::from_units(1)) : Length();
      any = any || takes;
    }
    return any;
  };
  if (fixed) {
    for (std::uint32_t c = 0; c < grid.columns; ++c) widths[c] = content[c].max;
    for (std::uint32_t c = 0; c < grid.columns; ++c) {
      weights[c] = wanted[c] ? Length() : Length::from_points(1);
    }
    if (most < available) share_out(widths, weights, available - most);
    return widths;
  }
  if (most <= available) {
    for (std::uint32_t c = 0; c < grid.columns; ++c) widths[c] = content[c].max;
    if (!width_given) return widths;
    if (!weigh(true)) weigh(false);
    share_out(widths, weights, available - most);
    return widths;
  }
  for (std::uint32_t c = 0; c < grid.columns; ++c) {
    widths[c] = content[c].min;
    weights[c] = content[c].max - content[c].min;
  }
  if (least < available) share_out(widths, weights, available - least);
  return widths;
}

}  // namespace layout
