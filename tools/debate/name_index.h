#pragma once
// Whom the list of participants calls by a name that somebody typed.

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debate/debate.h"
#include "normalize/ascii.h"

namespace debate {

// Looks names up by code, by code without spaces, by "Participant 3" and "P3", and by full name.
class NameIndex {
 public:
  explicit NameIndex(const std::vector<Person>& persons);
  bool empty() const { return keys_.empty(); }
  // The person's index, or -1.
  int find(std::string_view name) const;
  // The next word of text[from, end) with which a name begins, in the case of the list or in
  // capitals; empty when there is none.
  base::Span next_begin(std::string_view text, std::size_t from, std::size_t end) const;
  // Whether the line says nothing but what the list says of this person: "Nurse at Dales Hospital".
  bool describes(int person, std::string_view line) const;

 private:
  void add(std::string_view name, int person);
  void describe(const Person& person);

  std::vector<std::set<std::string>> descriptions_;  // words, by person
  std::vector<std::pair<std::string, int>> keys_;    // sorted
  normalize::ByteSet first_bytes_{""};
};

}  // namespace debate
