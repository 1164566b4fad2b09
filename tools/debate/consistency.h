#pragma once
// What of the text contradicts the text: figures, counts, names, acronyms, title and aim. Findings
// D501 to D505; nothing is changed.

#include <vector>

#include "debate/debate.h"
#include "debate/findings.h"
#include "debate/words.h"

namespace debate {

std::vector<Found> find_inconsistencies(const Debate& debate, const Words& words);

}  // namespace debate
