#include "layout/counters.h"

#include <algorithm>

namespace layout {

void Counters::leave() {
  // What the children made ends with their parent; what this element made lives on for siblings.
  while (!made_.empty() && made_.back().first > depth_) {
    std::vector<Counter>& stack = counters_[made_.back().second];
    if (!stack.empty()) stack.pop_back();
    made_.pop_back();
  }
  --depth_;
}

void Counters::apply(const css::ComputedStyle& style) {
  for (const auto& [name, start] : style.counter_reset) reset(name, start);
  for (const auto& [name, by] : style.counter_increment) increment(name, by);
  for (const auto& [name, value] : style.counter_set) set(name, value);
}

void Counters::reset(const std::string& name, int value) {
  std::vector<Counter>& stack = counters_[name];
  if (!stack.empty() && stack.back().depth == depth_) {  // an older sibling's counter is replaced
    stack.back().value = value;
    return;
  }
  stack.push_back({depth_, value});
  made_.emplace_back(depth_, name);
}

void Counters::increment(const std::string& name, int by) {
  if (counters_[name].empty()) reset(name, 0);
  int& value = counters_[name].back().value;
  value = static_cast<int>(
      std::clamp<long long>(static_cast<long long>(value) + by, -2'000'000'000, 2'000'000'000));
}

void Counters::set(const std::string& name, int value) {
  if (counters_[name].empty()) reset(name, 0);
  counters_[name].back().value = value;
}

bool Counters::touched_by_increment(const css::ComputedStyle& style, std::string_view name) const {
  return std::any_of(style.counter_increment.begin(), style.counter_increment.end(),
                     [&](const auto& entry) { return entry.first == name; });
}

int Counters::value(const std::string& name) const {
  const auto found = counters_.find(name);
  return found == counters_.end() || found->second.empty() ? 0 : found->second.back().value;
}

const std::vector<int> Counters::values(const std::string& name) const {
  std::vector<int> out;
  const auto found = counters_.find(name);
  if (found != counters_.end()) {
    for (const Counter& c : found->second) out.push_back(c.value);
  }
  if (out.empty()) out.push_back(0);
  return out;
}

}  // namespace layout
