#include "debate/when.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "debate/characters.h"

namespace debate {

namespace {

// Longer lines are prose, in which a date is no header.
constexpr std::size_t longest_range = 200;

enum class Kind { number, word, mark };

struct Token {
  Kind kind;
  base::Span span;
  int value = 0;  // of a number
};

struct Fields {
  int year = 0, month = 0, day = 0, hour = -1, minute = 0, second = -1;
  bool ambiguous = false;
  std::size_t end = 0;  // index past the last token
};

std::vector<Token> tokenize(std::string_view text, base::Span range) {
  std::vector<Token> tokens;
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t begin = at;
    if (is_digit(text[at])) {
      int value = 0;
      while (at < range.end && is_digit(text[at]) && at - begin < 5) {
        value = value * 10 + (text[at++] - '0');
      }
      tokens.push_back({Kind::number, {begin, at}, value});
    } else if (is_word_at(text, at)) {
      while (at < range.end && is_word_at(text, at) && !is_digit(text[at])) ++at;
      tokens.push_back({Kind::word, {begin, at}, 0});
    } else if (const std::size_t blank = blank_at(text, at); blank > 0) {
      at += blank;
    } else {
      tokens.push_back({Kind::mark, {begin, ++at}, 0});
    }
  }
  return tokens;
}

// English, German and French, and the whole names in Spanish, Italian and Dutch.
int month_number(std::string_view word) {
  constexpr std::size_t shortest = 3;
  struct Name {
    std::string_view name;
    int month;
    bool shortened;  // may be cut off behind its third letter
  };
  static constexpr Name names[] = {
      {"january", 1, true},    {"januar", 1, true},      {"janvier", 1, true},
      {"enero", 1, false},     {"gennaio", 1, false},    {"januari", 1, false},
      {"february", 2, true},   {"februar", 2, true},     {"février", 2, true},
      {"fev", 2, false},       {"febrero", 2, false},    {"febbraio", 2, false},
      {"februari", 2, false},  {"march", 3, true},       {"märz", 3, true},
      {"mrz", 3, false},       {"mars", 3, false},       {"marzo", 3, false},
      {"maart", 3, false},     {"april", 4, true},       {"avril", 4, true},
      {"abril", 4, false},     {"aprile", 4, false},     {"may", 5, false},
      {"mai", 5, false},       {"mayo", 5, false},       {"maggio", 5, false},
      {"mei", 5, false},       {"june", 6, true},        {"juni", 6, false},
      {"juin", 6, false},      {"junio", 6, false},      {"giugno", 6, false},
      {"july", 7, true},       {"juli", 7, false},       {"juillet", 7, false},
      {"juil", 7, false},      {"julio", 7, false},      {"luglio", 7, false},
      {"august", 8, true},     {"août", 8, true},        {"agosto", 8, false},
      {"augustus", 8, false},  {"september", 9, true},   {"sept", 9, false},
      {"septembre", 9, false}, {"settembre", 9, false},  {"septiembre", 9, false},
      {"october", 10, true},   {"oktober", 10, true},    {"octobre", 10, false},
      {"octubre", 10, false},  {"ottobre", 10, false},   {"november", 11, true},
      {"novembre", 11, false}, {"noviembre", 11, false}, {"december", 12, true},
      {"dezember", 12, true},  {"décembre", 12, true},   {"diciembre", 12, false},
      {"dicembre", 12, false}};
  if (word.size() < shortest) return 0;
  const std::string low = lowered(word);
  const std::size_t letters = base::count_code_points(low);
  for (const Name& row : names) {
    const bool whole = low == row.name;
    const bool cut = row.shortened && letters >= shortest && letters <= shortest + 1 &&
                     row.name.starts_with(low);
    if (whole || (cut && (letters == shortest || row.month == 1 || row.month == 2))) {
      return row.month;
    }
  }
  return 0;
}

bool is_weekday(std::string_view word) {
  static constexpr std::string_view days[] = {
      "monday", "tuesday",  "wednesday",  "thursday", "friday",   "saturday", "sunday",
      "montag", "dienstag", "donnerstag", "freitag",  "samstag",  "sonntag",  "mittwoch",
      "lundi",  "mardi",    "mercredi",   "jeudi",    "vendredi", "samedi",   "dimanche"};
  constexpr std::string_view short_days[] = {"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"};
  const std::string low = lowered(word);
  return is_one_of(word, short_days) ||
         std::any_of(std::begin(days), std::end(days), [&](std::string_view day) {
           return low == day || (low.size() >= 3 && low.size() <= 5 && day.starts_with(low));
         });
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  bool number(std::size_t i, int low, int high) const {
    return i < tokens_.size() && tokens_[i].kind == Kind::number && tokens_[i].value >= low &&
           tokens_[i].value <= high;
  }
  int value(std::size_t i) const { return tokens_[i].value; }
  bool mark(std::size_t i, char c) const {
    return i < tokens_.size() && tokens_[i].kind == Kind::mark && text_[tokens_[i].span.begin] == c;
  }
  std::string word(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Kind::word
               ? lowered(slice(text_, tokens_[i].span))
               : std::string();
  }
  bool weekday(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Kind::word &&
           is_weekday(slice(text_, tokens_[i].span)) && month_number(word(i)) == 0;
  }
  bool adjacent(std::size_t i) const {
    return i + 1 < tokens_.size() && tokens_[i].span.end == tokens_[i + 1].span.begin;
  }

  bool date(std::size_t i, Fields& f) const {
    return iso_date(i, f) || day_first(i, f) || month_first(i, f) || slashed(i, f) ||
           relative(i, f);
  }

  // "10:32", "10:32:05", "9.05 am", "9 pm"
  bool time(std::size_t i, Fields& f) const {
    if (!number(i, 0, 23)) return false;
    const bool colon = mark(i + 1, ':') && adjacent(i) && adjacent(i + 1);
    const bool dot = mark(i + 1, '.') && adjacent(i) && adjacent(i + 1);
    const bool letter = word(i + 1) == "h" && adjacent(i) && adjacent(i + 1);  // "10h32"
    std::size_t next = i + 1;
    f.hour = value(i);
    f.minute = 0;
    if ((colon || dot || letter) && number(i + 2, 0, 59)) {
      if (tokens_[i + 2].span.size() != 2) return false;
      f.minute = value(i + 2);
      next = i + 3;
      if (colon && mark(next, ':') && number(next + 1, 0, 60)) {
        f.second = value(next + 1);
        next += 2;
      }
    }
    const std::string half = word(next);
    const bool twelve = half == "am" || half == "pm";
    const bool clock = half == "uhr";
    if (!twelve && !clock && !((colon || letter) && next > i + 1)) return f.hour = -1, false;
    if (clock) ++next;
    if (twelve) {
      if (f.hour > 12) return f.hour = -1, false;
      f.hour = f.hour % 12 + (half == "pm" ? 12 : 0);
      ++next;
    }
    const std::string zone = word(next);
    if (zone == "utc" || zone == "gmt" || zone == "bst" || zone == "est" || zone == "cet") ++next;
    f.end = next;
    return true;
  }

 private:
  static bool put(Fields& f, int year, int month, int day, std::size_t end) {
    f.year = year;
    f.month = month;
    f.day = day;
    f.end = end;
    return true;
  }
  bool year_at(std::size_t i) const { return number(i, 1970, 2099); }

  bool iso_date(std::size_t i, Fields& f) const {
    if (!year_at(i) || !(mark(i + 1, '-') || mark(i + 1, '/')) || !number(i + 2, 1, 12))
      return false;
    if (!(mark(i + 3, '-') || mark(i + 3, '/')) || !number(i + 4, 1, 31)) return false;
    return put(f, value(i), value(i + 2), value(i + 4), i + 5);
  }
  std::size_t skip_ordinal(std::size_t i) const {
    const std::string suffix = word(i);
    return suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th" ? i + 1 : i;
  }
  bool day_first(std::size_t i, Fields& f) const {
    if (!number(i, 1, 31)) return false;
    std::size_t next = skip_ordinal(i + 1);
    if (word(next) == "of" || word(next) == "de" || mark(next, '-') || mark(next, '.')) ++next;
    const int month = month_number(word(next));
    if (month == 0) return false;
    ++next;
    if (mark(next, ',') || mark(next, '-') || mark(next, '.') || word(next) == "de") ++next;
    if (year_at(next)) return put(f, value(next), month, value(i), next + 1);
    return put(f, 0, month, value(i), mark(next - 1, '.') || mark(next - 1, ',') ? next - 1 : next);
  }
  bool month_first(std::size_t i, Fields& f) const {
    const int month = month_number(word(i));
    if (month == 0) return false;
    std::size_t next = mark(i + 1, '.') ? i + 2 : i + 1;
    if (!number(next, 1, 31)) return false;
    const int day = value(next);
    next = skip_ordinal(next + 1);
    if (mark(next, ',')) ++next;
    if (year_at(next)) return put(f, value(next), month, day, next + 1);
    return put(f, 0, month, day, mark(next - 1, ',') ? next - 1 : next);
  }
  // "5 hours ago", "2h ago", "Yesterday at 10:32": a date without a year.
  bool relative(std::size_t i, Fields& f) const {
    if ((word(i) == "today" || word(i) == "yesterday") && word(i + 1) == "at" &&
        number(i + 2, 0, 23)) {
      return put(f, 0, 0, 0, i + 1);
    }
    static constexpr std::string_view units[] = {
        "s",    "sec",   "second", "seconds", "m",     "min", "mins", "minute", "minutes",
        "h",    "hr",    "hrs",    "hour",    "hours", "d",   "day",  "days",   "w",
        "week", "weeks", "month",  "months",  "mo",    "y",   "yr",   "year",   "years"};
    const std::size_t ago = mark(i + 2, '.') ? i + 3 : i + 2;  // "3 hr. ago"
    const bool counted =
        number(i, 1, 999) && word(ago) == "ago" &&
        std::find(std::begin(units), std::end(units), word(i + 1)) != std::end(units);
    return counted && put(f, 0, 0, 0, ago + 1);
  }
  bool slashed(std::size_t i, Fields& f) const {
    if (!number(i, 1, 31) || !number(i + 2, 1, 31)) return false;
    const char separator = mark(i + 1, '/') ? '/' : mark(i + 1, '.') ? '.' : '-';
    if (!mark(i + 1, separator) || !mark(i + 3, separator)) return false;
    if (!year_at(i + 4) && !(number(i + 4, 0, 99) && tokens_[i + 4].span.size() == 2)) return false;
    const int year = value(i + 4) < 100 ? 2000 + value(i + 4) : value(i + 4);
    const bool day_leads = value(i) > 12 || separator == '.';
    f.ambiguous = !day_leads && value(i + 2) <= 12;
    return put(f, year, day_leads ? value(i + 2) : value(i), day_leads ? value(i) : value(i + 2),
               i + 5);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

std::string iso_of(const Fields& f) {
  if (f.year == 0 || f.month < 1 || f.month > 12 || f.ambiguous) return {};
  const std::chrono::year_month_day day(std::chrono::year(f.year),
                                        std::chrono::month(static_cast<unsigned>(f.month)),
                                        std::chrono::day(static_cast<unsigned>(f.day)));
  if (!day.ok()) return {};
  const std::string date = fmt::format("{:04}-{:02}-{:02}", f.year, f.month, f.day);
  if (f.hour < 0) return date;
  const int second = std::clamp(f.second, 0, 59);  // none, or a leap second
  return fmt::format("{}T{:02}:{:02}:{:02}", date, f.hour, f.minute, second);
}

bool is_joint(const Reader& reader, std::size_t i) {
  const std::string word = reader.word(i);
  return reader.mark(i, ',') || reader.mark(i, '-') || reader.mark(i, '|') ||
         is_one_of(word, {"at", "t", "on", "um", "à", "alle", "las", "om"});
}

}  // namespace

std::optional<When> find_when(std::string_view text, base::Span range) {
  range.end = std::min(range.end, range.begin + longest_range);
  const std::string_view part = slice(text, range);
  if (std::none_of(part.begin(), part.end(), is_digit)) return std::nullopt;
  const std::vector<Token> tokens = tokenize(text, range);
  const Reader reader(text, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Fields f;
    When when;
    when.date = reader.date(i, f);
    when.time = !when.date && reader.time(i, f);
    if (!when.date && !when.time) continue;
    std::size_t next = f.end;
    while (next < tokens.size() && next < f.end + 2 && is_joint(reader, next)) ++next;
    if (reader.mark(next, '(') || reader.weekday(next)) {
      ++next;
    }
    Fields second = f;
    if (when.date && reader.time(next, second)) {
      when.time = true;
      f = second;
    } else if (when.time && reader.date(next, second)) {
      when.date = true;
      f = second;
    }
    std::size_t first = i;
    if (first > 0 && reader.mark(first - 1, ',')) --first;
    if (first > 0 && reader.weekday(first - 1))
      --first;
    else
      first = i;
    when.span = {tokens[first].span.begin, tokens[f.end - 1].span.end};
    when.iso = iso_of(f);
    return when;
  }
  return std::nullopt;
}

}  // namespace debate
