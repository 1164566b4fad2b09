#pragma once
// Participants named in running text by what they are or where they come from: "our Canadian
// colleague", "the colleague from Norway", "the criminologist's point".

#include <vector>

#include "debate/debate.h"
#include "debate/words.h"

namespace debate {

// In order; only what fits one participant of the list. Linear in the text.
std::vector<Mention> find_described(const Words& words, const std::vector<Person>& persons);

}  // namespace debate
