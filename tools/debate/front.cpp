#include "debate/front.h"

#include <algorithm>

#include "debate/characters.h"
#include "debate/markers.h"
#include "debate/posts.h"

namespace debate {

namespace {

constexpr std::size_t longest_title = 220;

bool is_opening_line(const std::vector<Opening>& openings, std::size_t line) {
  return std::binary_search(openings.begin(), openings.end(), line,
                            [](const auto& a, const auto& b) {
                              const auto line_of = [](const auto& x) {
                                if constexpr (std::is_same_v<std::decay_t<decltype(x)>, Opening>) {
                                  return x.line;
                                } else {
                                  return x;
                                }
                              };
                              return line_of(a) < line_of(b);
                            });
}

bool is_salutation(std::string_view line) {
  for (const std::string_view start :
       {"dear ", "hello", "hi ", "hi,", "good morning", "welcome", "thank", "greetings"}) {
    if (starts_with_ignoring_case(line, start)) return true;
  }
  return false;
}

bool is_byline(std::string_view line) {
  if (line.size() > 120 || line.empty() || line.back() == '.' || line.back() == ':') return false;
  for (const std::string_view start :
       {"by ",           "edited by ",      "compiled by ",   "moderated by ",
        "prepared by ",  "transcribed by ", "reported by ",   "collated by ",
        "collected by ", "recorded by ",    "introduced by ", "convened by ",
        "chaired by ",   "translated by ",  "authors: ",      "author: ",
        "editor: ",      "editors: ",       "written by ",    "herausgegeben von ",
        "par "}) {
    if (!starts_with_ignoring_case(line, start)) continue;
    const Span name = next_word(line, start.size(), line.size());
    return !name.empty() && !is_lower(line[name.begin]) && !is_digit(line[name.begin]);
  }
  return false;
}

bool is_title(std::string_view text, const Line& line) {
  const std::string_view body = slice(text, line.body);
  if (body.size() > longest_title || line.depth > 0) return false;
  const char last = body.back();
  if (last == '.' || last == ',' || last == ';' || last == ':') return false;
  return !is_salutation(body) && !parse_marker(text, line.body) && count_words(body) >= 2;
}

bool speaks_in_first_person(std::string_view text, const std::vector<Line>& lines,
                            std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const Span body = lines[i].body;
    if (lines[i].blank()) continue;
    if (is_salutation(slice(text, body))) return true;
    for (std::size_t at = body.begin; at < body.end;) {
      const Span word = next_word(text, at, body.end);
      if (word.empty()) break;
      const std::string_view w = slice(text, word);
      if (w == "I" || w.substr(0, 2) == "I'" || w.substr(0, 4) == "I\u2019") return true;
      at = word.end;
    }
  }
  return false;
}

bool speaks_about_debate(std::string_view text, const std::vector<Line>& lines, std::size_t begin,
                         std::size_t end) {
  for (const std::string_view start :
       {"the text ",       "the posts ",      "the messages ", "the replies ",   "the letters ",
        "what follows",    "the following",   "names ",        "all names",      "spelling",
        "posts are ",      "below ",          "nothing was ",  "it opens with ", "it begins with ",
        "it starts with ", "it closes with ", "it ends with ", "it was opened ", "it is opened ",
        "it was closed "}) {
    if (starts_with_ignoring_case(slice(text, lines[begin].body), start)) return true;
  }
  for (std::size_t i = begin; i < end; ++i) {
    const std::string low = lowered(slice(text, lines[i].body));
    for (const std::string_view cue :
         {"debate",        "transcript",    "discussion",    "participant", "took place",
          "exchange",      "thread",        "anonymi",       "editor",      "moderat",
          "conversation",  "forum",         "pseudonym",     "contribut",   "was opened by",
          "summed up by",  "summarised by", "summarized by", "diskussion",  "opening statement",
          "opening words", "last word",     "transcribed",   "recording of"}) {
      if (low.find(cue) != std::string::npos) return true;
    }
  }
  return false;
}

}  // namespace

FrontLayout find_title(std::string_view text, const std::vector<Line>& lines,
                       const std::vector<Opening>& openings, bool has_roster) {
  FrontLayout layout;
  const std::size_t first = next_filled(lines, 0);
  layout.after_title = first;
  if (first == lines.size() || is_opening_line(openings, first)) return layout;
  if (!is_title(text, lines[first])) return layout;
  std::size_t last = first;
  std::size_t next = next_filled(lines, first + 1);
  // A second line right below that is no byline is the rest of the title.
  if (next == first + 1 && next < lines.size() && !is_byline(slice(text, lines[next].body)) &&
      is_title(text, lines[next]) && !is_opening_line(openings, next) &&
      next_filled(lines, next + 1) != next + 1) {
    last = next;
    next = next_filled(lines, next + 1);
  }
  const bool byline = next < lines.size() && is_byline(slice(text, lines[next].body)) &&
                      !is_opening_line(openings, next);
  // Without byline, list or labels nothing but its shape tells a title from a short first post.
  const bool apart = next > last + 1 || openings.size() >= 3;
  const bool shaped = count_words(slice(text, lines[first].body)) <= 20 &&
                      text[lines[first].body.end - 1] != '!' && apart && next < lines.size();
  if (!byline && !shaped) return layout;
  const bool lonely = !byline && !has_roster && openings.empty();
  if (lonely && text[lines[first].body.end - 1] == '?') return layout;
  if (lonely && speaks_in_first_person(text, lines, first, last + 1)) {
    return layout;
  }
  layout.title = {lines[first].body.begin, lines[last].body.end};
  while (layout.title.begin < layout.title.end && text[layout.title.begin] == '#') {
    ++layout.title.begin;
  }
  layout.title = trim(text, layout.title);
  layout.after_title = last + 1;
  if (byline) {
    layout.byline = lines[next].body;
    layout.after_title = next + 1;
  }
  layout.after_title = next_filled(lines, layout.after_title);
  return layout;
}

void find_first_post(std::string_view text, const std::vector<Line>& lines,
                     const std::vector<Opening>& openings, const GapHabit& habit,
                     FrontLayout& layout) {
  const bool has_roster = layout.roster_end > layout.roster_begin;
  std::size_t at = next_filled(lines, has_roster ? layout.roster_end : layout.after_title);
  layout.first_post = at;
  const auto opening = std::find_if(openings.begin(), openings.end(), [&](const Opening& o) {
    return o.line >= at && o.form != OpeningForm::quoting_header && !o.closes;
  });
  std::size_t limit = opening == openings.end() ? lines.size() : opening->line;
  for (std::size_t i = at; i < limit; ++i) {
    if (is_numbered_separator(slice(text, lines[i].body))) limit = i;
  }
  const bool titled = !layout.title.empty() || has_roster;
  // Where nothing but labels tells turns apart, what stands before the first label is no turn; nor
  // is what stands before the first heading.
  const bool headed = opening != openings.end() && opening->form == OpeningForm::heading;
  const bool labelled = limit < lines.size() &&
                        (habit.by_headers || headed || (openings.size() >= 3 && habit.post == 0));
  while (at < limit) {
    // One stretch: up to the next gap that separates posts, or one paragraph where none does.
    std::size_t end = at + 1;
    while (end < limit) {
      const std::size_t next = next_filled(lines, end);
      const std::size_t gap = next - end;
      const bool lost = find_link_lead(slice(text, lines[end - 1].body)).colon;
      if (next >= limit || (gap >= std::max<std::size_t>(habit.post, 1) && !lost)) break;
      end = next + 1;
    }
    const bool about = speaks_about_debate(text, lines, at, end);
    if (speaks_in_first_person(text, lines, at, end) || !(labelled || (about && titled))) break;
    at = next_filled(lines, end);
    layout.first_post = at;
  }
  if (layout.first_post >= lines.size() && !openings.empty()) layout.first_post = limit;
}

}  // namespace debate
