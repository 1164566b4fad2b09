#pragma once
// What could still tell who a participant is: findings D601 to D605. Their messages name the place
// and the kind, never the words: the report must not leak what the text hides.

#include "debate/debate.h"
#include "debate/words.h"

namespace debate {

void report_identity(Debate& debate, const Words& words);

}  // namespace debate
