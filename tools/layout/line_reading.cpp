#include "layout/line_reading.h"

#include <optional>

#include "layout/line_break_pass.h"

namespace layout {

Line read_line(std::span<const BreakItem> items, std::uint32_t begin, std::uint32_t at,
               Length width, const LineBreakOptions& options) {
  Line line;
  line.begin = begin;
  line.end = at;
  line.hyphenated = at < items.size() && items[at].flagged;
  line.width = width;
  LineTotals sums;
  std::optional<std::uint32_t> last_box;
  for (std::uint32_t i = begin; i < at; ++i) {
    sums.add(items[i]);
    if (items[i].kind == BreakItem::Kind::box) last_box = i;
  }
  Units natural = sums.width + break_width(items, at);
  if (last_box) {
    natural -= right_protrusion(items, at, *last_box);
    const BreakItem& first = items[begin];
    if (first.kind == BreakItem::Kind::box) natural -= first.left_protrusion.units();
  }
  line.natural = Length::from_units(natural);
  const Units missing = width.units() - natural;
  const bool fixed = options.ragged;
  const bool forced = at == items.size() || is_forced_break(items[at]);
  line.overfull = -missing > (fixed ? 0 : sums.glue_shrink + sums.box_shrink);
  if (missing < 0 && !fixed) {
    line.ratio = -ratio_of(-missing - sums.box_shrink, sums.glue_shrink);
  }
  if (missing > 0 && !fixed && (!forced || options.justify_last_line)) {
    line.ratio = ratio_of(missing - sums.box_stretch, sums.glue_stretch);
  }
  return line;
}

}  // namespace layout
