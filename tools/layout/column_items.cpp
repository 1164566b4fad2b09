#include "layout/column_items.h"

#include <algorithm>
#include <utility>

#include "layout/fill_group.h"

namespace layout {

using Kind = FlowItem::Kind;

std::vector<FlowItem> items_of(LayoutRun& run, Flow& flow, const FilledColumn& column) {
  std::vector<FlowItem> items;
  items.reserve(column.end - column.begin + 1);
  auto part = column.parts.begin();
  const auto add_piece = [&] {
    items.push_back(flow.items[part->item]);
    items.back().height = part->piece->height;
    ++part;
  };
  for (std::size_t i = column.begin; i < column.end; ++i) {
    if (part != column.parts.end() && part->item == i) {
      add_piece();
      continue;
    }
    const FlowItem& item = flow.items[i];
    const auto loosened =
        std::find_if(column.loosened.begin(), column.loosened.end(),
                     [&](const Loosening& l) { return l.paragraph == item.paragraph; });
    if (item.kind != Kind::line || loosened == column.loosened.end()) {
      items.push_back(item);
      for (const Spacing& spacing : column.spaced) {
        if (spacing.item == i) items.back().height += spacing.more;
      }
      continue;
    }
    const FlowParagraph& paragraph = flow.paragraphs[item.paragraph];
    SetParagraph set =
        set_paragraph(run, {paragraph.box, paragraph.slots, paragraph.height, loosened->lines});
    const bool counted = run.tree[paragraph.box].style->line_numbers;
    if (paragraph.markers != no_index) {
      Fragment first = flow.fragments[paragraph.markers];
      append(first, std::move(set.lines.front()), {});
      set.lines.front() = std::move(first);
    }
    for (Fragment& line : set.lines) {
      FlowItem longer = item;
      longer.height = line.height;
      longer.baseline = line.baseline;
      longer.index = static_cast<std::uint32_t>(flow.fragments.size());
      if (counted) line.counted_lines.push_back({{Length(), line.baseline}, line.first_text});
      flow.fragments.push_back(std::move(line));
      items.push_back(longer);
    }
    i += paragraph.lines - 1;
  }
  if (column.cuts_group()) add_piece();
  return items;
}

}  // namespace layout
