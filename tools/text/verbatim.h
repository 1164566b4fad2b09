#pragma once
// URLs and code-like words: where they lie and at which joints they may be broken without a hyphen
// (after the Chicago Manual of Style, 17th ed., §14.18, but after a slash); private to this room.

#include <string_view>
#include <vector>

#include "text/breaks.h"

namespace text {

// Appends the joints inside `span`, in ascending order.
void append_joints(std::vector<BreakOpportunity>& breaks, std::string_view text, VerbatimSpan span);

}  // namespace text
