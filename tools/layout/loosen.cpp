#include "layout/loosen.h"

#include <algorithm>
#include <utility>

namespace layout {
namespace {

constexpr std::int64_t space_cost = 8'000;

}  // namespace

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

std::optional<Loosener::Choice> Loosener::change(std::size_t begin, std::size_t end,
                                                 int lines) const {
  const auto wanted = static_cast<std::size_t>(lines > 0 ? lines : -lines);
  const int each = lines > 0 ? 1 : -1;
  std::vector<Able> able;
  auto at = std::lower_bound(
      flow_.paragraphs.begin(), flow_.paragraphs.end(), begin,
      [](const FlowParagraph& p, std::size_t item) { return p.first_item < item; });
  for (; at != flow_.paragraphs.end() && at->first_item + at->lines <= end; ++at) {
    const auto index = static_cast<std::size_t>(at - flow_.paragraphs.begin());
    if (const std::optional<std::int64_t> cost = at->changes.by(each)) {
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
