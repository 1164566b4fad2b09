#include "layout/line_change.h"

#include <algorithm>

namespace layout {
namespace {

constexpr std::int64_t fewest_lines = 3;  // a short paragraph shows every wider space
constexpr std::int64_t most_lines = 400;  // only what lies wholly in a column is changed for it
constexpr std::int64_t least_cost = 200;
constexpr std::int64_t demerits_per_cost = 20;  // a line of badness 100 has 12,100 demerits

// Lines give about a thirteenth of the measure, words and spaces together, before they look bad.
constexpr std::int64_t lines_for_a_line = 13;

std::int64_t count_of(const BrokenParagraph& paragraph) {
  return static_cast<std::int64_t>(paragraph.lines.size());
}

}  // namespace

bool may_change(const BrokenParagraph& liked, Length width, int looseness) {
  if (count_of(liked) < fewest_lines || count_of(liked) > most_lines) return false;
  const Length last_line = liked.lines.back().natural;
  const Length missing = looseness > 0 ? width - last_line : last_line;
  return missing * lines_for_a_line <= width * count_of(liked);
}

LineChanges change_costs(std::span<const BreakItem> items, std::span<const Length> widths,
                         const LineBreakOptions& options, const BrokenParagraph& liked) {
  const std::vector<WayToBreak> ways = ways_to_break(items, widths, options);
  const auto cost = [&](int looseness) -> std::optional<std::int64_t> {
    if (!may_change(liked, widths.back(), looseness) || ways.empty()) return std::nullopt;
    const WayToBreak& changed = choose_way(ways, looseness);
    if (changed.lines != count_of(liked) + looseness) return std::nullopt;
    return least_cost +
           std::max<std::int64_t>(0, changed.demerits - liked.demerits) / demerits_per_cost;
  };
  return {cost(1), cost(-1)};
}

}  // namespace layout
