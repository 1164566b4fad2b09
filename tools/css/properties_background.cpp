// Backgrounds: a colour and one picture (CSS Backgrounds 3 §2).

#include <array>

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

constexpr std::int32_t all = 100'000;  // per cent, in thousandths

// One or two of these in any order, or an edge and a distance from it for both axes (§2.6).
enum class Edge : std::uint8_t { left, right, top, bottom, center };
struct Offset {
  std::optional<Edge> edge;
  std::optional<LengthPercentage> distance;
};

LengthPercentage from_edge(const Offset& offset) {
  const LengthPercentage distance = offset.distance.value_or(LengthPercentage{});
  if (!offset.edge) return distance;
  switch (*offset.edge) {
    case Edge::right:
    case Edge::bottom:
      return {-distance.length, all - distance.percent};
    case Edge::center:
      return {Length(), all / 2};
    default:
      return distance;
  }
}
bool goes_across(const Offset& offset) {
  return offset.edge && (*offset.edge == Edge::left || *offset.edge == Edge::right);
}
bool goes_down(const Offset& offset) {
  return offset.edge && (*offset.edge == Edge::top || *offset.edge == Edge::bottom);
}

std::vector<Offset> read_offsets(ValueReader& in) {
  std::vector<Offset> offsets;
  while (offsets.size() < 4) {
    const auto edge = in.one_of<Edge>({{"left", Edge::left},
                                       {"right", Edge::right},
                                       {"top", Edge::top},
                                       {"bottom", Edge::bottom},
                                       {"center", Edge::center}});
    const auto distance = edge ? std::nullopt : in.length_percentage();
    if (!edge && !distance) break;
    offsets.push_back({edge, distance});
  }
  return offsets;
}

// Three or four values: each distance belongs to the edge before it.
bool join_edges(std::vector<Offset>& offsets) {
  if (offsets.size() < 3) return true;
  std::vector<Offset> joined;
  for (const Offset& offset : offsets) {
    if (offset.edge) {
      joined.push_back(offset);
      continue;
    }
    const bool follows_edge = !joined.empty() && joined.back().edge && !joined.back().distance &&
                              *joined.back().edge != Edge::center;
    if (!follows_edge) return false;
    joined.back().distance = offset.distance;
  }
  offsets = std::move(joined);
  return offsets.size() == 2;
}

bool read_background_position(ValueReader& in, S& style) {
  step_to_last_layer(in);
  std::vector<Offset> offsets = read_offsets(in);
  if (offsets.empty() || !join_edges(offsets)) return false;
  if (offsets.size() == 1) offsets.push_back({Edge::center, {}});
  const bool turned = goes_down(offsets[0]) || goes_across(offsets[1]);
  if (turned && !(offsets[0].edge && offsets[1].edge)) {
    const bool alone = offsets[1].edge == Edge::center;
    if (!alone) return false;
  }
  const Offset& across = turned ? offsets[1] : offsets[0];
  const Offset& down = turned ? offsets[0] : offsets[1];
  if (goes_down(across) || goes_across(down)) return false;
  style.background.x = from_edge(across);
  style.background.y = from_edge(down);
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
