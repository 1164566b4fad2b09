#include "layout/notes.h"

#include "layout/block_flow.h"

namespace layout {

Flow& Notes::flow(std::uint32_t note, Length width) {
  const auto found = flows_.find({note, width});
  if (found != flows_.end()) return found->second;
  BlockRequest request;
  request.width = width;
  return flows_.emplace(std::pair(note, width), flow_box(run_, run_.tree.notes[note].box, request))
      .first->second;
}

NotePart Notes::whole(std::uint32_t note, Length width) {
  return {note, width, 0, flow(note, width).items.size()};
}

void Notes::set_anew(std::vector<NotePart>& waiting, Length width) {
  for (NotePart& part : waiting) {
    if (part.begin == 0 && part.width != width) part = whole(part.note, width);
  }
}

Length Notes::area_overhead(const css::ComputedStyle* area, Length width) const {
  // Without @footnote, half a line of an ordinary page keeps notes and text apart.
  if (area == nullptr) return Length::from_points(6);
  const BoxEdges edges = resolve_edges(*area, width, std::nullopt);
  return edges.margin_top + edges.top + edges.bottom + edges.margin_bottom;
}

Length Notes::place(std::vector<NotePart>& waiting, Length room, std::vector<NotePart>& placed) {
  Length taken;
  std::size_t done = 0;
  for (; done < waiting.size(); ++done) {
    const NotePart& part = waiting[done];
    const Length all = height(part);
    if (taken + all <= room) {
      taken += all;
      placed.push_back(part);
      continue;
    }
    const Flow& note = flow(part);
    std::size_t cut = part.begin;
    Length cut_height, sum;
    for (std::size_t i = part.begin; i < part.end && taken + sum <= room; ++i) {
      const FlowItem& item = note.items[i];
      if (i > part.begin && item.cost < cost::never) {
        cut = i;
        cut_height = sum;
      }
      sum += item.height;
    }
    if (cut > part.begin) {
      placed.push_back({part.note, part.width, part.begin, cut});
      waiting[done].begin = cut;
      taken += cut_height;
    }
    break;
  }
  waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(done));
  return taken;
}

}  // namespace layout
