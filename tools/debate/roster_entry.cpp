#include "debate/roster_entry.h"

#include <algorithm>

#include "debate/characters.h"
#include "debate/markers.h"
#include "debate/openings.h"
#include "debate/roster.h"
#include "debate/roster_description.h"
#include "debate/roster_number.h"

namespace debate {

namespace {

// Longer lines are prose.
constexpr std::size_t longest_entry = 320;

bool speaks(std::string_view description) {
  // A roster describes; "I", "we" and "you", questions and exclamations belong to speech.
  if (description.empty()) return false;
  if (description.back() == '?' || description.back() == '!') return true;
  for (std::size_t at = 0; at < description.size();) {
    const base::Span word = next_word(description, at, description.size());
    if (word.empty()) break;
    const std::string_view w = slice(description, word);
    if (w == "I" || w.substr(0, 2) == "I'" || w.substr(0, 4) == "I\u2019") return true;
    // A word that is no abbreviation, a stop, and another sentence.
    const bool stop = word.end + 2 < description.size() && description[word.end] == '.' &&
                      description[word.end + 1] == ' ' && is_upper(description[word.end + 2]);
    if (stop && is_lower(w[0]) && w.size() > 3) return true;
    const std::string low = lowered(w);
    if (low == "we" || low == "you" || low == "my" || low == "thanks" || low == "me") return true;
    at = word.end;
  }
  return false;
}

// "**UoH**", "_UoH_"
base::Span without_emphasis(std::string_view text, base::Span span) {
  constexpr std::string_view marks = "*_";
  while (span.size() > 2 && text[span.begin] == text[span.end - 1] &&
         marks.find(text[span.begin]) != std::string_view::npos) {
    span = {span.begin + 1, span.end - 1};
  }
  return span;
}

void set_code(std::string_view text, base::Span span, Person& person) {
  span = without_emphasis(text, span);
  person.code_span = span;
  person.code = string_of(text, span);
}

struct Joint {
  base::Span span;  // punctuation and the white space around it
  bool dash = false;
  bool found = false;
};

// "UoH stands for Reader in Law"
Joint find_explanation(std::string_view text, base::Span body, std::size_t reach) {
  const std::string_view line = slice(text, body).substr(0, reach);
  for (const std::string_view words : {" stands for ", " means ", " denotes "}) {
    const std::size_t found = line.find(words);
    if (found == std::string_view::npos || !is_initials_like(line.substr(0, found))) continue;
    return {{body.begin + found, body.begin + found + words.size()}, true, true};
  }
  return {};
}

// The first colon, dash or equals sign within the first `reach` bytes.
Joint find_joint(std::string_view text, base::Span body, std::size_t reach) {
  const std::size_t end = std::min(body.end, body.begin + reach);
  for (std::size_t at = body.begin + 1; at < end; ++at) {
    const char c = text[at];
    const std::string_view sign = text.substr(at, 3);
    const bool wide = sign == "\u2013" || sign == "\u2014" || sign == "\u2192";
    const bool spaced = blank_at(text, at - 1) > 0 || blank_at(text, at + 1) > 0;
    const bool arrow = sign.starts_with("->") || sign.starts_with("=>");
    const bool dash = wide || arrow || (c == '-' && spaced);
    if (c != ':' && c != '=' && !dash) continue;
    base::Span span{at, at + (wide ? 3 : arrow ? 2 : 1)};
    while (span.end < body.end && blank_at(text, span.end) > 0)
      span.end += blank_at(text, span.end);
    return {span, dash || c == '=', true};
  }
  return {};
}

// "… University of Hull, UK"
bool ends_with_country(std::string_view text, base::Span span) {
  const std::size_t comma = slice(text, span).rfind(',');
  return comma != std::string_view::npos &&
         is_country(slice(text, {span.begin + comma + 1, span.end}));
}

// The code at the head of a description: "(UoH) Reader in Law, …", "UoH, Reader in Law, …". Takes
// it off `body`.
base::Span take_leading_code(std::string_view text, base::Span& body) {
  constexpr std::size_t reach = 28;
  if (body.empty()) return {};
  const std::string_view line = slice(text, body).substr(0, reach);
  const bool bracketed = line[0] == '(' || line[0] == '[';
  const std::size_t end =
      bracketed ? line.find(line[0] == '(' ? ')' : ']') : line.find_first_of(",:");
  std::size_t dash = std::string_view::npos;
  for (const std::string_view sign : {" - ", " \u2013 ", " \u2014 "}) {
    dash = std::min(dash, line.find(sign));
  }
  const std::size_t close = bracketed ? end : std::min(end, dash);
  if (close == std::string_view::npos) return {};
  const base::Span code = trim(text, {body.begin + (bracketed ? 1 : 0), body.begin + close});
  constexpr std::size_t longest_bracketed = 8;
  const std::string_view typed = slice(text, code);
  const bool whole = bracketed && typed.size() <= longest_bracketed && is_code_like(typed);
  if (!(whole || is_initials_like(typed)) || is_country(typed)) return {};
  std::size_t rest = body.begin + close;
  while (rest < body.end && !is_word_at(text, rest)) ++rest;
  if (rest >= body.end) return {};
  body.begin = rest;
  return code;
}

// "AB" of "hereafter AB", "referred to as AB" and "code: AB".
base::Span without_naming_words(std::string_view text, base::Span code) {
  for (const std::string_view words :
       {"hereafter", "henceforth", "referred to as", "known as", "abbreviated", "code:", "code"}) {
    const std::string_view typed = slice(text, code);
    const std::size_t end = words.size();
    if (typed.size() <= end || !starts_with_ignoring_case(typed, words)) continue;
    if (!is_word_at(text, code.begin + end)) return trim(text, {code.begin + end, code.end});
  }
  return code;
}

// The code that closes an entry: "… UK. UoH", "… UK – UoH", "… UK (UoH)", "… UK, UoH" and "… UK
// UoH". Shrinks `body`.
base::Span take_trailing_code(std::string_view text, base::Span& body) {
  base::Span rest = body;
  if (rest.empty()) return {};
  if (text[rest.end - 1] == '.') --rest.end;
  if (rest.empty()) return {};
  const char last = text[rest.end - 1];
  if (last == ')' || last == ']') {
    const std::size_t found = slice(text, rest).rfind(last == ')' ? '(' : '[');
    if (found == std::string_view::npos) return {};
    const std::size_t open = rest.begin + found;
    const base::Span code = without_naming_words(text, trim(text, {open + 1, rest.end - 1}));
    if (!is_code_like(slice(text, code))) return {};
    body.end = open;
    return code;
  }
  for (std::size_t at = rest.end; at-- > rest.begin + 1;) {
    if (rest.end - at > 26) break;
    const char c = text[at];
    const bool stop = c == '.' || c == ':' || c == ';' || c == '=';
    const bool dash = text.substr(at, 3) == "\u2013" || text.substr(at, 3) == "\u2014" ||
                      text.substr(at, 3) == "\u2192" || (c == '-' && blank_at(text, at - 1) > 0);
    // Behind these only what is nothing but a code.
    const bool comma =
        c == ',' || (blank_at(text, at) > 0 && ends_with_country(text, {rest.begin, at}));
    if (!stop && !dash && !comma) continue;
    const std::size_t after = at + (static_cast<unsigned char>(c) < 0x80 ? 1 : 3);
    const base::Span code = trim(text, {after, rest.end});
    if (code.empty() || (blank_at(text, after) == 0 && c != ' ')) return {};
    const std::string_view typed = slice(text, code);
    if (comma ? !is_initials_like(typed) || is_country(typed) : !is_code_like(typed)) {
      if (comma && c != ',') continue;
      return {};
    }
    body.end = at;
    return code;
  }
  return {};
}

std::optional<RosterEntry> read_numbered(std::string_view text, base::Span body) {
  RosterEntry entry;
  entry.whole = body;
  Person& person = entry.person;
  person.number_span = find_participant_number(text, body, person.number);
  if (person.number_span.empty()) return std::nullopt;
  base::Span rest{person.number_span.end, body.end};
  rest = trim(text, rest);
  if (!rest.empty() && text[rest.begin] == '(') {
    const std::size_t found = slice(text, rest).find(')');
    if (found != std::string_view::npos) {
      const std::size_t close = rest.begin + found;
      const base::Span code = trim(text, {rest.begin + 1, close});
      if (is_code_like(slice(text, code))) {
        set_code(text, code, person);
        rest = trim(text, {close + 1, rest.end});
      }
    }
  }
  const Joint joint = find_joint(text, {rest.begin, rest.end}, 4);
  std::size_t start = rest.begin;
  if (!rest.empty() && std::string_view(":.-=").find(text[start]) != std::string_view::npos) {
    ++start;
  } else if (joint.found && joint.span.begin <= rest.begin + 1) {
    start = joint.span.end;
  } else if (text.substr(start, 3) == "\u2013" || text.substr(start, 3) == "\u2014") {
    start += 3;
  } else if (person.code.empty()) {
    return std::nullopt;
  }
  base::Span description = trim(text, {start, rest.end});
  if (description.empty() || speaks(slice(text, description))) return std::nullopt;
  if (person.code.empty()) {
    base::Span code = take_trailing_code(text, description);
    if (code.empty()) code = take_leading_code(text, description);
    if (code.empty()) {
      person.code = string_of(text, person.number_span);
    } else {
      set_code(text, code, person);
    }
  }
  describe(text, description, person);
  return entry;
}

std::optional<RosterEntry> read_code_first(std::string_view text, base::Span body) {
  Joint joint = find_explanation(text, body, 40);
  if (!joint.found) joint = find_joint(text, body, 40);
  const std::size_t comma = slice(text, body).find(", ");
  const std::size_t first = body.begin + std::min(comma, body.size());
  if (first < body.end && (!joint.found || first < joint.span.begin)) {
    const std::string_view head = slice(text, {body.begin, first});
    joint.found = is_initials_like(head) && !is_country(head);
    joint.span = {first, first + 2};
  }
  if (!joint.found) return std::nullopt;
  RosterEntry entry;
  entry.whole = body;
  entry.form = joint.dash ? EntryForm::code_first_dash : EntryForm::code_first_colon;
  const base::Span code = trim(text, {body.begin, joint.span.begin});
  const base::Span description = trim(text, {joint.span.end, body.end});
  if (!is_code_like(slice(text, code)) || description.empty()) return std::nullopt;
  if (is_mail_field(slice(text, code))) return std::nullopt;
  if (speaks(slice(text, description)) || description.size() > 220) return std::nullopt;
  set_code(text, code, entry.person);
  // "P1 = UoH: Reader in Law": one name stands for the other.
  base::Span told = description;
  const base::Span other = joint.dash ? take_leading_code(text, told) : base::Span{};
  if (!other.empty() && text[other.end] == ':') {
    entry.person.number_span = entry.person.code_span;
    set_code(text, other, entry.person);
  } else {
    told = description;
  }
  describe(text, told, entry.person);
  return entry;
}

// "[UoH] Reader in Law, …"
std::optional<RosterEntry> read_bracketed_code(std::string_view text, base::Span body) {
  if (text[body.begin] != '[') return std::nullopt;
  RosterEntry entry;
  entry.whole = body;
  entry.form = EntryForm::code_first_colon;
  const base::Span code = take_leading_code(text, body);
  if (code.empty() || speaks(slice(text, body))) return std::nullopt;
  set_code(text, code, entry.person);
  describe(text, body, entry.person);
  return entry;
}

// "SCI (teacher of science)", "Dell (gardener, no. 11)"
std::optional<RosterEntry> read_code_first_paren(std::string_view text, base::Span body) {
  const std::string_view line = slice(text, body);
  const std::size_t open = line.find('(');
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  const std::size_t close = line.find_last_not_of(".,; ");
  if (close == std::string_view::npos || line[close] != ')' || close < open + 2)
    return std::nullopt;
  const base::Span code = trim(text, {body.begin, body.begin + open});
  const base::Span description = trim(text, {body.begin + open + 1, body.begin + close});
  if (!is_code_like(slice(text, code)) || description.empty()) return std::nullopt;
  if (speaks(slice(text, description))) return std::nullopt;
  RosterEntry entry;
  entry.whole = body;
  entry.form = EntryForm::code_first_paren;
  set_code(text, code, entry.person);
  describe(text, description, entry.person);
  return entry;
}

std::optional<RosterEntry> read_code_last(std::string_view text, base::Span body) {
  if (body.size() < 4) return std::nullopt;
  RosterEntry entry;
  entry.whole = body;
  entry.form = EntryForm::code_last;
  base::Span description = body;
  base::Span code;
  const std::string_view line = slice(text, body);
  const std::size_t open = line.find('(');
  const std::size_t close = open == std::string_view::npos ? open : line.find(')', open);
  const std::string_view last = text.substr(body.end - 2, 2);
  const bool bracketed = last[1] == ')' || last[1] == ']' || last == ")." || last == "].";
  if (bracketed || close == std::string_view::npos) {
    code = take_trailing_code(text, description);
    description = trim(text, description);
    if (code.empty() || speaks(slice(text, description))) return std::nullopt;
    if (!bracketed && !is_initials_like(slice(text, code))) return std::nullopt;
    set_code(text, code, entry.person);
    describe(text, description, entry.person);
    return entry;
  }
  if (close == std::string_view::npos || open == 0) return std::nullopt;
  code = trim(text, {body.begin + open + 1, body.begin + close});
  if (!is_code_like(slice(text, code)) || speaks(line)) return std::nullopt;
  set_code(text, code, entry.person);
  // "Jane Roe (UoH), Professor of Law, …": the name is the first cell, the rest the second.
  entry.person.role_span = trim(text, {body.begin, body.begin + open});
  entry.person.role = string_of(text, entry.person.role_span);
  const base::Span rest = without_stop(text, {body.begin + close + 1, body.end});
  if (!rest.empty()) {
    Person tail;
    describe(text, rest, tail);
    entry.person.country_span = tail.country_span;
    entry.person.country = tail.country;
    const std::size_t end =
        tail.affiliation_span.empty() ? tail.role_span.end : tail.affiliation_span.end;
    entry.person.affiliation_span = {tail.role_span.begin, end};
    entry.person.affiliation = tail.affiliation.empty() ? tail.role : tail.affiliation;
  }
  return entry;
}

// "UoH,Reader in Law,University of Hull": prose has spaces behind commas.
bool has_tight_commas(std::string_view line) {
  return std::count(line.begin(), line.end(), ',') >= 2 &&
         line.find(", ") == std::string_view::npos;
}

// What parts the cells of a row: a bar, a tab, tight commas, or two spaces where none stands.
std::string_view separator_of(std::string_view line) {
  if (has_tight_commas(line)) return ",";
  for (const std::string_view separator : {"|", "\t", " / ", "  "}) {
    if (line.find(separator) != std::string_view::npos) return separator;
  }
  return {};
}

// "3" in the first cell counts the rows.
void take_row_number(std::string_view text, std::vector<base::Span>& cells, Person& person) {
  const std::string_view first = slice(text, cells.front());
  const std::size_t digits = first.find_last_not_of(".) ") + 1;
  const bool number =
      cells.size() > 2 && digits > 0 && digits <= 2 &&
      std::all_of(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(digits), is_digit);
  if (!number) return;
  person.number_span = {cells.front().begin, cells.front().begin + digits};
  person.number = std::stoi(std::string(first.substr(0, digits)));
  cells.erase(cells.begin());
}

// The cell that holds the code: the first, the last or the second; one that is nothing but initials
// before one that could be a name. The number of cells when there is none.
std::size_t code_cell(std::string_view text, const std::vector<base::Span>& cells) {
  for (const auto test : {is_initials_like, is_code_like}) {
    for (const std::size_t i : {std::size_t{0}, cells.size() - 1, std::size_t{1}}) {
      const std::string_view cell = slice(text, cells[i]);
      if (test(cell) && !is_country(cell)) return i;
    }
  }
  return cells.size();
}

std::optional<RosterEntry> read_columns(std::string_view text, base::Span body,
                                        std::string_view separator) {
  std::vector<base::Span> cells;
  std::size_t begin = body.begin;
  for (std::size_t at = body.begin; at <= body.end; ++at) {
    if (at < body.end && !text.substr(at, body.end - at).starts_with(separator)) continue;
    const base::Span cell = trim(text, {begin, at});
    if (!cell.empty()) cells.push_back(cell);
    begin = std::min(at + separator.size(), body.end);
  }
  if (cells.size() < 2 || cells.size() > 6) return std::nullopt;
  // Rows of what was said look the same.
  if (std::any_of(cells.begin(), cells.end(),
                  [&](base::Span cell) { return speaks(slice(text, cell)); })) {
    return std::nullopt;
  }
  RosterEntry entry;
  entry.whole = body;
  entry.form = EntryForm::columns;
  Person& person = entry.person;
  take_row_number(text, cells, person);
  const std::size_t code = code_cell(text, cells);
  if (code == cells.size()) return std::nullopt;
  set_code(text, cells[code], person);
  cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(code));
  if (cells.size() > 1 && is_country(slice(text, cells.back()))) {
    person.country_span = cells.back();
    person.country = string_of(text, cells.back());
    cells.pop_back();
  }
  if (cells.empty()) return entry;
  if (cells.size() == 1 && code == 0) {
    describe(text, cells.front(), person);
    return entry;
  }
  person.role_span = cells.front();
  person.role = string_of(text, cells.front());
  if (cells.size() == 2 && cells[1].begin > person.code_span.begin) {
    Person place;
    describe(text, cells[1], place);
    if (!place.country.empty() && place.affiliation.empty()) {
      person.affiliation_span = place.role_span;
      person.affiliation = institution_of(text, place.role_span);
      person.country_span = place.country_span;
      person.country = place.country;
      return entry;
    }
  }
  // Further cells between are one field, so that every word lies in a field; the code may not.
  if (cells.size() > 1 &&
      !(cells[1].begin < person.code_span.begin && person.code_span.begin < cells.back().begin)) {
    person.affiliation_span = {cells[1].begin, cells.back().end};
    person.affiliation = string_of(text, person.affiliation_span);
  }
  return entry;
}

}  // namespace

std::vector<RosterEntry> read_entry(std::string_view text, base::Span body) {
  std::vector<RosterEntry> readings;
  if (body.empty() || body.size() > longest_entry) return readings;
  const std::string_view line = slice(text, body);
  const std::string_view separator = separator_of(line);
  if (!separator.empty()) {
    if (std::optional<RosterEntry> entry = read_columns(text, body, separator)) {
      readings.push_back(*entry);
    }
    if (!readings.empty() && separator != "  ") return readings;
  }
  const std::optional<Marker> marker = parse_any_marker(text, body);
  if (marker && (!marker->loose || is_bullet(marker->style))) body.begin = marker->span.end;
  if (std::optional<RosterEntry> entry = read_numbered(text, body)) readings.push_back(*entry);
  if (std::optional<RosterEntry> entry = read_code_first(text, body)) readings.push_back(*entry);
  if (std::optional<RosterEntry> entry = read_bracketed_code(text, body))
    readings.push_back(*entry);
  if (std::optional<RosterEntry> entry = read_code_last(text, body)) readings.push_back(*entry);
  if (std::optional<RosterEntry> entry = read_code_first_paren(text, body))
    readings.push_back(*entry);
  return readings;
}

}  // namespace debate
