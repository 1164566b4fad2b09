#pragma once
// The participants' codes against the text: one code for two participants, spellings of a code that
// differ, labels that the list does not have, participants without a post.

#include "base/diagnostic.h"
#include "debate/debate.h"
#include "debate/settings.h"
#include "debate/words.h"

namespace debate {

// Fills proposed_code and proposal_evidence of the later of two participants with one code, when a
// repaired word shows what the code replaced and that is the initials of that participant's
// institution and of no other bearer's; then gives ids anew.
void propose_codes(Roster& roster, const normalize::CleanText& clean);

// Obeys the [[person]] rulings: several labels for one participant. D903 for names nobody bears.
void join_persons(Debate& debate, const Settings& settings, base::Diagnostics& diagnostics);

// Findings D301 to D304.
void report_codes(Debate& debate, const Words& words);

}  // namespace debate
