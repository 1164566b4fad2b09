#pragma once
// CSS counters while the tree is walked in document order (CSS Lists 3 §4): a counter lives in the
// element that made it and, when the parent has none of its name, in that element's following
// siblings; and in all their descendants.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "css/style.h"

namespace layout {

class Counters {
 public:
  Counters() = default;
  // What starts() told after a walk of the same elements.
  explicit Counters(std::vector<int> starts) : known_starts_(std::move(starts)) {}

  // Around each element: enter before its counters are touched, leave after its last child.
  void enter();
  void leave();
  // Reset, then increment, then set (CSS Lists 3 §4.4). Of a pseudo-element too.
  void apply(const css::ComputedStyle& style);
  void apply_resets(const css::ComputedStyle& style);
  void apply_increments(const css::ComputedStyle& style);
  void apply_sets(const css::ComputedStyle& style);
  void reset(const std::string& name, int value);
  void increment(const std::string& name, int by);
  void set(const std::string& name, int value);

  int value(const std::string& name) const;                      // 0 when it does not exist
  const std::vector<int> values(const std::string& name) const;  // outermost first; one 0 if none
  bool is_reversed(const std::string& name) const;

  // The values that reversed counters without one begin with, in the order in which they were made
  // (§4.1): all that is counted after each of them belongs to it.
  std::vector<int> starts() const;

 private:
  struct Counter {
    int depth = 0;  // of the element that made it
    int value = 0;
    bool reversed = false;
    std::size_t tally = no_tally;
  };
  struct Tally {
    long long sum = 0, last_step = 0, step_of_element = 0;
    std::size_t element = 0;
    bool closed = false;  // by a counter-set
  };
  static constexpr std::size_t no_tally = static_cast<std::size_t>(-1);

  void make(const css::CounterReset& reset);
  void end(const std::string& name);
  void tally_step(const Counter& counter, int by);
  void tally_set(const Counter& counter, int value);

  int depth_ = 0;
  std::size_t element_ = 0;  // how many have been entered
  std::map<std::string, std::vector<Counter>> counters_;
  std::vector<std::pair<int, std::string>> made_;  // in order of making: depth and name
  std::vector<int> known_starts_;
  std::vector<Tally> tallies_;
};

}  // namespace layout
