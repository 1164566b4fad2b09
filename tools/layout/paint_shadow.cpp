#include "layout/paint_shadow.h"

#include <algorithm>
#include <array>
#include <utility>

#include "layout/paint_box.h"

namespace layout {
namespace {

// A Gaussian whose standard deviation is half of the blur radius, from the outermost step inwards;
// in 65,536ths.
constexpr std::array<std::int64_t, 17> profile{1992,  3413,  5542,  8539,  12503, 17432,
                                               23189, 29508, 36028, 42347, 48104, 53033,
                                               56997, 59994, 62123, 63544, 65536};
constexpr std::int64_t whole = 65536;
constexpr std::int64_t steps_of_radius = 8;

// What has to be laid over `below` for `wanted` to be seen; both in parts of `whole`.
std::uint8_t laid_over(std::int64_t below, std::int64_t wanted) {
  if (below >= whole) return 0;
  return static_cast<std::uint8_t>(((wanted - below) * 255 + (whole - below) / 2) /
                                   (whole - below));
}

RoundedRect moved(RoundedRect shape, const css::BoxShadow& shadow) {
  shape.rect.x += shadow.x;
  shape.rect.y += shadow.y;
  return shape;
}

// The shape as it is seen where a blurred edge is `by` further out. What is blurred has no sharp
// corners, and those of all its steps have one centre.
RoundedRect grown(const RoundedRect& shape, Length by, Length innermost) {
  const Length in = innermost, add = by + in;
  RoundedRect out = inset(shape, {in, in, in, in});
  out.rect = {out.rect.x - add, out.rect.y - add, out.rect.width + add * 2,
              out.rect.height + add * 2};
  for (Radius* radius : {&out.radii.top_left, &out.radii.top_right, &out.radii.bottom_right,
                         &out.radii.bottom_left}) {
    radius->x += add;
    radius->y += add;
  }
  return out;
}

// Calls `fill` with each step's shape and colour, from the largest, or for inner shadows
// (`inwards`) from the smallest.
template <class Fill>
void for_each_step(const RoundedRect& shape, const css::BoxShadow& shadow, Rgb color, bool inwards,
                   Fill fill) {
  const std::int64_t alpha = color.alpha;
  if (shadow.blur == Length()) return fill(shape, color);
  const Length most = std::min(shape.rect.width, shape.rect.height) / 2;
  const Length innermost = std::clamp(shadow.blur, Length(), std::max(most, Length()));
  std::int64_t below = 0;
  for (std::size_t k = 0; k < profile.size(); ++k) {
    const auto step = static_cast<std::int64_t>(k);
    const Length out = shadow.blur - shadow.blur * step / steps_of_radius;
    const Length by = inwards ? -out : out;
    if (by < -innermost) {
      if (inwards) continue;
      break;
    }
    const std::int64_t wanted = profile[k] * alpha / 255;
    color.alpha = laid_over(below, wanted);
    // What is seen is what the steps so far add up to, not what was wanted.
    below += (whole - below) * color.alpha / 255;
    if (color.alpha != 0) fill(grown(shape, by, innermost), color);
  }
}

void begin_clip(Fragment& out, Path path) {
  Clip clip;
  clip.rect = extent_of(path);
  clip.path = std::move(path);
  out.items.emplace_back(std::move(clip));
}

// The box as if it went on where it is cut, so far that its end is not seen.
RoundedRect uncut(RoundedRect shape, const css::BoxShadow& shadow, const PaintedEdges& edges) {
  const auto size = [](Length length) { return length < Length() ? -length : length; };
  const Length far = (size(shadow.x) + size(shadow.y) + shadow.blur + size(shadow.spread)) * 2;
  const auto more = [&](bool edge) { return edge ? Length() : far; };
  const Length left = more(edges.left), top = more(edges.top);
  shape.rect = {shape.rect.x - left, shape.rect.y - top,
                shape.rect.width + left + more(edges.right),
                shape.rect.height + top + more(edges.bottom)};
  return shape;
}

Rect grown_by(const Rect& rect, Length by) {
  return {rect.x - by, rect.y - by, rect.width + by * 2, rect.height + by * 2};
}

Rect united(const Rect& a, const Rect& b) {
  const Length left = std::min(a.x, b.x), top = std::min(a.y, b.y);
  return {left, top, std::max(a.x + a.width, b.x + b.width) - left,
          std::max(a.y + a.height, b.y + b.height) - top};
}

// Of `around`, what is not beyond a side where the box is cut.
Rect beside(const Rect& around, const Rect& box, const PaintedEdges& edges) {
  const Length left = edges.left ? around.x : box.x, top = edges.top ? around.y : box.y;
  const Rect& end_x = edges.right ? around : box;
  const Rect& end_y = edges.bottom ? around : box;
  return {left, top, end_x.x + end_x.width - left, end_y.y + end_y.height - top};
}

Path path_of(const Rect& rect) {
  Path path;
  add_rect(path, rect);
  return path;
}

// The first lies above the others.
template <class Paint>
void for_each_shadow(const css::ComputedStyle& style, bool inset, Paint paint) {
  for (auto shadow = style.box_shadow.rbegin(); shadow != style.box_shadow.rend(); ++shadow) {
    const Rgb color = to_rgb(shadow->color.value_or(style.color));
    if (shadow->inset == inset && color.alpha != 0) paint(*shadow, color);
  }
}

}  // namespace

void paint_outer_shadows(Fragment& out, const css::ComputedStyle& style, const RoundedRect& border,
                         const PaintedEdges& edges, Artifact artifact) {
  for_each_shadow(style, false, [&](const css::BoxShadow& shadow, const Rgb& shadow_color) {
    const RoundedRect whole_box = uncut(border, shadow, edges);
    const RoundedRect shape = spread(moved(whole_box, shadow), shadow.spread);
    if (shape.rect.width <= Length() || shape.rect.height <= Length()) return;
    const Rect around = united(grown_by(shape.rect, shadow.blur), whole_box.rect);
    const bool cut = !edges.top || !edges.right || !edges.bottom || !edges.left;
    if (cut) begin_clip(out, path_of(beside(around, border.rect, edges)));
    Path outside = path_of(around);
    add_rounded(outside, whole_box);
    begin_clip(out, std::move(outside));
    for_each_step(shape, shadow, shadow_color, false, [&](const RoundedRect& step, Rgb color) {
      FilledPath filled{{no_tag, artifact}, {}, color};
      add_rounded(filled.path, step);
      if (!filled.path.empty()) out.items.emplace_back(std::move(filled));
    });
    out.items.emplace_back(clip_end());
    if (cut) out.items.emplace_back(clip_end());
  });
}

void paint_inner_shadows(Fragment& out, const css::ComputedStyle& style, const RoundedRect& padding,
                         const PaintedEdges& edges, Artifact artifact) {
  if (padding.rect.width <= Length() || padding.rect.height <= Length()) return;
  for_each_shadow(style, true, [&](const css::BoxShadow& shadow, const Rgb& shadow_color) {
    const RoundedRect hole = spread(moved(uncut(padding, shadow, edges), shadow), -shadow.spread);
    Path inside;
    add_rounded(inside, padding);
    begin_clip(out, std::move(inside));
    for_each_step(hole, shadow, shadow_color, true, [&](const RoundedRect& step, Rgb color) {
      FilledPath filled{{no_tag, artifact}, {}, color};
      add_rect(filled.path, padding.rect);
      add_rounded(filled.path, step);
      out.items.emplace_back(std::move(filled));
    });
    out.items.emplace_back(clip_end());
  });
}

}  // namespace layout
