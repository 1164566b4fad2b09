#include "layout/counters.h"

#include <algorithm>
#include <utility>

namespace layout {
namespace {

int clamped(long long value) {
  return static_cast<int>(std::clamp<long long>(value, -2'000'000'000, 2'000'000'000));
}

}  // namespace

void Counters::enter() {
  ++depth_;
  ++element_;
}

void Counters::leave() {
  while (!made_.empty() && made_.back().first > depth_) {
    end(made_.back().second);
    made_.pop_back();
  }
  // The counters of the parent hide those of a sibling, so that these end here (§4.3).
  const auto own = std::find_if(made_.begin(), made_.end(),
                                [this](const auto& made) { return made.first == depth_; });
  made_.erase(std::remove_if(own, made_.end(),
                             [this](const auto& made) {
                               const bool hidden = counters_[made.second].size() > 1;
                               if (hidden) end(made.second);
                               return hidden;
                             }),
              made_.end());
  --depth_;
}

void Counters::end(const std::string& name) {
  std::vector<Counter>& stack = counters_[name];
  if (!stack.empty()) stack.pop_back();
}

void Counters::apply(const css::ComputedStyle& style) {
  apply_resets(style);
  apply_increments(style);
  apply_sets(style);
}

void Counters::apply_resets(const css::ComputedStyle& style) {
  for (const css::CounterReset& reset : style.counter_reset) make(reset);
}

void Counters::apply_increments(const css::ComputedStyle& style) {
  for (const auto& [name, by] : style.counter_increment) increment(name, by);
}

void Counters::apply_sets(const css::ComputedStyle& style) {
  for (const auto& [name, value] : style.counter_set) set(name, value);
}

void Counters::reset(const std::string& name, int value) {
  make({name, value, false});
}

void Counters::make(const css::CounterReset& reset) {
  Counter counter;
  counter.depth = depth_;
  counter.reversed = reset.reversed;
  if (reset.value) {
    counter.value = *reset.value;
  } else {
    counter.tally = tallies_.size();
    counter.value = counter.tally < known_starts_.size() ? known_starts_[counter.tally] : 0;
    tallies_.emplace_back();
  }
  std::vector<Counter>& stack = counters_[reset.name];
  if (!stack.empty() && stack.back().depth == depth_) {  // an older sibling's counter is replaced
    stack.back() = counter;
    return;
  }
  stack.push_back(counter);
  made_.emplace_back(depth_, reset.name);
}

void Counters::increment(const std::string& name, int by) {
  if (counters_[name].empty()) reset(name, 0);
  Counter& counter = counters_[name].back();
  counter.value = clamped(static_cast<long long>(counter.value) + by);
  tally_step(counter, by);
}

void Counters::set(const std::string& name, int value) {
  if (counters_[name].empty()) reset(name, 0);
  Counter& counter = counters_[name].back();
  counter.value = value;
  tally_set(counter, value);
}

void Counters::tally_step(const Counter& counter, int by) {
  if (counter.tally == no_tally || tallies_[counter.tally].closed) return;
  Tally& tally = tallies_[counter.tally];
  if (tally.element != element_) tally.sum += std::exchange(tally.step_of_element, 0);
  tally.element = element_;
  tally.step_of_element -= by;
  if (by != 0) tally.last_step = -static_cast<long long>(by);
}

// A set value is what the steps lead to, and that of its own element leads nowhere.
void Counters::tally_set(const Counter& counter, int value) {
  if (counter.tally == no_tally || tallies_[counter.tally].closed) return;
  Tally& tally = tallies_[counter.tally];
  if (tally.element == element_) tally.step_of_element = 0;
  tally.sum += value;
  tally.closed = true;
}

std::vector<int> Counters::starts() const {
  std::vector<int> starts;
  starts.reserve(tallies_.size());
  for (const Tally& tally : tallies_) {
    starts.push_back(clamped(tally.sum + tally.step_of_element + tally.last_step));
  }
  return starts;
}

bool Counters::is_reversed(const std::string& name) const {
  const auto found = counters_.find(name);
  return found != counters_.end() && !found->second.empty() && found->second.back().reversed;
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
