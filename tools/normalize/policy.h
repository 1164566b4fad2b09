#pragma once
// What the editor decided beforehand: how each rule is treated, and rulings on single changes.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "normalize/change.h"
#include "normalize/rule.h"

namespace normalize {

// "fix", "suggest", "report", "off"; false when the word is none of these.
bool parse_policy(std::string_view word, Policy& policy);
std::string_view name_of(Policy policy);
std::string_view name_of(Decision decision);
std::string_view name_of(Certainty certainty);
std::string_view name_of(DecidedBy who);

// Policies by rule code ("N203"), rule name ("space-before-punctuation") or class ("N2"); the code
// is stronger than the name, the name stronger than the class.
using Policies = std::map<std::string, Policy, std::less<>>;

Policy policy_of(const Rule& rule, const Policies& policies);

// The editor's word on one change, named by its id, or on all changes of a rule that have no ruling
// of their own, named by its code. Rulings on other rooms' rules are ignored here.
struct Ruling {
  enum class Kind { accept, reject, replace };
  std::string change;
  Kind kind = Kind::accept;
  std::string text;      // replace: what shall stand in the clean text
  base::Location where;  // of the ruling itself, for messages
  std::string reason = {};

  bool names_rule() const { return change.find('-') == std::string::npos; }
};

}  // namespace normalize
