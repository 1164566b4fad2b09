#pragma once
// Numbers as PDF writes them (ISO 32000-1 §7.3.3): fixed decimals made from integers, so that no
// locale and no floating-point rounding can change a byte.

#include <cstdint>
#include <string>

#include "base/length.h"

namespace pdf {

// `value` counts units of 10^-decimals; trailing zeros and an empty fraction are left out.
void append_decimal(std::string& out, std::int64_t value, int decimals);

// Points in units of 10^-decimals, rounded half away from zero.
std::int64_t points_in_decimal(base::Length length, int decimals);

void append_points(std::string& out, base::Length length, int decimals);

}  // namespace pdf
