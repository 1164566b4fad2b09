#pragma once
// Participants named in running text by their codes, as whole words.

#include <string_view>
#include <vector>

#include "debate/debate.h"
#include "debate/words.h"

namespace debate {

// All of them, in order. A code that two participants bear points to both. "McM2", "McM 2" and
// "UoO's" count; codes inside words do not. `words` are those of the text. Linear in the text.
std::vector<Mention> find_mentions(std::string_view text, const Words& words,
                                   const std::vector<Person>& persons);

}  // namespace debate
