#pragma once
// CSS counters while the tree is walked in document order (CSS Lists 3 §4): a counter lives in the
// element that made it, in that element's following siblings and in all their descendants.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "css/style.h"

namespace layout {

class Counters {
 public:
  // Around each element: enter before its counters are touched, leave after its last child.
  void enter() { ++depth_; }
  void leave();
  // Reset, then increment, then set (CSS Lists 3 §4.4). Of a pseudo-element too.
  void apply(const css::ComputedStyle& style);
  void reset(const std::string& name, int value);
  void increment(const std::string& name, int by);
  void set(const std::string& name, int value);
  bool touched_by_increment(const css::ComputedStyle& style, std::string_view name) const;

  int value(const std::string& name) const;                      // 0 when it does not exist
  const std::vector<int> values(const std::string& name) const;  // outermost first; one 0 if none

 private:
  struct Counter {
    int depth = 0;  // of the element that made it
    int value = 0;
  };
  int depth_ = 0;
  std::map<std::string, std::vector<Counter>> counters_;
  std::vector<std::pair<int, std::string>> made_;  // in order of making: depth and name
};

}  // namespace layout
