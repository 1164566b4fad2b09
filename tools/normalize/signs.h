#pragma once
// Where a text has something else than ASCII letters, digits and plain spaces. Most rules look at
// such signs only, one in twenty bytes, so they are found once for all of them. A space is plain
// when a letter or digit follows it and neither a bracket, a blank nor the line's beginning is
// before it.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace normalize {

class Signs {
 public:
  explicit Signs(std::string_view text);

  // The first sign from `i` on, below `end`; else `end`, which is no more than the text's.
  std::size_t find(std::size_t i, std::size_t end) const;

 private:
  std::vector<std::uint64_t> bits_;  // one for each byte, the lowest bit first
};

}  // namespace normalize
