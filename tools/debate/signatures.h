#pragma once
// The signatures of talk pages, which close the text on its last line: "… not the tram. -- Heron
// (talk) 09:14, 3 May 2014 (UTC)".

#include <string_view>
#include <vector>

#include "debate/lines.h"

namespace debate {

// The lines with such signatures as lines of their own, so that they are read like any line that
// says who posted when. Where a text has at least two, the colons that indent answers are taken
// for white space. Other texts stay as they are.
std::vector<Line> split_signatures(std::string_view text, std::vector<Line> lines);

}  // namespace debate
