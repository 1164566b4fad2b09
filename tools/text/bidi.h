#pragma once
// The Unicode Bidirectional Algorithm (UAX #9) through ICU.

#include <cstdint>
#include <string_view>
#include <vector>

namespace text {

struct BidiRun {
  std::uint32_t begin = 0, end = 0;  // bytes, in logical order
  std::uint8_t level = 0;            // odd: right to left
};

// Levels of a paragraph, runs in logical order; one run when the text is plainly left to right.
std::vector<BidiRun> bidi_runs(std::string_view paragraph, bool right_to_left_base);

// Visual order of a line's runs (indices into `levels`), rule L2.
std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels);

}  // namespace text
