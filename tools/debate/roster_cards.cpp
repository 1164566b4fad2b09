#include "debate/roster_cards.h"

#include <algorithm>
#include <array>

#include "debate/characters.h"
#include "debate/markers.h"
#include "debate/roster.h"
#include "debate/roster_number.h"

namespace debate {

namespace {

// Cards stand near the start.
constexpr std::size_t furthest_line = 1000;

enum class Field { name, role, affiliation, country, code };
constexpr std::size_t fields = 5;

struct FieldName {
  std::string_view name;
  Field field;
};

constexpr std::array<FieldName, 35> field_names = {{{"name", Field::name},
                                                    {"participant", Field::name},
                                                    {"speaker", Field::name},
                                                    {"contributor", Field::name},
                                                    {"panellist", Field::name},
                                                    {"panelist", Field::name},
                                                    {"no.", Field::name},
                                                    {"number", Field::name},
                                                    {"role", Field::role},
                                                    {"position", Field::role},
                                                    {"job", Field::role},
                                                    {"job title", Field::role},
                                                    {"occupation", Field::role},
                                                    {"profession", Field::role},
                                                    {"discipline", Field::role},
                                                    {"institution", Field::affiliation},
                                                    {"organisation", Field::affiliation},
                                                    {"organization", Field::affiliation},
                                                    {"affiliation", Field::affiliation},
                                                    {"employer", Field::affiliation},
                                                    {"workplace", Field::affiliation},
                                                    {"university", Field::affiliation},
                                                    {"company", Field::affiliation},
                                                    {"country", Field::country},
                                                    {"location", Field::country},
                                                    {"based in", Field::country},
                                                    {"region", Field::country},
                                                    {"code", Field::code},
                                                    {"code name", Field::code},
                                                    {"abbreviation", Field::code},
                                                    {"initials", Field::code},
                                                    {"identifier", Field::code},
                                                    {"pseudonym", Field::code},
                                                    {"label", Field::code},
                                                    {"known as", Field::code}}};

struct Card {
  std::array<Span, fields> values;  // empty when absent
  Span number;                      // "Participant 1" on a line of its own
  int count = 0;
  std::size_t told = 0;
  std::size_t first_line = 0, last_line = 0;

  Span& value(Field field) { return values[static_cast<std::size_t>(field)]; }
  Span value(Field field) const { return values[static_cast<std::size_t>(field)]; }
};

struct Told {
  Field field = Field::name;
  Span value;
};

// "Role: Reader in Law", "- **Role:** Reader in Law"
std::optional<Told> read_field(std::string_view text, const Line& line) {
  constexpr std::size_t reach = 28;
  constexpr std::string_view around = "*_ \t";
  Span body = line.body;
  if (const std::optional<Marker> marker = parse_marker(text, body)) body.begin = marker->span.end;
  const std::size_t colon = slice(text, body).substr(0, reach).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view typed = slice(text, {body.begin, body.begin + colon});
  while (!typed.empty() && around.find(typed.front()) != around.npos) typed.remove_prefix(1);
  while (!typed.empty() && around.find(typed.back()) != around.npos) typed.remove_suffix(1);
  const std::string low = lowered(typed);
  const auto found = std::find_if(field_names.begin(), field_names.end(),
                                  [&](const FieldName& row) { return row.name == low; });
  if (found == field_names.end()) return std::nullopt;
  Span value{body.begin + colon + 1, body.end};
  while (!value.empty() && around.find(text[value.begin]) != around.npos) ++value.begin;
  while (!value.empty() && around.find(text[value.end - 1]) != around.npos) --value.end;
  if (value.empty()) return std::nullopt;
  return Told{found->field, value};
}

bool is_rule(std::string_view line) {
  constexpr std::size_t shortest = 3;
  return line.size() >= shortest && line.find_first_not_of("-=*_ ") == std::string_view::npos;
}

class CardReader {
 public:
  CardReader(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

  // The first run of at least two whole cards.
  std::vector<Card> run() {
    const std::size_t end = std::min(lines_.size(), furthest_line);
    for (std::size_t i = 0; i < end; ++i) {
      if (lines_[i].blank() || is_rule(slice(text_, lines_[i].body))) {
        close_card();
      } else if (!take(i)) {
        close_card();
        if (cards_.size() >= 2) break;
        cards_.clear();
      }
    }
    close_card();
    if (cards_.size() < 2) cards_.clear();
    return std::move(cards_);
  }

 private:
  bool take(std::size_t i) {
    const Line& line = lines_[i];
    int count = 0;
    const Span number = find_participant_number(text_, line.body, count);
    if (!number.empty() && number.end == line.body.end) {
      close_card();
      card_ = {};
      card_.number = number;
      card_.count = count;
      card_.first_line = card_.last_line = i;
      return true;
    }
    const std::optional<Told> told = read_field(text_, line);
    if (!told) return false;
    if (!card_.value(told->field).empty()) close_card();
    if (card_.told == 0 && card_.number.empty()) card_.first_line = i;
    card_.value(told->field) = told->value;
    card_.last_line = i;
    ++card_.told;
    return true;
  }

  // What tells too little, or of nobody, ends the run.
  void close_card() {
    if (card_.told == 0) {
      // A number that nothing stands below.
      if (!card_.number.empty()) cards_.clear();
      card_ = {};
      return;
    }
    const Span code = card_.value(Field::code);
    const Span name = code.empty() ? card_.value(Field::name) : code;
    const bool whole = card_.told >= 2 && is_code_like(slice(text_, name));
    if (whole) {
      cards_.push_back(card_);
    } else {
      cards_.clear();
    }
    card_ = {};
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  Card card_;
  std::vector<Card> cards_;
};

std::string string_at(std::string_view text, Span span) {
  return std::string(slice(text, span));
}

Person person_of(std::string_view text, const Card& card) {
  Person person;
  const Span name = card.value(Field::name);
  const bool coded = !card.value(Field::code).empty();
  person.code_span = coded ? card.value(Field::code) : name;
  if (coded) person.number_span = name.empty() ? card.number : name;
  person.number = card.count;
  if (coded && !name.empty()) find_participant_number(text, name, person.number);
  person.role_span = card.value(Field::role);
  person.affiliation_span = card.value(Field::affiliation);
  person.country_span = card.value(Field::country);
  person.code = string_at(text, person.code_span);
  person.role = string_at(text, person.role_span);
  person.affiliation = string_at(text, person.affiliation_span);
  person.country = string_at(text, person.country_span);
  return person;
}

}  // namespace

std::optional<Roster> find_cards(std::string_view text, const std::vector<Line>& lines) {
  const std::vector<Card> cards = CardReader(text, lines).run();
  if (cards.empty()) return std::nullopt;
  Roster roster;
  roster.span = {lines[cards.front().first_line].whole.begin,
                 lines[cards.back().last_line].whole.end};
  for (const Card& card : cards) roster.persons.push_back(person_of(text, card));
  return roster;
}

}  // namespace debate
