#pragma once
// How far a line is from its natural width, in TeX's integers; private to line_break.

#include <algorithm>
#include <cstdint>
#include <limits>

#include "base/length.h"

namespace layout {

using Units = std::int64_t;

inline constexpr std::int32_t infinite_badness = 10000;

// 100 (amount / available)³ as TeX computes it (TeX: The Program §108), from the rounded root
// badness_root · amount / available.
inline constexpr Units badness_root = 297, largest_badness_root = 1290;

inline std::int32_t badness_of_root(Units r) {
  return r > largest_badness_root ? infinite_badness
                                  : static_cast<std::int32_t>((r * r * r + 131072) / 262144);
}

inline std::int32_t badness(Units amount, Units available) {
  if (amount <= 0) return 0;
  if (available <= 0 || amount / 5 > available) return infinite_badness;
  return badness_of_root(badness_root * amount / available);
}

// What the glue must take of `amount` when the boxes take theirs first, and of that a quarter, so
// that of two lines with the same spaces the one with the less changed letters is better.
inline Units visible(Units amount, Units boxes) {
  const Units taken = std::min(amount, boxes);
  return amount - taken + taken / 4;
}

// `demerits` for glue that takes all its stretch, or gives as much; in proportion to the square.
inline std::int64_t uneven_demerits(Units amount, Units stretch, std::int32_t demerits) {
  if (amount <= 0 || stretch <= 0) return 0;
  constexpr Units largest = 20'000;  // thousandths
  const Units ratio = amount / (largest / 1000) > stretch ? largest : amount * 1000 / stretch;
  return ratio * ratio * demerits / 1'000'000;
}

// In 1/10000, at most the largest that a Line can hold; 0 when nothing is available.
inline std::int32_t ratio_of(Units amount, Units available) {
  constexpr Units most = std::numeric_limits<std::int32_t>::max();
  if (available <= 0 || amount <= 0) return 0;
  if (amount / (most / 10000) >= available) return std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(
      base::scaled(base::Length::from_units(10000), amount, available).units());
}

}  // namespace layout
