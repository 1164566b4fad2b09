#pragma once
// Remarks that an editor or a moderator put into a transcript: "[Editor's note: a table is left
// out.]". They are not the words of the post in which they stand.

#include <string_view>

#include "debate/debate.h"

namespace debate {

// A whole paragraph.
bool is_editorial_remark(std::string_view paragraph);
// The first line of one.
bool opens_editorial_remark(std::string_view line);

void mark_editorial_remarks(Debate& debate);

}  // namespace debate
