#include "layout/paint_box.h"

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
         ((s.background_color && s.background_color->alpha != 0) || s.border.top.width != zero ||
          s.border.right.width != zero || s.border.bottom.width != zero ||
          s.border.left.width != zero);
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

void paint_box(Fragment& out, const css::ComputedStyle& s, const Rect& r, const PaintedEdges& edges,
               Artifact artifact) {
  if (!is_painted(s)) return;
  if (s.background_color) fill(out, r, *s.background_color, artifact);
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
