#include "normalize/spans_of_time.h"

#include <algorithm>
#include <array>

#include "normalize/ascii.h"

namespace normalize {
namespace {

constexpr std::array<std::string_view, 24> months = {
    "January", "February", "March", "April", "May",     "June",     "July",     "August",
    "Jan",     "Feb",      "Mar",   "Apr",   "Jun",     "Jul",      "Aug",      "Sep",
    "Sept",    "Oct",      "Nov",   "Dec",   "October", "November", "December", "September"};
constexpr std::array<std::string_view, 16> days = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mon",
    "Tue",    "Tues",    "Wed",       "Thu",      "Thur",   "Thurs",    "Fri",    "Sat"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Longer words and numbers are none of those looked for.
constexpr std::size_t longest = 12;

template <class Is>
std::string_view run_before(std::string_view text, std::size_t end, Is is) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest && is(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

template <class Is>
std::string_view run_from(std::string_view text, std::size_t begin, Is is) {
  std::size_t end = begin;
  while (end - begin < longest && is(at(text, end))) ++end;
  return text.substr(std::min(begin, text.size()), end - begin);
}

std::string_view letters_before(std::string_view text, std::size_t end) {
  return run_before(text, end, is_alpha);
}
std::string_view letters_from(std::string_view text, std::size_t begin) {
  return run_from(text, begin, is_alpha);
}
std::string_view digits_before(std::string_view text, std::size_t end) {
  return run_before(text, end, is_digit);
}
std::string_view digits_from(std::string_view text, std::size_t begin) {
  return run_from(text, begin, is_digit);
}

// A character that would make a longer name of a word or number beside it.
bool goes_on(char c) {
  return is_alnum(c) || is_beyond_ascii(c) || c == '-' || c == '_' || c == '/' || c == '@';
}

bool is_day_of_month(std::string_view digits) {
  return !digits.empty() && digits.size() <= 2 && digits[0] != '0' &&
         (digits.size() == 1 || digits <= "31");
}

bool ends_word(std::string_view text, std::size_t end) {
  const char c = at(text, end);
  return !goes_on(c) && !(c == '.' && is_alnum(at(text, end + 1)));
}

// Whether the word that ends at `end` is no part of a longer one.
bool is_whole(std::string_view text, std::string_view word, std::size_t end) {
  return !word.empty() && !goes_on(before(text, end - word.size()));
}

// "12 April-14 May" and "April-May": the part behind the hyphen.
bool follows_month(std::string_view text, std::size_t i) {
  const std::string_view digits = digits_from(text, i);
  if (!digits.empty()) {
    if (!is_day_of_month(digits) || at(text, i + digits.size()) != ' ') return false;
    i += digits.size() + 1;
  }
  const std::string_view month = letters_from(text, i);
  return contains(months, month) && ends_word(text, i + month.size());
}

// "1st", "2nd", "3rd", "4th"
bool is_ordinal_ending(std::string_view letters) {
  return letters == "st" || letters == "nd" || letters == "rd" || letters == "th";
}

// The bytes of an apostrophe of any kind at `i`; 0 when none stands there.
std::size_t apostrophe_at(std::string_view text, std::size_t i) {
  if (at(text, i) == '\'') return 1;
  for (const std::string_view sign : {"\u2019", "\u2018"}) {
    if (i < text.size() && text.substr(i, sign.size()) == sign) return sign.size();
  }
  return 0;
}

// "60s" or "1960s" right before `end`; the number of its digits, 0 when none stands there.
std::size_t decade_before(std::string_view text, std::size_t end) {
  if (end < 3 || text[end - 1] != 's') return 0;
  const std::string_view digits = digits_before(text, end - 1);
  const bool decade = (digits.size() == 2 || digits.size() == 4) && digits.back() == '0';
  return decade && !is_alpha(before(text, end - 1 - digits.size())) ? digits.size() : 0;
}

bool parts_decades(std::string_view text, std::size_t hyphen) {
  const std::size_t first = decade_before(text, hyphen);
  if (first == 0) return false;
  const std::size_t i = hyphen + 1 + apostrophe_at(text, hyphen + 1);
  const std::string_view second = digits_from(text, i);
  const bool decade = (second.size() == 2 || second.size() == 4) && second.back() == '0';
  return decade && second.size() <= first && at(text, i + second.size()) == 's' &&
         ends_word(text, i + second.size() + 1);
}

bool parts_ordinals(std::string_view text, std::size_t hyphen) {
  const std::string_view ending = letters_before(text, hyphen);
  if (!is_ordinal_ending(ending)) return false;
  const std::string_view digits = digits_before(text, hyphen - ending.size());
  const std::string_view others = digits_from(text, hyphen + 1);
  const std::size_t end = hyphen + 1 + others.size();
  const std::string_view other_ending = letters_from(text, end);
  return !digits.empty() && !others.empty() && is_ordinal_ending(other_ending) &&
         !goes_on(before(text, hyphen - ending.size() - digits.size())) &&
         ends_word(text, end + other_ending.size());
}

// A number with nothing before it but a blank, a bracket or the sign of a currency.
bool begins_number(std::string_view text, std::size_t begin) {
  const std::string_view left = text.substr(0, begin);
  const char c = before(text, begin);
  return is_space(c) || c == '(' || c == '$' || left.ends_with("\u00A3") ||
         left.ends_with("\u20AC");
}

// "Section 2.1-2.3", "Python 3.6-3.8": the word before says that these count no things. Times need
// no word.
bool counts_parts(std::string_view text, std::size_t begin, bool times) {
  constexpr std::array<std::string_view, 14> parts = {
      "section", "sections", "sec",     "figure", "figures", "fig",  "figs",
      "table",   "chapter",  "version", "rule",   "para",    "part", "clause"};
  if (begin == 0 || !is_blank(text[begin - 1])) return !times && is_space(before(text, begin));
  std::size_t end = begin - 1;
  if (before(text, end) == '.') --end;
  const std::string_view word = letters_before(text, end);
  if (contains(parts, lowered(word))) return true;
  return !times && (word.empty() || is_upper(word[0]));
}

bool is_time(std::string_view hours, std::string_view minutes) {
  return minutes.size() == 2 && minutes < "60" && (hours.size() == 1 || hours <= "24") &&
         hours.size() <= 2;
}

}  // namespace

bool parts_span_of_time(std::string_view text, std::size_t hyphen) {
  if (parts_decades(text, hyphen) || parts_ordinals(text, hyphen)) return true;
  const std::string_view first = letters_before(text, hyphen);
  if (!is_whole(text, first, hyphen)) return false;
  if (contains(months, first)) return follows_month(text, hyphen + 1);
  const std::string_view second = letters_from(text, hyphen + 1);
  const bool last = contains(days, second) || second == "Sun";
  return contains(days, first) && last && ends_word(text, hyphen + 1 + second.size());
}

bool parts_decimals(std::string_view text, std::size_t hyphen) {
  const std::string_view first = digits_before(text, hyphen);
  if (first.empty() || hyphen < first.size() + 2) return false;
  const std::size_t point = hyphen - first.size() - 1;
  const std::string_view whole = digits_before(text, point);
  const std::size_t begin = point - whole.size();
  const std::string_view other_whole = digits_from(text, hyphen + 1);
  const std::size_t other_point = hyphen + 1 + other_whole.size();
  const std::string_view second = digits_from(text, other_point + 1);
  if (text[point] != '.' || at(text, other_point) != '.' || whole.empty() || other_whole.empty()) {
    return false;
  }
  const std::size_t end = other_point + 1 + second.size();
  const bool apart = begins_number(text, begin) && ends_word(text, end);
  const bool rising = whole.size() != other_whole.size() ? whole.size() < other_whole.size()
                      : whole != other_whole             ? whole < other_whole
                                                         : first < second;
  constexpr std::size_t most_digits = 3;
  const bool times = is_time(whole, first) && is_time(other_whole, second);
  if (counts_parts(text, begin, times)) return false;
  return apart && rising && first.size() == second.size() && first.size() <= most_digits &&
         whole.size() <= most_digits && other_whole.size() <= most_digits;
}

}  // namespace normalize
