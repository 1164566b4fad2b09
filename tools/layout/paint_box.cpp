#include "layout/paint_box.h"

#include <algorithm>
#include <memory>

#include "layout/drawing.h"
#include "layout/paint_shadow.h"

namespace layout {
namespace {

// Not the widths of sides where the box is cut.
css::Edges<Length> widths_of(const css::ComputedStyle& s, const PaintedEdges& edges) {
  const css::Edges<css::BorderEdge>& b = s.border;
  const Length none;
  return {edges.top ? b.top.width : none, edges.right ? b.right.width : none,
          edges.bottom ? b.bottom.width : none, edges.left ? b.left.width : none};
}

// A box that is cut has corners only where it is not.
RoundedRect border_shape(const css::ComputedStyle& s, const Rect& r, const PaintedEdges& edges) {
  const bool is_table = s.display == css::Display::table || s.display == css::Display::inline_table;
  if (s.border_collapse && is_table) return {r, {}};  // CSS Backgrounds 3 §5.1
  css::Corners<css::CornerRadius> radii = s.border_radius;
  if (!edges.top || !edges.left) radii.top_left = {};
  if (!edges.top || !edges.right) radii.top_right = {};
  if (!edges.bottom || !edges.right) radii.bottom_right = {};
  if (!edges.bottom || !edges.left) radii.bottom_left = {};
  return rounded(radii, r);
}

bool has_picture(const css::ComputedStyle& s) {
  return !s.background.url.empty() || !s.backgrounds_above.empty();
}

}  // namespace

Clip clip_to(const RoundedRect& shape) {
  Clip clip;
  clip.rect = shape.rect;
  if (shape.is_round()) add_rounded(clip.path, shape);
  return clip;
}

Clip clip_end() {
  Clip clip;
  clip.begins = false;
  return clip;
}

bool is_painted(const css::ComputedStyle& s) {
  const Length zero;
  return s.visibility == css::Visibility::visible &&
         ((s.background_color && s.background_color->alpha != 0) || has_picture(s) ||
          !s.box_shadow.empty() || s.outline.width != zero || s.border.top.width != zero ||
          s.border.right.width != zero || s.border.bottom.width != zero ||
          s.border.left.width != zero);
}

namespace {

// Leaves of [from, from + length) what [at, at + size) covers.
void cut(Length& from, Length& length, Length at, Length size) {
  const Length end = std::min(from + length, at + size);
  from = std::max(from, at);
  length = end - from;
}

struct PictureSize {
  Length width, height;
};

// CSS Backgrounds 3 §2.9, CSS Images 3 §4.3.
PictureSize size_of(const css::BackgroundImage& background, const ImageUse& picture,
                    const Rect& area) {
  using Fit = css::BackgroundImage::Fit;
  const NaturalSize& own = picture.natural;
  const bool has_ratio = own.ratio.width > 0 && own.ratio.height > 0;
  const auto height_of = [&](Length width) {
    return base::scaled(width, own.ratio.height, own.ratio.width);
  };
  const auto width_of = [&](Length height) {
    return base::scaled(height, own.ratio.width, own.ratio.height);
  };
  const auto fitted = [&](bool covers) {
    const Length height = height_of(area.width);
    const bool too_high = height > area.height;
    if (too_high == covers) return PictureSize{area.width, height};
    return PictureSize{width_of(area.height), area.height};
  };
  if (background.fit != Fit::size) {
    if (!has_ratio) return {area.width, area.height};
    return fitted(background.fit == Fit::cover);
  }
  const auto given = [](const css::Size& size, Length whole) -> std::optional<Length> {
    if (!size) return std::nullopt;
    return size->resolve(whole);
  };
  std::optional<Length> width = given(background.width, area.width);
  std::optional<Length> height = given(background.height, area.height);
  if (!width && !height) {
    width = own.width;
    height = own.height;
    if (!width && !height && has_ratio) return fitted(false);
  }
  if (has_ratio && width && !height) height = height_of(*width);
  if (has_ratio && height && !width) width = width_of(*height);
  return {width.value_or(own.width.value_or(area.width)),
          height.value_or(own.height.value_or(area.height))};
}

// `round`: so that a whole number of pictures fills the area.
Length rounded_size(Length size, Length area) {
  if (size <= Length() || area <= Length()) return size;
  const std::int64_t count = (area.units() + size.units() / 2) / size.units();
  return area / std::max<std::int64_t>(count, 1);
}

struct AxisRepeat {
  Length at, gap;
  bool repeats = false;
};

AxisRepeat repeat_along(css::BackgroundImage::Repeat repeat, const css::LengthPercentage& place,
                        Length start, Length area, Length size) {
  using Repeat = css::BackgroundImage::Repeat;
  const Length at = start + place.resolve(area - size);
  switch (repeat) {
    case Repeat::no_repeat:
      return {at, {}, false};
    case Repeat::space: {
      const std::int64_t count = area.units() / size.units();
      if (count < 2) return {at, {}, false};
      return {start, (area - size * count) / (count - 1), true};
    }
    default:
      return {at, {}, true};
  }
}

}  // namespace

void paint_picture(Fragment& out, const css::BackgroundImage& background, const Rect& r,
                   const Rect& area, const ImageUse& picture, Artifact artifact) {
  using Repeat = css::BackgroundImage::Repeat;
  PictureSize size = size_of(background, picture, area);
  if (r.width <= Length() || r.height <= Length()) return;
  if (size.width <= Length() || size.height <= Length()) return;
  const PictureSize asked = size;
  const bool round_x = background.repeat_x == Repeat::round;
  const bool round_y = background.repeat_y == Repeat::round;
  if (round_x) size.width = rounded_size(size.width, area.width);
  if (round_y) size.height = rounded_size(size.height, area.height);
  const bool by_size = background.fit == css::BackgroundImage::Fit::size;
  if (round_x && !round_y && by_size && !background.height) {
    size.height = base::scaled(size.height, size.width.units(), asked.width.units());
  }
  if (round_y && !round_x && by_size && !background.width) {
    size.width = base::scaled(size.width, size.height.units(), asked.height.units());
  }
  const AxisRepeat x =
      repeat_along(background.repeat_x, background.x, area.x, area.width, size.width);
  const AxisRepeat y =
      repeat_along(background.repeat_y, background.y, area.y, area.height, size.height);
  const Rect tile{x.at, y.at, size.width, size.height};
  const Owner owner{no_tag, artifact};
  if (x.repeats || y.repeats) {
    Rect covered = r;
    if (!x.repeats) cut(covered.x, covered.width, tile.x, tile.width);
    if (!y.repeats) cut(covered.y, covered.height, tile.y, tile.height);
    if (covered.width <= Length() || covered.height <= Length()) return;
    Tiling tiling{owner, covered, tile, x.gap, y.gap, nullptr, picture.image};
    if (picture.drawing != nullptr) {
      const Rect cell{{}, {}, tile.width, tile.height};
      tiling.drawing =
          std::make_shared<const Drawing>(Drawing{draw(*picture.drawing, cell, owner)});
      tiling.image = 0;
    }
    out.items.emplace_back(std::move(tiling));
    return;
  }
  out.items.emplace_back(clip_to({r, {}}));
  if (picture.drawing != nullptr) {
    for (Item& item : draw(*picture.drawing, tile, owner)) out.items.push_back(std::move(item));
  } else {
    out.items.emplace_back(Image{owner, tile, picture.image});
  }
  out.items.emplace_back(clip_end());
}

namespace {

css::Edges<Length> sum(const css::Edges<Length>& a, const css::Edges<Length>& b) {
  return {a.top + b.top, a.right + b.right, a.bottom + b.bottom, a.left + b.left};
}

// Percentages of paddings are of the width of the border box `r`, for want of its container's.
RoundedRect background_shape(const css::ComputedStyle& s, const RoundedRect& border,
                             const PaintedEdges& edges, css::BackgroundBox box) {
  if (box == css::BackgroundBox::border) return border;
  const css::Edges<Length> widths = widths_of(s, edges);
  if (box == css::BackgroundBox::padding) return inset(border, widths);
  const Length width = border.rect.width;
  const css::Edges<Length> padding{s.padding.top.resolve(width), s.padding.right.resolve(width),
                                   s.padding.bottom.resolve(width), s.padding.left.resolve(width)};
  return inset(border, sum(widths, padding));
}

// Under a border that hides it, a background with round corners ends in the middle of the border:
// two edges at one place let through light from below.
RoundedRect painted_shape(const css::ComputedStyle& s, const RoundedRect& border,
                          const PaintedEdges& edges, css::BackgroundBox clip) {
  const RoundedRect shape = background_shape(s, border, edges, clip);
  if (clip != css::BackgroundBox::border || !border.is_round()) return shape;
  for (const css::BorderEdge* side :
       {&s.border.top, &s.border.right, &s.border.bottom, &s.border.left}) {
    const bool hides = side->style == css::BorderStyle::solid && side->color.alpha == 255;
    if (!hides || side->width <= Length()) return shape;
  }
  const css::Edges<Length> widths = widths_of(s, edges);
  return inset(border, {widths.top / 2, widths.right / 2, widths.bottom / 2, widths.left / 2});
}

void fill(Fragment& out, const RoundedRect& shape, const css::Color& color, Artifact artifact) {
  const Rect& r = shape.rect;
  if (r.width <= Length() || r.height <= Length() || color.alpha == 0) return;
  const Owner owner{no_tag, artifact};
  if (!shape.is_round()) {
    out.items.emplace_back(FilledRect{owner, r, to_rgb(color)});
    return;
  }
  FilledPath filled{owner, {}, to_rgb(color)};
  add_rounded(filled.path, shape);
  out.items.emplace_back(std::move(filled));
}

void paint_layer(Fragment& out, const css::ComputedStyle& s, const css::BackgroundImage& layer,
                 const RoundedRect& border, const PaintedEdges& edges, const ImageUse& picture,
                 Artifact artifact) {
  const RoundedRect covered = painted_shape(s, border, edges, layer.clip);
  const Rect area = background_shape(s, border, edges, layer.origin).rect;
  const bool round = covered.is_round();
  if (round) out.items.emplace_back(clip_to(covered));
  paint_picture(out, layer, covered.rect, area, picture, artifact);
  if (round) out.items.emplace_back(clip_end());
}

// CSS UI 4 §5: on the outside of the border, and round where that is.
void paint_outline(Fragment& out, const css::ComputedStyle& s, const RoundedRect& border,
                   Artifact artifact) {
  const Length width = s.outline.width, away = width + s.outline_offset;
  const Rect& r = border.rect;
  const Rect o{r.x - away, r.y - away, r.width + away * 2, r.height + away * 2};
  if (border.is_round()) {
    return paint_border(out, {s.outline, s.outline, s.outline, s.outline}, spread(border, away), {},
                        artifact);
  }
  paint_edge(out, s.outline, {o.x, o.y, o.width, width}, false, artifact);
  paint_edge(out, s.outline, {o.x, o.y + o.height - width, o.width, width}, false, artifact);
  paint_edge(out, s.outline, {o.x, o.y, width, o.height}, true, artifact);
  paint_edge(out, s.outline, {o.x + o.width - width, o.y, width, o.height}, true, artifact);
}

}  // namespace

void paint_box(Fragment& out, const css::ComputedStyle& s, const Rect& r, const PaintedEdges& edges,
               Artifact artifact, const BackgroundPictures* pictures) {
  if (!is_painted(s)) return;
  const RoundedRect border = border_shape(s, r, edges);
  if (!s.box_shadow.empty()) paint_outer_shadows(out, s, border, edges, artifact);
  if (s.background_color) {
    fill(out, painted_shape(s, border, edges, s.background.clip), *s.background_color, artifact);
  }
  if (pictures != nullptr && has_picture(s)) {
    for (const auto& [layer, picture] : picture_layers(s, *pictures)) {
      paint_layer(out, s, *layer, border, edges, *picture, artifact);
    }
  }
  if (!s.box_shadow.empty()) {
    paint_inner_shadows(out, s, inset(border, widths_of(s, edges)), edges, artifact);
  }
  if (s.outline.width > Length()) paint_outline(out, s, border, artifact);
  paint_border(out, s.border, border, edges, artifact);
}

std::vector<PictureLayer> picture_layers(const css::ComputedStyle& s,
                                         const BackgroundPictures& pictures) {
  std::vector<PictureLayer> out;
  const auto add = [&](const css::BackgroundImage& layer) {
    if (layer.url.empty()) return;
    const auto found = pictures.find(layer.url);
    if (found != pictures.end()) out.emplace_back(&layer, &found->second);
  };
  add(s.background);
  for (std::size_t i = s.backgrounds_above.size(); i-- > 0;) add(s.backgrounds_above[i]);
  return out;
}

bool is_cut_off(const css::ComputedStyle& s) {
  return s.overflow_y != css::Overflow::visible && (s.height || s.max_height);
}

RoundedRect padding_shape(const css::ComputedStyle& s, const Rect& r, const PaintedEdges& edges) {
  return inset(border_shape(s, r, edges), widths_of(s, edges));
}

std::optional<Clip> overflow_clip(const css::ComputedStyle& s, const Rect& r,
                                  const PaintedEdges& edges) {
  using css::Overflow;
  const bool x = s.overflow_x != Overflow::visible, y = s.overflow_y != Overflow::visible;
  if (!x && !y) return std::nullopt;
  const RoundedRect border = border_shape(s, r, edges);
  if (s.overflow_clips)
    return clip_to(background_shape(s, border, edges, css::BackgroundBox::padding));
  const RoundedRect box = background_shape(s, border, edges, s.overflow_clip_margin.box);
  RoundedRect shape = spread(box, s.overflow_clip_margin.length);
  if (!edges.top || !edges.bottom) {  // no margin where the box is cut
    const Length top = edges.top ? shape.rect.y : box.rect.y;
    const Length bottom =
        edges.bottom ? shape.rect.y + shape.rect.height : box.rect.y + box.rect.height;
    shape.rect.y = top;
    shape.rect.height = bottom - top;
  }
  if (x && y) return clip_to(shape);
  const Length far = Length::from_points(10'000);
  shape.radii = {};
  if (!x)
    shape.rect = {shape.rect.x - far, shape.rect.y, shape.rect.width + far * 2, shape.rect.height};
  if (!y)
    shape.rect = {shape.rect.x, shape.rect.y - far, shape.rect.width, shape.rect.height + far * 2};
  return clip_to(shape);
}

RoundedRect content_shape(const css::ComputedStyle& s, const Rect& r, const Rect& content) {
  return inset(border_shape(s, r, {}),
               {content.y - r.y, r.x + r.width - content.x - content.width,
                r.y + r.height - content.y - content.height, content.x - r.x});
}

}  // namespace layout
