#include "debate/postal.h"

#include <algorithm>
#include <array>

#include "debate/characters.h"
#include "normalize/ascii.h"

namespace debate {

namespace {

// Whether the characters from `at` on are of the kinds of the pattern: "A" a capital, "9" a digit,
// "*" either of them, and else themselves; and a word begins and ends there.
bool is_like(std::string_view text, std::size_t at, std::string_view pattern) {
  if (at + pattern.size() > text.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = text[at + i];
    const char kind = pattern[i];
    const bool fits = kind == 'A'   ? is_upper(c)
                      : kind == '9' ? is_digit(c)
                      : kind == '*' ? is_upper(c) || is_digit(c)
                                    : c == kind;
    if (!fits) return false;
  }
  const std::size_t end = at + pattern.size();
  return (at == 0 || !is_word_at(text, at - 1)) && (end == text.size() || !is_word_at(text, end));
}

// Of the United Kingdom, Canada and Ireland.
constexpr std::array<std::string_view, 10> codes = {"A9 9AA",   "A99 9AA", "AA9 9AA", "AA99 9AA",
                                                    "AA9A 9AA", "A9A 9AA", "A9A 9A9", "A99 *9**",
                                                    "A99 A***", "A9W A***"};

constexpr std::string_view states =
    " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ";

// "IL 62704": the state of the five digits that begin at `digit`.
bool is_zip(std::string_view text, std::size_t digit) {
  constexpr std::size_t state = 3;
  if (digit < state || !is_like(text, digit - state, "AA 99999")) return false;
  const std::string typed = " " + std::string(text.substr(digit - state, 2)) + " ";
  return states.find(typed) != states.npos;
}

constexpr std::array<std::string_view, 24> streets = {
    "Street",    "St",      "Road",  "Rd",       "Avenue", "Ave",  "Lane",    "Drive",
    "Close",     "Terrace", "Court", "Crescent", "Square", "Way",  "Gardens", "Place",
    "Boulevard", "Blvd",    "Quay",  "Parade",   "Row",    "Mews", "Walk",    "Highway"};

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits[0] == '1' || digits.starts_with("20"));
}

// Where "14 Bridge Street" ends, the number of which begins at `at`; else `at`.
std::size_t end_of_street(std::string_view text, std::size_t at) {
  constexpr std::size_t most_words = 4, most_digits = 4;
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  const std::string_view digits = text.substr(at, end - at);
  if (digits.size() > most_digits || is_year(digits)) return at;
  if (end < text.size() && is_ascii_letter(text[end])) ++end;  // "221B"
  for (std::size_t words = 0; words < most_words; ++words) {
    if (end >= text.size() || text[end] != ' ') return at;
    const base::Span word = next_word(text, end, text.size());
    if (word.begin != end + 1 || !is_upper(text[word.begin])) return at;
    end = word.end;
    if (words > 0 && is_one_of(slice(text, word), streets)) return end;
  }
  return at;
}

std::size_t end_of_address(std::string_view text, std::size_t digit) {
  constexpr std::string_view box = "Box ";
  if (digit >= box.size() && text.substr(digit - box.size(), box.size()) == box) {
    const std::string_view before = text.substr(0, digit - box.size());
    if (before.ends_with("PO ") || before.ends_with("P.O. ")) return digit + 1;
  }
  const std::size_t longest_area = 2;
  for (std::size_t letters = 1; letters <= std::min(longest_area, digit); ++letters) {
    for (const std::string_view code : codes) {
      const bool begins = code[letters] == '9' && code[letters - 1] == 'A';
      if (begins && code.find('9') == letters && is_like(text, digit - letters, code))
        return digit - letters + code.size();
    }
  }
  if (is_zip(text, digit)) return digit + 5;
  const bool first = digit == 0 || !is_word_at(text, digit - 1);
  return first && (digit == 0 || text[digit - 1] != '-') ? end_of_street(text, digit) : digit;
}

}  // namespace

std::vector<base::Span> postal_addresses(std::string_view text, std::size_t most) {
  static constexpr normalize::ByteSet digits("0123456789");
  std::vector<base::Span> found;
  for (std::size_t at = 0; found.size() < most; ++at) {
    at = digits.find(text, at, text.size());
    if (at == text.size()) break;
    const bool inside = at > 0 && is_digit(text[at - 1]);
    const std::size_t end = inside ? at : end_of_address(text, at);
    if (end == at) continue;
    std::size_t begin = at;
    while (begin > 0 && is_upper(text[begin - 1])) --begin;
    found.push_back({begin, end});
    at = end - 1;
  }
  return found;
}

std::vector<base::Span> handles(std::string_view text, std::size_t most) {
  constexpr std::size_t shortest = 4, longest = 30;
  constexpr std::array<std::string_view, 4> all_of_them = {"channel", "here", "everyone", "team"};
  std::vector<base::Span> found;
  for (std::size_t at = 0; found.size() < most && (at = text.find('@', at)) != text.npos; ++at) {
    if (at > 0 && blank_at(text, at - 1) == 0 && text[at - 1] != '\n' && text[at - 1] != '(')
      continue;
    std::size_t end = at + 1;
    while (end < text.size() &&
           (is_ascii_letter(text[end]) || is_digit(text[end]) || text[end] == '_'))
      ++end;
    const std::size_t size = end - at - 1;
    const bool host = end + 1 < text.size() && text[end] == '.' && is_ascii_letter(text[end + 1]);
    if (size < shortest || size > longest || host) continue;
    if (!is_one_of(lowered(text.substr(at + 1, size)), all_of_them)) found.push_back({at, end});
  }
  return found;
}

}  // namespace debate
