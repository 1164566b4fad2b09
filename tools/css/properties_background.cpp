// Backgrounds: a colour below pictures (CSS Backgrounds 3 §2).

#include <array>

#include "css/position_value.h"
#include "css/property_parts.h"

namespace css {
namespace {

using S = ComputedStyle;

constexpr std::size_t most_layers = 100;  // no sheet for people has more

std::optional<std::optional<Color>> read_background(ValueReader& in) {
  const auto color = in.color();
  if (!color) return std::nullopt;
  if (color->alpha == 0) return std::optional<Color>();
  return std::optional<std::optional<Color>>(color);
}

// background-image says how many layers there are; it is read before the others.
BackgroundImage& layer_of(S& style, std::size_t i) {
  return i < style.backgrounds_above.size() ? style.backgrounds_above[i] : style.background;
}

// A list with a value for each layer, which begins again when it is too short (CSS Backgrounds 3
// §2.11.1). `Read` sets its part of a layer, which `Copy` copies.
template <auto Read, auto Copy>
bool read_layers(ValueReader& in, S& style) {
  std::vector<BackgroundImage> values;
  do {
    if (values.size() >= most_layers) return false;
    if (!Read(in, values.emplace_back())) return false;
  } while (in.comma());
  for (std::size_t i = 0; i <= style.backgrounds_above.size(); ++i) {
    Copy(values[i % values.size()], layer_of(style, i));
  }
  return true;
}

// Of a parent with other layers, those it has begin again.
template <auto Copy>
void copy_layers(const S& from, S& to) {
  const std::size_t count = from.backgrounds_above.size() + 1;
  for (std::size_t i = 0; i <= to.backgrounds_above.size(); ++i) {
    const std::size_t at = i % count;
    Copy(at < count - 1 ? from.backgrounds_above[at] : from.background, layer_of(to, i));
  }
}

bool read_images(ValueReader& in, S& style) {
  std::vector<BackgroundImage> layers;
  do {
    if (layers.size() >= most_layers) return false;
    BackgroundImage& layer = layers.emplace_back();
    if (in.keyword("none")) continue;
    const auto url = in.url();
    if (!url) return false;
    layer.url = *url;
  } while (in.comma());
  style.background.url = std::move(layers.back().url);
  layers.pop_back();
  style.backgrounds_above = std::move(layers);
  return true;
}
void copy_images(const S& from, S& to) {
  to.background.url = from.background.url;
  to.backgrounds_above.clear();
  for (const BackgroundImage& layer : from.backgrounds_above) {
    to.backgrounds_above.emplace_back().url = layer.url;
  }
}

std::optional<BackgroundImage::Repeat> read_repeat_style(ValueReader& in) {
  using Repeat = BackgroundImage::Repeat;
  return in.one_of<Repeat>({{"repeat", Repeat::repeat},
                            {"no-repeat", Repeat::no_repeat},
                            {"space", Repeat::space},
                            {"round", Repeat::round}});
}
bool read_repeat(ValueReader& in, BackgroundImage& layer) {
  using Repeat = BackgroundImage::Repeat;
  if (const auto along_x = in.one_of<bool>({{"repeat-x", true}, {"repeat-y", false}})) {
    layer.repeat_x = *along_x ? Repeat::repeat : Repeat::no_repeat;
    layer.repeat_y = *along_x ? Repeat::no_repeat : Repeat::repeat;
    return true;
  }
  const auto x = read_repeat_style(in);
  if (!x) return false;
  layer.repeat_x = *x;
  layer.repeat_y = read_repeat_style(in).value_or(*x);
  return true;
}
void copy_repeat(const BackgroundImage& from, BackgroundImage& to) {
  to.repeat_x = from.repeat_x;
  to.repeat_y = from.repeat_y;
}

bool read_place(ValueReader& in, BackgroundImage& layer) {
  const auto position = read_position(in);
  if (!position) return false;
  layer.x = position->x;
  layer.y = position->y;
  return true;
}
void copy_place(const BackgroundImage& from, BackgroundImage& to) {
  to.x = from.x;
  to.y = from.y;
}

bool read_size(ValueReader& in, BackgroundImage& layer) {
  using Fit = BackgroundImage::Fit;
  const auto fit = in.one_of<Fit>({{"contain", Fit::contain}, {"cover", Fit::cover}});
  layer.fit = fit.value_or(Fit::size);
  if (fit) return true;
  bool any = false;
  for (Size* size : {&layer.width, &layer.height}) {
    const bool automatic = in.keyword("auto");
    if (!automatic) *size = in.length_percentage(Sign::non_negative);
    any = any || automatic || *size;
  }
  return any;
}
void copy_size(const BackgroundImage& from, BackgroundImage& to) {
  to.fit = from.fit;
  to.width = from.width;
  to.height = from.height;
}

template <auto Member>
bool read_box(ValueReader& in, BackgroundImage& layer) {
  const auto box = in.one_of<BackgroundBox>({{"border-box", BackgroundBox::border},
                                             {"padding-box", BackgroundBox::padding},
                                             {"content-box", BackgroundBox::content}});
  if (box) layer.*Member = *box;
  return box.has_value();
}
template <auto Member>
void copy_box(const BackgroundImage& from, BackgroundImage& to) {
  to.*Member = from.*Member;
}

template <auto Read, auto Copy>
constexpr PropertyRow layer_row(std::string_view name, Support support) {
  return {name, not_inherited, support, read_layers<Read, Copy>, copy_layers<Copy>};
}

constexpr auto origin = &BackgroundImage::origin;
constexpr auto clip = &BackgroundImage::clip;

constexpr std::array<PropertyRow, 7> rows = {{
    row<path<&S::background_color>, read_background>("background-color", not_inherited),
    {"background-image", not_inherited, Support::partly, read_images, copy_images},
    layer_row<read_repeat, copy_repeat>("background-repeat", Support::full),
    layer_row<read_place, copy_place>("background-position", Support::full),
    layer_row<read_size, copy_size>("background-size", Support::full),
    layer_row<read_box<origin>, copy_box<origin>>("background-origin", Support::partly),
    layer_row<read_box<clip>, copy_box<clip>>("background-clip", Support::partly),
}};

}  // namespace

std::span<const PropertyRow> background_properties() {
  return rows;
}

}  // namespace css
