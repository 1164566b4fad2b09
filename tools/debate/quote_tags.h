#pragma once
// The tags in which boards write quotations: "[quote]…[/quote]", "[quote="Anna"]…[/quote]".

#include <string_view>
#include <vector>

#include "debate/debate.h"
#include "debate/lines.h"

namespace debate {

// The lines with what stands between such tags one level deeper, as if each began with ">"; a line
// in whose middle a tag stands becomes several. The tags are added to `structure` (D202). A tag
// that nothing closes stays text.
std::vector<Line> read_quote_tags(std::string_view text, std::vector<Line> lines,
                                  std::vector<Structure>& structure);

}  // namespace debate
