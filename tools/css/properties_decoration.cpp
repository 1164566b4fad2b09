// What decorates a whole box: rounded corners, shadows (CSS Backgrounds 3 §5, §7) and opacity (CSS
// Color 4 §3).

#include <array>
#include <cmath>
#include <utility>

#include "css/property_parts.h"

namespace css {
namespace {

using S = ComputedStyle;
using Radii = Corners<CornerRadius>;

std::optional<CornerRadius> read_radius(ValueReader& in) {
  const auto x = in.length_percentage(Sign::non_negative);
  if (!x) return std::nullopt;
  const auto y = in.length_percentage(Sign::non_negative);
  return CornerRadius{*x, y.value_or(*x)};
}

// inset? && <length>{2,4} && <color>?
std::optional<BoxShadow> read_shadow(ValueReader& in) {
  BoxShadow shadow;
  bool lengths = false, color = false;
  while (!in.at_end()) {
    ValueReader ahead = in;
    if (ahead.comma()) break;
    if (in.keyword("inset")) {
      if (std::exchange(shadow.inset, true)) return std::nullopt;
    } else if (const auto x = lengths ? std::nullopt : in.length()) {
      const auto y = in.length();
      if (!y) return std::nullopt;
      shadow.x = *x;
      shadow.y = *y;
      lengths = true;
      const auto blur = in.length(Sign::non_negative);
      if (!blur) continue;
      shadow.blur = *blur;
      shadow.spread = in.length().value_or(Length());
    } else {
      if (std::exchange(color, true)) return std::nullopt;
      if (in.keyword("currentcolor")) continue;
      shadow.color = in.color();
      if (!shadow.color) return std::nullopt;
    }
  }
  if (!lengths) return std::nullopt;
  return shadow;
}

std::optional<std::vector<BoxShadow>> read_shadows(ValueReader& in) {
  constexpr std::size_t most = 100;
  std::vector<BoxShadow> shadows;
  if (in.keyword("none")) return shadows;
  do {
    const auto shadow = read_shadow(in);
    if (!shadow || shadows.size() >= most) return std::nullopt;
    shadows.push_back(*shadow);
  } while (in.comma());
  return shadows;
}

std::optional<int> read_opacity(ValueReader& in) {
  std::optional<double> value = in.number();
  if (!value) {
    value = in.percent();
    if (!value) return std::nullopt;
    *value /= 100;
  }
  return static_cast<int>(std::lround(std::min(std::max(*value, 0.0), 1.0) * 1000));
}

template <auto Corner>
constexpr PropertyRow radius_row(std::string_view name) {
  return row<path<&S::border_radius, Corner>, read_radius>(name, not_inherited);
}

constexpr std::array<PropertyRow, 6> rows = {{
    radius_row<&Radii::top_left>("border-top-left-radius"),
    radius_row<&Radii::top_right>("border-top-right-radius"),
    radius_row<&Radii::bottom_right>("border-bottom-right-radius"),
    radius_row<&Radii::bottom_left>("border-bottom-left-radius"),
    row<path<&S::box_shadow>, read_shadows>("box-shadow", not_inherited, Support::partly),
    row<path<&S::opacity>, read_opacity>("opacity", not_inherited, Support::partly),
}};

}  // namespace

std::span<const PropertyRow> decoration_properties() {
  return rows;
}

}  // namespace css
