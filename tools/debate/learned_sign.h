#pragma once
// Names of the list at the heads of paragraphs, set off from the text by what no other debate uses:
// "UoH >> …", "{UoH} …", "UoH replied: …", "UoH, 12 April 2016: …". What returns before different
// names is the sign of this document.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debate/lines.h"
#include "debate/openings.h"

namespace debate {

// The sign, in a form only to compare; empty when there is none.
std::string learn_sign(std::string_view text, const std::vector<Line>& lines,
                       std::size_t first_line, const NameIndex& names);

// The line as an opening, when it begins with a name of the list and this sign.
std::optional<Opening> read_signed(std::string_view text, const Line& line, const NameIndex& names,
                                   std::string_view sign);

}  // namespace debate
