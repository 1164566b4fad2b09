#pragma once
// Chance that is the same on every machine: SplitMix64 (Steele, Lea and Flood 2014).

#include <cstdint>
#include <iterator>

namespace generator {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <typename Rows>
  const auto& pick(const Rows& rows) {
    return rows[below(std::size(rows))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace generator
