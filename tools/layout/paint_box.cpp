#include "layout/paint_box.h"

#include <algorithm>
#include <array>

namespace layout {
namespace {

Rgb to_rgb(const css::Color& color) {
  return {color.red, color.green, color.blue};
}

void fill(Fragment& out, const Rect& rect, const css::Color& color, Artifact artifact) {
  if (rect.width <= Length() || rect.height <= Length() || color.alpha == 0) return;
  out.items.push_back(FilledRect{{no_tag, artifact}, rect, to_rgb(color)});
}

}  // namespace

bool is_painted(const css::ComputedStyle& s) {
  const Length zero;
  return s.visibility == css::Visibility::visible &&
         ((s.background_color && s.background_color->alpha != 0) || !s.background.url.empty() ||
          s.outline.width != zero || s.border.top.width != zero || s.border.right.width != zero ||
          s.border.bottom.width != zero || s.border.left.width != zero);
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

// Each side of a box whose border changes colour ends in a slope at its corners.
void paint_mitred(Fragment& out, const css::ComputedStyle& s, const Rect& r,
                  const PaintedEdges& edges, Artifact artifact) {
  const Length top = s.border.top.width, right = s.border.right.width;
  const Length bottom = s.border.bottom.width, left = s.border.left.width;
  const std::array<Point, 4> outer{Point{r.x, r.y}, Point{r.x + r.width, r.y},
                                   Point{r.x + r.width, r.y + r.height},
                                   Point{r.x, r.y + r.height}};
  const std::array<Point, 4> inner{Point{r.x + left, r.y + top},
                                   Point{r.x + r.width - right, r.y + top},
                                   Point{r.x + r.width - right, r.y + r.height - bottom},
                                   Point{r.x + left, r.y + r.height - bottom}};
  const std::array<const css::BorderEdge*, 4> sides{&s.border.top, &s.border.right,
                                                    &s.border.bottom, &s.border.left};
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
  const std::array<const css::BorderEdge*, 4> sides{&border.top, &border.right, &border.bottom,
                                                    &border.left};
  bool differ = false;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const css::BorderEdge& side = *sides[i];
    const css::BorderEdge& next = *sides[(i + 1) % sides.size()];
    if (side.width > Length() && !is_filled(side.style)) return false;
    differ = differ || (side.width > Length() && next.width > Length() && side.color != next.color);
  }
  return differ;
}

// Leaves of [from, from + length) what [at, at + size) covers.
void cut(Length& from, Length& length, Length at, Length size) {
  const Length end = std::min(from + length, at + size);
  from = std::max(from, at);
  length = end - from;
}

struct PictureSize {
  Length width, height;
};

PictureSize size_of(const css::BackgroundImage& background, const ImageUse& picture,
                    const Rect& area) {
  using Fit = css::BackgroundImage::Fit;
  const auto by_ratio = [](Length known, Length own, Length other) {
    return own == Length() ? other : base::scaled(known, other.units(), own.units());
  };
  if (background.fit != Fit::size) {
    const Length height = by_ratio(area.width, picture.width, picture.height);
    const bool too_high = height > area.height;
    if (too_high == (background.fit == Fit::cover)) return {area.width, height};
    return {by_ratio(area.height, picture.height, picture.width), area.height};
  }
  PictureSize size{picture.width, picture.height};
  if (background.width) {
    size.width = background.width->resolve(area.width);
    size.height = by_ratio(size.width, picture.width, picture.height);
  }
  if (background.height) {
    size.height = background.height->resolve(area.height);
    if (!background.width) size.width = by_ratio(size.height, picture.height, picture.width);
  }
  return size;
}

}  // namespace

void paint_picture(Fragment& out, const css::BackgroundImage& background, const Rect& r,
                   const Rect& area, const ImageUse& picture, Artifact artifact) {
  const PictureSize size = size_of(background, picture, area);
  if (r.width <= Length() || r.height <= Length()) return;
  if (size.width <= Length() || size.height <= Length()) return;
  const Length x = area.x + background.x.resolve(area.width - size.width);
  const Length y = area.y + background.y.resolve(area.height - size.height);
  const Rect tile{x, y, size.width, size.height};
  const Owner owner{no_tag, artifact};
  if (background.repeat_x || background.repeat_y) {
    Rect covered = r;
    if (!background.repeat_x) cut(covered.x, covered.width, x, size.width);
    if (!background.repeat_y) cut(covered.y, covered.height, y, size.height);
    if (covered.width <= Length() || covered.height <= Length()) return;
    out.items.emplace_back(Tiling{owner, covered, tile, picture.image});
    return;
  }
  Clip clip;
  clip.rect = r;
  out.items.emplace_back(clip);
  out.items.emplace_back(Image{owner, tile, picture.image});
  clip.begins = false;
  out.items.emplace_back(clip);
}

namespace {

Rect inside(const Rect& r, Length top, Length right, Length bottom, Length left) {
  return {r.x + left, r.y + top, r.width - left - right, r.height - top - bottom};
}

// Of the border box `r`; percentages of paddings are of its width, for want of its container's.
Rect background_rect(const css::ComputedStyle& s, const Rect& r, css::BackgroundBox box) {
  if (box == css::BackgroundBox::border) return r;
  const css::Edges<css::BorderEdge>& b = s.border;
  const Rect padding = inside(r, b.top.width, b.right.width, b.bottom.width, b.left.width);
  if (box == css::BackgroundBox::padding) return padding;
  return inside(padding, s.padding.top.resolve(r.width), s.padding.right.resolve(r.width),
                s.padding.bottom.resolve(r.width), s.padding.left.resolve(r.width));
}

// CSS UI 4 §5: on the outside of the border.
void paint_outline(Fragment& out, const css::ComputedStyle& s, const Rect& r, Artifact artifact) {
  const Length width = s.outline.width, away = width + s.outline_offset;
  const Rect o{r.x - away, r.y - away, r.width + away * 2, r.height + away * 2};
  paint_edge(out, s.outline, {o.x, o.y, o.width, width}, false, artifact);
  paint_edge(out, s.outline, {o.x, o.y + o.height - width, o.width, width}, false, artifact);
  paint_edge(out, s.outline, {o.x, o.y, width, o.height}, true, artifact);
  paint_edge(out, s.outline, {o.x + o.width - width, o.y, width, o.height}, true, artifact);
}

}  // namespace

void paint_box(Fragment& out, const css::ComputedStyle& s, const Rect& r, const PaintedEdges& edges,
               Artifact artifact, const ImageUse* picture) {
  if (!is_painted(s)) return;
  const Rect covered = background_rect(s, r, s.background.clip);
  if (s.background_color) fill(out, covered, *s.background_color, artifact);
  if (picture != nullptr) {
    const Rect area = background_rect(s, r, s.background.origin);
    paint_picture(out, s.background, covered, area, *picture, artifact);
  }
  if (s.outline.width > Length()) paint_outline(out, s, r, artifact);
  if (has_mitres(s.border)) return paint_mitred(out, s, r, edges, artifact);
  const Length right = r.x + r.width - s.border.right.width;
  const Length bottom = r.y + r.height - s.border.bottom.width;
  if (edges.top) {
    paint_edge(out, s.border.top, {r.x, r.y, r.width, s.border.top.width}, false, artifact);
  }
  if (edges.bottom) {
    paint_edge(out, s.border.bottom, {r.x, bottom, r.width, s.border.bottom.width}, false,
               artifact);
  }
  if (edges.left) {
    paint_edge(out, s.border.left, {r.x, r.y, s.border.left.width, r.height}, true, artifact);
  }
  if (edges.right) {
    paint_edge(out, s.border.right, {right, r.y, s.border.right.width, r.height}, true, artifact);
  }
}

}  // namespace layout
