#pragma once
// Participants whom the prose of a preface names by their codes, one after the other:
//   They were: a lecturer from Leeds (UoL), a teacher in Bangor (BNG) and a nurse in Cork (COR).
//   UoL is a lecturer in law, BNG a teacher and COR a nurse.      UoL stands for a lecturer, …
//   The lecturer is identified as UoL, the teacher as BNG and the nurse as COR.

#include <string_view>
#include <vector>

#include "debate/debate.h"

namespace debate {

// The participants whom the paragraph names so, without spans; none unless it names three or more
// (two, where it announces them) whose codes the text behind it uses.
std::vector<Person> persons_in_prose(std::string_view text, Span paragraph);

}  // namespace debate
