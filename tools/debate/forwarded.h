#pragma once
// Mail that stands whole below the answer to it: "-----Original Message-----" and header fields.

#include <string_view>
#include <vector>

#include "debate/debate.h"
#include "debate/lines.h"

namespace debate {

// The lines with those of such a message one level deeper, as if each began with ">", up to the
// next header of mail or dated header. The line that announces it and its header fields are added
// to `structure` (D202).
std::vector<Line> read_forwarded(std::string_view text, std::vector<Line> lines,
                                 std::vector<Structure>& structure);

}  // namespace debate
