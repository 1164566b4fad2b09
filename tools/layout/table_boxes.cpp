#include "layout/table_boxes.h"

#include <memory>
#include <utility>

#include "layout/paint_box.h"

namespace layout {
namespace {

// From one edge to the other, across the table.
struct Area {
  Length x, width;
};

// Where the row's cells are or could be, but not between them.
std::vector<Area> cell_areas(const TableShape& shape, const TableRow& row) {
  std::vector<bool> joined(shape.column_width.size());  // with the column before, by one cell
  for (std::uint32_t i = 0; i < row.cell_count; ++i) {
    const TableCell& cell = shape.grid.cells[row.first_cell + i];
    for (std::uint32_t c = 1; c < cell.columns; ++c) joined[cell.column + c] = true;
  }
  std::vector<Area> areas;
  for (std::size_t c = 0; c < shape.column_width.size(); ++c) {
    const Length x = shape.column_x[c];
    const bool goes_on = !areas.empty() && (joined[c] || areas.back().x + areas.back().width == x);
    if (!goes_on) areas.push_back({x, Length()});
    areas.back().width = x + shape.column_width[c] - areas.back().x;
  }
  return areas;
}

void add_layer(std::vector<GroupBox>& layers, const LayoutRun& run, BoxId id, const Area& area,
               const BackgroundPictures* pictures = nullptr) {
  if (id == no_box || run.tree[id].anonymous) return;
  const css::ComputedStyle& style = *run.tree[id].style;
  if (!style.background_color && pictures == nullptr) return;
  auto painted = std::make_shared<css::ComputedStyle>();  // only what paint_box reads
  painted->background_color = style.background_color;
  if (pictures != nullptr) {
    painted->background = style.background;
    painted->backgrounds_above = style.backgrounds_above;
  }
  layers.push_back({std::move(painted), pictures, area.x, area.width});
}

}  // namespace

std::vector<GroupBox> row_layers(const LayoutRun& run, const TableShape& shape,
                                 const TableRow& row) {
  std::vector<GroupBox> layers;
  for (std::size_t c = 0; c < shape.column_width.size(); ++c) {
    if (c >= shape.grid.column_boxes.size()) break;
    const BoxId column = shape.grid.column_boxes[c];
    if (column == no_box) break;
    const BoxId around = run.tree[column].parent;
    const Area area{shape.column_x[c], shape.column_width[c]};
    if (around != no_box && run.tree[around].kind == BoxKind::column) {
      add_layer(layers, run, around, area);
    }
    add_layer(layers, run, column, area);
  }
  const std::vector<Area> areas = cell_areas(shape, row);
  for (const Area& area : areas) add_layer(layers, run, row.group, area);
  const BackgroundPictures& pictures = run.tree.backgrounds;
  if (row.box != no_box && !picture_layers(*run.tree[row.box].style, pictures).empty()) {
    add_layer(layers, run, row.box, {Length(), shape.width}, &pictures);
    return layers;
  }
  for (const Area& area : areas) add_layer(layers, run, row.box, area);
  return layers;
}

std::optional<GroupBox> cell_box(const LayoutRun& run, const TableShape& shape, std::size_t cell) {
  const TableCell& place = shape.grid.cells[cell];
  const Box& box = run.tree[place.box];
  if (box.anonymous || box.style->visibility != css::Visibility::visible) return std::nullopt;
  const css::ComputedStyle& style = *box.style;
  if (!style.empty_cells_show && !style.border_collapse && box.first_child == no_box) {
    return std::nullopt;
  }
  auto painted = std::make_shared<css::ComputedStyle>();  // only what paint_box reads
  painted->background_color = style.background_color;
  painted->background = style.background;
  painted->backgrounds_above = style.backgrounds_above;
  if (!style.border_collapse) painted->border_radius = style.border_radius;
  painted->box_shadow = style.box_shadow;
  painted->color = style.color;
  painted->padding = style.padding;
  painted->border = shape.edges[cell].border;
  const std::uint32_t last = place.column + place.columns - 1;
  const Length x = shape.column_x[place.column];
  return GroupBox{std::move(painted), &run.tree.backgrounds, x,
                  shape.column_x[last] + shape.column_width[last] - x};
}

}  // namespace layout
