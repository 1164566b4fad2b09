#include "debate/machine_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "debate/characters.h"
#include "debate/when.h"

namespace debate {

namespace {

constexpr std::size_t longest = 160;  // bytes of a line

bool starts_with_any(std::string_view line, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view s) { return starts_with_ignoring_case(line, s); });
}

// What one button says, without numbers and signs.
constexpr std::array<std::string_view, 58> buttons = {"award",
                                                      "comment",
                                                      "comments",
                                                      "copy link",
                                                      "delete",
                                                      "dislike",
                                                      "downvote",
                                                      "edit",
                                                      "edited",
                                                      "embed",
                                                      "expand",
                                                      "flag",
                                                      "flag as inappropriate",
                                                      "follow",
                                                      "forward",
                                                      "give award",
                                                      "hide",
                                                      "hide replies",
                                                      "like",
                                                      "like comment",
                                                      "liked",
                                                      "likes",
                                                      "link",
                                                      "load more comments",
                                                      "mark as read",
                                                      "more",
                                                      "options",
                                                      "parent",
                                                      "permalink",
                                                      "pin",
                                                      "quote",
                                                      "react",
                                                      "reactions",
                                                      "recommend",
                                                      "replies",
                                                      "reply",
                                                      "reply all",
                                                      "reply privately",
                                                      "reply to all",
                                                      "reply to author",
                                                      "report",
                                                      "report abuse",
                                                      "report message",
                                                      "report post",
                                                      "save",
                                                      "see translation",
                                                      "share",
                                                      "show original message",
                                                      "show parent",
                                                      "show replies",
                                                      "split",
                                                      "thanks for this",
                                                      "translate",
                                                      "unfollow",
                                                      "unlike",
                                                      "upvote",
                                                      "view replies",
                                                      "votes"};

// "3 days ago", "2h", "yesterday": how long ago.
bool is_age(std::string_view words) {
  constexpr std::array<std::string_view, 16> units = {
      "second", "minute", "min",  "hour", "hr", "day", "week", "wk",
      "month",  "mo",     "year", "yr",   "h",  "d",   "w",    "y"};
  if (words == "yesterday" || words == "today" || words == "just now") return true;
  if (words.ends_with(" ago")) words.remove_suffix(4);
  if (words.starts_with("a ")) words.remove_prefix(2);
  if (words.ends_with('s')) words.remove_suffix(1);
  return std::find(units.begin(), units.end(), trimmed(words)) != units.end();
}

// The words of a part in lower case, without numbers and signs.
std::string words_of(std::string_view part) {
  std::string words;
  for (std::size_t at = 0; at < part.size();) {
    const base::Span word = next_word(part, at, part.size());
    if (word.empty()) break;
    at = word.end;
    std::string low = lowered(slice(part, word));
    low.erase(0, std::min(low.find_first_not_of("0123456789,."), low.size()));
    if (low.empty()) continue;
    words += (words.empty() ? "" : " ") + low;
  }
  return words;
}

struct Row {
  int parts = 0, buttons = 0;
  bool other = false;  // words that no button bears
};

// The parts between "•", "·" and "|".
Row read_row(std::string_view line) {
  Row row;
  const auto part = [&](std::string_view piece) {
    const std::string words = words_of(piece);
    if (words.empty()) return;
    ++row.parts;
    const bool button = std::find(buttons.begin(), buttons.end(), words) != buttons.end();
    row.buttons += button ? 1 : 0;
    row.other = row.other || !(button || is_age(words));
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t sign = line[at] == '|' || line[at] == '\t' ? 1 : 0;
    for (const std::string_view dot : {"\u2022", "\u00B7", "\u2027", "\u203A", "\u22C5"}) {
      if (line.substr(at, dot.size()) == dot) sign = dot.size();
    }
    if (sign > 0) {
      part(line.substr(begin, at - begin));
      begin = at + sign;
    }
    at += std::max<std::size_t>(sign, 1);
  }
  part(line.substr(begin));
  return row;
}

}  // namespace

bool is_row_of_buttons(std::string_view line) {
  if (line.empty() || line.size() > longest) return false;
  // Without a sign between them, or the first byte of one, there are no two parts.
  if (line.find_first_of("|\t\xC2\xE2") == line.npos) return false;
  const Row row = read_row(line);
  return !row.other && row.buttons >= 1 && row.parts >= 2;
}

bool is_machine_line(std::string_view line) {
  if (line.size() > longest || line.empty()) return false;
  if (starts_with_any(line,
                      {"sent from my ", "sent via ", "sent from outlook", "get outlook for"})) {
    return true;
  }
  constexpr std::array<std::string_view, 10> buttons_alone = {
      "Reply", "Report", "Quote", "Like", "Share", "Upvote", "Downvote", "Award", "Save", "Follow"};
  if (std::find(buttons_alone.begin(), buttons_alone.end(), line) != buttons_alone.end())
    return true;
  std::string low = lowered(line);
  if (low.starts_with("end of ") && low.find(" digest") != std::string::npos) return true;
  while (!low.empty() && std::string_view("[(*_").find(low.front()) != std::string_view::npos) {
    low.erase(0, 1);
  }
  const bool bracketed = low.size() < line.size();
  for (const std::string_view start :
       {"last edited", "edited", "edit:", "modified", "last modified"}) {
    if (!starts_with_ignoring_case(low, start)) continue;
    const bool by = low.find(" by ") != std::string::npos;
    const bool dated = find_when(line, {0, line.size()}).has_value();
    const bool bare = low.size() <= start.size() + 2 && start != "edit:";
    return bare || bracketed || ((by || dated) && count_words(line) <= 18 && start != "edit:");
  }
  if (is_row_of_buttons(line)) return true;
  // "Reply Like Report", "3 likes"
  const std::size_t words = count_words(low);
  if (words == 0 || words > 6) return false;
  std::size_t pressed = 0;
  for (std::size_t at = 0; at < low.size();) {
    const base::Span word = next_word(low, at, low.size());
    if (word.empty()) break;
    at = word.end;
    const std::string_view w = slice(low, word);
    const bool number = is_digit(w[0]);
    const bool button = w == "reply" || w == "like" || w == "likes" || w == "report" ||
                        w == "quote" || w == "share" || w == "permalink" || w == "upvote" ||
                        w == "delete" || w == "replies" || w == "flag" || w == "edited" ||
                        w == "downvote" || w == "award" || w == "save" || w == "follow";
    if (!number && !button) return false;
    pressed += button ? 1 : 0;
  }
  return pressed >= 1 && words >= 2;
}

}  // namespace debate
