#include "layout/table.h"

#include <algorithm>
#include <utility>

#include "layout/positioned.h"
#include "layout/table_columns.h"
#include "layout/table_grid.h"
#include "layout/table_rows.h"

namespace layout {
namespace {

constexpr std::int32_t cut_row_cost = 20'000;  // a break inside a row rather than between two

// In the collapsing model the table's own border is its outer cells'.
BoxEdges edges_of(const Box& box, Length available, std::optional<Length> shrink_to) {
  if (box.anonymous) {
    BoxEdges edges;
    edges.width = shrink_to.value_or(available);
    return edges;
  }
  BoxEdges edges = resolve_edges(*box.style, available, shrink_to);
  if (box.style->border_collapse) {
    edges.width += edges.left + edges.right;
    edges.top = edges.right = edges.bottom = edges.left = Length();
  }
  return edges;
}

void center(BoxEdges& edges, const css::ComputedStyle& s, Length available) {
  const Length left_over = available - edges.outer_width();
  if (left_over <= Length()) return;
  if (!s.margin.left && !s.margin.right) {
    edges.margin_left = left_over / 2;
  } else if (!s.margin.left) {
    edges.margin_left = left_over;
  }
}

void add_again(Fragment& whole, Fragment row, Artifact artifact) {
  set_artifact(row, artifact);
  const Length below = whole.height;
  whole.width = row.width;
  whole.height += row.height;
  append(whole, std::move(row), {Length(), below});
}

void add_rows(BlockFlow& flow, const TableGrid& grid, const TableShape& shape, Length x) {
  TableRows rows(flow.run(), shape);
  const auto table = static_cast<std::uint32_t>(flow.flow().tables.size());
  flow.flow().tables.emplace_back();
  bool before_joined = true;  // nothing, or a header, or a span above: no break
  for (std::uint32_t r = 0; r < grid.rows.size(); ++r) {
    const TableRow& row = grid.rows[r];
    const Box& box = flow.run().tree[row.box];
    bool joined = false;
    std::vector<RowSlice> slices = rows.row(r, joined);
    const bool avoid_before = !box.anonymous && box.style->break_before != css::BreakBetween::auto_;
    for (RowSlice& slice : slices) {
      if (slice.begins && r > 0 && shape.spacing_y > Length()) {
        Fragment gap;
        gap.height = shape.spacing_y;
        Fragment spaced;
        spaced.width = slice.fragment.width;
        spaced.height = slice.fragment.height + shape.spacing_y;
        spaced.baseline = slice.fragment.baseline + shape.spacing_y;
        append(spaced, std::move(slice.fragment), {Length(), shape.spacing_y});
        slice.fragment = std::move(spaced);
      }
      FlowTable& repeats = flow.flow().tables[table];
      if (row.header) add_again(repeats.header, slice.fragment, Artifact::header);
      if (row.footer) add_again(repeats.footer, slice.fragment, Artifact::footer);
      std::int32_t break_cost = cost::free;
      if (row.header || row.footer || before_joined) {
        break_cost = cost::never;
      } else if (!slice.begins) {
        break_cost = cut_row_cost;
      } else if (avoid_before) {
        break_cost = cost::avoid;
      }
      flow.atom(std::move(slice.fragment), x, break_cost, table);
      before_joined = false;
    }
    const bool avoid_after = !box.anonymous && box.style->break_after != css::BreakBetween::auto_;
    before_joined = row.header || joined || avoid_after;
  }
}

void add_captions(BlockFlow& flow, const TableGrid& grid, css::CaptionSide side, Length x,
                  Length width) {
  for (const BoxId caption : grid.captions) {
    if (flow.run().tree[caption].style->caption_side == side) flow.block(caption, x, width);
  }
}

}  // namespace

IntrinsicWidths table_widths(LayoutRun& run, BoxId table) {
  const Box& box = run.tree[table];
  const TableGrid grid = make_grid(run, table);
  const std::vector<CellEdges> edges = cell_edges(run, table, grid);
  const Length spacing = spacing_of(run, table);
  IntrinsicWidths sum;
  for (const IntrinsicWidths& column : column_widths(run, grid, edges, spacing)) {
    sum.min += column.min;
    sum.max += column.max;
  }
  const BoxEdges around = edges_of(box, Length(), Length());
  if (!box.anonymous && box.style->width && !box.style->width->has_percent()) {
    sum.max = std::max(sum.min, around.width);
    sum.min = sum.max;
  }
  const Length more = around.outer_width() - around.width + spacing * (grid.columns + 1);
  return {sum.min + more, sum.max + more};
}

void lay_out_table(BlockFlow& flow, BoxId table, Length x, Length width) {
  LayoutRun& run = flow.run();
  const Box& box = run.tree[table];
  const css::ComputedStyle& style = *box.style;
  const TableGrid grid = make_grid(run, table);
  const std::vector<CellEdges> cells = cell_edges(run, table, grid);
  const Length spacing = spacing_of(run, table);
  const bool width_given = !box.anonymous && style.width.has_value();
  BoxEdges edges = edges_of(box, width, std::nullopt);
  if (!width_given) {
    edges.width = std::max(Length(), width - edges.margin_left - edges.left - edges.right -
                                         std::max(Length(), edges.margin_right));
  }
  TableShape shape{grid, cells, {}, {}, {}, {}};
  const Length gaps = spacing * (grid.columns + 1);
  shape.column_width = distribute_columns(run, table, grid, cells, edges.width - gaps, width_given);
  Length at = spacing;
  for (const Length column : shape.column_width) {
    shape.column_x.push_back(at);
    at += column + spacing;
  }
  shape.column_x.push_back(at);
  shape.width = at;
  shape.spacing_y = style.border_collapse ? Length() : style.border_spacing_y;
  if (grid.columns > 0 || !width_given) edges.width = grid.columns == 0 ? Length() : at;
  if (!grid.rows.empty()) {
    edges.top += shape.spacing_y;
    edges.bottom += shape.spacing_y;
  }
  if (!box.anonymous) center(edges, style, width);
  if (at > width && grid.columns > 0) {
    run.warn("L102", table, "a table is wider than its column; it was left sticking out");
  }
  flow.margin(edges.margin_top);
  add_captions(flow, grid, css::CaptionSide::top, x + edges.margin_left,
               edges.left + edges.width + edges.right);
  flow.open(table, x, edges, relative_shift(style, width, std::nullopt));
  if (!grid.rows.empty()) {
    flow.flush();
    add_rows(flow, grid, shape, x + edges.margin_left + edges.left);
  }
  flow.close(table, edges);
  add_captions(flow, grid, css::CaptionSide::bottom, x + edges.margin_left,
               edges.left + edges.width + edges.right);
  flow.margin(edges.margin_bottom);
}

}  // namespace layout
