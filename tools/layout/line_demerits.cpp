#include "layout/line_demerits.h"

#include <algorithm>
#include <cstdlib>

namespace layout {
namespace {

// In proportion to the square of what is missing.
std::int64_t short_last_line(Units natural, const LineBreakOptions& options) {
  const Units least = options.min_last_line.units();
  const Units missing = std::min(least - natural, least);
  if (missing <= 0) return 0;
  const Length demerits = Length::from_units(options.short_last_line_demerits);
  return base::scaled(base::scaled(demerits, missing, least), missing, least).units();
}

}  // namespace

std::int64_t line_demerits(const Setting& line, const LineEnds& ends,
                           const LineBreakOptions& options) {
  const std::int64_t base = options.line_penalty + line.badness;
  std::int64_t demerits = base >= infinite_badness ? short_demerits : base * base;
  demerits += line.uneven;
  const bool is_flagged = ends.item != nullptr && ends.item->flagged;
  std::int64_t penalty = 0;
  if (ends.item != nullptr && ends.item->kind == BreakItem::Kind::penalty) {
    penalty = ends.item->penalty;
    if (is_flagged && !ends.is_forced) penalty += options.hyphen_penalty;
  }
  if (penalty > 0) demerits += penalty * penalty;
  if (penalty < 0 && penalty > -infinite_penalty) demerits -= penalty * penalty;
  if (ends.after_hyphen && is_flagged) demerits += options.double_hyphen_demerits;
  if (ends.is_final) {
    if (ends.after_hyphen) demerits += options.final_hyphen_demerits;
    if (!ends.begins_paragraph) demerits += short_last_line(line.natural, options);
  }
  if (std::abs(ends.fitness_before - line.fitness) > 1) demerits += options.adjacent_demerits;
  return demerits;
}

}  // namespace layout
