#include "layout/loosen.h"

#include <algorithm>
#include <utility>

namespace layout {
namespace {

constexpr std::uint32_t fewest_lines = 3;  // a short paragraph shows every wider space
constexpr std::int64_t change_cost = 200;
constexpr std::int64_t space_cost = 8'000;
constexpr std::int64_t demerits_per_cost = 20;  // a line of badness 100 has 12,100 demerits

// Lines give about a thirteenth of the measure, words and spaces together, before they look bad.
// A paragraph whose lines cannot give what is missing need not be broken again to see it.
constexpr std::int64_t lines_for_a_line = 13;

bool may_change(const FlowParagraph& paragraph, int lines) {
  if (paragraph.lines < fewest_lines) return false;
  const Length width = paragraph.slots.back().width;
  const Length missing = lines > 0 ? width - paragraph.last_line : paragraph.last_line;
  return missing * lines_for_a_line <= width * paragraph.lines;
}

}  // namespace

std::optional<std::int64_t> Loosener::find_cost(const FlowParagraph& paragraph, int lines) const {
  const css::ComputedStyle& style = *run_.tree[paragraph.box].style;
  if (style.text_align != css::TextAlign::justify || !may_change(paragraph, lines)) return {};
  const BrokenParagraph changed = break_paragraph(run_, paragraph.box, paragraph.slots, lines);
  if (static_cast<std::int64_t>(changed.lines.size()) != paragraph.lines + std::int64_t{lines}) {
    return {};
  }
  return change_cost +
         std::max<std::int64_t>(0, changed.demerits - paragraph.demerits) / demerits_per_cost;
}

std::optional<std::int64_t> Loosener::cost_of(std::uint32_t index, int lines) {
  costs_.resize(flow_.paragraphs.size() * 2);
  Cost& cost = costs_[index * std::size_t{2} + (lines > 0 ? 1 : 0)];
  if (!cost.known) cost = {true, find_cost(flow_.paragraphs[index], lines)};
  return cost.value;
}

// Space of at least a line, as it stands above headings, is hardly seen to be higher.
void Loosener::find_spaces(std::size_t begin, std::size_t end, std::vector<Able>& able) const {
  bool any_above = false;
  for (std::size_t i = begin; i < end; ++i) {
    const FlowItem& item = flow_.items[i];
    any_above = any_above || item.kind == FlowItem::Kind::line || item.kind == FlowItem::Kind::atom;
    if (any_above && item.kind == FlowItem::Kind::glue && item.height >= pitch_) {
      able.push_back({space_cost, true, i});
    }
  }
}

std::optional<Loosener::Choice> Loosener::change(std::size_t begin, std::size_t end, int lines) {
  const auto wanted = static_cast<std::size_t>(lines > 0 ? lines : -lines);
  const int each = lines > 0 ? 1 : -1;
  std::vector<Able> able;
  auto at = std::lower_bound(
      flow_.paragraphs.begin(), flow_.paragraphs.end(), begin,
      [](const FlowParagraph& p, std::size_t item) { return p.first_item < item; });
  for (; at != flow_.paragraphs.end() && at->first_item + at->lines <= end; ++at) {
    const auto index = static_cast<std::uint32_t>(at - flow_.paragraphs.begin());
    if (const std::optional<std::int64_t> cost = cost_of(index, each)) {
      able.push_back({*cost, false, index});
    }
  }
  if (lines > 0 && pitch_ > Length()) find_spaces(begin, end, able);
  if (able.size() < wanted) return std::nullopt;
  std::sort(able.begin(), able.end());
  Choice choice;
  for (std::size_t i = 0; i < wanted; ++i) {
    choice.cost += able[i].cost;
    if (able[i].is_space) {
      choice.spaces.push_back({able[i].index, pitch_});
    } else {
      choice.paragraphs.push_back({static_cast<std::uint32_t>(able[i].index), each});
    }
  }
  return choice;
}

}  // namespace layout
