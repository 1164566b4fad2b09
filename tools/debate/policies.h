#pragma once
// What debate.toml may say of the rules of this room, and what it then means.
//
//   structure (D101, D102, D104–D106, D2xx)   fix: the text's parts are told apart by it
//   wrapped lines (D103)                      fix joins them; suggest and report only say so in
//                                             the ledger; off leaves them
//   speakers (D311), quotations (D401)        fix marks them in the text; suggest and report make
//                                             a finding of each, suggest with the ruling that would
//                                             accept it; off looks for none
//   all others                                report, or off: they change nothing

#include <string_view>

#include "base/diagnostic.h"
#include "debate/settings.h"
#include "normalize/rule.h"

namespace debate {

bool allows(const normalize::Rule& rule, normalize::Policy policy);

// The policy of a rule of this room.
normalize::Policy policy_of_rule(std::string_view code, const Settings& settings);

// The settings without policies that name no rule (D904) or that mean nothing for theirs (D906).
Settings without_idle_policies(Settings settings, base::Diagnostics& diagnostics);

// The rulings on changes that none can meet: N001 where no rule has such an id, D906 where the rule
// tells the parts of the text apart.
void report_idle_rulings(const Settings& settings, base::Diagnostics& diagnostics);

}  // namespace debate
