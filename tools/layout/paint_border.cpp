#include "layout/paint_border.h"

#include <algorithm>
#include <array>
#include <utility>

namespace layout {
namespace {

void fill(Fragment& out, const Rect& rect, const css::Color& color, Artifact artifact) {
  if (rect.width <= Length() || rect.height <= Length() || color.alpha == 0) return;
  out.items.push_back(FilledRect{{no_tag, artifact}, rect, to_rgb(color)});
}

}  // namespace

Rgb to_rgb(const css::Color& color) {
  return {color.red, color.green, color.blue, color.alpha};
}

void paint_edge(Fragment& out, const css::BorderEdge& edge, const Rect& rect, bool vertical,
                Artifact artifact) {
  const Length width = edge.width;
  if (width <= Length() || edge.color.alpha == 0) return;
  switch (edge.style) {
    case css::BorderStyle::none:
    case css::BorderStyle::hidden:
      return;
    case css::BorderStyle::dotted:
    case css::BorderStyle::dashed: {
      DashedLine line;
      line.owner = {no_tag, artifact};
      line.width = width;
      line.round = edge.style == css::BorderStyle::dotted;
      line.dash = line.round ? Length() : width * 3;
      line.gap = width * (line.round ? 2 : 3);
      line.color = to_rgb(edge.color);
      if (vertical) {
        line.from = {rect.x + width / 2, rect.y};
        line.to = {rect.x + width / 2, rect.y + rect.height};
      } else {
        line.from = {rect.x, rect.y + width / 2};
        line.to = {rect.x + rect.width, rect.y + width / 2};
      }
      out.items.push_back(line);
      return;
    }
    case css::BorderStyle::double_: {
      const Length third = width / 3;
      if (vertical) {
        fill(out, {rect.x, rect.y, third, rect.height}, edge.color, artifact);
        fill(out, {rect.x + width - third, rect.y, third, rect.height}, edge.color, artifact);
      } else {
        fill(out, {rect.x, rect.y, rect.width, third}, edge.color, artifact);
        fill(out, {rect.x, rect.y + width - third, rect.width, third}, edge.color, artifact);
      }
      return;
    }
    default:
      return fill(out, rect, edge.color, artifact);
  }
}

namespace {

using Sides = std::array<const css::BorderEdge*, 4>;

Sides sides_of(const css::Edges<css::BorderEdge>& border) {
  return {&border.top, &border.right, &border.bottom, &border.left};
}

// Each side of a box whose border changes colour ends in a slope at its corners.
void paint_mitred(Fragment& out, const css::Edges<css::BorderEdge>& border, const Rect& r,
                  const PaintedEdges& edges, Artifact artifact) {
  const Length top = border.top.width, right = border.right.width;
  const Length bottom = border.bottom.width, left = border.left.width;
  const std::array<Point, 4> outer{Point{r.x, r.y}, Point{r.x + r.width, r.y},
                                   Point{r.x + r.width, r.y + r.height},
                                   Point{r.x, r.y + r.height}};
  const std::array<Point, 4> inner{Point{r.x + left, r.y + top},
                                   Point{r.x + r.width - right, r.y + top},
                                   Point{r.x + r.width - right, r.y + r.height - bottom},
                                   Point{r.x + left, r.y + r.height - bottom}};
  const Sides sides = sides_of(border);
  const std::array<bool, 4> painted{edges.top, edges.right, edges.bottom, edges.left};
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const css::BorderEdge& side = *sides[i];
    if (!painted[i] || side.width <= Length() || side.color.alpha == 0) continue;
    const std::size_t next = (i + 1) % sides.size();
    out.items.push_back(FilledPolygon{
        {no_tag, artifact}, {outer[i], outer[next], inner[next], inner[i]}, to_rgb(side.color)});
  }
}

bool is_filled(css::BorderStyle style) {
  return style == css::BorderStyle::solid || style == css::BorderStyle::groove ||
         style == css::BorderStyle::ridge || style == css::BorderStyle::inset ||
         style == css::BorderStyle::outset;
}

// Two sides in different colours meet at some corner, and all sides are filled.
bool has_mitres(const css::Edges<css::BorderEdge>& border) {
  const Sides sides = sides_of(border);
  bool differ = false;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const css::BorderEdge& side = *sides[i];
    const css::BorderEdge& next = *sides[(i + 1) % sides.size()];
    if (side.width > Length() && !is_filled(side.style)) return false;
    differ = differ || (side.width > Length() && next.width > Length() && side.color != next.color);
  }
  return differ;
}

// Is the whole border one line, whatever its widths?
bool is_uniform(const css::Edges<css::BorderEdge>& border) {
  const css::BorderEdge* first = nullptr;
  for (const css::BorderEdge* side : sides_of(border)) {
    if (side->width <= Length()) continue;
    if (first == nullptr) first = side;
    if (side->style != first->style || side->color != first->color) return false;
  }
  return first != nullptr;
}

css::Edges<Length> widths_of(const css::Edges<css::BorderEdge>& border, const PaintedEdges& edges) {
  const auto width = [](const css::BorderEdge& side, bool painted) {
    return painted ? side.width : Length();
  };
  return {width(border.top, edges.top), width(border.right, edges.right),
          width(border.bottom, edges.bottom), width(border.left, edges.left)};
}

css::Edges<Length> parts_of(const css::Edges<Length>& widths, std::int64_t part,
                            std::int64_t whole) {
  return {widths.top * part / whole, widths.right * part / whole, widths.bottom * part / whole,
          widths.left * part / whole};
}

void add_ring(Path& path, const RoundedRect& outer, const RoundedRect& inner) {
  add_rounded(path, outer);
  add_rounded(path, inner);
}

// One line all around; where its widths differ, it is as wide as each side between its corners.
void paint_ring(Fragment& out, const css::BorderEdge& line, const RoundedRect& shape,
                const css::Edges<Length>& widths, Artifact artifact) {
  const Owner owner{no_tag, artifact};
  const Rgb color = to_rgb(line.color);
  if (color.alpha == 0) return;
  const bool even =
      widths.top == widths.right && widths.top == widths.bottom && widths.top == widths.left;
  const bool dotted = line.style == css::BorderStyle::dotted;
  if (even && (dotted || line.style == css::BorderStyle::dashed)) {
    StrokedPath stroke;
    stroke.owner = owner;
    add_rounded(stroke.path, inset(shape, parts_of(widths, 1, 2)));
    stroke.width = widths.top;
    stroke.dash = dotted ? Length() : widths.top * 3;
    stroke.gap = widths.top * (dotted ? 2 : 3);
    stroke.round = dotted;
    stroke.color = color;
    if (!stroke.path.empty()) out.items.emplace_back(std::move(stroke));
    return;
  }
  Path path;
  if (line.style == css::BorderStyle::double_) {
    add_ring(path, shape, inset(shape, parts_of(widths, 1, 3)));
    add_ring(path, inset(shape, parts_of(widths, 2, 3)), inset(shape, widths));
  } else {
    add_ring(path, shape, inset(shape, widths));
  }
  if (!path.empty()) out.items.emplace_back(FilledPath{owner, std::move(path), color});
}

// What belongs to one side: up to the lines that go on from the corners of the border box through
// those of the padding box, as far in as its curves reach.
Path area_of_side(const RoundedRect& shape, const css::Edges<Length>& widths, std::size_t side) {
  const Rect& r = shape.rect;
  const auto reach = [](Point corner, Length across, Length down, const Radius& radius, int right,
                        int below) {
    Length x = across, y = down;
    if (across > Length() && down > Length()) {
      const bool by_x = base::scaled(radius.x, down.units(), across.units()) >= radius.y;
      const Length far_x = by_x ? radius.x : base::scaled(radius.y, across.units(), down.units());
      const Length far_y = by_x ? base::scaled(radius.x, down.units(), across.units()) : radius.y;
      x = std::max(x, far_x);
      y = std::max(y, far_y);
    } else {
      if (across > Length()) x = std::max(x, radius.x);
      if (down > Length()) y = std::max(y, radius.y);
    }
    return Point{corner.x + x * right, corner.y + y * below};
  };
  const Length right = r.x + r.width, bottom = r.y + r.height;
  const std::array<Point, 4> outer{Point{r.x, r.y}, Point{right, r.y}, Point{right, bottom},
                                   Point{r.x, bottom}};
  const css::Corners<Radius>& radii = shape.radii;
  const std::array<Point, 4> inner{
      reach(outer[0], widths.left, widths.top, radii.top_left, 1, 1),
      reach(outer[1], widths.right, widths.top, radii.top_right, -1, 1),
      reach(outer[2], widths.right, widths.bottom, radii.bottom_right, -1, -1),
      reach(outer[3], widths.left, widths.bottom, radii.bottom_left, 1, -1)};
  const std::size_t next = (side + 1) % outer.size();
  Path path;
  for (const Point& corner : {outer[side], outer[next], inner[next], inner[side]}) {
    path.push_back({path.empty() ? PathStep::Kind::move : PathStep::Kind::line, corner, {}, {}});
  }
  return path;
}

void paint_sides_of_ring(Fragment& out, const css::Edges<css::BorderEdge>& border,
                         const RoundedRect& shape, const css::Edges<Length>& widths,
                         Artifact artifact) {
  const Sides sides = sides_of(border);
  const std::array<Length, 4> painted{widths.top, widths.right, widths.bottom, widths.left};
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if (painted[i] <= Length()) continue;
    Clip clip;
    clip.path = area_of_side(shape, widths, i);
    clip.rect = extent_of(clip.path);
    Clip end = clip;
    end.begins = false;
    end.path.clear();
    out.items.emplace_back(std::move(clip));
    paint_ring(out, *sides[i], shape, widths, artifact);
    out.items.emplace_back(std::move(end));
  }
}

}  // namespace

void paint_border(Fragment& out, const css::Edges<css::BorderEdge>& border,
                  const RoundedRect& shape, const PaintedEdges& edges, Artifact artifact) {
  const css::Edges<Length> widths = widths_of(border, edges);
  const bool any = widths.top > Length() || widths.right > Length() || widths.bottom > Length() ||
                   widths.left > Length();
  if (!any) return;
  const bool uniform = is_uniform(border);
  const auto first = [&]() -> const css::BorderEdge& {
    const Sides sides = sides_of(border);
    return **std::find_if(sides.begin(), sides.end(),
                          [](const css::BorderEdge* side) { return side->width > Length(); });
  };
  if (shape.is_round()) {
    if (uniform) return paint_ring(out, first(), shape, widths, artifact);
    return paint_sides_of_ring(out, border, shape, widths, artifact);
  }
  // Sides that let light through may not lie upon each other.
  if (uniform && is_filled(first().style) && first().color.alpha < 255) {
    return paint_ring(out, first(), shape, widths, artifact);
  }
  const Rect& r = shape.rect;
  if (has_mitres(border)) return paint_mitred(out, border, r, edges, artifact);
  const Length right = r.x + r.width - border.right.width;
  const Length bottom = r.y + r.height - border.bottom.width;
  if (edges.top) {
    paint_edge(out, border.top, {r.x, r.y, r.width, border.top.width}, false, artifact);
  }
  if (edges.bottom) {
    paint_edge(out, border.bottom, {r.x, bottom, r.width, border.bottom.width}, false, artifact);
  }
  if (edges.left) {
    paint_edge(out, border.left, {r.x, r.y, border.left.width, r.height}, true, artifact);
  }
  if (edges.right) {
    paint_edge(out, border.right, {right, r.y, border.right.width, r.height}, true, artifact);
  }
}

}  // namespace layout
