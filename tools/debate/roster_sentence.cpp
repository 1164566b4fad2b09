// Participants named in a sentence of the preface.

#include <algorithm>
#include <set>

#include "debate/characters.h"
#include "debate/roster.h"
#include "debate/roster_entry.h"
#include "debate/roster_prose.h"

namespace debate {

namespace {

constexpr std::size_t furthest_line = 60;
constexpr std::size_t longest_sentence = 2000;

// Where the code before a bracket begins: behind a comma, a colon, "and" or the last stop.
std::size_t code_begin(std::string_view line, std::size_t from, std::size_t open) {
  const std::string_view before = line.substr(from, open - from);
  std::size_t begin = before.find_last_of(",;:.");
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  for (const std::string_view joint : {" and ", " & "}) {
    const std::size_t found = before.rfind(joint);
    if (found != std::string_view::npos) begin = std::max(begin, found + joint.size());
  }
  return from + begin;
}

// How often the text behind the sentence names somebody so.
std::size_t count_uses(std::string_view rest, std::string_view name) {
  constexpr std::size_t most = 8;
  std::size_t uses = 0;
  for (std::size_t at = rest.find(name); at != rest.npos && uses < most;
       at = rest.find(name, at + name.size())) {
    const std::size_t end = at + name.size();
    const bool left = at == 0 || !is_word_at(rest, at - 1);
    uses += left && (end == rest.size() || !is_word_at(rest, end)) ? 1 : 0;
  }
  return uses;
}

// "Riverside Trust (RiT)": the bracket holds the code, when the text uses that more.
bool holds_code(std::string_view rest, std::string_view name, std::string_view bracket) {
  const bool code = count_words(bracket) == 1 && count_words(name) > 1 && is_code_like(bracket) &&
                    !is_country(bracket);
  return code && count_uses(rest, bracket) > count_uses(rest, name);
}

// "CODE (description)" again and again. Only what describes persons counts: a code must be short.
std::vector<Person> persons_in(std::string_view text, Span body) {
  constexpr std::size_t furthest_use = 64 * 1024;
  const std::string_view rest = text.substr(body.end, furthest_use);
  std::vector<Person> persons;
  std::set<std::string> keys;
  const std::string_view line = slice(text, body);
  std::size_t from = 0;
  for (std::size_t open = line.find('('); open != std::string_view::npos;) {
    const std::size_t close = line.find(')', open);
    if (close == std::string_view::npos) break;
    const std::size_t begin = code_begin(line, from, open);
    const Span piece = trim(text, {body.begin + begin, body.begin + close + 1});
    const std::string_view name = trimmed(line.substr(begin, open - begin));
    const std::string_view bracket = trimmed(line.substr(open + 1, close - open - 1));
    from = close + 1;
    open = line.find('(', from);
    if (holds_code(rest, name, bracket)) {
      if (!keys.insert(code_key(bracket)).second) continue;
      Person& person = persons.emplace_back();
      person.code = bracket;
      person.affiliation = name;
      continue;
    }
    for (RosterEntry& entry : read_entry(text, piece)) {
      if (entry.form != EntryForm::code_first_paren) continue;
      if (!keys.insert(code_key(entry.person.code)).second) break;
      Person person;
      person.code = entry.person.code;
      person.role = entry.person.role;
      person.affiliation = entry.person.affiliation;
      person.country = entry.person.country;
      persons.push_back(std::move(person));
      break;
    }
  }
  return persons;
}

// Behind "Participants:" or "The participants were", which announce the list; 0 without.
std::size_t end_of_cue(std::string_view body) {
  const std::size_t colon = body.find(':');
  if (colon != std::string_view::npos && is_roster_cue(body.substr(0, colon + 1))) return colon + 1;
  for (const std::string_view verb : {" were ", " are "}) {
    const std::size_t found = body.substr(0, body.find('(')).find(verb);
    if (found == std::string_view::npos || !is_roster_cue(body.substr(0, found))) continue;
    return found + verb.size();
  }
  return 0;
}

Roster roster_of(std::vector<Person> persons) {
  give_ids(persons);
  Roster roster;
  roster.persons = std::move(persons);
  return roster;
}

}  // namespace

std::optional<Roster> find_roster_sentence(std::string_view text, const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < std::min(lines.size(), furthest_line); ++i) {
    const std::string_view body = slice(text, lines[i].body);
    if (body.size() > longest_sentence) continue;
    const std::size_t cue = end_of_cue(body);
    if (cue == 0) continue;
    std::vector<Person> persons = persons_in(text, {lines[i].body.begin + cue, lines[i].body.end});
    if (persons.size() >= 2) return roster_of(std::move(persons));
  }
  for (std::size_t i = 0; i < std::min(lines.size(), furthest_line); ++i) {
    if (lines[i].blank() || lines[i].depth > 0 || lines[i].body.size() > longest_sentence) continue;
    std::vector<Person> persons = persons_in_prose(text, lines[i].body);
    if (!persons.empty()) return roster_of(std::move(persons));
  }
  return std::nullopt;
}

}  // namespace debate
