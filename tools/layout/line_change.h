#pragma once
// What it costs to set a paragraph a line longer or shorter than it likes (\looseness of TeX), so
// that the filler can make columns level.

#include <cstdint>
#include <optional>
#include <span>

#include "layout/line_break.h"

namespace layout {

// Nothing where it cannot be done without looking bad.
struct LineChanges {
  std::optional<std::int64_t> longer, shorter;

  std::optional<std::int64_t> by(int lines) const { return lines > 0 ? longer : shorter; }
};

// Whether breaking again with `looseness` could succeed at all, told without doing so.
bool may_change(const BrokenParagraph& liked, Length width, int looseness);

// `items` broken with the looseness of `options`, 1 or -1; `liked` is how they were without.
std::optional<std::int64_t> change_cost(std::span<const BreakItem> items,
                                        std::span<const Length> widths,
                                        const LineBreakOptions& options,
                                        const BrokenParagraph& liked);

}  // namespace layout
