#pragma once
// What a line costs between two breaks: the demerits of TeX (TeX: The Program §859), with the cost
// of uneven spaces and of a short last line; private to line_break.

#include "layout/badness.h"
#include "layout/line_break.h"

namespace layout {

// Demerits of a line that had to be made short or overfull.
inline constexpr std::int64_t short_demerits = 100'000'000, overfull_demerits = 10'000'000'000;

// Classes of TeX: lines of neighbouring classes look well together.
enum Fitness : std::uint8_t { very_loose, loose, decent, tight };
inline constexpr std::size_t fitness_count = 4;

struct Setting {  // of one possible line
  Units natural = 0;
  std::int32_t badness = 0;
  Fitness fitness = decent;
  std::int64_t uneven = 0;  // demerits of wide or narrow spaces
};

// Where a possible line begins and ends.
struct LineEnds {
  bool begins_paragraph = false;
  bool after_hyphen = false;
  Fitness fitness_before = decent;  // of the line before
  const BreakItem* item = nullptr;  // broken at; null: the end of the items
  bool is_forced = false;
  bool is_final = false;  // of the paragraph
};

std::int64_t line_demerits(const Setting& line, const LineEnds& ends,
                           const LineBreakOptions& options);

}  // namespace layout
