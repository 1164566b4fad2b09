#pragma once
// Lines that count or date the posts of a text whose names are gone, each alone above its post:
// "Post 3", "Reply #3", "Message 3 of 12", "[3]", "3.", "12 April 2016".

#include <cstddef>
#include <string_view>
#include <vector>

#include "debate/lines.h"
#include "debate/openings.h"

namespace debate {

// The lines of the kind that returns most often, when its numbers follow each other or its dates do
// not go back; empty when there is none.
std::vector<Opening> find_counted(std::string_view text, const std::vector<Line>& lines,
                                  std::size_t first_line);

}  // namespace debate
