#include "debate/openings.h"

#include <algorithm>
#include <set>

#include "debate/characters.h"
#include "debate/label_names.h"
#include "debate/markers.h"
#include "debate/remarks.h"
#include "debate/roster.h"
#include "debate/when.h"

namespace debate {

namespace {

constexpr std::size_t longest_header = 140;

base::Span strip_marks(std::string_view text, base::Span span) {
  // "**Anna**", "_Anna_", "@anna", "<anna>", "[anna]", "u/anna", "3. Anna", "3) Anna", "--- Anna
  // ---"
  span = trim(text, span);
  std::size_t number = span.begin;
  while (number < span.end && is_digit(text[number])) ++number;
  const bool counted = number > span.begin && number + 2 < span.end &&
                       (text[number] == '.' || text[number] == ')') && text[number + 1] == ' ';
  if (counted) span.begin = number + 2;
  for (const std::string_view account : {"/u/", "u/"}) {
    if (slice(text, span).starts_with(account)) span.begin += account.size();
  }
  constexpr std::string_view rules = "-=~#";
  const std::string_view typed = slice(text, span);
  const bool ruled = typed.size() > 4 && rules.find(typed[0]) != rules.npos &&
                     typed[1] == typed[0] && typed.ends_with(typed.substr(0, 2));
  const auto strip = [&](std::string_view marks, std::size_t at) {
    return !span.empty() && (marks.find(text[at]) != marks.npos ||
                             (ruled && (rules.find(text[at]) != rules.npos || text[at] == ' ')));
  };
  while (strip("*_@<[", span.begin)) ++span.begin;
  while (strip("*_>]", span.end - 1)) --span.end;
  return trim(text, span);
}

std::size_t skip_spaces(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && blank_at(text, at) > 0) at += blank_at(text, at);
  return std::min(at, end);
}

Opening make(OpeningForm form, std::string_view text, base::Span name, std::size_t text_begin,
             const NameIndex& names) {
  Opening opening;
  opening.form = form;
  opening.name = strip_marks(text, name);
  opening.text_begin = text_begin;
  opening.person = names.find(slice(text, opening.name));
  // "UoH's post:"
  for (const std::string_view ending : {"'s", "\u2019s"}) {
    if (opening.person >= 0 || !slice(text, opening.name).ends_with(ending)) continue;
    const base::Span owner{opening.name.begin, opening.name.end - ending.size()};
    opening.person = names.find(slice(text, owner));
    if (opening.person >= 0) opening.name = owner;
  }
  opening.key = code_key(slice(text, opening.name));
  return opening;
}

bool is_known_or_like(std::string_view text, base::Span name, const NameIndex& names) {
  name = strip_marks(text, name);
  return !name.empty() && name.size() <= longest_name &&
         (names.find(slice(text, name)) >= 0 || is_name_like(slice(text, name)));
}

// The time at the head of a line, with what parts it from the rest; `at` moves behind that.
std::optional<When> read_stamp(std::string_view text, base::Span body, std::size_t& at) {
  at = body.begin;
  if (text[at] == '[' || text[at] == '(') ++at;
  if (at >= body.end || !is_digit(text[at])) return std::nullopt;
  const std::optional<When> when = find_when(text, {at, std::min(body.end, at + 40)});
  if (!when || !when->time || when->span.begin != at) return std::nullopt;
  at = when->span.end;
  if (at < body.end && (text[at] == ']' || text[at] == ')')) ++at;
  at = skip_spaces(text, at, body.end);
  for (const std::string_view joint : {"-", "|", "\u2013", "\u2014"}) {
    if (text.substr(at, joint.size()) == joint) at = skip_spaces(text, at + joint.size(), body.end);
  }
  return when;
}

Opening stamped(Opening opening, const When& when) {
  opening.stamp = when.span;
  opening.when = when.iso;
  opening.dated = true;
  return opening;
}

// The name in "From  Anna  to  Everyone", as video conferences save their chats.
base::Span name_of_sender(std::string_view text, base::Span span) {
  const std::string_view line = slice(text, span);
  const std::size_t to = std::max(line.rfind(" to ") + 1, line.rfind(" To ") + 1);
  constexpr std::size_t from = 5;
  if (!starts_with_ignoring_case(line, "from ") || to <= from) return {};
  return trim(text, {span.begin + from, span.begin + to - 1});
}

// "[10:31] anna: …", "(10:31:05) <anna> …", "10:31 anna: …", "[2016-04-12 10:31] Anna: …"
std::optional<Opening> read_chat(std::string_view text, base::Span body, const NameIndex& names) {
  std::size_t at = 0;
  const std::optional<When> when = read_stamp(text, body, at);
  if (!when) return std::nullopt;
  const bool sent = starts_with_ignoring_case(slice(text, {at, body.end}), "from ");
  const std::size_t reach = std::min(body.end, at + longest_name + (sent ? longest_name + 30 : 3));
  for (std::size_t end = at; end < reach; ++end) {
    if (text[end] != ':' && text[end] != '>') continue;
    const base::Span sender = name_of_sender(text, {at, end});
    const base::Span name = sender.empty() ? base::Span{at, end} : sender;
    if (!is_known_or_like(text, name, names)) return std::nullopt;
    const std::size_t rest = skip_spaces(text, end + 1, body.end);
    return stamped(make(OpeningForm::chat, text, name, rest, names), *when);
  }
  return std::nullopt;
}

// "[10:31] …" and "[10:31] : …", whose name is gone.
std::optional<Opening> read_nameless_chat(std::string_view text, base::Span body,
                                          const NameIndex& names) {
  if (text[body.begin] != '[') return std::nullopt;
  std::size_t at = 0;
  const std::optional<When> when = read_stamp(text, body, at);
  if (!when) return std::nullopt;
  if (at < body.end && text[at] == ':') at = skip_spaces(text, at + 1, body.end);
  return stamped(make(OpeningForm::chat, text, {}, at, names), *when);
}

// Where the cell after a number or a time begins ("3", "10:02"), which only count the rows.
std::size_t behind_row_number(std::string_view text, base::Span body) {
  constexpr std::size_t longest = 20;
  const std::size_t tab = slice(text, body).substr(0, longest).find('\t');
  if (tab == std::string_view::npos || tab == 0 || !is_digit(text[body.begin])) return body.begin;
  const base::Span cell = trim(text, {body.begin, body.begin + tab});
  const std::string_view typed = slice(text, cell);
  const bool number = typed.find_first_not_of("0123456789.)") == std::string_view::npos;
  const std::optional<When> when = find_when(text, cell);
  const bool whole = when && when->span.begin == cell.begin && when->span.end == cell.end;
  return number || whole ? body.begin + tab + 1 : body.begin;
}

// "P3 | …", where the list has P3.
std::optional<Opening> read_barred(std::string_view text, base::Span body, const NameIndex& names) {
  constexpr std::string_view bar = " | ";
  const std::size_t found = slice(text, body).substr(0, longest_name + bar.size()).find(bar);
  if (found == std::string_view::npos) return std::nullopt;
  const base::Span name{body.begin, body.begin + found};
  const std::size_t rest = skip_spaces(text, name.end + bar.size(), body.end);
  if (rest >= body.end || names.find(slice(text, name)) < 0) return std::nullopt;
  return make(OpeningForm::column, text, name, rest, names);
}

// "P3", a tab and the text, as rows of a table are pasted.
std::optional<Opening> read_column(std::string_view text, base::Span body, const NameIndex& names) {
  if (std::optional<Opening> barred = read_barred(text, body, names)) return barred;
  const std::size_t first = skip_spaces(text, behind_row_number(text, body), body.end);
  const std::size_t tab = slice(text, {first, body.end}).substr(0, longest_name + 1).find('\t');
  if (tab == std::string_view::npos || tab == 0) return std::nullopt;
  const base::Span name{first, first + tab};
  const std::size_t rest = skip_spaces(text, name.end, body.end);
  if (rest >= body.end || !is_known_or_like(text, name, names)) return std::nullopt;
  if (is_digit(text[name.end - 1]) && text.find(':', name.begin) < name.end) return std::nullopt;
  Opening opening = make(OpeningForm::column, text, name, rest, names);
  const std::optional<When> when = find_when(text, {body.begin, first});
  if (when) opening = stamped(std::move(opening), *when);
  return opening;
}

struct HeaderWord {
  std::string_view word;
  bool strong;  // says by itself that this is a header
};
constexpr HeaderWord header_words[] = {
    {"wrote", true},     {"writes", true},    {"said", true},    {"says", true},
    {"posted", true},    {"reply", true},     {"replied", true}, {"comment", true},
    {"commented", true}, {"from", false},     {"by", false},     {"on", false},
    {"at", false},       {"post", true},      {"message", true}, {"sent", true},
    {"date", false},     {"added", true},     {"re", false},     {"in", false},
    {"response", true},  {"responded", true}, {"author", true},  {"user", false},
    {"point", false},    {"points", false},   {"likes", false},  {"votes", false},
    {"karma", false},    {"op", false},       {"edited", false}, {"talk", false},
    {"utc", false},      {"gmt", false}};

const HeaderWord* header_word(std::string_view low) {
  const auto found = std::find_if(std::begin(header_words), std::end(header_words),
                                  [&](const HeaderWord& row) { return row.word == low; });
  return found == std::end(header_words) ? nullptr : &*found;
}

struct HeaderScan {
  base::Span name;
  bool strong = false;
  bool clean = true;  // nothing but a name, header words, number and punctuation
  bool leads_with_on = false;
  int number = 0;
};

// The number of "12 points" or "3 likes".
bool counts_votes(std::string_view text, base::Span word, std::size_t end) {
  const std::string_view digits = slice(text, word);
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return false;
  const base::Span next = next_word(text, word.end, end);
  const std::string low = lowered(slice(text, next));
  return low == "point" || low == "points" || low == "likes" || low == "votes" || low == "karma";
}

HeaderScan scan_header(std::string_view text, base::Span body, const std::optional<When>& when) {
  HeaderScan scan;
  for (std::size_t at = body.begin; at < body.end;) {
    const base::Span word = next_word(text, at, body.end);
    if (word.empty()) break;
    at = word.end;
    if (when && when->span.overlaps(word)) {
      at = std::max(at, when->span.end);
      continue;
    }
    const std::string low = lowered(slice(text, word));
    const bool after_hash = word.begin > body.begin && text[word.begin - 1] == '#';
    const HeaderWord* known = header_word(low);
    const bool capital_name =
        is_upper(text[word.begin]) && !scan.name.empty() && word.begin <= scan.name.end + 1;
    if (after_hash && is_digit(low[0]) && low.size() < 6) {
      scan.number = std::stoi(low);
      scan.clean = word.end == body.end || text[word.end] != '.';  // else it marks a list's item
    } else if (counts_votes(text, word, body.end)) {
      continue;
    } else if (known != nullptr && !(capital_name && !known->strong)) {
      if (word.begin == body.begin && low == "on") scan.leads_with_on = true;
      scan.strong = scan.strong || known->strong;
    } else if (scan.name.empty()) {
      scan.name = word;
    } else if (word.begin <= scan.name.end + 2 && word.end - scan.name.begin <= longest_name) {
      scan.name.end = word.end;
    } else {
      scan.clean = false;  // prose: the rest of it says nothing
      break;
    }
  }
  return scan;
}

// "millwright's daughter • 5 years ago": nothing but a sign stands between name and date.
bool is_set_off(std::string_view text, base::Span body, base::Span name, const When& when) {
  if (name.empty() || name.begin != body.begin || when.span.begin <= name.end) return false;
  if (when.span.end != body.end || count_words(slice(text, name)) > 4) return false;
  const std::string_view between = trimmed(slice(text, {name.end, when.span.begin}));
  return between == "\u2022" || between == "\u00B7" || between == "|";
}

// A whole line that says who posted when.
std::optional<Opening> read_header(std::string_view text, base::Span body, const NameIndex& names) {
  if (body.size() > longest_header) return std::nullopt;
  const std::optional<When> when = find_when(text, body);
  HeaderScan scan = scan_header(text, body, when);
  if (!scan.clean) return std::nullopt;
  const char last = text[body.end - 1];
  const bool dated = when && when->date;
  const bool timed = when && when->time;
  const bool verb_closes = scan.strong && (last == ':' || slice(text, body).ends_with("\u2026"));
  scan.name = without_addressee(text, scan.name);
  const bool named = is_known_or_like(text, scan.name, names) ||
                     (dated && is_set_off(text, body, scan.name, *when));
  if (scan.name.empty()) {
    if (scan.number == 0 || !(dated || timed || scan.strong || body.size() < 8))
      return std::nullopt;
    Opening opening = make(OpeningForm::number, text, {}, body.end, names);
    opening.number = scan.number;
    opening.when = when ? when->iso : std::string();
    opening.dated = when.has_value();
    return opening;
  }
  // "12-14 April 2016" is a date, and nobody is called "12" whom no list has.
  const std::string_view typed = slice(text, scan.name);
  const bool counts = std::none_of(typed.begin(), typed.end(), [](char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  if (counts && names.find(typed) < 0) return std::nullopt;
  if (!named || (last == '.' && !timed) || last == '?') return std::nullopt;
  if (!(dated || (timed && (scan.strong || body.size() < 60)) || verb_closes || scan.number > 0)) {
    return std::nullopt;
  }
  const bool quoting = scan.leads_with_on && last == ':';
  Opening opening = make(quoting ? OpeningForm::quoting_header : OpeningForm::header, text,
                         scan.name, body.end, names);
  opening.when = when ? when->iso : std::string();
  opening.dated = when.has_value();
  opening.number = scan.number;
  opening.bare = !scan.strong && scan.number == 0 && opening.person < 0;
  return opening;
}

// "[P3] …", "<anna> …", "[P3]: …", "(P3) …", and the voice tag of WebVTT: "<v Anna>…"
std::optional<Opening> read_bracket(std::string_view text, base::Span body,
                                    const NameIndex& names) {
  const char open = text[body.begin];
  if (open != '[' && open != '<' && open != '(') return std::nullopt;
  // "(1)" and "(a)" count items.
  if (open == '(' && parse_marker(text, body)) return std::nullopt;
  const std::string_view start = slice(text, body).substr(0, longest_name + 2);
  const std::size_t found = start.find(open == '[' ? ']' : open == '(' ? ')' : '>');
  if (found == std::string_view::npos) return std::nullopt;
  const std::size_t close = body.begin + found;
  base::Span name{body.begin + 1, close};
  const bool voice = start.starts_with("<v ");
  if (voice) name.begin += 2;
  if (!is_known_or_like(text, name, names)) return std::nullopt;
  std::size_t at = close + 1;
  // "[[P3]]": a code in brackets of its own stands for the name.
  if (!voice && at < body.end && text[body.begin + 1] == open && text[at] == text[close]) ++at;
  // "[name 3]land": a word that a bracketed name was written into.
  if (!voice && at < body.end && is_lower(text[at])) return std::nullopt;
  if (at < body.end && text[at] == ':') ++at;
  return make(voice ? OpeningForm::chat : OpeningForm::bracket, text, name,
              skip_spaces(text, at, body.end), names);
}

// "Zdena, Brno"
bool is_name_and_place(std::string_view name) {
  const std::size_t comma = name.find(", ");
  return comma != std::string_view::npos && is_name_like(name.substr(0, comma)) &&
         is_name_like(name.substr(comma + 2));
}

// "CODE: …", "**Name:** …", "Name (UK): …", "Name (2020-06-01 09:12): …", "CODE – …", "Mr. ROE.—…"
std::optional<Opening> read_separated(std::string_view text, base::Span body,
                                      const NameIndex& names) {
  constexpr std::size_t longest_bracket = 40;
  std::size_t reach = std::min(body.end, body.begin + longest_name + 8);
  for (std::size_t at = body.begin + 1; at < reach; ++at) {
    if (text[at] == '(') {
      const std::size_t close = text.substr(at, longest_bracket).find(')');
      if (close != std::string_view::npos && at + close < body.end) {
        at += close;
        reach = std::min(body.end, reach + close);
        continue;
      }
    }
    const char c = text[at];
    if (c == '.' && at + 1 < body.end && blank_at(text, at + 1) > 0 && at - body.begin > 4) break;
    const bool wide = text.substr(at, 3) == "\u2013" || text.substr(at, 3) == "\u2014";
    const bool stopped = text[at - 1] == '.';  // "UoH.- The Members …", as parliaments print
    const bool dash = wide || (c == '-' && (stopped || blank_at(text, at - 1) > 0));
    if (c != ':' && !dash) continue;
    std::size_t end = at + (wide ? 3 : 1);
    if (c == ':' && end < body.end && text[end] == '/') return std::nullopt;
    while (end < body.end && text[end] == '*') ++end;
    if (end < body.end && blank_at(text, end) == 0 && !wide && dash) continue;
    const std::size_t rest = skip_spaces(text, end, body.end);
    if (c == ':' && rest == end && rest < body.end && !is_upper(text[rest])) return std::nullopt;
    if (dash && rest >= body.end) return std::nullopt;
    base::Span name{body.begin, at};
    const std::size_t bracket = slice(text, name).find('(');
    std::optional<When> when;
    if (bracket != std::string_view::npos && bracket > 0) {
      when = find_when(text, {name.begin + bracket, name.end});
      name.end = name.begin + bracket;
    }
    name = trim(text, name);
    if (dash && stopped) --name.end;
    const bool placed = c == ':' && is_name_and_place(slice(text, name));
    if (!placed && !is_known_or_like(text, name, names)) return std::nullopt;
    const auto form = dash && !stopped ? OpeningForm::dash : OpeningForm::colon;
    Opening opening = make(form, text, name, rest, names);
    if (when) opening.when = when->iso;
    return opening;
  }
  return std::nullopt;
}

// "UoH, Reader in Law, UK", where the list says the same of UoH.
std::optional<Opening> read_described(std::string_view text, base::Span body,
                                      const NameIndex& names) {
  const std::size_t comma = slice(text, body).substr(0, longest_name).find(", ");
  if (comma == std::string_view::npos || body.size() > longest_header) return std::nullopt;
  const base::Span name{body.begin, body.begin + comma};
  const int person = names.find(slice(text, name));
  if (person < 0 || !names.describes(person, slice(text, {name.end + 2, body.end})))
    return std::nullopt;
  return make(OpeningForm::alone, text, name, body.end, names);
}

std::optional<Opening> read_alone(std::string_view text, base::Span body, const NameIndex& names) {
  if (std::optional<Opening> described = read_described(text, body, names)) return described;
  if (body.size() > longest_name) return std::nullopt;
  const base::Span name = strip_marks(text, body);
  if (!is_known_or_like(text, name, names)) return std::nullopt;
  const char last = text[body.end - 1];
  if (names.find(slice(text, name)) < 0 && (last == '.' || last == '!' || last == '?')) {
    return std::nullopt;
  }
  return make(OpeningForm::alone, text, name, body.end, names);
}

}  // namespace

std::optional<Opening> read_opening(std::string_view text, const Line& line,
                                    const NameIndex& names) {
  if (line.blank() || line.depth > 0) return std::nullopt;
  if (opens_editorial_remark(slice(text, line.body))) return std::nullopt;
  for (const auto read : {read_chat, read_column, read_header, read_bracket, read_alone,
                          read_separated, read_nameless_chat}) {
    if (std::optional<Opening> opening = read(text, line.body, names)) {
      if (opening->form == OpeningForm::bracket && opening->text_begin >= line.body.end &&
          opening->person < 0 && count_words(slice(text, opening->name)) > 2) {
        return std::nullopt;
      }
      return opening;
    }
  }
  return std::nullopt;
}

}  // namespace debate
