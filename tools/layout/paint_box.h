#pragma once
// Backgrounds, shadows, borders and outlines of a box (CSS Backgrounds 3).

#include <utility>
#include <vector>

#include "css/style.h"
#include "layout/fragment.h"
#include "layout/paint_border.h"

namespace layout {

bool is_painted(const css::ComputedStyle& style);

// `rect` is the border box; `pictures` are those of all backgrounds.
void paint_box(Fragment& out, const css::ComputedStyle& style, const Rect& rect,
               const PaintedEdges& edges, Artifact artifact,
               const BackgroundPictures* pictures = nullptr);

// The layers of a background whose pictures could be had, the lowest first.
using PictureLayer = std::pair<const css::BackgroundImage*, const ImageUse*>;
std::vector<PictureLayer> picture_layers(const css::ComputedStyle& style,
                                         const BackgroundPictures& pictures);

// One picture, once or repeated over `covered`; `area` is what its place and its size are of (CSS
// Backgrounds 3 §2.5–§2.9).
void paint_picture(Fragment& out, const css::BackgroundImage& background, const Rect& covered,
                   const Rect& area, const ImageUse& picture, Artifact artifact);

// What a box with the border box `rect` shows of its content when it cuts it off; nothing when it
// does not (CSS Overflow 3 §3).
std::optional<Clip> overflow_clip(const css::ComputedStyle& style, const Rect& rect,
                                  const PaintedEdges& edges);
// A box of a height that is known, which cuts off what flows over it: nothing of it goes on
// elsewhere.
bool is_cut_off(const css::ComputedStyle& style);
// Of the border box `rect`.
RoundedRect padding_shape(const css::ComputedStyle& style, const Rect& rect,
                          const PaintedEdges& edges);
Clip clip_to(const RoundedRect& shape);
Clip clip_end();

// The shape of a replaced element's content box inside the border box `rect`.
RoundedRect content_shape(const css::ComputedStyle& style, const Rect& rect, const Rect& content);

}  // namespace layout
