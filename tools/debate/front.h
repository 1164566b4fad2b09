#pragma once
// Where the front matter ends: title, byline, preface, roster, what follows it.

#include <string_view>
#include <vector>

#include "debate/debate.h"
#include "debate/gaps.h"
#include "debate/lines.h"
#include "debate/openings.h"

namespace debate {

struct FrontLayout {
  Span title, byline;                            // empty when absent
  std::size_t after_title = 0;                   // first line of the preface
  std::size_t roster_begin = 0, roster_end = 0;  // lines of the roster; equal when there is none
  std::size_t first_post = 0;                    // first line of the first post
};

// Title and byline, as far as the text has them. `openings` are those of the whole text.
FrontLayout find_title(std::string_view text, const std::vector<Line>& lines,
                       const std::vector<Opening>& openings, bool has_roster);

// Fills first_post: after title and roster, paragraphs that speak about the debate and not in it.
void find_first_post(std::string_view text, const std::vector<Line>& lines,
                     const std::vector<Opening>& openings, const GapHabit& habit,
                     FrontLayout& layout);

}  // namespace debate
