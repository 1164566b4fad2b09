#include "debate/roster_number.h"

#include <algorithm>
#include <array>
#include <string>

#include "debate/characters.h"

namespace debate {

namespace {

constexpr std::array<std::string_view, 22> words = {
    "participant",  "speaker",     "contributor",  "panellist",     "panelist",  "delegate",
    "respondent",   "member",      "discussant",   "person",        "expert",    "interviewee",
    "attendee",     "guest",       "witness",      "correspondent", "commenter", "teilnehmer",
    "teilnehmerin", "intervenant", "intervenante", "representative"};

constexpr std::array<std::string_view, 20> counts = {
    "one",     "two",     "three",     "four",     "five",     "six",      "seven",
    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

// "3", "B" or "Three"; 0 when it is none of them.
int count_of(std::string_view typed) {
  constexpr std::size_t longest = 3;
  if (typed.size() <= longest && std::all_of(typed.begin(), typed.end(), is_digit)) {
    int number = 0;
    for (const char c : typed) number = number * 10 + (c - '0');
    return number;
  }
  if (typed.size() == 1 && is_upper(typed[0])) return typed[0] - 'A' + 1;
  const auto found = std::find(counts.begin(), counts.end(), lowered(typed));
  return found == counts.end() ? 0 : static_cast<int>(found - counts.begin()) + 1;
}

// "ParticiXyZt": a code stands in the word, in place of letters of it.
bool is_damaged(std::string_view typed, std::string_view word) {
  std::size_t left = 0;
  while (left < typed.size() && left < word.size() && to_lower(typed[left]) == word[left]) ++left;
  std::size_t right = 0;
  while (right < word.size() - left && right < typed.size() - left &&
         typed[typed.size() - 1 - right] == word[word.size() - 1 - right]) {
    ++right;
  }
  const std::string_view code = typed.substr(left, typed.size() - left - right);
  constexpr std::size_t least_kept = 4;
  return left + right >= least_kept && left + right < word.size() && code.size() >= 2 &&
         std::any_of(code.begin(), code.end(), [](char c) { return is_upper(c) || is_digit(c); });
}

// "Particip[x-7] 3:": the same with a code of several words or in brackets; the span of it all.
base::Span find_damaged_number(std::string_view text, base::Span body, std::string_view word,
                               int& number) {
  constexpr std::size_t reach = 60, longest_number = 3;
  const std::string_view line = slice(text, body).substr(0, reach);
  const std::size_t end = line.find(':');
  if (end == std::string_view::npos) return {};
  std::size_t begin = end;
  while (begin > 0 && is_digit(line[begin - 1]) && end - begin < longest_number) --begin;
  if (begin == end || begin < 2 || line[begin - 1] != ' ' ||
      !is_damaged(line.substr(0, begin - 1), word)) {
    return {};
  }
  number = 0;
  for (const char c : line.substr(begin, end - begin)) number = number * 10 + (c - '0');
  return {body.begin, body.begin + end};
}

}  // namespace

base::Span find_participant_number(std::string_view text, base::Span body, int& number) {
  const base::Span word = next_word(text, body.begin, body.end);
  if (word.begin != body.begin) return {};
  const std::string_view typed = slice(text, word);
  const std::string low = lowered(typed);
  if (std::none_of(words.begin(), words.end(),
                   [&](std::string_view w) { return low == w || is_damaged(typed, w); })) {
    for (const std::string_view w : words) {
      const base::Span found = find_damaged_number(text, body, w, number);
      if (!found.empty()) return found;
    }
    return {};
  }
  constexpr std::size_t widest_joint = 4;
  base::Span count = next_word(text, word.end, body.end);
  if (count.empty() || count.begin - word.end > widest_joint) return {};
  const std::string lead = lowered(slice(text, count));
  if (lead == "no" || lead == "nr" || lead == "number") {
    const base::Span next = next_word(text, count.end, body.end);
    if (next.empty() || next.begin - count.end > widest_joint) return {};
    count = next;
  }
  number = count_of(slice(text, count));
  return number > 0 ? base::Span{word.begin, count.end} : base::Span{};
}

}  // namespace debate
