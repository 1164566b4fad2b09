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
};

// Whether breaking again with a looseness of 1 or -1 could succeed at all, told without doing so.
bool may_change(const BrokenParagraph& liked, Length width, int looseness);

// What breaking `items` with `options` and a looseness of 1 or -1 costs; `liked` is how they were
// broken without.
LineChanges change_costs(std::span<const BreakItem> items, std::span<const Length> widths,
                         const LineBreakOptions& options, const BrokenParagraph& liked);

}  // namespace layout
