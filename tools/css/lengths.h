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

// A size that what is in the box or around it decides (CSS Sizing 3 §3.2, Sizing 4 §3.1).
struct ContentSize {
  enum class Kind : std::uint8_t {
    none,       // a length; or else `auto`, `none`
    automatic,  // of minimums
    min_content,
    max_content,
    fit_content,
    stretch
  };
  Kind kind = Kind::none;
  Size argument;  // of fit-content()
};

// What width, height and their limits are where they are no lengths.
struct ContentSizes {
  ContentSize width, height, max_width, max_height;
  ContentSize min_width{ContentSize::Kind::automatic, {}};
  ContentSize min_height{ContentSize::Kind::automatic, {}};
};

// CSS Sizing 4 §5.
struct AspectRatio {
  std::int64_t width = 0, height = 0;  // 0: none
  bool or_natural = true;              // `auto`: that of an image goes before
};

}  // namespace css
