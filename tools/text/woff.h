#pragma once
// WOFF 1.0 (W3C Recommendation, 2012): the tables of a font, each packed by zlib. Private to this
// room.

#include <string>
#include <string_view>

namespace text {

bool is_woff(std::string_view file);

// The font as it was before it was packed; empty when `file` is damaged or unpacks to more than
// any font has.
std::string sfnt_of_woff(std::string_view file);

}  // namespace text
