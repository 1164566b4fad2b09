#pragma once
// What blank lines mean in this text: how many separate paragraphs, how many separate posts. It is
// learned from the text, since every transcript has its own habit.

#include <cstddef>
#include <string_view>
#include <vector>

#include "debate/lines.h"
#include "debate/openings.h"

namespace debate {

struct GapHabit {
  std::size_t paragraph = 1;  // blank lines between paragraphs of one post
  std::size_t label = 0;      // most usual number of blank lines above labels
  std::size_t post = 0;       // least number of blank lines between posts; 0: no such habit
  bool by_headers = false;    // programs put a dated header before every post: no gap separates any
  bool by_rows = false;       // sites print a row of buttons below every post
  bool by_letters = false;    // a salutation on a line of its own opens every post
  bool by_turns = false;      // every gap is alike, but the paragraphs open like turns of a talk
  std::string_view separator;  // of the text: what stands alone between posts ("§", "• • •")
};

// True when `text` before `end` leads to a link ("… or:", "… the website:", "see:").
// strong: it does so by its last word, whatever the gap that follows.
struct LinkLead {
  bool colon = false;
  bool strong = false;
};
LinkLead find_link_lead(std::string_view paragraph);

// True when the text starts with a URL, a host or an e-mail address.
bool starts_with_link(std::string_view paragraph);

// "Dear colleagues," on a line of its own.
bool is_whole_salutation(std::string_view line);

GapHabit learn_gaps(std::string_view text, const std::vector<Line>& lines, std::size_t first_line,
                    const std::vector<Opening>& openings);

}  // namespace debate
