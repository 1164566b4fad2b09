#pragma once
// The shortest way from one sequence of words to another: E. W. Myers, "An O(ND) Difference
// Algorithm and Its Variations", Algorithmica 1 (1986).

#include <cstddef>
#include <string>
#include <vector>

namespace edition {

// old [old_begin, old_end) became new [new_begin, new_end); one of them may be empty.
struct Hunk {
  std::size_t old_begin = 0, old_end = 0;
  std::size_t new_begin = 0, new_end = 0;
};

// In order; empty when both are the same. Where more than most_differences words differ, the whole
// stretch between the common beginning and the common end is one hunk: time and memory stay bounded
// and nothing is said that is not so.
inline constexpr std::size_t most_differences = 2000;
std::vector<Hunk> diff_words(const std::vector<std::string>& before,
                             const std::vector<std::string>& after);

}  // namespace edition
