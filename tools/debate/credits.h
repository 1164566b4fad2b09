#pragma once
// Sentences in which a post names a participant, and what they do with the name: thank or address,
// credit with a point, or merely mention.

#include <string>
#include <vector>

#include "debate/debate.h"

namespace debate {

struct Credit {
  enum class Kind { mention, address, credit } kind = Kind::mention;
  std::size_t post = 0;              // index of the post that names
  std::vector<std::string> persons;  // ids; several for a shared code
  Span name;                         // the code in the clean text
  Span sentence;
  bool opening = false;  // speaks of an introduction or opening statement
  bool last = false;     // "the last comment by …", "the previous post"
  int ordinal = 0;       // "second point": 2
  bool widened = false;  // the naming sentence says nothing else, so the next one belongs to it
};

// All namings in posts, in order. `mentions` are those of the clean text.
std::vector<Credit> find_credits(const Debate& debate, const std::vector<Mention>& mentions);

}  // namespace debate
