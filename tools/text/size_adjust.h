#pragma once
// font-size-adjust: fonts beside one another look alike in size when the same part of their em is
// as high or wide (CSS Fonts 5 §4.1).

#include <cstdint>

#include "text/font.h"

namespace text {

struct SizeAdjust {
  enum class Metric : std::uint8_t { x_height, cap_height, zero_width };
  Metric metric = Metric::x_height;
  double aspect = 0;  // of the used size
  friend bool operator==(const SizeAdjust&, const SizeAdjust&) = default;
};

// What part of its em the metric is; 0 when the font does not have it.
double aspect_of(const Font& font, SizeAdjust::Metric metric);

// The size at which `font` is used where `size` is asked for.
Length adjusted_size(Length size, const Font& font, const SizeAdjust& adjust);

}  // namespace text
