#include "layout/replaced_size.h"

#include <algorithm>

#include "layout/aspect_ratio.h"

namespace layout {
namespace {

using Kind = css::ContentSize::Kind;

// An image's own ratio goes before one that says `auto`.
css::AspectRatio ratio_of(const ImageUse& image, const css::ComputedStyle& s) {
  const css::AspectRatio& own = image.natural.ratio;
  const bool natural = own.width > 0 && own.height > 0;
  if (s.aspect_ratio.width > 0 && !(natural && s.aspect_ratio.or_natural)) return s.aspect_ratio;
  if (natural) return own;
  return {};
}

class ReplacedSize {
 public:
  ReplacedSize(const ImageUse& image, const css::ComputedStyle& style, const SizeFrame& frame)
      : image_(image),
        frame_(frame),
        edges_(resolve_edges(style, frame.width, Length())),
        heights_(style, edges_, frame.height),
        ratio_(ratio_of(image, style), style, edges_) {
    if (style.box_sizing == css::BoxSizing::border_box) outside_ = edges_.left + edges_.right;
    room_ = std::max(Length(), frame.width - (edges_.outer_width() - edges_.width));
    const css::ContentSizes& by = style.content_sizes;
    width_ = width_of(style.width, by.width);
    height_ = height_of(style.height, by.height);
    most_width_ = width_of(style.max_width, by.max_width);
    most_height_ = height_of(style.max_height, by.max_height);
    least_width_ = width_of(style.min_width, by.min_width).value_or(Length());
    least_height_ = height_of(style.min_height, by.min_height).value_or(Length());
    if (!width_) most_width_ = std::min(most_width_.value_or(room_), room_);
  }

  Extent size() const {
    if (width_ || height_) return by_given();
    Extent own = natural();
    if (!ratio_.exists()) return {limited_width(own.width), limited_height(own.height)};
    return constrained(own);
  }

 private:
  // Sizes by its content are its natural ones, as `auto` is.
  std::optional<Length> width_of(const css::Size& size, const css::ContentSize& by) const {
    if (by.kind == Kind::stretch) return room_;
    if (!size || by.kind != Kind::none) return std::nullopt;
    return std::max(Length(), size->resolve(frame_.width) - outside_);
  }

  std::optional<Length> height_of(const css::Size& size, const css::ContentSize& by) const {
    if (by.kind != Kind::none && by.kind != Kind::stretch) return std::nullopt;
    return heights_.of(size, by);
  }

  Length limited_width(Length width) const {
    if (most_width_) width = std::min(width, *most_width_);
    return std::max(width, least_width_);
  }
  Length limited_height(Length height) const {
    if (most_height_) height = std::min(height, *most_height_);
    return std::max(height, least_height_);
  }

  Extent natural() const {
    if (!ratio_.exists()) return {image_.width, image_.height};
    const bool only_height = !image_.natural.width && image_.natural.height;
    if (only_height) return {ratio_.width(image_.height), image_.height};
    return {image_.width, ratio_.height(image_.width)};
  }

  // The one that is given decides the other.
  Extent by_given() const {
    if (width_) {
      const Length width = limited_width(*width_);
      const Length other = ratio_.exists() ? ratio_.height(width) : image_.height;
      return {width, limited_height(height_.value_or(other))};
    }
    const Length height = limited_height(*height_);
    const Length width = ratio_.exists() ? ratio_.width(height) : image_.width;
    return {limited_width(width), height};
  }

  // CSS 2.2 §10.4: what keeps the ratio and all limits, if anything does.
  Extent constrained(const Extent& own) const {
    const Length most_width = std::max(most_width_.value_or(own.width), least_width_);
    const Length most_height = std::max(most_height_.value_or(own.height), least_height_);
    const bool wide = own.width > most_width, high = own.height > most_height;
    const bool narrow = own.width < least_width_, low = own.height < least_height_;
    const auto by_width = [&](Length width) {
      return Extent{width, limited_height(ratio_.height(width))};
    };
    const auto by_height = [&](Length height) {
      return Extent{limited_width(ratio_.width(height)), height};
    };
    if (wide && high) {
      return ratio_.height(most_width) <= most_height ? by_width(most_width)
                                                      : by_height(most_height);
    }
    if (narrow && low) {
      return ratio_.height(least_width_) >= least_height_ ? by_width(least_width_)
                                                          : by_height(least_height_);
    }
    if (narrow && high) return {least_width_, most_height};
    if (wide && low) return {most_width, least_height_};
    if (wide) return by_width(most_width);
    if (narrow) return by_width(least_width_);
    if (high) return by_height(most_height);
    if (low) return by_height(least_height_);
    return own;
  }

  const ImageUse& image_;
  const SizeFrame& frame_;
  BoxEdges edges_;
  Heights heights_;
  BoxRatio ratio_;
  Length outside_;  // what of widths with `box-sizing: border-box` is not the content
  Length room_;
  std::optional<Length> width_, height_, most_width_, most_height_;
  Length least_width_, least_height_;
};

}  // namespace

Extent replaced_size(const ImageUse& image, const css::ComputedStyle& style,
                     const SizeFrame& frame) {
  return ReplacedSize(image, style, frame).size();
}

Rect placed_object(const ImageUse& image, const css::ComputedStyle& style, const Rect& area) {
  using Fit = css::ObjectFit;
  const bool known =
      image.natural.ratio.width > 0 && image.width > Length() && image.height > Length();
  if (style.object_fit == Fit::fill || !known) return area;
  const auto scaled_to = [&](bool inside) {
    const Length height = base::scaled(area.width, image.height.units(), image.width.units());
    if ((height <= area.height) == inside) return Extent{area.width, height};
    return Extent{base::scaled(area.height, image.width.units(), image.height.units()),
                  area.height};
  };
  Extent drawn{image.width, image.height};
  const bool fits = drawn.width <= area.width && drawn.height <= area.height;
  if (style.object_fit == Fit::cover) drawn = scaled_to(false);
  if (style.object_fit == Fit::contain || (style.object_fit == Fit::scale_down && !fits)) {
    drawn = scaled_to(true);
  }
  return {area.x + style.object_x.resolve(area.width - drawn.width),
          area.y + style.object_y.resolve(area.height - drawn.height), drawn.width, drawn.height};
}

}  // namespace layout
