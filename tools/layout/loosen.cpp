#include "layout/loosen.h"

#include <algorithm>
#include <utility>

namespace layout {
namespace {

constexpr std::int64_t space_cost = 8'000;

}  // namespace

Loosener::Loosener(const Flow& flow, std::size_t begin, std::size_t end, Length pitch)
    : flow_(flow), pitch_(pitch) {
  if (pitch <= Length()) return;
  // Space of at least a line, as it stands above headings, is hardly seen to be higher.
  for (std::size_t i = begin; i < end; ++i) {
    const FlowItem& item = flow.items[i];
    if (item.kind == FlowItem::Kind::glue && item.height >= pitch) spaces_.push_back(i);
  }
}

// Not at the column's top, where space vanishes.
void Loosener::add_spaces(std::size_t begin, std::size_t end, std::vector<Able>& able) const {
  while (begin < end && flow_.items[begin].kind != FlowItem::Kind::line &&
         flow_.items[begin].kind != FlowItem::Kind::atom) {
    ++begin;
  }
  for (auto at = std::lower_bound(spaces_.begin(), spaces_.end(), begin);
       at != spaces_.end() && *at < end; ++at) {
    able.push_back({space_cost, true, *at});
  }
}

Loosener::Column Loosener::look_at(std::size_t begin, std::size_t end) const {
  Column column;
  auto at = std::lower_bound(
      flow_.paragraphs.begin(), flow_.paragraphs.end(), begin,
      [](const FlowParagraph& p, std::size_t item) { return p.first_item < item; });
  for (; at != flow_.paragraphs.end() && at->first_item + at->lines <= end; ++at) {
    const auto index = static_cast<std::size_t>(at - flow_.paragraphs.begin());
    if (at->changes.longer) column.longer.push_back({*at->changes.longer, false, index});
    if (at->changes.shorter) column.shorter.push_back({*at->changes.shorter, false, index});
  }
  add_spaces(begin, end, column.longer);
  std::sort(column.longer.begin(), column.longer.end());
  std::sort(column.shorter.begin(), column.shorter.end());
  return column;
}

std::optional<Loosener::Choice> Loosener::change(const Column& column, int lines) const {
  const auto wanted = static_cast<std::size_t>(lines > 0 ? lines : -lines);
  const int each = lines > 0 ? 1 : -1;
  const std::vector<Able>& able = lines > 0 ? column.longer : column.shorter;
  if (able.size() < wanted) return std::nullopt;
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
