#pragma once
// Headings between the posts: "Question 2. Who pays?", "Round 3", counted through the text.

#include <string_view>
#include <vector>

#include "debate/lines.h"
#include "debate/openings.h"

namespace debate {

// Adds to the openings, in their order, the lines that are headings: one word with the numbers 1,
// 2, 3 …, and a labelled post below each. What one participant counts in a post of his own has no
// labels between. The text that a heading opens names nobody.
void add_headings(std::string_view text, const std::vector<Line>& lines,
                  std::vector<Opening>& openings);

}  // namespace debate
