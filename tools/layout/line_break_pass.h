#pragma once
// One pass of Knuth and Plass's algorithm over a paragraph; private to line_break.

#include <optional>
#include <span>
#include <vector>

#include "layout/line_break.h"

namespace layout {

struct PassSettings {
  std::int32_t threshold = 0;  // the worst badness of a feasible line
  bool hyphens = true;         // whether hyphens may be added
  Length emergency_stretch;    // of every line
  bool rescue = false;         // never fail
};

inline bool is_forced_break(const BreakItem& item) {
  return item.kind == BreakItem::Kind::penalty && item.penalty <= -infinite_penalty;
}

// Nothing when no sequence of feasible lines exists. `items` are not empty and end with a box or a
// forced break.
std::optional<BrokenParagraph> run_pass(std::span<const BreakItem> items,
                                        std::span<const Length> widths,
                                        const LineBreakOptions& options,
                                        const PassSettings& settings);

// The same, but only the best for each number of lines.
std::vector<WayToBreak> run_counting_pass(std::span<const BreakItem> items,
                                          std::span<const Length> widths,
                                          const LineBreakOptions& options,
                                          const PassSettings& settings);

}  // namespace layout
