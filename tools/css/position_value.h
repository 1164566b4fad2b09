#pragma once
// <position> (CSS Values 4 §9.1): two keywords or distances, or edges and distances from them.

#include <optional>

#include "css/lengths.h"
#include "css/value.h"

namespace css {

// Of what is placed in an area: from its left and top, percentages of the room left over.
struct PositionValue {
  LengthPercentage x, y;
};

std::optional<PositionValue> read_position(ValueReader& in);

}  // namespace css
