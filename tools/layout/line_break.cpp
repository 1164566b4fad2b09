#include "layout/line_break.h"

#include <algorithm>
#include <compare>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

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

// Of the third pass, where stretch counts in full: a line of three times its stretchability.
constexpr std::int32_t patient_tolerance = 3000;

// How far a paragraph is from what was asked for; all zero is right.
struct Miss {
  int lines = 0;
  bool ends_short = false;

  friend auto operator<=>(const Miss&, const Miss&) = default;
};

Miss miss_of(const BrokenParagraph& paragraph, const LineBreakOptions& options) {
  return {std::abs(paragraph.looseness - options.looseness),
          paragraph.lines.size() > 1 && paragraph.lines.back().natural < options.min_last_line};
}

}  // namespace

BrokenParagraph break_lines(std::span<const BreakItem> all_items, std::span<const Length> widths,
                            const LineBreakOptions& options) {
  base::expects(!widths.empty(), "at least one measure");
  const std::span<const BreakItem> items = without_tail(all_items);
  if (items.empty()) return {};
  std::vector<PassSettings> passes;
  if (options.pretolerance >= 0) passes.push_back({options.pretolerance, false, Length(), false});
  passes.push_back({options.tolerance, true, Length(), false});
  if (options.looseness == 0) {
    passes.push_back({std::max(options.tolerance, patient_tolerance), true, Length(), false});
  }
  if (options.emergency_stretch > Length()) {
    passes.push_back({options.tolerance, true, options.emergency_stretch, false});
  }
  std::optional<BrokenParagraph> best;
  for (const PassSettings& settings : passes) {
    // Emergency stretch hides how loose a line is, so it is for paragraphs without any other way.
    const bool emergency = settings.emergency_stretch > Length();
    if (emergency && best && miss_of(*best, options).lines == 0) break;
    std::optional<BrokenParagraph> broken = run_pass(items, widths, options, settings);
    if (!broken) continue;
    const Miss miss = miss_of(*broken, options);
    if (!best || miss < miss_of(*best, options)) best = std::move(broken);
    if (miss == Miss()) break;
  }
  if (!best) {
    best = run_pass(items, widths, options,
                    {options.tolerance, true, options.emergency_stretch, true});
  }
  return std::move(*best);
}

std::vector<WayToBreak> ways_to_break(std::span<const BreakItem> all_items,
                                      std::span<const Length> widths,
                                      const LineBreakOptions& options) {
  base::expects(!widths.empty(), "at least one measure");
  const std::span<const BreakItem> items = without_tail(all_items);
  if (items.empty()) return {};
  return run_counting_pass(items, widths, options, {options.tolerance, true, Length(), false});
}

const WayToBreak& choose_way(const std::vector<WayToBreak>& ways, int looseness) {
  const auto best = std::min_element(
      ways.begin(), ways.end(),
      [](const WayToBreak& a, const WayToBreak& b) { return a.demerits < b.demerits; });
  const auto rank = [&](const WayToBreak& way) {
    return std::make_pair(std::abs(way.lines - best->lines - looseness), way.demerits);
  };
  return *std::min_element(ways.begin(), ways.end(), [&](const WayToBreak& a, const WayToBreak& b) {
    return rank(a) < rank(b);
  });
}

}  // namespace layout
