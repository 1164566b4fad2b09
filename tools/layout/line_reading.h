#pragma once
// A line between two breaks: how wide its items are, and how it is set; private to line_break.

#include <cstddef>
#include <cstdint>
#include <span>

#include "layout/badness.h"
#include "layout/line_break.h"

namespace layout {

struct LineTotals {
  Units width = 0, glue_stretch = 0, box_stretch = 0, glue_shrink = 0, box_shrink = 0;

  void add(const BreakItem& item) {
    if (item.kind == BreakItem::Kind::penalty) return;
    width += item.width.units();
    const bool is_glue = item.kind == BreakItem::Kind::glue;
    (is_glue ? glue_stretch : box_stretch) += item.stretch.units();
    (is_glue ? glue_shrink : box_shrink) += item.shrink.units();
  }
};

// What breaking at item `at`, or at the end of the items, adds to the line.
inline Units break_width(std::span<const BreakItem> items, std::size_t at) {
  if (at == items.size() || items[at].kind != BreakItem::Kind::penalty) return 0;
  return items[at].width.units();
}

// Of the hyphen that the break adds, else of the last box.
inline Units right_protrusion(std::span<const BreakItem> items, std::size_t at,
                              std::uint32_t last_box) {
  const bool adds_hyphen =
      at < items.size() && items[at].kind == BreakItem::Kind::penalty && items[at].width > Length();
  return items[adds_hyphen ? at : last_box].right_protrusion.units();
}

// The line of the items from `begin` on that breaks at item `at`, set to `width`.
Line read_line(std::span<const BreakItem> items, std::uint32_t begin, std::uint32_t at,
               Length width, const LineBreakOptions& options);

}  // namespace layout
