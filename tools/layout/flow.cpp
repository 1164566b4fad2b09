#include "layout/flow.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace layout {
namespace {

template <class Part>
std::uint32_t move_behind(std::vector<Part>& all, std::vector<Part>& more) {
  const auto first = static_cast<std::uint32_t>(all.size());
  all.insert(all.end(), std::move_iterator(more.begin()), std::move_iterator(more.end()));
  return first;
}

}  // namespace

Length height_of(const Flow& flow, std::size_t begin, std::size_t end) {
  Length sum;
  for (std::size_t i = begin; i < end; ++i) sum += flow.items[i].height;
  return sum;
}

void splice(Flow& flow, Flow part, Length x) {
  using Kind = FlowItem::Kind;
  const auto items = static_cast<std::uint32_t>(flow.items.size());
  for (Decoration& decoration : part.decorations) decoration.x += x;
  for (FlowParagraph& paragraph : part.paragraphs) paragraph.first_item += items;
  const std::uint32_t fragments = move_behind(flow.fragments, part.fragments);
  for (FlowParagraph& paragraph : part.paragraphs) {
    if (paragraph.markers != no_index) paragraph.markers += fragments;
  }
  const std::uint32_t decorations = move_behind(flow.decorations, part.decorations);
  const std::uint32_t forced_breaks = move_behind(flow.forced_breaks, part.forced_breaks);
  const std::uint32_t paragraphs = move_behind(flow.paragraphs, part.paragraphs);
  const std::uint32_t tables = move_behind(flow.tables, part.tables);
  const std::uint32_t groups = move_behind(flow.groups, part.groups);
  const auto given_heights = static_cast<std::uint32_t>(flow.given_heights.size());
  for (GivenHeight& given : part.given_heights) {
    given.first += items;
    given.close += items;
    given.inner += given_heights;
    if (given.around != no_index) given.around += given_heights;
  }
  move_behind(flow.given_heights, part.given_heights);
  const ClonedEdges around = flow.cloned.empty() ? ClonedEdges{} : flow.cloned.back().second;
  for (auto [at, edges] : part.cloned) {
    flow.cloned.emplace_back(at + items,
                             ClonedEdges{edges.above + around.above, edges.below + around.below});
  }
  for (FlowItem& item : part.items) {
    item.x += x;
    if (item.paragraph != no_index) item.paragraph += paragraphs;
    if (item.table != no_index) item.table += tables;
    if (item.given != no_index) item.given += given_heights;
    switch (item.kind) {
      case Kind::line:
      case Kind::atom:
      case Kind::float_:
      case Kind::tall:
        item.index += fragments;
        break;
      case Kind::open:
      case Kind::close:
        item.index += decorations;
        break;
      case Kind::forced:
        item.index += forced_breaks;
        break;
      case Kind::group:
        item.index += groups;
        break;
      default:
        break;
    }
  }
  move_behind(flow.items, part.items);
}

bool has_forced_break(const Flow& flow) {
  return !flow.forced_breaks.empty() ||
         std::any_of(flow.groups.begin(), flow.groups.end(),
                     [](const FlowGroup& group) { return group.forced; });
}

}  // namespace layout
