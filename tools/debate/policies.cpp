#include "debate/policies.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "debate/rules.h"

namespace debate {

namespace {

using normalize::Policy;
using normalize::Rule;

bool names(std::string_view key, const Rule& rule) {
  return key == rule.code || key == rule.name || key == rule.code.substr(0, 2);
}

base::Location place_of(const std::string& key, const Settings& settings) {
  const auto place = settings.policy_places.find(key);
  return place == settings.policy_places.end() ? base::Location{settings.path, 0, 0}
                                               : place->second;
}

// Keys of the other room's rules are judged there.
bool is_other_room(std::string_view key) {
  const auto rules = normalize::rules();
  return std::any_of(rules.begin(), rules.end(),
                     [&](const Rule& rule) { return names(key, rule); });
}

std::string meaning(const Rule& rule) {
  return rule.policy == Policy::report
             ? std::string(rule.code) + " changes nothing: \"report\" or \"off\""
             : std::string(rule.code) + " tells the parts of the text apart: \"fix\"";
}

}  // namespace

bool allows(const Rule& rule, Policy policy) {
  if (rule.policy == Policy::report) return policy == Policy::report || policy == Policy::off;
  return rule.optional || policy == Policy::fix;
}

Policy policy_of_rule(std::string_view code, const Settings& settings) {
  const Rule* rule = find_rule(code);
  base::expects(rule != nullptr, "a rule of the catalogue");
  return normalize::policy_of(*rule, settings.normalize.policies);
}

Settings without_idle_policies(Settings settings, base::Diagnostics& diagnostics) {
  auto& policies = settings.normalize.policies;
  for (auto entry = policies.begin(); entry != policies.end();) {
    const auto& [key, policy] = *entry;
    if (is_other_room(key)) {
      ++entry;
      continue;
    }
    const Rule* refusing = nullptr;
    bool known = false;
    for (const Rule& rule : rules()) {
      if (!names(key, rule)) continue;
      known = true;
      if (refusing == nullptr && !allows(rule, policy)) refusing = &rule;
    }
    if (known && refusing == nullptr) {
      ++entry;
      continue;
    }
    const base::Location where = place_of(key, settings);
    if (!known) {
      diagnostics.push_back({"D904",
                             base::Severity::error,
                             where,
                             "no rule is called \"" + key + "\"",
                             "`rapporteur rules` lists them",
                             {}});
    } else {
      diagnostics.push_back({"D906",
                             base::Severity::error,
                             where,
                             "\"" + key + "\" cannot be \"" +
                                 std::string(normalize::name_of(policy)) + "\", left out",
                             meaning(*refusing),
                             {}});
    }
    entry = policies.erase(entry);
  }
  return settings;
}

void report_idle_rulings(const Settings& settings, base::Diagnostics& diagnostics) {
  for (const normalize::Ruling& ruling : settings.normalize.rulings) {
    const std::string code = ruling.change.substr(0, ruling.change.find('-'));
    if (normalize::find_rule(code) != nullptr) continue;
    const Rule* rule = find_rule(code);
    if (rule == nullptr) {
      diagnostics.push_back({"N001",
                             base::Severity::error,
                             ruling.where,
                             "the ruling on " + ruling.change + " matches no change of this text",
                             "take the id from the ledger or the review page of the present text",
                             {}});
    } else if (rule->policy == Policy::fix && !rule->optional) {
      diagnostics.push_back(
          {"D906",
           base::Severity::error,
           ruling.where,
           "no ruling on " + ruling.change + " is possible: " + std::string(rule->summary),
           "[[boundary]], [[speaker]] and [[quotation]] say how the text is parted",
           {}});
    }
  }
}

}  // namespace debate
