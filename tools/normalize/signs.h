#pragma once
// Where a text has something else than ASCII letters, digits and plain spaces. Most rules look at
// such signs only, one in twenty bytes, so they are found once for all of them. A space is plain
// when a letter or digit follows it and neither a bracket, a blank nor the line's beginning is
// before it.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace normalize {

class Signs {
 public:
  static constexpr std::size_t block_size = 64;  // bytes that are looked at together

  explicit Signs(std::string_view text);

  // The first sign from `i` on, below `end`; else `end`, which is no more than the text's.
  std::size_t find(std::size_t i, std::size_t end) const {
    if (i >= end) return end;
    std::size_t block = i / block_size;
    std::uint64_t bits = bits_[block] >> (i % block_size);
    if ((bits & 1) != 0) return i;  // signs often stand side by side
    bits <<= i % block_size;
    while (bits == 0 && ++block * block_size < end) bits = bits_[block];
    return std::min(block * block_size + static_cast<std::size_t>(std::countr_zero(bits)), end);
  }

 private:
  std::vector<std::uint64_t> bits_;  // one for each byte, the lowest bit first
};

}  // namespace normalize
