#pragma once
// Hyphens between what is no pair of whole numbers and yet begins and ends a range.

#include <cstddef>
#include <string_view>

namespace normalize {

// "April-May", "Mon-Fri", "12 April-14 May", "12th-14th", "'60s-'70s", "1960s-70s"
bool parts_span_of_time(std::string_view text, std::size_t hyphen);

// "10.30-11.00", "3.5-4.0": two numbers with as many digits behind their points, the second one
// greater; no parts of a longer name or number, and no sections or versions.
bool parts_decimals(std::string_view text, std::size_t hyphen);

}  // namespace normalize
