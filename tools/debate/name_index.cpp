#include "debate/name_index.h"

#include <algorithm>

#include "debate/characters.h"
#include "debate/label_names.h"
#include "debate/roster.h"

namespace debate {

namespace {

// The number in the list, or the one that the code "P3" gives.
int number_of(const Person& person) {
  constexpr std::size_t longest = 4;
  const std::string& code = person.code;
  if (person.number > 0 || code.size() < 2 || code.size() > longest || code[0] != 'P') {
    return person.number;
  }
  return std::all_of(code.begin() + 1, code.end(), is_digit) ? std::stoi(code.substr(1)) : 0;
}

}  // namespace

NameIndex::NameIndex(const std::vector<Person>& persons) {
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const Person& person = persons[i];
    const int index = static_cast<int>(i);
    add(person.code, index);
    if (const int counted = number_of(person); counted > 0) {
      const std::string number = std::to_string(counted);
      for (const std::string_view word : {"participant", "speaker", "p"}) {
        add(std::string(word) + number, index);
      }
    }
    describe(person);
    const std::size_t words = count_words(person.role);
    if (words >= 1 && words <= 3) add(person.role, index);
  }
  std::stable_sort(keys_.begin(), keys_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

void NameIndex::add(std::string_view name, int person) {
  if (name.empty()) return;
  keys_.emplace_back(code_key(name), person);
  first_bytes_.add(name[0]);
  first_bytes_.add(base::to_upper(name[0]));
}

void NameIndex::describe(const Person& person) {
  std::set<std::string>& words = descriptions_.emplace_back();
  for (const std::string* part : {&person.role, &person.affiliation, &person.country}) {
    for (std::size_t at = 0; at < part->size();) {
      const base::Span word = next_word(*part, at, part->size());
      if (word.empty()) break;
      at = word.end;
      words.insert(lowered(slice(*part, word)));
    }
  }
}

bool NameIndex::describes(int person, std::string_view line) const {
  constexpr std::size_t fewest = 2;
  std::size_t known = 0;
  for (std::size_t at = 0; at < line.size();) {
    const base::Span word = next_word(line, at, line.size());
    if (word.empty()) break;
    at = word.end;
    const std::string low = lowered(slice(line, word));
    if (low == "at" || low == "of" || low == "in" || low == "the" || low == "for") continue;
    if (descriptions_[static_cast<std::size_t>(person)].count(low) == 0) return false;
    ++known;
  }
  return known >= fewest;
}

int NameIndex::find(std::string_view name) const {
  if (name.size() > 2 * longest_name) return -1;
  const std::string key = code_key(name);
  if (key.empty()) return -1;
  const auto found =
      std::lower_bound(keys_.begin(), keys_.end(), key,
                       [](const auto& row, const std::string& k) { return row.first < k; });
  if (found != keys_.end() && found->first == key) return found->second;
  // "Speaker UoH", "Dr UoH"
  for (const std::string_view word :
       {"speaker ", "participant ", "contributor ", "panellist ", "panelist ", "dr ", "dr. ",
        "prof ", "prof. ", "professor "}) {
    if (starts_with_ignoring_case(name, word)) return find(name.substr(word.size()));
  }
  return -1;
}

base::Span NameIndex::next_begin(std::string_view text, std::size_t from, std::size_t end) const {
  for (std::size_t at = from; (at = first_bytes_.find(text, at, end)) < end; ++at) {
    if (at > from && is_word_at(text, at - 1)) continue;
    const base::Span word = next_word(text, at, end);
    if (word.begin != at) continue;
    const std::string key = code_key(slice(text, word));
    const auto found =
        std::lower_bound(keys_.begin(), keys_.end(), key,
                         [](const auto& row, const std::string& k) { return row.first < k; });
    if (found != keys_.end() && found->first.starts_with(key)) return word;
  }
  return {end, end};
}

}  // namespace debate
