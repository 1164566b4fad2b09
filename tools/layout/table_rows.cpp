#include "layout/table_rows.h"

#include <algorithm>
#include <utility>

#include "layout/block_flow.h"
#include "layout/paint_flow.h"
#include "layout/paint_group.h"
#include "layout/positioned.h"
#include "layout/table_boxes.h"

namespace layout {
namespace {

// One cell of a row while it is cut into slices.
struct LaidCell {
  std::size_t index = 0;  // TableGrid::cells
  Flow flow;
  std::vector<Length> tops;         // of the flow's items, from the row's top
  std::vector<std::int32_t> costs;  // of a break before each item
  Length height;                    // of the content
  Length shift;                     // vertical-align
  std::size_t next = 0;             // item
  OpenBoxes open;
  std::optional<GroupBox> box;
};

bool is_content(const FlowItem& item) {
  return item.kind == FlowItem::Kind::line || item.kind == FlowItem::Kind::atom ||
         item.kind == FlowItem::Kind::group;
}

void place_items(LaidCell& cell, Length top) {
  Length y = top;
  std::int32_t at_glue = cost::never;
  for (const FlowItem& item : cell.flow.items) {
    cell.tops.push_back(y);
    cell.costs.push_back(is_content(item) ? std::min(item.cost, at_glue) : cost::never);
    if (item.kind == FlowItem::Kind::glue) at_glue = item.cost;
    if (is_content(item)) at_glue = cost::never;
    y += item.height;
  }
  cell.height = y - top;
}

Length first_baseline(const LaidCell& cell) {
  for (std::size_t i = 0; i < cell.flow.items.size(); ++i) {
    if (is_content(cell.flow.items[i])) return cell.tops[i] + cell.flow.items[i].baseline;
  }
  return Length();
}

// May a break at `y` go between this cell's items? `next` is moved to the first item below it.
bool passes(const LaidCell& cell, Length y) {
  const auto at = std::lower_bound(cell.tops.begin(), cell.tops.end(), y - cell.shift);
  const auto i = static_cast<std::size_t>(at - cell.tops.begin());
  if (i > 0 && cell.tops[i - 1] + cell.flow.items[i - 1].height > y - cell.shift &&
      is_content(cell.flow.items[i - 1])) {
    return false;
  }
  for (std::size_t n = i; n < cell.flow.items.size(); ++n) {
    if (!is_content(cell.flow.items[n])) continue;
    const bool at_top = cell.tops[n] > y - cell.shift;  // the cell has nothing at this height
    return n == 0 || cell.costs[n] < cost::avoid || at_top;
  }
  return true;
}

std::vector<Length> cuts(const std::vector<LaidCell>& cells, Length height) {
  std::vector<Length> found;
  if (cells.empty()) return found;
  const LaidCell* highest = &cells.front();
  for (const LaidCell& cell : cells) {
    if (cell.height > highest->height) highest = &cell;
  }
  bool first = true;
  for (std::size_t i = 0; i < highest->flow.items.size(); ++i) {
    const FlowItem& item = highest->flow.items[i];
    if (!is_content(item) || std::exchange(first, false) || highest->costs[i] >= cost::avoid) {
      continue;
    }
    const Length y = highest->tops[i] + highest->shift;
    const bool all = y < height && std::all_of(cells.begin(), cells.end(),
                                               [&](const LaidCell& c) { return passes(c, y); });
    if (all) found.push_back(y);
  }
  return found;
}

}  // namespace

Length TableRows::content_width(std::size_t cell) const {
  const TableCell& c = shape_.grid.cells[cell];
  const std::uint32_t last = c.column + c.columns - 1;
  const Length outer =
      shape_.column_x[last] + shape_.column_width[last] - shape_.column_x[c.column];
  return std::max(Length(), outer - shape_.edges[cell].left() - shape_.edges[cell].right());
}

// What percentages in the cell are of: its own height, when that is a length.
std::optional<Length> TableRows::given_height(std::size_t cell) const {
  const Box& box = run_.tree[shape_.grid.cells[cell].box];
  if (box.anonymous || !box.style->height || box.style->height->has_percent()) return std::nullopt;
  const Length around = shape_.edges[cell].top() + shape_.edges[cell].bottom();
  const bool borders_count = box.style->box_sizing == css::BoxSizing::border_box;
  return std::max(Length(), box.style->height->length - (borders_count ? around : Length()));
}

namespace {

void paint_layers(Fragment& out, const std::vector<GroupBox>& layers) {
  for (const GroupBox& layer : layers) {
    paint_group_box(out, layer, Length(), out.height, {});
  }
}

// `rect` is the cell's border box, which may cut off its content.
void append_in_cell(const LayoutRun& run, const TableCell& cell, const Rect& rect, Fragment content,
                    Point at, Fragment& out) {
  const Box& box = run.tree[cell.box];
  const std::optional<Clip> clip =
      box.anonymous ? std::nullopt : overflow_clip(*box.style, rect, {});
  if (clip) out.items.emplace_back(*clip);
  append(out, std::move(content), at);
  if (clip) out.items.emplace_back(clip_end());
}

// `rect` is the cell's border box.
void place_in_cell(LayoutRun& run, const TableCell& cell, const CellEdges& edges, const Rect& rect,
                   std::size_t first, Fragment& out) {
  if (out.positioned.size() <= first || !contains_positioned(run.tree[cell.box])) return;
  const css::Edges<css::BorderEdge>& border = edges.border;
  Layers layers;
  place_positioned(run,
                   {rect.x + border.left.width, rect.y + border.top.width,
                    rect.width - border.left.width - border.right.width,
                    rect.height - border.top.width - border.bottom.width},
                   first, out, layers);
  stack(std::move(layers), out);
}

void align_cells(const LayoutRun& run, const TableShape& shape, std::vector<LaidCell>& cells,
                 Length height) {
  Length lowest;
  const auto align_of = [&](const LaidCell& cell) {
    return run.tree[shape.grid.cells[cell.index].box].style->vertical_align;
  };
  const auto on_baseline = [&](const LaidCell& cell) {
    const css::VerticalAlign align = align_of(cell);
    return align != css::VerticalAlign::top && align != css::VerticalAlign::middle &&
           align != css::VerticalAlign::bottom;
  };
  for (const LaidCell& cell : cells) {
    if (on_baseline(cell)) lowest = std::max(lowest, first_baseline(cell));
  }
  for (LaidCell& cell : cells) {
    const CellEdges& edges = shape.edges[cell.index];
    const Length room = height - cell.height - edges.top() - edges.bottom();
    if (on_baseline(cell)) {
      cell.shift = cell.flow.items.empty() ? Length() : lowest - first_baseline(cell);
    } else if (align_of(cell) == css::VerticalAlign::middle) {
      cell.shift = std::max(Length(), room / 2);
    } else if (align_of(cell) == css::VerticalAlign::bottom) {
      cell.shift = std::max(Length(), room);
    }
  }
}

Length needed_height(const LayoutRun& run, const TableShape& shape,
                     const std::vector<LaidCell>& cells) {
  Length lowest, height;
  for (const LaidCell& cell : cells) lowest = std::max(lowest, first_baseline(cell));
  for (const LaidCell& cell : cells) {
    const CellEdges& edges = shape.edges[cell.index];
    const css::ComputedStyle& s = *run.tree[shape.grid.cells[cell.index].box].style;
    Length own = cell.height + edges.top() + edges.bottom();
    if (s.vertical_align == css::VerticalAlign::baseline && !cell.flow.items.empty()) {
      own += lowest - first_baseline(cell);
    }
    if (s.height && !s.height->has_percent()) {
      const bool borders_count = s.box_sizing == css::BoxSizing::border_box;
      const Length around = borders_count ? Length() : edges.top() + edges.bottom();
      own = std::max(own, s.height->length + around);
    }
    height = std::max(height, own);
  }
  return height;
}

Length asked_height(const LayoutRun& run, BoxId row) {
  const Box& box = run.tree[row];
  if (box.anonymous || !box.style->height || box.style->height->has_percent()) return Length();
  return box.style->height->length;
}

}  // namespace

Length TableRows::least_height(std::uint32_t index) const {
  const Length own = asked_height(run_, shape_.grid.rows[index].box);
  return shape_.least_heights.empty() ? own : std::max(own, shape_.least_heights[index]);
}

std::vector<RowSlice> TableRows::row(std::uint32_t index, bool& joined) {
  if (index >= group_end_) {
    // Rows that spans hold together.
    std::uint32_t end = index + 1;
    for (std::uint32_t r = index; r < end; ++r) {
      const TableRow& row = shape_.grid.rows[r];
      for (std::uint32_t c = 0; c < row.cell_count; ++c) {
        const TableCell& cell = shape_.grid.cells[row.first_cell + c];
        end = std::max(end, cell.row + cell.rows);
      }
    }
    group_begin_ = index;
    group_end_ = end;
    if (end > index + 1) prepare_group(index, end);
  }
  joined = index + 1 < group_end_;
  if (group_end_ == group_begin_ + 1) return simple_row(index);
  return spanned_row(index);
}

void TableRows::prepare_group(std::uint32_t first, std::uint32_t end) {
  heights_.assign(end - first, Length());
  flows_.clear();
  const auto natural = [&](std::size_t cell) {
    BlockRequest request;
    request.width = content_width(cell);
    request.height = given_height(cell);
    Flow flow = flow_children(run_, shape_.grid.cells[cell].box, request);
    const Length height = height_of(flow, 0, flow.items.size());
    flows_.emplace(cell, std::move(flow));
    return height + shape_.edges[cell].top() + shape_.edges[cell].bottom();
  };
  // Cells of one row first; then a span's missing height goes to its last row.
  for (const bool spanning : {false, true}) {
    for (std::uint32_t r = first; r < end; ++r) {
      const TableRow& row = shape_.grid.rows[r];
      if (!spanning) heights_[r - first] = least_height(r);
      for (std::uint32_t c = 0; c < row.cell_count; ++c) {
        const std::size_t index = row.first_cell + c;
        const TableCell& cell = shape_.grid.cells[index];
        if ((cell.rows > 1) != spanning) continue;
        Length have = shape_.spacing_y * (cell.rows - 1);
        for (std::uint32_t i = 0; i < cell.rows; ++i) have += heights_[r - first + i];
        const Length missing = natural(index) - have;
        if (missing > Length()) heights_[r - first + cell.rows - 1] += missing;
      }
    }
  }
}

std::vector<RowSlice> TableRows::spanned_row(std::uint32_t index) {
  const TableRow& row = shape_.grid.rows[index];
  RowSlice slice;
  slice.fragment.width = shape_.width;
  slice.fragment.height = heights_[index - group_begin_];
  if (run_.tree[row.box].tag != no_tag) slice.fragment.tags.push_back({run_.tree[row.box].tag, 0});
  paint_layers(slice.fragment, row_layers(run_, shape_, row));
  for (std::uint32_t c = 0; c < row.cell_count; ++c) {
    LaidCell cell;
    cell.index = row.first_cell + c;
    const TableCell& place = shape_.grid.cells[cell.index];
    Length height = shape_.spacing_y * (place.rows - 1);
    for (std::uint32_t r = 0; r < place.rows; ++r) height += heights_[index - group_begin_ + r];
    cell.flow = std::move(flows_.at(cell.index));
    const CellEdges& edges = shape_.edges[cell.index];
    place_items(cell, edges.top());
    std::vector<LaidCell> one;
    one.push_back(std::move(cell));
    align_cells(run_, shape_, one, height);
    const std::uint32_t last = place.column + place.columns - 1;
    const Length x = shape_.column_x[place.column];
    const Rect rect{x, Length(), shape_.column_x[last] + shape_.column_width[last] - x, height};
    if (const std::optional<GroupBox> box = cell_box(run_, shape_, one.front().index)) {
      paint_group_box(slice.fragment, *box, Length(), height, {});
    }
    slice.fragment.tags.push_back(
        {run_.tree[place.box].tag, static_cast<std::uint32_t>(slice.fragment.items.size())});
    Fragment content = paint_all(run_, one.front().flow, content_width(one.front().index));
    const std::size_t waiting = slice.fragment.positioned.size();
    append_in_cell(run_, place, rect, std::move(content),
                   {x + edges.left(), edges.top() + one.front().shift}, slice.fragment);
    place_in_cell(run_, place, edges, rect, waiting, slice.fragment);
  }
  std::vector<RowSlice> slices;
  slices.push_back(std::move(slice));
  return slices;
}

namespace {

struct SlicePlace {
  Length top, end;  // from the row's top
  bool first = true, last = true;
};

// The cell's box and those of its items that stand in the slice.
void paint_cell_slice(LayoutRun& run, const TableShape& shape, LaidCell& cell,
                      const SlicePlace& slice, Length content_width, Fragment& out) {
  const TableCell& place = shape.grid.cells[cell.index];
  const CellEdges& edges = shape.edges[cell.index];
  const std::uint32_t last_column = place.column + place.columns - 1;
  const Length x = shape.column_x[place.column];
  const Length width = shape.column_x[last_column] + shape.column_width[last_column] - x;
  if (cell.box) {
    paint_group_box(out, *cell.box, Length(), out.height, {slice.first, true, slice.last, true});
  }
  if (slice.first && run.tree[place.box].tag != no_tag) {
    out.tags.push_back({run.tree[place.box].tag, static_cast<std::uint32_t>(out.items.size())});
  }
  FilledColumn part;
  part.begin = part.end = cell.next;
  while (part.end < cell.flow.items.size() &&
         (slice.last || cell.tops[part.end] + cell.shift < slice.end)) {
    ++part.end;
  }
  if (part.begin == part.end) return;
  const Length y = cell.tops[part.begin] + cell.shift - slice.top;
  PaintRequest request;
  request.width = content_width;
  request.repeats = false;
  Fragment content = paint_column(run, cell.flow, part, cell.open, request);
  const std::size_t waiting = out.positioned.size();
  append_in_cell(run, place, {x, Length(), width, out.height}, std::move(content),
                 {x + edges.left(), y}, out);
  place_in_cell(run, place, edges, {x, Length(), width, out.height}, waiting, out);
  cell.next = part.end;
}

}  // namespace

std::vector<RowSlice> TableRows::simple_row(std::uint32_t index) {
  const TableRow& row = shape_.grid.rows[index];
  std::vector<LaidCell> cells(row.cell_count);
  for (std::uint32_t c = 0; c < row.cell_count; ++c) {
    LaidCell& cell = cells[c];
    cell.index = row.first_cell + c;
    BlockRequest request;
    request.width = content_width(cell.index);
    request.height = given_height(cell.index);
    cell.flow = flow_children(run_, shape_.grid.cells[cell.index].box, request);
    place_items(cell, shape_.edges[cell.index].top());
  }
  const Length height = std::max(needed_height(run_, shape_, cells), least_height(index));
  align_cells(run_, shape_, cells, height);
  const Box& box = run_.tree[row.box];
  const bool whole = !box.anonymous && box.style->break_inside != css::BreakInside::auto_;
  std::vector<Length> ends;
  if (!whole) ends = cuts(cells, height);
  ends.push_back(height);
  const std::vector<GroupBox> layers = row_layers(run_, shape_, row);
  for (LaidCell& cell : cells) cell.box = cell_box(run_, shape_, cell.index);
  std::vector<RowSlice> slices;
  SlicePlace place;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    place.end = ends[i];
    place.first = i == 0;
    place.last = i + 1 == ends.size();
    RowSlice slice;
    slice.begins = place.first;
    Fragment& out = slice.fragment;
    out.width = shape_.width;
    out.height = place.end - place.top;
    if (box.tag != no_tag && place.first) out.tags.push_back({box.tag, 0});
    paint_layers(out, layers);
    for (LaidCell& cell : cells) {
      paint_cell_slice(run_, shape_, cell, place, content_width(cell.index), out);
    }
    if (place.first && !cells.empty()) {
      out.baseline = first_baseline(cells.front()) + cells.front().shift;
    }
    place.top = place.end;
    slices.push_back(std::move(slice));
  }
  return slices;
}

// Cells with positioned boxes of their own are not broken by themselves.
bool TableRows::may_be_group(std::uint32_t index) const {
  const TableRow& row = shape_.grid.rows[index];
  if ((index < group_end_ && group_end_ - group_begin_ > 1) || row.header || row.footer)
    return false;
  for (std::uint32_t c = 0; c < row.cell_count; ++c) {
    const TableCell& cell = shape_.grid.cells[row.first_cell + c];
    if (cell.rows > 1 || contains_positioned(run_.tree[cell.box])) return false;
  }
  return row.cell_count > 0;
}

RowGroup TableRows::group(std::uint32_t index, const BlockRequest& broken) {
  const TableRow& row = shape_.grid.rows[index];
  RowGroup made;
  std::vector<LaidCell> cells(row.cell_count);
  for (std::uint32_t c = 0; c < row.cell_count; ++c) {
    LaidCell& cell = cells[c];
    cell.index = row.first_cell + c;
    BlockRequest request = broken;
    request.width = content_width(cell.index);
    request.height = given_height(cell.index);
    cell.flow = flow_children(run_, shape_.grid.cells[cell.index].box, request);
    place_items(cell, shape_.edges[cell.index].top());
  }
  made.height = std::max(needed_height(run_, shape_, cells), least_height(index));
  align_cells(run_, shape_, cells, made.height);
  if (!cells.empty()) made.baseline = first_baseline(cells.front()) + cells.front().shift;
  made.group.boxes = row_layers(run_, shape_, row);
  const Box& box = run_.tree[row.box];
  made.group.tag = box.tag;
  if (!box.anonymous && box.style->break_inside != css::BreakInside::auto_) {
    made.group.cost = cost::avoid;
  }
  for (LaidCell& cell : cells) {
    const CellEdges& edges = shape_.edges[cell.index];
    const TableCell& place = shape_.grid.cells[cell.index];
    FlowGroup::Track track;
    FlowItem padding;
    padding.kind = FlowItem::Kind::blank;
    padding.height = edges.bottom();
    cell.flow.items.push_back(padding);
    track.flow = std::move(cell.flow);
    track.x = shape_.column_x[place.column] + edges.left();
    track.top = edges.top() + cell.shift;
    track.box = cell_box(run_, shape_, cell.index);
    track.tag = run_.tree[place.box].tag;
    const Box& own = run_.tree[place.box];
    if (!own.anonymous && own.style->break_inside != css::BreakInside::auto_) {
      made.group.cost = cost::avoid;
    }
    made.group.tracks.push_back(std::move(track));
  }
  return made;
}

}  // namespace layout
