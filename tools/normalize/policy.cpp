#include "normalize/policy.h"

namespace normalize {

bool parse_policy(std::string_view word, Policy& policy) {
  for (const Policy candidate : {Policy::off, Policy::report, Policy::suggest, Policy::fix}) {
    if (word != name_of(candidate)) continue;
    policy = candidate;
    return true;
  }
  return false;
}

std::string_view name_of(Policy policy) {
  switch (policy) {
    case Policy::off:
      return "off";
    case Policy::report:
      return "report";
    case Policy::suggest:
      return "suggest";
    case Policy::fix:
      return "fix";
  }
  return {};
}

std::string_view name_of(Decision decision) {
  switch (decision) {
    case Decision::applied:
      return "applied";
    case Decision::suggested:
      return "suggested";
    case Decision::reported:
      return "reported";
    case Decision::rejected:
      return "rejected";
  }
  return {};
}

std::string_view name_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::low:
      return "low";
    case Certainty::medium:
      return "medium";
    case Certainty::high:
      return "high";
  }
  return {};
}

std::string_view name_of(DecidedBy who) {
  switch (who) {
    case DecidedBy::rule:
      return "rule";
    case DecidedBy::policy:
      return "policy";
    case DecidedBy::editor:
      return "editor";
  }
  return {};
}

Policy policy_of(const Rule& rule, const Policies& policies) {
  for (const std::string_view key : {rule.code, rule.name, rule.code.substr(0, 2)}) {
    if (const auto found = policies.find(key); found != policies.end()) return found->second;
  }
  return rule.policy;
}

const Rule* find_rule(std::string_view code) {
  for (const Rule& rule : rules()) {
    if (rule.code == code) return &rule;
  }
  return nullptr;
}

}  // namespace normalize
