#pragma once
// The lines after the front matter → posts: where each begins, its label, and the lines that are
// its text. Signatures, marks of edits and the like are structure, not text.

#include <string>
#include <string_view>
#include <vector>

#include "debate/blocks.h"
#include "debate/debate.h"
#include "debate/gaps.h"
#include "debate/lines.h"
#include "debate/openings.h"
#include "debate/settings.h"

namespace debate {

struct PostLines {
  Span span;   // from the label or first character to the last
  Span label;  // empty when none
  const Opening* opening = nullptr;
  bool by_gap = false;  // begun by a gap, not by a label
  bool unsure = false;  // begun by the way it opens alone
  std::vector<Strip> strips;
};

// Lines cut in two at the word where a ruling lets a post begin inside a paragraph: the one that
// stands at its byte and opens with its words.
std::vector<Line> cut_lines(const normalize::CleanText& clean, std::vector<Line> lines,
                            const std::vector<BoundaryRuling>& rulings);

std::vector<PostLines> split_posts(const normalize::CleanText& clean,
                                   const std::vector<Line>& lines, std::size_t first_line,
                                   const std::vector<Opening>& openings, const GapHabit& habit,
                                   const std::vector<BoundaryRuling>& rulings,
                                   std::vector<bool>& met, std::vector<Structure>& structure);

// The lines [begin, end) as strips, for front matter.
std::vector<Strip> strips_of(std::string_view text, const std::vector<Line>& lines,
                             std::size_t begin, std::size_t end, const GapHabit& habit);

// A line of signs that only separates ("-----", "* * *", "--- #4 ---").
bool is_separator(std::string_view line);
// "--- #4 ---", "=== Post 12 ===": the number of a post between signs. A number alone may be a
// page's.
bool is_numbered_separator(std::string_view line);

}  // namespace debate
