#include "layout/paint_shadow.h"

#include <algorithm>
#include <array>
#include <utility>

namespace layout {
namespace {

// A Gaussian whose standard deviation is half of the blur radius, from the outermost step inwards;
// in 65,536ths.
constexpr std::array<std::int64_t, 17> profile{1992, 3413, 5542, 8539, 12503, 17432, 23189, 29508, 36028, 42347, 48104, 53033, 56997, 59994, 62123, 63544, 65536};
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

// Calls `fill` with each step's shape and colour: for outer shadows from the largest, for inner ones
// (`inwards`) from the smallest.
template <class Fill>
void for_each_step(const RoundedRect& shape, const css::BoxShadow& shadow, bool inwards,
                   Fill fill) {
  Rgb color = to_rgb(shadow.color);
  if (color.alpha == 0) return;
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
    const std::int64_t wanted = profile[k] * shadow.color.alpha / 255;
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

void end_clip(Fragment& out) {
  Clip clip;
  clip.begins = false;
  out.items.emplace_back(clip);
}

}  // namespace

void paint_outer_shadows(Fragment& out, const std::vector<css::BoxShadow>& shadows,
                         const RoundedRect& border, const PaintedEdges& edges,
                         Artifact artifact) {
  for (auto shadow = shadows.rbegin(); shadow != shadows.rend(); ++shadow) {
    if (shadow->inset || shadow->color.alpha == 0) continue;
    const RoundedRect shape = spread(moved(border, *shadow), shadow->spread);
    if (shape.rect.width <= Length() || shape.rect.height <= Length()) continue;
    // Not where the box goes on in another column or on another page.
    const Rect& b = border.rect;
    Rect seen{shape.rect.x - shadow->blur, shape.rect.y - shadow->blur,
              shape.rect.width + shadow->blur * 2, shape.rect.height + shadow->blur * 2};
    const Length left = edges.left ? std::min(seen.x, b.x) : b.x;
    const Length top = edges.top ? std::min(seen.y, b.y) : b.y;
    const Length right =
        edges.right ? std::max(seen.x + seen.width, b.x + b.width) : b.x + b.width;
    const Length bottom =
        edges.bottom ? std::max(seen.y + seen.height, b.y + b.height) : b.y + b.height;
    Path outside;
    add_rect(outside, {left, top, right - left, bottom - top});
    add_rounded(outside, border);
    begin_clip(out, std::move(outside));
    for_each_step(shape, *shadow, false, [&](const RoundedRect& step, const Rgb& color) {
      FilledPath filled{{no_tag, artifact}, {}, color};
      add_rounded(filled.path, step);
      if (!filled.path.empty()) out.items.emplace_back(std::move(filled));
    });
    end_clip(out);
  }
}

void paint_inner_shadows(Fragment& out, const std::vector<css::BoxShadow>& shadows,
                         const RoundedRect& padding, Artifact artifact) {
  if (padding.rect.width <= Length() || padding.rect.height <= Length()) return;
  for (auto shadow = shadows.rbegin(); shadow != shadows.rend(); ++shadow) {
    if (!shadow->inset || shadow->color.alpha == 0) continue;
    const RoundedRect hole = spread(moved(padding, *shadow), -shadow->spread);
    Path inside;
    add_rounded(inside, padding);
    begin_clip(out, std::move(inside));
    for_each_step(hole, *shadow, true, [&](const RoundedRect& step, const Rgb& color) {
      FilledPath filled{{no_tag, artifact}, {}, color};
      add_rect(filled.path, padding.rect);
      add_rounded(filled.path, step);
      out.items.emplace_back(std::move(filled));
    });
    end_clip(out);
  }
}

}  // namespace layout
