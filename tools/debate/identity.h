#pragma once
// What could still tell who a participant is: findings D601 to D605. Their messages name the place
// and the kind, never the words: the report must not leak what the text hides.

#include <vector>

#include "debate/debate.h"
#include "debate/findings.h"
#include "debate/words.h"

namespace debate {

std::vector<Found> find_identity(const Debate& debate, const Words& words);

}  // namespace debate
