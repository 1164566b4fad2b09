#pragma once
// Lengths with a percentage of what only layout knows.

#include <cstdint>
#include <optional>

#include "base/length.h"

namespace css {

using base::Length;

// length + percentage of a base that layout knows; calc() yields both parts.
struct LengthPercentage {
  Length length;
  std::int32_t percent = 0;  // in 1/1000 of a per cent: 50% is 50000

  bool has_percent() const { return percent != 0; }
  Length resolve(Length base) const { return length + base::scaled(base, percent, 100000); }
  friend bool operator==(const LengthPercentage&, const LengthPercentage&) = default;
};

// nullopt is `auto` (for max-width and max-height: `none`).
using Size = std::optional<LengthPercentage>;

}  // namespace css
