#include "debate/roster_entry.h"

#include <algorithm>

#include "debate/characters.h"
#include "debate/markers.h"
#include "debate/openings.h"
#include "debate/roster.h"

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

base::Span without_stop(std::string_view text, base::Span span) {
  span = trim(text, span);
  while (!span.empty()) {
    const char c = text[span.end - 1];
    if (c != '.' && c != ',' && c != ';' && c != ':' && c != '|') break;
    --span.end;
    span = trim(text, span);
  }
  while (!span.empty() && (text[span.begin] == ',' || text[span.begin] == ';')) {
    ++span.begin;
    span = trim(text, span);
  }
  return span;
}

std::string string_of(std::string_view text, base::Span span) {
  std::string out;
  bool space = false;
  for (std::size_t at = span.begin; at < span.end;) {
    const std::size_t blank = text[at] == '\n' ? 1 : blank_at(text, at);
    if (blank > 0) {
      space = true;
      at += blank;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += text[at++];
  }
  return out;
}

bool names_institution(std::string_view part) {
  static constexpr std::string_view words[] = {
      "university", "universit",  "college", "school",    "institute", "foundation",  "hospital",
      "council",    "department", "centre",  "center",    "museum",    "library",     "trust",
      "society",    "ministry",   "agency",  "office",    "academy",   "association", "service",
      "company",    "union",      "faculty", "laboratory"};
  const std::string low = lowered(part);
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view w) { return low.find(w) != std::string::npos; });
}

// "Professor in the School of Law at the University of Hull": where " at the University" begins.
std::size_t find_preposition(std::string_view text, base::Span role) {
  const std::string_view line = slice(text, role);
  for (const std::string_view joint : {" at ", " from ", " of the ", " with "}) {
    const std::size_t found = line.rfind(joint);
    if (found == std::string_view::npos || found < 3) continue;
    const std::string_view rest = line.substr(found);
    if (!names_institution(rest)) continue;
    return role.begin + found + 1;
  }
  return role.end;
}

std::string institution_of(std::string_view text, base::Span affiliation) {
  std::string name = string_of(text, affiliation);
  for (const std::string_view lead :
       {"at the ", "from the ", "with the ", "of the ", "at ", "from ", "with ", "the "}) {
    if (starts_with_ignoring_case(name, lead)) return name.substr(lead.size());
  }
  return name;
}

// "role, institution, country" into the person's fields.
void describe(std::string_view text, base::Span span, Person& person) {
  span = without_stop(text, span);
  if (span.empty()) return;
  std::vector<base::Span> parts;
  int depth = 0;
  std::size_t begin = span.begin;
  for (std::size_t at = span.begin; at <= span.end; ++at) {
    if (at < span.end && text[at] == '(') ++depth;
    if (at < span.end && text[at] == ')' && depth > 0) --depth;
    if (at < span.end && (depth > 0 || (text[at] != ',' && text[at] != ';'))) continue;
    const base::Span part = trim(text, {begin, at});
    if (!part.empty()) parts.push_back(part);
    begin = at + 1;
  }
  if (parts.empty()) return;
  if (parts.size() > 1 && is_country(string_of(text, parts.back()))) {
    person.country_span = parts.back();
    person.country = string_of(text, parts.back());
    parts.pop_back();
  }
  base::Span role = parts.front();
  base::Span affiliation;
  if (parts.size() > 1) affiliation = {parts[1].begin, parts.back().end};
  const std::size_t joint = find_preposition(text, role);
  if (joint < role.end) {
    affiliation = {joint, parts.back().end};
    role = trim(text, {role.begin, joint});
  }
  person.role_span = role;
  person.role = string_of(text, role);
  if (!affiliation.empty()) {
    person.affiliation_span = affiliation;
    person.affiliation = institution_of(text, affiliation);
  }
}

void set_code(std::string_view text, base::Span span, Person& person) {
  person.code_span = span;
  person.code = string_of(text, span);
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

// "Participant 3" at the start: its span, and its number.
base::Span find_number(std::string_view text, base::Span body, int& number) {
  static constexpr std::string_view words[] = {
      "participant", "speaker",    "contributor", "panellist",  "panelist",
      "delegate",    "respondent", "member",      "discussant", "person"};
  const base::Span word = next_word(text, body.begin, body.end);
  if (word.begin != body.begin) return {};
  const std::string_view typed = slice(text, word);
  const std::string low = lowered(typed);
  if (std::none_of(std::begin(words), std::end(words),
                   [&](std::string_view w) { return low == w || is_damaged(typed, w); })) {
    for (const std::string_view w : words) {
      const base::Span found = find_damaged_number(text, body, w, number);
      if (!found.empty()) return found;
    }
    return {};
  }
  const base::Span digits = next_word(text, word.end, body.end);
  if (digits.empty() || digits.size() > 3 || digits.begin - word.end > 4) return {};
  number = 0;
  for (const char c : slice(text, digits)) {
    if (!is_digit(c)) return {};
    number = number * 10 + (c - '0');
  }
  return {word.begin, digits.end};
}

struct Joint {
  base::Span span;  // punctuation and the white space around it
  bool dash = false;
  bool found = false;
};

// The first colon, dash or equals sign within the first `reach` bytes.
Joint find_joint(std::string_view text, base::Span body, std::size_t reach) {
  const std::size_t end = std::min(body.end, body.begin + reach);
  for (std::size_t at = body.begin + 1; at < end; ++at) {
    const char c = text[at];
    const bool wide = text.substr(at, 3) == "\u2013" || text.substr(at, 3) == "\u2014";
    const bool spaced = blank_at(text, at - 1) > 0 || blank_at(text, at + 1) > 0;
    const bool dash = wide || (c == '-' && spaced);
    if (c != ':' && c != '=' && !dash) continue;
    base::Span span{at, at + (wide ? 3 : 1)};
    while (span.end < body.end && blank_at(text, span.end) > 0)
      span.end += blank_at(text, span.end);
    return {span, dash || c == '=', true};
  }
  return {};
}

// The code that closes an entry: "… UK. UoH", "… UK – UoH", "… UK (UoH)". Shrinks `body`.
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
    const base::Span code = trim(text, {open + 1, rest.end - 1});
    if (!is_code_like(slice(text, code))) return {};
    body.end = open;
    return code;
  }
  for (std::size_t at = rest.end; at-- > rest.begin + 1;) {
    if (rest.end - at > 26) break;
    const bool stop = text[at] == '.' || text[at] == ':' || text[at] == ';';
    const bool dash = text.substr(at, 3) == "\u2013" || text.substr(at, 3) == "\u2014" ||
                      (text[at] == '-' && blank_at(text, at - 1) > 0);
    if (!stop && !dash) continue;
    const std::size_t after = at + (static_cast<unsigned char>(text[at]) < 0x80 ? 1 : 3);
    const base::Span code = trim(text, {after, rest.end});
    if (code.empty() || blank_at(text, after) == 0 || !is_code_like(slice(text, code))) return {};
    body.end = at;
    return code;
  }
  return {};
}

std::optional<RosterEntry> read_numbered(std::string_view text, base::Span body) {
  RosterEntry entry;
  entry.whole = body;
  Person& person = entry.person;
  person.number_span = find_number(text, body, person.number);
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
  if (!rest.empty() && (text[start] == ':' || text[start] == '.' || text[start] == '-')) {
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
    const base::Span code = take_trailing_code(text, description);
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
  const Joint joint = find_joint(text, body, 40);
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
  describe(text, description, entry.person);
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
  if (text[body.end - 1] == ')' || text.substr(body.end - 2, 2) == ").") {
    code = take_trailing_code(text, description);
    description = trim(text, description);
    if (code.empty() || speaks(slice(text, description))) return std::nullopt;
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

// What parts the cells of a row: a bar, a tab, or two spaces where neither stands.
std::string_view separator_of(std::string_view line) {
  for (const std::string_view separator : {"|", "\t", "  "}) {
    if (line.find(separator) != std::string_view::npos) return separator;
  }
  return {};
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
  std::size_t code = cells.size();
  for (const std::size_t i : {std::size_t{0}, cells.size() - 1, std::size_t{1}}) {
    if (code == cells.size() && is_code_like(slice(text, cells[i])) &&
        !is_country(slice(text, cells[i]))) {
      code = i;
    }
  }
  if (code == cells.size()) return std::nullopt;
  set_code(text, cells[code], person);
  cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(code));
  if (cells.size() > 1 && is_country(slice(text, cells.back()))) {
    person.country_span = cells.back();
    person.country = string_of(text, cells.back());
    cells.pop_back();
  }
  if (cells.empty()) return entry;
  if (cells.size() == 1 && separator == "  " && code == 0) {
    describe(text, cells.front(), person);
    return entry;
  }
  person.role_span = cells.front();
  person.role = string_of(text, cells.front());
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
  if (const std::optional<Marker> marker = parse_marker(text, body)) body.begin = marker->span.end;
  if (std::optional<RosterEntry> entry = read_numbered(text, body)) readings.push_back(*entry);
  if (std::optional<RosterEntry> entry = read_code_first(text, body)) readings.push_back(*entry);
  if (std::optional<RosterEntry> entry = read_code_last(text, body)) readings.push_back(*entry);
  if (std::optional<RosterEntry> entry = read_code_first_paren(text, body))
    readings.push_back(*entry);
  return readings;
}

}  // namespace debate
