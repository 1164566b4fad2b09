#pragma once
// What generated content says about other places (target-counter, target-text). A document is laid
// out again until these agree with the pages they produce, at most max_rounds times.

#include <map>
#include <set>
#include <string>
#include <utility>

namespace layout {

inline constexpr int max_rounds = 5;
// Where a page is not as wide as the one before: each round can move what the next page begins
// with.
inline constexpr int max_width_rounds = 20;

struct References {
  std::map<std::string, int, std::less<>> pages;                // id → page number
  std::map<std::pair<std::string, std::string>, int> counters;  // (id, counter) → value there
  std::set<std::string> wanted_counters;
  std::set<std::string> missing;  // ids that no element has
  bool used = false;              // the document asked for any of this
};

}  // namespace layout
