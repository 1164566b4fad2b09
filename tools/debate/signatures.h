#pragma once
// How letters close ("Best wishes, Ann"), and the signatures of talk pages, which close the text on
// its last line: "… not the tram. -- Heron (talk) 09:14, 3 May 2014 (UTC)".

#include <string_view>
#include <vector>

#include "debate/lines.h"

namespace debate {

// "Best wishes,": a line with which a letter closes.
bool closes_letter(std::string_view line);
// "Ann" of "Best wishes, Ann"; the whole line when it does not close a letter so.
std::string_view after_valediction(std::string_view line);

// The lines with such signatures as lines of their own, so that they are read like any line that
// says who posted when. Where a text has at least two, the colons that indent answers are taken
// for white space. Other texts stay as they are.
std::vector<Line> split_signatures(std::string_view text, std::vector<Line> lines);

}  // namespace debate
