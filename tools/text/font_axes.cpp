// The axes of variable fonts (CSS Fonts 4 §5.2, §7).

#include <algorithm>
#include <cmath>

#include <hb-ot.h>

#include "text/font_faces.h"
#include "text/font_impl.h"

namespace text {
namespace {

constexpr int steepest = 14;  // degrees, of what is asked for as italic or oblique

FaceRange range_of(const hb_ot_var_axis_info_t& axis) {
  return {static_cast<int>(std::ceil(axis.min_value)),
          static_cast<int>(std::floor(axis.max_value))};
}

constexpr std::int32_t fixed(int value) {
  return value * 65536;
}

}  // namespace

void read_axes(const std::string& path, unsigned index, Face& face) {
  const auto font = open_font(path, index);
  std::vector<hb_ot_var_axis_info_t> axes(hb_ot_var_get_axis_count(font->face.get()));
  auto count = static_cast<unsigned>(axes.size());
  hb_ot_var_get_axis_infos(font->face.get(), 0, &count, axes.data());
  face.varies = !axes.empty();
  for (const hb_ot_var_axis_info_t& axis : axes) {
    if (axis.tag == HB_OT_TAG_VAR_AXIS_WEIGHT) face.weight = range_of(axis);
    if (axis.tag == HB_OT_TAG_VAR_AXIS_WIDTH) face.width = range_of(axis);
    if (axis.tag == HB_OT_TAG_VAR_AXIS_SLANT || axis.tag == HB_OT_TAG_VAR_AXIS_ITALIC) {
      face.leans = true;
    }
  }
}

std::vector<Variation> variations_for(const Face& face, const FontQuery& query) {
  std::vector<Variation> places;
  if (!face.varies) return places;
  const auto within = [](int wanted, FaceRange range) {
    return fixed(std::clamp(wanted, range.least, std::max(range.least, range.most)));
  };
  places.push_back({"wght", within(query.weight, face.weight)});
  places.push_back({"wdth", within(query.width, face.width)});
  if (query.italic && face.leans) {
    places.push_back({"slnt", fixed(-steepest)});
    places.push_back({"ital", fixed(1)});
  }
  if (query.optical_size) {  // in CSS pixels
    const std::int64_t pixels = query.optical_size->units() * 4 / 3;
    places.push_back(
        {"opsz", static_cast<std::int32_t>(std::min<std::int64_t>(pixels, INT32_MAX))});
  }
  // The later of two places on one axis counts.
  places.insert(places.end(), face.variations.begin(), face.variations.end());
  places.insert(places.end(), query.variations.begin(), query.variations.end());
  return places;
}

}  // namespace text
