#pragma once
// The list of participants, in the spellings people use:
//   - Participant 3: Professor of Law, University of Hull, UK. UoH
//   UoH – Professor of Law, University of Hull, UK          UoH: …    UoH = …
//   Professor of Law, University of Hull, UK (UoH)           Jane Roe (UoH), …
//   UoH (Professor of Law, University of Hull)
//   | UoH | Professor of Law | University of Hull | UK |     and columns set with tabs
// or as cards (roster_cards.h).
// Every word of an entry lies in one of its fields; only punctuation lies between them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debate/debate.h"
#include "debate/lines.h"

namespace debate {

// The longest run of such entries that a heading ("Participants"), a lead ("identified below …:")
// or the use of its codes in the text confirms.
std::optional<Roster> find_roster(std::string_view text, const std::vector<Line>& lines);

// Participants whom a sentence near the start names: "Three took part: Dell (gardener), Fox
// (carpenter) and Wold (mail carrier)." The sentence stays text, so their spans and the roster's
// are empty. At least two persons, or nothing.
std::optional<Roster> find_roster_sentence(std::string_view text, const std::vector<Line>& lines);

// Whether a line above a list may announce participants.
bool is_roster_cue(std::string_view line);

// The heading that stands alone above the list whose first line is `first`: "Participants", "Who
// took part:", without its marks and colon. Empty when there is none; a sentence is no heading.
Span find_roster_head(std::string_view text, const std::vector<Line>& lines, std::size_t first);

// Ids by the rule "code without spaces"; of two persons with one code the first keeps it.
// Fills id and code_shared.
void give_ids(std::vector<Person>& persons);

// An XML name made of a code or label: letters, digits, "-", "_" and "." of it.
std::string id_from(std::string_view code);

// Codes compare without case, spaces and punctuation: "McM 2" = "mcm2".
std::string code_key(std::string_view code);

// True for what a roster may call a person: one to three short words, at least one of them with a
// capital or a digit.
bool is_code_like(std::string_view token);

// True for what is hardly anything but a code: "UoH", "McM 2", "P3"; not for "Nurse" or "Jane Roe".
bool is_initials_like(std::string_view token);

// Initials of the significant words: "University of Toronto" gives "UoT" and "UT".
std::vector<std::string> initials(std::string_view affiliation);

// Initials, and what else names are shortened to: "UGe" of "Universiteit Gent", "Lum" of "Lumen
// Ltd".
std::vector<std::string> abbreviations(std::string_view affiliation);

bool is_country(std::string_view name);

}  // namespace debate
