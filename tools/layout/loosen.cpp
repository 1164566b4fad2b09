#include "layout/loosen.h"

#include <algorithm>
#include <utility>

namespace layout {
namespace {

constexpr std::uint32_t fewest_lines = 4;  // a short paragraph shows every wider space
constexpr std::int64_t loosening_cost = 200;
constexpr std::int64_t demerits_per_cost = 20;  // a line of badness 100 has 12,100 demerits

}  // namespace

std::optional<std::int64_t> Loosener::cost_of(std::uint32_t index) {
  const auto found = costs_.find(index);
  if (found != costs_.end()) return found->second;
  const FlowParagraph& paragraph = flow_.paragraphs[index];
  std::optional<std::int64_t> cost;
  const css::ComputedStyle& style = *run_.tree[paragraph.box].style;
  if (paragraph.lines >= fewest_lines && paragraph.markers == 0 &&
      style.text_align == css::TextAlign::justify) {
    const BrokenParagraph longer = break_paragraph(run_, paragraph.box, paragraph.slot, 1);
    if (longer.lines.size() == paragraph.lines + 1) {
      cost = loosening_cost +
             std::max<std::int64_t>(0, longer.demerits - paragraph.demerits) / demerits_per_cost;
    }
  }
  costs_.emplace(index, cost);
  return cost;
}

std::optional<Loosener::Choice> Loosener::lengthen(std::size_t begin, std::size_t end, int lines) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> able;
  auto at = std::lower_bound(
      flow_.paragraphs.begin(), flow_.paragraphs.end(), begin,
      [](const FlowParagraph& p, std::size_t item) { return p.first_item < item; });
  for (; at != flow_.paragraphs.end() && at->first_item + at->lines <= end; ++at) {
    const auto index = static_cast<std::uint32_t>(at - flow_.paragraphs.begin());
    if (const std::optional<std::int64_t> cost = cost_of(index)) able.emplace_back(*cost, index);
  }
  if (able.size() < static_cast<std::size_t>(lines)) return std::nullopt;
  std::sort(able.begin(), able.end());
  Choice choice;
  for (std::size_t i = 0; i < static_cast<std::size_t>(lines); ++i) {
    choice.cost += able[i].first;
    choice.paragraphs.push_back({able[i].second, 1});
  }
  return choice;
}

}  // namespace layout
