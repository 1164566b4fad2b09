#include "normalize/head_case.h"

#include <algorithm>
#include <array>

#include "normalize/ascii.h"

namespace normalize {
namespace {

// Sentences and headlines are looked at no farther from the word than this.
constexpr std::size_t reach = 400;

base::Span line_around(std::string_view text, std::size_t word) {
  const std::size_t least = word > reach ? word - reach : 0;
  std::size_t begin = word;
  while (begin > least && text[begin - 1] != '\n') --begin;
  const std::size_t end = std::min({text.find('\n', word), text.size(), word + reach});
  return {begin, end};
}

// The word that ends before `end`.
std::string_view last_word(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t first = end;
  while (first > begin && is_alpha(text[first - 1])) --first;
  return text.substr(first, end - first);
}

bool is_shortened(std::string_view word) {
  constexpr std::array<std::string_view, 14> shortened = {
      "etc", "approx", "vs", "dr", "prof", "no", "fig", "cf", "al", "st", "mr", "mrs", "ms", "ca"};
  const auto same = [&](std::string_view other) {
    return std::equal(word.begin(), word.end(), other.begin(), other.end(),
                      [](char a, char b) { return to_lower(a) == b; });
  };
  return word.size() < 2 || std::any_of(shortened.begin(), shortened.end(), same);
}

struct Heads {
  std::size_t capital = 0, small = 0;
};

void count_head(Heads& heads, char c) {
  heads.capital += is_upper(c) ? 1 : 0;
  heads.small += is_lower(c) ? 1 : 0;
}

// The first letters of the words in the part, of three letters or more, the one at `word` apart.
Heads heads_of_words(std::string_view text, base::Span part, base::Span word) {
  constexpr std::size_t shortest = 3;
  Heads heads;
  for (std::size_t i = part.begin; i < part.end;) {
    if (i == word.begin) i = word.end;
    std::size_t end = i;
    while (end < part.end && end != word.begin && is_alpha(text[end])) ++end;
    if (end - i >= shortest) count_head(heads, text[i]);
    i = std::max(end, i + 1);
  }
  return heads;
}

// "Online XyZscussion 3: …" at the head of the text.
bool opens_numbered_title(std::string_view text, base::Span line, base::Span word) {
  const bool first =
      std::none_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(line.begin), is_alnum);
  std::size_t i = word.begin;
  if (i == line.begin || text[i - 1] != ' ') return false;
  for (--i; i > line.begin && is_alpha(text[i - 1]);) --i;
  return first && is_upper(text[i]) && at(text, word.end) == ' ' &&
         is_digit(at(text, word.end + 1));
}

}  // namespace

bool types_small(std::string_view text, std::size_t word) {
  const base::Span line = line_around(text, word);
  Heads heads;
  const bool whole = line.begin == 0 || text[line.begin - 1] == '\n';
  if (whole && line.begin != word) count_head(heads, text[line.begin]);
  for (std::size_t i = line.begin + 1; i + 2 < line.end; ++i) {
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (!stop || text[i + 1] != ' ' || i + 2 == word) continue;
    if (text[i] == '.' && is_shortened(last_word(text, line.begin, i))) continue;
    const bool code = is_upper(text[i + 2]) && !is_alpha(at(text, i + 3));
    if (!code) count_head(heads, text[i + 2]);
  }
  return heads.small > 0 && heads.capital == 0;
}

bool stands_in_aside(std::string_view text, base::Span word) {
  if (before(text, word.begin) != '(') return false;
  const std::size_t close =
      text.substr(0, std::min(text.size(), word.end + reach)).find(')', word.end);
  return close != text.npos && std::string_view(".!?").find(text[close - 1]) == text.npos;
}

bool stands_in_headline(std::string_view text, base::Span word) {
  constexpr std::size_t longest = 160, enough = 2;
  const base::Span line = line_around(text, word.begin);
  const char last = line.empty() ? '\0' : text[line.end - 1];
  const bool sentence = std::string_view(".!?:;,").find(last) != std::string_view::npos;
  const Heads all = heads_of_words(text, line, word);
  if (!sentence && line.size() <= longest && all.capital > enough && all.small * 3 < all.capital) {
    return true;
  }
  if (opens_numbered_title(text, line, word)) return true;
  constexpr std::string_view marks = ",;:()\t|";
  base::Span field = word;
  while (field.begin > line.begin && marks.find(text[field.begin - 1]) == marks.npos) --field.begin;
  while (field.end < line.end && marks.find(text[field.end]) == marks.npos) ++field.end;
  const bool several = field.begin > line.begin && field.end < line.end;
  const Heads heads = heads_of_words(text, field, word);
  return several && heads.capital >= enough && heads.small == 0;
}

bool names_date(std::string_view text, base::Span word, std::string_view restored) {
  constexpr std::array<std::string_view, 38> names = {
      "mon",      "tue",   "wed",    "thu",     "fri",      "sat",     "sun",       "tues",
      "thur",     "thurs", "monday", "tuesday", "friday",   "sunday",  "wednesday", "thursday",
      "saturday", "jan",   "feb",    "mar",     "apr",      "may",     "jun",       "jul",
      "aug",      "sep",   "sept",   "oct",     "nov",      "dec",     "march",     "april",
      "june",     "july",  "august", "october", "november", "december"};
  if (std::find(names.begin(), names.end(), restored) == names.end()) return false;
  std::size_t i = word.end;
  while (i < text.size() && (text[i] == ',' || text[i] == '.' || is_blank(text[i]))) ++i;
  const bool before_number = i > word.end && is_digit(at(text, i));
  const bool after_number =
      word.begin >= 2 && text[word.begin - 1] == ' ' && is_digit(text[word.begin - 2]);
  return before_number || after_number;
}

}  // namespace normalize
