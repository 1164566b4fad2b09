#include "debate/callings.h"

#include <algorithm>
#include <array>

#include "debate/characters.h"

namespace debate {

namespace {

// Ranks, what joins words, and what tells nobody from the others.
constexpr std::array<std::string_view, 84> empty_words = {
    "a",         "academic",     "adjunct",      "affiliate",    "and",
    "assistant", "associate",    "author",       "behalf",       "candidate",
    "chief",     "child",        "children",     "clinical",     "clinician",
    "community", "consultant",   "department",   "deputy",       "doctoral",
    "emerita",   "emeritus",     "evening",      "expert",       "faculty",
    "fellow",    "for",          "former",       "freelance",    "general",
    "head",      "health",       "her",          "his",          "honorary",
    "in",        "interim",      "junior",       "lead",         "leader",
    "leading",   "local",        "main",         "member",       "national",
    "now",       "of",           "older",        "on",           "own",
    "part",      "participant",  "people",       "person",       "policy",
    "post",      "postdoctoral", "practice",     "practitioner", "previous",
    "principal", "private",      "professional", "public",       "representative",
    "research",  "researcher",   "retired",      "scholar",      "school",
    "senior",    "service",      "services",     "side",         "site",
    "social",    "special",      "staff",        "state",        "studies",
    "study",     "team",         "the",          "worker"};

struct Field {
  std::string_view field, calling;
};
// Where no ending tells.
constexpr std::array<Field, 28> fields = {{{"agriculture", "agronomist"},
                                           {"architecture", "architect"},
                                           {"barrister", "lawyer"},
                                           {"botany", "botanist"},
                                           {"chemistry", "chemist"},
                                           {"conservation", "conservator"},
                                           {"dentistry", "dentist"},
                                           {"design", "designer"},
                                           {"economics", "economist"},
                                           {"forestry", "forester"},
                                           {"history", "historian"},
                                           {"journalism", "journalist"},
                                           {"law", "lawyer"},
                                           {"librarianship", "librarian"},
                                           {"linguistics", "linguist"},
                                           {"medicine", "doctor"},
                                           {"midwifery", "midwife"},
                                           {"music", "musician"},
                                           {"paediatrician", "doctor"},
                                           {"pediatrician", "doctor"},
                                           {"pharmacy", "pharmacist"},
                                           {"physician", "doctor"},
                                           {"physics", "physicist"},
                                           {"psychiatrist", "doctor"},
                                           {"psychiatry", "doctor"},
                                           {"solicitor", "lawyer"},
                                           {"surgery", "surgeon"},
                                           {"zoology", "zoologist"}}};

// By the endings of both.
constexpr std::array<Field, 9> endings = {{{"ology", "ologist"},
                                           {"iatry", "iatrist"},
                                           {"ography", "ographer"},
                                           {"osophy", "osopher"},
                                           {"ematics", "ematician"},
                                           {"istics", "istician"},
                                           {"eering", "eer"},
                                           {"nursing", "nurse"},
                                           {"anning", "anner"}}};

void add(std::vector<std::string>& callings, std::string calling) {
  if (std::find(callings.begin(), callings.end(), calling) == callings.end())
    callings.push_back(std::move(calling));
}

}  // namespace

std::vector<std::string> callings_of(std::string_view role) {
  std::vector<std::string> callings;
  for (std::size_t at = 0; at < role.size();) {
    const base::Span span = next_word(role, at, role.size());
    if (span.empty()) break;
    at = span.end;
    const std::string word = lowered(slice(role, span));
    for (const Field& row : fields) {
      if (word == row.field) add(callings, std::string(row.calling));
    }
    for (const Field& row : endings) {
      if (word.ends_with(row.field)) {
        add(callings, word.substr(0, word.size() - row.field.size()) + std::string(row.calling));
      }
    }
    const bool telling =
        word.size() >= 3 && !std::binary_search(empty_words.begin(), empty_words.end(), word);
    if (telling) add(callings, word);
  }
  return callings;
}

}  // namespace debate
