#include "layout/paint_group.h"

#include <algorithm>
#include <utility>

#include "layout/paint_columns.h"

namespace layout {

void paint_group_box(Fragment& out, const GroupBox& box, Length top, Length height,
                     const PaintedEdges& edges) {
  paint_box(out, *box.style, {box.x, top, box.width, height}, edges, Artifact::background,
            box.pictures);
}

Fragment paint_group(LayoutRun& run, Flow& flow, std::uint32_t group, const GroupPiece* piece,
                     const GroupPlace& place, OpenBoxes& open) {
  Fragment out;
  const FlowGroup& whole = flow.groups[group];
  std::vector<FlowGroup::Track>& tracks = flow.groups[group].tracks;
  std::vector<OpenBoxes>& inside = open.in_groups[group];
  inside.resize(tracks.size());
  if (whole.columns) {
    return paint_columns(run, tracks.front().flow, piece != nullptr ? *piece : *whole.columns,
                         inside.front());
  }
  const bool begins = piece == nullptr || piece->begins, ends = piece == nullptr || !piece->rest;
  const PaintedEdges edges{begins, true, ends, true};
  const Length height = ends ? place.height : place.room;
  const auto begin_tag = [&](TagId tag) {
    const auto after = static_cast<std::uint32_t>(out.items.size());
    if (begins && tag != no_tag) out.tags.push_back({tag, after});
  };
  begin_tag(whole.tag);
  for (const GroupBox& box : whole.boxes) paint_group_box(out, box, Length(), height, edges);
  for (std::size_t t = 0; t < tracks.size(); ++t) {
    FlowGroup::Track& track = tracks[t];
    if (track.box) paint_group_box(out, *track.box, Length(), height, edges);
    begin_tag(track.tag);
    FilledColumn all;
    all.end = track.flow.items.size();
    if (piece != nullptr && !piece->tracks[t].any) continue;
    const FilledColumn& column = piece != nullptr ? piece->tracks[t].column : all;
    const Length top = piece != nullptr ? piece->tracks[t].top : track.top;
    PaintRequest request;
    const bool goes_on = column.cuts_group() || column.end < track.flow.items.size();
    if (goes_on) request.room = place.room - top;
    if (place.depth > Length()) {
      request.depth = std::max(place.depth - top, Length::from_units(1));
      request.above = place.above + top;
    }
    append(out, paint_column(run, track.flow, column, inside[t], request), {track.x, top});
    for (Overlay& overlay : std::exchange(inside[t].overlays, {})) {
      Overlay moved{{}, overlay.z_index};
      append(moved.content, std::move(overlay.content), {place.shift.x + track.x, place.shift.y});
      open.overlays.push_back(std::move(moved));
    }
  }
  return out;
}

}  // namespace layout
