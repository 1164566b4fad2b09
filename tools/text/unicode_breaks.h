#pragma once
// UAX #14 without tailorings; private to this room.

#include <string_view>
#include <vector>

#include "text/breaks.h"

namespace text {

// As ICU has them. Between plain words nothing but a space needs to be seen, so that ICU is asked
// only about the others, with the words that they touch.
std::vector<BreakOpportunity> unicode_breaks(
    std::string_view text, std::string_view language,
    BreakRules::Strictness strictness = BreakRules::Strictness::usual);

// The same by ICU alone.
std::vector<BreakOpportunity> unicode_breaks_by_icu(std::string_view text,
                                                    std::string_view language);

}  // namespace text
