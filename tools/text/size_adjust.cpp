#include "text/size_adjust.h"

#include <algorithm>
#include <cmath>

#include "text/font_impl.h"

namespace text {

double aspect_of(const Font& font, SizeAdjust::Metric metric) {
  constexpr Length em = Length::from_units(Length::per_point * 1000);
  const auto part = [&](Length length) {
    return static_cast<double>(length.units()) / static_cast<double>(em.units());
  };
  switch (metric) {
    case SizeAdjust::Metric::x_height:
      return part(font.metrics(em).x_height);
    case SizeAdjust::Metric::cap_height:
      return part(font.metrics(em).cap_height);
    case SizeAdjust::Metric::zero_width: {
      const std::uint32_t zero = font.glyph_for(U'0');
      if (zero == 0) return 0;
      const int advance = hb_font_get_glyph_h_advance(font.impl().font.get(), zero);
      return static_cast<double>(advance) / font.units_per_em();
    }
  }
  return 0;
}

Length adjusted_size(Length size, const Font& font, const SizeAdjust& adjust) {
  constexpr double most = 1e4;  // points
  const double aspect = aspect_of(font, adjust.metric);
  if (aspect <= 0) return size;
  return Length::from_points(std::min(size.points() * adjust.aspect / aspect, most));
}

}  // namespace text
