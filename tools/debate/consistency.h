#pragma once
// What of the text contradicts the text: figures, counts, names, acronyms, title and aim. Findings
// D501 to D505; nothing is changed.

#include "debate/debate.h"
#include "debate/words.h"

namespace debate {

void report_inconsistencies(Debate& debate, const Words& words);

}  // namespace debate
