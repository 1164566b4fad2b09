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

// The rows of a table, one below the other.
class RowFlow {
 public:
  RowFlow(BlockFlow& flow, const TableGrid& grid, const TableShape& shape, Length x)
      : flow_(flow),
        grid_(grid),
        shape_(shape),
        x_(x),
        rows_(flow.run(), shape),
        broken_(flow.broken()),
        table_(static_cast<std::uint32_t>(flow.flow().tables.size())) {
    flow.flow().tables.emplace_back();
  }

  void add() {
    for (std::uint32_t r = 0; r < grid_.rows.size(); ++r) add(r);
  }

 private:
  // What cells and groups say of breaks is said of their rows (CSS Break 3 §3.1).
  template <class Value>
  css::BreakBetween break_at(std::uint32_t r, bool at_edge, Value value) const {
    const TableRow& row = grid_.rows[r];
    const BoxTree& tree = flow_.run().tree;
    css::BreakBetween all = css::BreakBetween::auto_;
    const auto add = [&](BoxId box) {
      if (box != no_box && !tree[box].anonymous) all = combine_breaks(all, value(tree[box]));
    };
    if (at_edge) add(row.group);
    add(row.box);
    for (std::uint32_t c = 0; c < row.cell_count; ++c) add(grid_.cells[row.first_cell + c].box);
    return all;
  }

  css::BreakBetween break_before(std::uint32_t r) const {
    const bool first = r == 0 || grid_.rows[r - 1].group != grid_.rows[r].group;
    return break_at(r, first, [](const Box& box) {
      return combine_breaks(box.style->break_before, box.break_before);
    });
  }

  css::BreakBetween break_after(std::uint32_t r) const {
    const bool last = r + 1 == grid_.rows.size() || grid_.rows[r + 1].group != grid_.rows[r].group;
    return break_at(r, last, [](const Box& box) {
      return combine_breaks(box.style->break_after, box.break_after);
    });
  }

  void add(std::uint32_t r) {
    const TableRow& row = grid_.rows[r];
    const css::BreakBetween before = break_before(r), after = break_after(r);
    if (r > 0 && !row.header && !row.footer) force(before);
    std::int32_t break_cost = before != css::BreakBetween::auto_ ? cost::avoid : cost::free;
    if (row.header || row.footer || before_joined_) break_cost = cost::never;
    bool joined = false;
    if (!(broken_ && flow_.is_high_anywhere() && rows_.may_be_group(r))) {
      std::vector<RowSlice> slices = rows_.row(r, joined);
      Length height;
      for (const RowSlice& slice : slices) height += slice.fragment.height;
      if (broken_ && flow_.is_high(height) && rows_.may_be_group(r)) {
        add_group(r, break_cost);
      } else {
        add_slices(r, std::move(slices), break_cost);
      }
    } else {
      add_group(r, break_cost);
    }
    if (!row.header && r + 1 < grid_.rows.size() && !grid_.rows[r + 1].footer) force(after);
    const bool avoid_after = after != css::BreakBetween::auto_ && !is_forced(after);
    before_joined_ = row.header || joined || avoid_after;
  }

  // The header comes again after it.
  void force(css::BreakBetween value) {
    if (!is_forced(value)) return;
    flow_.break_at(value);
    flow_.flush(false);
  }

  void add_group(std::uint32_t r, std::int32_t break_cost) {
    if (r > 0 && shape_.spacing_y > Length()) {
      Fragment gap;
      gap.width = shape_.width;
      gap.height = shape_.spacing_y;
      flow_.atom(std::move(gap), x_, break_cost, table_);
      break_cost = cost::never;
    }
    RowGroup made = rows_.group(r, *broken_);
    flow_.flow_group(std::move(made.group), x_, made.height, made.baseline, break_cost, table_);
  }

  void add_slices(std::uint32_t r, std::vector<RowSlice> slices, std::int32_t break_cost) {
    const TableRow& row = grid_.rows[r];
    for (RowSlice& slice : slices) {
      if (slice.begins && r > 0 && shape_.spacing_y > Length()) {
        Fragment spaced;
        spaced.width = slice.fragment.width;
        spaced.height = slice.fragment.height + shape_.spacing_y;
        spaced.baseline = slice.fragment.baseline + shape_.spacing_y;
        append(spaced, std::move(slice.fragment), {Length(), shape_.spacing_y});
        slice.fragment = std::move(spaced);
      }
      FlowTable& repeats = flow_.flow().tables[table_];
      if (row.header) add_again(repeats.header, slice.fragment, Artifact::header);
      if (row.footer) add_again(repeats.footer, slice.fragment, Artifact::footer);
      const bool inside = !slice.begins && break_cost < cost::never;
      flow_.atom(std::move(slice.fragment), x_, inside ? cut_row_cost : break_cost, table_);
      if (!row.header && !row.footer && break_cost == cost::never) break_cost = cost::free;
    }
  }

  BlockFlow& flow_;
  const TableGrid& grid_;
  const TableShape& shape_;
  Length x_;
  TableRows rows_;
  std::optional<BlockRequest> broken_;
  std::uint32_t table_;
  bool before_joined_ = true;  // nothing, or a header, or a span above: no break
};

// Does the row, or a cell of it alone, say how high it is?
bool has_given_height(const LayoutRun& run, const TableGrid& grid, const TableRow& row) {
  const auto is_given = [&](BoxId box) {
    return box != no_box && !run.tree[box].anonymous && run.tree[box].style->height.has_value();
  };
  bool given = is_given(row.box);
  for (std::uint32_t c = 0; c < row.cell_count; ++c) {
    const TableCell& cell = grid.cells[row.first_cell + c];
    given = given || (cell.rows == 1 && is_given(cell.box));
  }
  return given;
}

// The rows of a table that is higher than they are (CSS 2.2 §17.5.3): those of its body that say
// nothing of their height share what is left over, each by its height. Nothing when none is.
std::vector<Length> grown_rows(LayoutRun& run, const TableShape& shape, const Box& table,
                               const BoxEdges& edges) {
  const css::ComputedStyle& style = *table.style;
  const bool none = !style.height && style.min_height == css::LengthPercentage{};
  if (table.anonymous || none || shape.grid.rows.empty()) return {};
  TableRows rows(run, shape);
  std::vector<Length> heights;
  Length all = shape.spacing_y * (std::ssize(shape.grid.rows) + 1);
  for (std::uint32_t r = 0; r < shape.grid.rows.size(); ++r) {
    bool joined = false;
    Length& height = heights.emplace_back();
    for (const RowSlice& slice : rows.row(r, joined)) height += slice.fragment.height;
    all += height;
  }
  const Length extra = used_height(style, edges, all, std::nullopt).value_or(all) - all;
  if (extra <= Length()) return {};
  std::vector<bool> grows(heights.size());
  for (const bool only_free : {true, false}) {
    for (std::size_t r = 0; r < heights.size(); ++r) {
      const TableRow& row = shape.grid.rows[r];
      const bool body = !row.header && !row.footer;
      grows[r] = only_free ? body && !has_given_height(run, shape.grid, row) : body;
    }
    if (std::find(grows.begin(), grows.end(), true) != grows.end()) break;
  }
  std::int64_t weights = 0, count = 0;
  for (std::size_t r = 0; r < heights.size(); ++r) {
    weights += grows[r] ? heights[r].units() : 0;
    count += grows[r] ? 1 : 0;
  }
  std::int64_t seen = 0;
  Length given;
  for (std::size_t r = 0; r < heights.size(); ++r) {
    if (!grows[r]) continue;
    seen += weights > 0 ? heights[r].units() : 1;
    const Length sum = base::scaled(extra, seen, weights > 0 ? weights : count);
    heights[r] += sum - given;
    given = sum;
  }
  return heights;
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
  shape.least_heights = grown_rows(run, shape, box, edges);
  if (!grid.rows.empty()) {
    edges.top += shape.spacing_y;
    edges.bottom += shape.spacing_y;
  }
  if (!box.anonymous) center(edges, style, width);
  if (flow.starts_right(table)) start_at_right(style, width, edges);
  if (at > width && grid.columns > 0) {
    run.warn("L102", table, "a table is wider than its column; it was left sticking out");
  }
  flow.margin(edges.margin_top);
  add_captions(flow, grid, css::CaptionSide::top, x + edges.margin_left,
               edges.left + edges.width + edges.right);
  flow.open(table, x, edges, relative_shift(style, width, std::nullopt));
  if (!grid.rows.empty()) {
    flow.flush();
    RowFlow(flow, grid, shape, x + edges.margin_left + edges.left).add();
  }
  flow.close(table, edges);
  add_captions(flow, grid, css::CaptionSide::bottom, x + edges.margin_left,
               edges.left + edges.width + edges.right);
  flow.margin(edges.margin_bottom);
}

}  // namespace layout
