#pragma once
// The Unicode Bidirectional Algorithm (UAX #9) through ICU.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace text {

struct BidiRun {
  std::uint32_t begin = 0, end = 0;  // bytes, in logical order
  std::uint8_t level = 0;            // odd: right to left
};

// Levels of a paragraph, runs in logical order; one run when the text is plainly left to right.
std::vector<BidiRun> bidi_runs(std::string_view paragraph, bool right_to_left_base);

// The direction of a paragraph by its first letter that has one, those in isolates left out (P2 and
// P3); `otherwise` when none has.
bool is_right_to_left(std::string_view paragraph, bool otherwise);

// Of the first letter that has one, wherever it stands; nullopt when none has.
enum class LetterDirection : std::uint8_t { left_to_right, right_to_left };
std::optional<LetterDirection> first_direction(std::string_view text);

// Visual order of a line's runs (indices into `levels`), rule L2.
std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels);

}  // namespace text
