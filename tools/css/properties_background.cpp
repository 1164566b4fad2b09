// Backgrounds: a colour and one picture (CSS Backgrounds 3 §2).

#include <array>

#include "css/position_value.h"
#include "css/property_parts.h"

namespace css {
namespace {

using S = ComputedStyle;

std::optional<std::optional<Color>> read_background(ValueReader& in) {
  const auto color = in.color();
  if (!color) return std::nullopt;
  if (color->alpha == 0) return std::optional<Color>();
  return std::optional<std::optional<Color>>(color);
}

// Of several layers the last lies below the others; it is the one that is painted.
void step_to_last_layer(ValueReader& in) {
  ValueReader ahead = in;
  while (!ahead.at_end()) {
    if (ahead.comma()) {
      in = ahead;
      in.remark("of several background pictures only the last is used");
    } else {
      ahead.component();
    }
  }
}

bool read_background_image(ValueReader& in, S& style) {
  step_to_last_layer(in);
  style.background.url.clear();
  if (in.keyword("none")) return true;
  const auto url = in.url();
  if (url) style.background.url = *url;
  return url.has_value();
}
void copy_background_image(const S& from, S& to) {
  to.background.url = from.background.url;
}

std::optional<bool> read_repeat_style(ValueReader& in) {
  const auto approximated = in.one_of<bool>({{"space", true}, {"round", true}});
  if (approximated) in.remark("background pictures are repeated at their size and without space");
  return approximated ? approximated : in.one_of<bool>({{"repeat", true}, {"no-repeat", false}});
}
bool read_background_repeat(ValueReader& in, S& style) {
  step_to_last_layer(in);
  BackgroundImage& background = style.background;
  if (const auto along_x = in.one_of<bool>({{"repeat-x", true}, {"repeat-y", false}})) {
    background.repeat_x = *along_x;
    background.repeat_y = !*along_x;
    return true;
  }
  const auto x = read_repeat_style(in);
  if (!x) return false;
  const auto y = read_repeat_style(in);
  background.repeat_x = *x;
  background.repeat_y = y.value_or(*x);
  return true;
}
void copy_background_repeat(const S& from, S& to) {
  to.background.repeat_x = from.background.repeat_x;
  to.background.repeat_y = from.background.repeat_y;
}

bool read_background_position(ValueReader& in, S& style) {
  step_to_last_layer(in);
  const auto position = read_position(in);
  if (!position) return false;
  style.background.x = position->x;
  style.background.y = position->y;
  return true;
}
void copy_background_position(const S& from, S& to) {
  to.background.x = from.background.x;
  to.background.y = from.background.y;
}

bool read_background_size(ValueReader& in, S& style) {
  using Fit = BackgroundImage::Fit;
  step_to_last_layer(in);
  BackgroundImage& background = style.background;
  background.width = background.height = Size();
  const auto fit = in.one_of<Fit>({{"contain", Fit::contain}, {"cover", Fit::cover}});
  background.fit = fit.value_or(Fit::size);
  if (fit) return true;
  bool any = false;
  for (Size* size : {&background.width, &background.height}) {
    const bool automatic = in.keyword("auto");
    if (!automatic) *size = in.length_percentage(Sign::non_negative);
    any = any || automatic || *size;
  }
  return any;
}
void copy_background_size(const S& from, S& to) {
  to.background.fit = from.background.fit;
  to.background.width = from.background.width;
  to.background.height = from.background.height;
}

std::optional<BackgroundBox> read_box(ValueReader& in) {
  step_to_last_layer(in);
  return in.one_of<BackgroundBox>({{"border-box", BackgroundBox::border},
                                   {"padding-box", BackgroundBox::padding},
                                   {"content-box", BackgroundBox::content}});
}

constexpr std::array<PropertyRow, 7> rows = {{
    row<path<&S::background_color>, read_background>("background-color", not_inherited),
    {"background-image", not_inherited, Support::partly, read_background_image,
     copy_background_image},
    {"background-repeat", not_inherited, Support::partly, read_background_repeat,
     copy_background_repeat},
    {"background-position", not_inherited, Support::full, read_background_position,
     copy_background_position},
    {"background-size", not_inherited, Support::full, read_background_size, copy_background_size},
    row<path<&S::background, &BackgroundImage::origin>, read_box>("background-origin",
                                                                  not_inherited, Support::partly),
    row<path<&S::background, &BackgroundImage::clip>, read_box>("background-clip", not_inherited,
                                                                Support::partly),
}};

}  // namespace

std::span<const PropertyRow> background_properties() {
  return rows;
}

}  // namespace css
