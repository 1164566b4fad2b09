#pragma once
// A CFF font program with the charset CID = glyph id (Adobe Technical Note 5176, "The Compact Font
// Format Specification"). PDF readers disagree whether the codes of a name-keyed program in a
// CIDFontType0C stream are glyph ids or CIDs; when both are the same number they cannot. Private
// to this room.

#include <string>
#include <string_view>

namespace text {

// Empty when `cff` is damaged.
std::string cid_keyed(std::string_view cff);

}  // namespace text
