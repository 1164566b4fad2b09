// Hyphens, dashes, ellipses and number ranges (N206, N213–N216).

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "normalize/ascii.h"
#include "normalize/phases.h"
#include "normalize/proposing.h"
#include "normalize/spans_of_time.h"

namespace normalize {
namespace {

// Words that end compounds: "evidence -based" can only be one word.
constexpr std::array<std::string_view, 30> compound_ends = {
    "aged",   "based",  "bound",    "century", "centred", "day",   "driven",  "focused",
    "free",   "funded", "hour",     "led",     "level",   "like",  "minute",  "mile",
    "month",  "old",    "oriented", "page",    "person",  "pound", "related", "sized",
    "storey", "term",   "week",     "wide",    "year",    "yard"};
// Words that begin compounds: "self- esteem".
constexpr std::array<std::string_view, 14> compound_beginnings = {
    "anti", "co",   "cross", "ex",    "half", "inter", "multi",
    "non",  "post", "pre",   "quasi", "re",   "self",  "semi"};
// After a hyphen that stands for a second part to come: "short- and long-term".
constexpr std::array<std::string_view, 8> suspending = {"and", "or",  "to",      "nor",
                                                        "but", "und", "through", "versus"};
constexpr std::array<std::string_view, 23> number_words = {
    "one",   "two",   "three",   "four",   "five",    "six",     "seven",  "eight",
    "nine",  "ten",   "eleven",  "twelve", "fifteen", "twenty",  "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety",  "hundred", "several"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_word_char(char c) {
  return is_alnum(c) || is_beyond_ascii(c);
}

std::string_view digits_before(std::string_view text, std::size_t i) {
  std::size_t begin = i;
  while (begin > 0 && i - begin < 12 && is_digit(text[begin - 1])) --begin;
  return text.substr(begin, i - begin);
}

std::string_view digits_from(std::string_view text, std::size_t i) {
  std::size_t end = i;
  while (end < text.size() && end - i < 12 && is_digit(text[end])) ++end;
  return text.substr(i, end - i);
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && digits >= "1000" && digits < "2200";
}

// Two numbers that can only be the ends of a range: rising, of equal length or the usual short
// forms ("2014-16", "5-10").
bool is_range(std::string_view from, std::string_view to) {
  if (from.empty() || to.empty() || (from.size() > 1 && from[0] == '0') || to[0] == '0')
    return false;
  if (from.size() == to.size()) return from.size() <= 4 && from < to;
  if (to.size() < from.size()) {
    return is_year(from) && to.size() == 2 && to > from.substr(2);
  }
  return to.size() <= 3 && to.size() == from.size() + 1;
}

class Dashes {
 public:
  Dashes(Proposing& to, const Line& line) : to_(to), text_(to.text), line_(line) {}

  void run() {
    const std::size_t end = line_.span.end;
    for (std::size_t i = line_.content; (i = to_.signs.find(i, end)) < end; ++i) {
      if (text_[i] == '.')
        i = dots(i);
      else if (text_[i] == '-')
        i = hyphens(i);
    }
  }

 private:
  char left(std::size_t i) const { return i > line_.content ? text_[i - 1] : '\n'; }

  // ---- Ellipses ----

  std::size_t dots(std::size_t i) {
    std::size_t end = i;
    while (end < line_.span.end && text_[end] == '.') ++end;
    const std::size_t count = end - i;
    if (count == 1 && text_.substr(i, 5) == ". . ." && at(text_, i + 5) != '.' &&
        text_.substr(i + 5, 2) != " .") {
      to_.propose("N215", {i, i + 5}, to_.style.ellipsis);
      return i + 4;
    }
    if ((count == 3 || count == 4) && left(i) != '/' && at(text_, end) != '/' && !to_.in_code(i)) {
      const std::size_t begin = count == 4 ? i + 1 : i;
      to_.propose("N215", {begin, end}, to_.style.ellipsis);
    }
    return end - 1;
  }

  // ---- Hyphens and dashes ----

  std::size_t hyphens(std::size_t i) {
    std::size_t end = i;
    while (end < line_.span.end && text_[end] == '-') ++end;
    const char previous = left(i), next = at(text_, end);
    if (end - i > 3 || i == line_.content || !has_words()) return end - 1;
    if (end - i > 1) {
      long_dash(i, end, previous, next);
    } else if (is_blank(previous) && is_space(next)) {
      spaced(i, next);
    } else if (is_digit(previous) && is_digit(next)) {
      range(i, i, i + 1);
    } else if (is_alpha(previous) && !is_lower(next) && parts_span_of_time(text_, i)) {
      mark_range(i, i, i + 1);
    } else if (previous == '%' || (is_digit(previous) && !is_space(next) && !is_alnum(next))) {
      range_with_signs(i);
    } else if (is_blank(previous) && is_word_char(next)) {
      space_before(i);
    } else if (is_word_char(previous) && next == ' ') {
      space_after(i);
    }
    return end - 1;
  }

  // Else the line is a rule between posts: "- - - -". Looked for once, as there may be many marks.
  bool has_words() {
    const std::string_view line = text_.substr(line_.span.begin, line_.span.size());
    if (!has_words_) has_words_ = std::any_of(line.begin(), line.end(), is_word_char);
    return *has_words_;
  }

  void dash(std::size_t begin, std::size_t end, std::string_view rule,
            Certainty certainty = Certainty::high, std::string evidence = {}) {
    std::string_view mark = to_.style.dash;
    if (mark.front() == ' ') {
      const bool blank_before = is_space(left(begin)), blank_after = is_space(at(text_, end));
      if (blank_before) mark.remove_prefix(1);
      if (blank_after) mark.remove_suffix(1);
    } else {
      while (begin > line_.content && text_[begin - 1] == ' ') --begin;
      while (at(text_, end) == ' ') ++end;
    }
    to_.propose(rule, {begin, end}, mark, certainty, std::move(evidence));
  }

  // " - "
  void spaced(std::size_t i, char next) {
    std::size_t from = i, to = i + 1;
    while (from > line_.content && text_[from - 1] == ' ') --from;
    while (at(text_, to) == ' ') ++to;
    if (next == '\n' && from == i) return;
    const std::string_view first = digits_before(text_, from), second = digits_from(text_, to);
    if (!first.empty() && !second.empty()) {
      if (is_year(first) && second.size() >= 2) range(i, from, to);
      return;
    }
    dash(i, i + 1, "N213");
  }

  // "--" and "---"
  void long_dash(std::size_t i, std::size_t end, char previous, char next) {
    if (text_[line_.content] == '-' || previous == '!' || next == '>' || to_.in_code(i)) return;
    if (is_lower(next) && begins_quotation(i)) return;  // an option of a program, quoted
    const bool word_before = !is_space(previous), word_after = !is_space(next);
    if (!word_before && word_after) return;  // an option of a program
    if (word_before && word_after && !(is_word_char(previous) && is_word_char(next)) &&
        std::string_view("\"').,?!").find(previous) == std::string_view::npos &&
        std::string_view("\"'(").find(next) == std::string_view::npos) {
      return;
    }
    if (is_digit(previous) && is_digit(next)) return range(i, i, end);
    if (in_name(i, end)) return;
    dash(i, end, "N214");
  }

  // Whether a quotation mark that opens, or a bracket, stands right before `i`.
  bool begins_quotation(std::size_t i) const {
    constexpr std::string_view curly[] = {"\u201C", "\u2018"};
    std::size_t mark = std::string_view("\"'`([").find(left(i)) != std::string_view::npos ? 1 : 0;
    for (const std::string_view sign : curly) {
      if (i >= sign.size() && text_.substr(i - sign.size(), sign.size()) == sign)
        mark = sign.size();
    }
    return mark > 0 && (i - mark <= line_.content || is_space(text_[i - mark - 1]));
  }

  // "park--plan.txt", "10.1000/a--b", "#our--park": what has no blanks is one name.
  bool in_name(std::size_t begin, std::size_t end) const {
    constexpr std::size_t reach = 80, shortest = 2;
    const std::size_t lowest = std::max(line_.content, begin > reach ? begin - reach : 0);
    while (begin > lowest && !is_space(text_[begin - 1])) --begin;
    if (text_[begin] == '#' || text_[begin] == '@') return true;
    const std::string_view left = text_.substr(begin, end - begin);
    const std::size_t doi = left.find("10.");
    if (doi != left.npos && digits_from(text_, begin + doi + 3).size() >= 4 &&
        left.find('/', doi) != left.npos) {
      return true;
    }
    const std::size_t after = end;
    while (end < line_.span.end && end - after < reach && is_word_char(text_[end])) ++end;
    return end - after >= shortest && at(text_, end) == '.' && is_alnum(at(text_, end + 1)) &&
           is_alnum(at(text_, end + 2)) && !is_upper(at(text_, end + 1));
  }

  // ---- Ranges ----

  void mark_range(std::size_t i, std::size_t from, std::size_t to) {
    if (to_.style.range != "-" && !to_.in_code(i)) to_.propose("N216", {from, to}, to_.style.range);
  }

  // "11am", "10kg"
  bool has_unit(std::size_t end) const {
    constexpr std::array<std::string_view, 10> units = {"am", "pm", "kg", "km", "cm",
                                                        "mm", "mg", "ml", "bn", "p"};
    return contains(units, word_from(end));
  }

  // The hyphen at `i`; with the spaces around it the range's mark is [from, to).
  void range(std::size_t i, std::size_t from, std::size_t to) {
    if (to_.style.range == "-") return;
    const std::string_view first = digits_before(text_, from), second = digits_from(text_, to);
    const std::size_t begin = from - first.size(), end = to + second.size();
    if (begins_and_ends_times(begin, from, to, end) ||
        (to == i + 1 && from == i && parts_decimals(text_, i))) {
      mark_range(i, from, to);
      return;
    }
    if (!is_range(first, second)) return;
    // Not a part of a date, a telephone number, a name of a product or a section number.
    const char outer_left = before(text_, begin), outer_right = at(text_, end);
    const auto joins = [](char c) {
      return is_alpha(c) || c == '-' || c == '/' || c == '.' || c == ',' || c == ':' || c == '_' ||
             c == '+' || c == '#' || c == '=' || c == '\\';
    };
    if (joins(outer_left) && !counts_pages(begin)) return;
    const bool closing = std::string_view(".,:").find(outer_right) != std::string_view::npos;
    if (joins(outer_right) && !(closing && !is_alnum(at(text_, end + 1))) && !has_unit(end)) return;
    if (!telephone(begin, end)) mark_range(i, from, to);
  }

  // "10%-20%", "$5-$10"
  void range_with_signs(std::size_t i) {
    if (to_.style.range == "-" || to_.in_code(i)) return;
    const auto is_at = [this](std::size_t place, std::string_view sign) {
      return place < text_.size() && text_.substr(place, sign.size()) == sign;
    };
    for (const std::string_view sign : {"%", "$", "£", "€"}) {
      const bool behind = sign == "%";
      const std::size_t from = behind ? i - 1 : i, to = i + 1 + (behind ? 0 : sign.size());
      if (to > text_.size()) continue;
      const std::string_view first = digits_before(text_, from), second = digits_from(text_, to);
      const std::size_t begin = from - first.size();
      const bool signed_left = is_at(behind ? from : begin - sign.size(), sign);
      const bool signed_right = is_at(behind ? to + second.size() : i + 1, sign);
      if (signed_left && signed_right && is_range(first, second)) {
        to_.propose("N216", {i, i + 1}, to_.style.range);
        return;
      }
    }
  }

  // "p.12", "pp.3"
  bool counts_pages(std::size_t number) const {
    std::size_t i = number;
    if (before(text_, i) != '.') return false;
    --i;
    for (int n = 0; n < 2 && before(text_, i) == 'p'; ++n) --i;
    return i + 1 < number && !is_word_char(before(text_, i));
  }

  // "10:30-11:15": minutes before the hyphen, hours and minutes after it.
  bool begins_and_ends_times(std::size_t begin, std::size_t from, std::size_t to,
                             std::size_t end) const {
    const auto digit = [&](std::size_t i) { return is_digit(at(text_, i)); };
    if (from - begin != 2 || begin < 2 || text_[begin - 1] != ':' || !digit(begin - 2))
      return false;
    const char before_hours = before(text_, begin - 2);
    if (is_digit(before_hours) ? begin > 3 && is_alnum(text_[begin - 4]) : is_alnum(before_hours)) {
      return false;
    }
    return end > to && end - to <= 2 && at(text_, end) == ':' && digit(end + 1) && digit(end + 2) &&
           !is_alnum(at(text_, end + 3)) && at(text_, end + 3) != ':';
  }

  // Groups of digits beside it, as in "020 7946-7958".
  bool telephone(std::size_t begin, std::size_t end) const {
    const bool left_group = begin >= 2 && is_blank(text_[begin - 1]) &&
                            (is_digit(text_[begin - 2]) || text_[begin - 2] == ')');
    const bool right_group = is_blank(at(text_, end)) && is_digit(at(text_, end + 1)) &&
                             is_digit(at(text_, end + 2)) && is_digit(at(text_, end + 3));
    return left_group || right_group;
  }

  // ---- A hyphen with a space on one side ----

  std::string_view word_before(std::size_t end) const {
    std::size_t begin = end;
    while (begin > line_.content && end - begin < 24 && is_word_char(text_[begin - 1])) --begin;
    return text_.substr(begin, end - begin);
  }

  std::string_view word_from(std::size_t begin) const {
    std::size_t end = begin;
    while (end < line_.span.end && end - begin < 24 && is_word_char(text_[end])) ++end;
    return text_.substr(begin, end - begin);
  }

  // "3 hours", as in "2 -3 hours": a number and the plural of a noun.
  bool counts_units(std::size_t i) const {
    constexpr std::size_t shortest = 4;
    constexpr std::array<std::string_view, 5> others = {"this", "plus", "minus", "less", "does"};
    const std::string_view digits = digits_from(text_, i);
    const std::size_t end = i + digits.size();
    if (digits.empty() || at(text_, end) != ' ') return false;
    const std::string_view noun = word_from(end + 1);
    return noun.size() >= shortest && is_lower(noun[0]) && noun.back() == 's' &&
           !contains(others, noun);
  }

  // "two -week"
  void space_before(std::size_t i) {
    std::size_t from = i;
    while (from > line_.content && text_[from - 1] == ' ') --from;
    const std::string_view first = word_before(from), second = word_from(i + 1);
    if (counts_units(i + 1)) return range(i, from, i + 1);
    if (first.empty() || second.size() < 2 || !is_lower(second[0])) return;
    const bool number = contains(number_words, first) ||
                        (!first.empty() && std::all_of(first.begin(), first.end(), is_digit));
    if (contains(compound_ends, second)) {
      to_.propose("N206", {from, i}, "", Certainty::high,
                  number ? "a number and its unit" : "the second word ends compounds");
    } else if (contains(compound_beginnings, first)) {
      to_.propose("N206", {from, i}, "", Certainty::high, "the first word begins compounds");
    } else if (closed_later(i)) {
      dash(i, i + 1, "N206", Certainty::medium, "a hyphen for a dash, one of a pair");
    }
  }

  // "artificial- a contact": a dash; "self- esteem": a compound; "pre- and post-": neither.
  void space_after(std::size_t i) {
    const std::string_view first = word_before(i), second = word_from(i + 2);
    if (counts_units(i + 2)) return range(i, i, i + 2);
    if (first.empty() || second.empty() || contains(suspending, second)) return;
    if (!is_alpha(first.back()) && !is_beyond_ascii(first.back())) return;
    if (contains(compound_beginnings, first) && is_lower(second[0])) {
      to_.propose("N206", {i + 1, i + 2}, "", Certainty::high, "the first word begins compounds");
    } else if (first.size() > 2 && is_lower(first.back())) {
      dash(i, i + 1, "N206", Certainty::medium, "a hyphen for a dash");
    }
  }

  // A hyphen with a space after it follows within the line: "was -also then- the".
  bool closed_later(std::size_t i) const {
    constexpr std::size_t reach = 120;
    const std::size_t end = std::min(line_.span.end, i + reach);
    for (std::size_t k = i + 2; k + 1 < end; ++k) {
      if (text_[k] == '-' && is_word_char(text_[k - 1]) && text_[k + 1] == ' ') return true;
    }
    return false;
  }

  Proposing& to_;
  std::string_view text_;
  const Line& line_;
  std::optional<bool> has_words_;
};

}  // namespace

void propose_dashes(Proposing& to, const Line& line) {
  Dashes(to, line).run();
}

std::span<const Rule> dash_rules() {
  static constexpr std::array<Rule, 5> rows = {{
      {"N206", "space-at-hyphen", "A hyphen joins without spaces; one that parts is a dash.",
       "New Hart's Rules (2014), 3.3 and 4.11", Policy::fix,
       "a two -week fair, somewhat quiet- a pity\n", "a two-week fair, somewhat quiet – a pity\n",
       "short- and long-term; run it with -verbose\n"},
      {"N213", "spaced-hyphen", "A hyphen between spaces is a dash.",
       "New Hart's Rules (2014), 4.11.1", Policy::fix, "the park - our park\n",
       "the park – our park\n", "- the park\n- well-kept, 7 - 5 = 2\n"},
      {"N214", "double-hyphen", "Two or three hyphens are a dash.",
       "New Hart's Rules (2014), 4.11.1", Policy::fix, "the park -- our park--is old\n",
       "the park – our park – is old\n", "--- forwarded ---\nls --all\n----------\n"},
      {"N215", "typed-ellipsis", "Three dots are one sign.", "New Hart's Rules (2014), 4.7",
       Policy::fix, "well... no . . . yes\n", "well… no … yes\n",
       "http://example.org/a/lo... contents ......... 5\n"},
      {"N216", "number-range", "An en rule joins the ends of a range.",
       "New Hart's Rules (2014), 4.11.1", Policy::fix,
       "pages 12-15, 2014 - 16, 10.30-11.15, 2 -3 hours, 10%-20%, £5-£10, 12 April-14 May\n",
       "pages 12–15, 2014–16, 10.30–11.15, 2–3 hours, 10%–20%, £5–£10, 12 April–14 May\n",
       "2016-04-12, 555-1234, 20%-10%, 5-$10, MATRIX-2000, score 4-1, 1-2-3, 3 -2 points, 2 -3 "
       "was\n"},
  }};
  return rows;
}

}  // namespace normalize
