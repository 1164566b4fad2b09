#include "layout/line_break.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "base/error.h"
#include "layout/line_break_pass.h"

namespace layout {
namespace {

// Items without trailing glue and penalties, unless they end with a forced break.
std::span<const BreakItem> without_tail(std::span<const BreakItem> items) {
  while (!items.empty() && items.back().kind != BreakItem::Kind::box &&
         !is_forced_break(items.back())) {
    items = items.first(items.size() - 1);
  }
  return items;
}

bool ends_short(const BrokenParagraph& paragraph, const LineBreakOptions& options) {
  return paragraph.lines.size() > 1 && paragraph.lines.back().natural < options.min_last_line;
}

}  // namespace

BrokenParagraph break_lines(std::span<const BreakItem> all_items, std::span<const Length> widths,
                            const LineBreakOptions& options) {
  base::expects(!widths.empty(), "at least one measure");
  const std::span<const BreakItem> items = without_tail(all_items);
  if (items.empty()) return {};
  if (options.pretolerance >= 0) {
    const PassSettings settings{options.pretolerance, false, Length(), false};
    std::optional<BrokenParagraph> broken = run_pass(items, widths, options, settings);
    if (broken && broken->looseness == options.looseness && !ends_short(*broken, options)) {
      return std::move(*broken);
    }
  }
  const bool has_emergency = options.emergency_stretch > Length();
  std::optional<BrokenParagraph> second =
      run_pass(items, widths, options, {options.tolerance, true, Length(), false});
  if (second && (!has_emergency || second->looseness == options.looseness)) {
    return std::move(*second);
  }
  if (has_emergency) {
    std::optional<BrokenParagraph> third = run_pass(
        items, widths, options, {options.tolerance, true, options.emergency_stretch, false});
    const auto miss = [&](const BrokenParagraph& p) {
      return std::abs(p.looseness - options.looseness);
    };
    if (third && (!second || miss(*third) < miss(*second))) return std::move(*third);
    if (second) return std::move(*second);
  }
  return run_pass(items, widths, options,
                  {options.tolerance, true, options.emergency_stretch, true})
      .value();
}

}  // namespace layout
