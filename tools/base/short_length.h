#pragma once
// A Length in half the room, for what a book has millions of. What lies beyond ±32,767 pt, farther
// than any page reaches, is cut off there.

#include <algorithm>
#include <cstdint>
#include <limits>

#include "base/length.h"

namespace base {

class ShortLength {
 public:
  constexpr ShortLength() = default;
  constexpr ShortLength(Length length)
      : units_(static_cast<std::int32_t>(
            std::clamp<std::int64_t>(length.units(), std::numeric_limits<std::int32_t>::min(),
                                     std::numeric_limits<std::int32_t>::max()))) {}
  constexpr ShortLength& operator+=(Length more) { return *this = Length(*this) + more; }
  constexpr operator Length() const { return Length::from_units(units_); }

 private:
  std::int32_t units_ = 0;
};

}  // namespace base
