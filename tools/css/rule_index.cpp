#include "css/rule_index.h"

#include <algorithm>
#include <tuple>

#include "css/styled_impl.h"

namespace css {

RuleIndex::RuleIndex(const std::vector<const std::deque<StyleRule>*>& sheets,
                     const std::vector<std::uint32_t>& layer_ranks, std::size_t name_count)
    : by_id_(name_count + 1), by_class_(name_count + 1), by_type_(name_count + 1) {
  for (const auto* rules : sheets) {
    for (const StyleRule& rule : *rules) {
      entries_.push_back({&rule, rank_of(rule.layer, layer_ranks)});
    }
  }
  const auto weight = [](const Entry& e) {
    return std::tuple(e.rule->origin, e.layer, e.rule->selector.specificity.packed(),
                      e.rule->order);
  };
  std::stable_sort(entries_.begin(), entries_.end(),
                   [&](const Entry& a, const Entry& b) { return weight(a) < weight(b); });
  first_author_ = static_cast<std::uint32_t>(
      std::count_if(entries_.begin(), entries_.end(),
                    [](const Entry& e) { return e.rule->origin == Origin::user_agent; }));
  for (std::uint32_t i = 0; i < entries_.size(); ++i) file(i);
}

namespace {

Name required_ancestor(const Selector& selector) {
  for (std::size_t i = 1; i < selector.compounds.size(); ++i) {
    const Combinator joined = selector.compounds[i - 1].combinator;
    if (joined != Combinator::child && joined != Combinator::descendant) break;
    for (const Simple& s : selector.compounds[i].simples) {
      if (s.condition == Condition::id || s.condition == Condition::class_) return s.name;
    }
  }
  return no_name;
}

}  // namespace

void RuleIndex::file(std::uint32_t number) {
  const Filed filed{number, required_ancestor(entries_[number].rule->selector)};
  const Simple* id = nullptr;
  const Simple* class_name = nullptr;
  const Simple* type = nullptr;
  for (const Simple& s : entries_[number].rule->selector.compounds.front().simples) {
    if (s.condition == Condition::id) id = &s;
    if (s.condition == Condition::class_) class_name = &s;
    if (s.condition == Condition::type) type = &s;
  }
  if (id) {
    by_id_[id->name].push_back(filed);
  } else if (class_name) {
    by_class_[class_name->name].push_back(filed);
  } else if (type) {
    by_type_[type->name].push_back(filed);
    if (type->lower_name != type->name) by_type_[type->lower_name].push_back(filed);
  } else {
    others_.push_back(filed);
  }
}

}  // namespace css
