#include "layout/fill_group.h"

#include <algorithm>
#include <utility>

#include "layout/cut_columns.h"
#include "layout/fill_column.h"

namespace layout {
namespace {

class GroupCutter {
 public:
  GroupCutter(Notes& notes, const GroupRequest& request)
      : notes_(notes),
        request_(request),
        item_(request.flow.items[request.item]),
        group_(request.flow.groups[item_.index]),
        room_(request.at_top ? std::max(request.room, Length::from_points(1)) : request.room),
        refuses_(room_ <= Length()) {}

  GroupPiece cut() {
    piece_.begins = request_.from == nullptr;
    bool ends = true;
    for (std::size_t t = 0; t < group_.tracks.size(); ++t) {
      rest_.tracks.push_back(request_.from != nullptr
                                 ? request_.from->tracks[t]
                                 : GroupRest::Track{0, {}, {}, group_.tracks[t].top});
      piece_.tracks.emplace_back();
      GroupRest::Track& track = rest_.tracks.back();
      if (!track.ends) cut_track(group_.tracks[t].flow, track, piece_.tracks.back());
      ends = ends && track.ends;
    }
    const Length passed = request_.from != nullptr ? request_.from->passed : Length();
    const Length height = std::max(item_.height - passed, Length());
    ends = ends && height <= room_;
    piece_.height = std::max(lowest_, ends ? height : std::min(height, room_));
    if (ends) return std::move(piece_);
    piece_.moves = piece_.moves || (height > room_ && (!refuses_ || request_.at_top));
    piece_.cost = std::max<std::int64_t>(piece_.cost, group_.cost);
    rest_.passed = passed + room_;
    piece_.rest = std::make_shared<const GroupRest>(std::move(rest_));
    return std::move(piece_);
  }

 private:
  void cut_track(const Flow& flow, GroupRest::Track& track, GroupPiece::Track& piece) {
    if (track.top >= room_) {
      track.top -= room_;
      piece_.moves = piece_.moves || room_ > Length();
      return;
    }
    FillRequest request{flow, 0,    flow.items.size(), {}, {},   {}, {}, {},
                        {},   true, nullptr,           {}, false};
    ColumnEnds ends(notes_, request);
    ColumnStart start;
    start.at = track.at;
    start.rest = track.inside;
    start.wasted = track.wasted;
    start.height = room_ - track.top;
    const std::vector<ColumnEnd> found = ends.find_last(start, 1);
    const ColumnEnd& end = last_good_end(found);
    const bool is_bad = end.left_over < Length() || (!end.final && end.cost >= cost::avoid);
    const bool follows = !track.begun && (!request_.at_top || track.top > Length());
    if (is_bad && follows) {  // it had better stand in the next column as a whole
      track.top = Length();
      refuses_ = true;
      return;
    }
    piece.column = end.column;
    piece.top = track.top;
    piece.any = true;
    lowest_ = std::max(lowest_, track.top + (end.final ? end.column.bottom : end.column.used));
    if (!end.final) piece_.cost = std::max(piece_.cost, end.cost);
    piece_.forced = piece_.forced || end.forced;
    piece_.moves = true;
    track = {end.next, end.rest, end.wasted, {}, true, end.final};
  }

  Notes& notes_;
  const GroupRequest& request_;
  const FlowItem& item_;
  const FlowGroup& group_;
  Length room_, lowest_;
  bool refuses_;  // something of it had better not begin here
  GroupPiece piece_;
  GroupRest rest_;
};

}  // namespace

GroupPiece cut_group(Notes& notes, const GroupRequest& request) {
  const FlowGroup& group = request.flow.groups[request.flow.items[request.item].index];
  if (group.columns) {
    GroupPiece piece = cut_columns(notes, {group.tracks.front().flow, request.from, group.height,
                                           request.room, request.at_top});
    piece.cost = std::max<std::int64_t>(piece.cost, group.cost);
    return piece;
  }
  return GroupCutter(notes, request).cut();
}

void for_each_fragment(const Flow& flow, const LookAtFragment& look) {
  for (const Fragment& fragment : flow.fragments) look(fragment);
  for (const FlowGroup& group : flow.groups) {
    for (const FlowGroup::Track& track : group.tracks) for_each_fragment(track.flow, look);
  }
}

namespace {

void for_each_fragment(const Flow& flow, const FilledColumn& column, const LookAtFragment& look) {
  auto part = column.parts.begin();
  for (std::size_t i = column.begin; i < column.end; ++i) {
    const FlowItem& one = flow.items[i];
    if (part != column.parts.end() && part->item == i) {
      for_each_fragment(flow, i, *part->piece, look);
      ++part;
    } else if (one.kind == FlowItem::Kind::group) {
      for (const FlowGroup::Track& inner : flow.groups[one.index].tracks) {
        for_each_fragment(inner.flow, look);
      }
    } else if (has_fragment(one)) {
      look(flow.fragments[one.index]);
    }
  }
  if (column.cuts_group()) for_each_fragment(flow, column.end, *part->piece, look);
}

}  // namespace

void for_each_fragment(const Flow& flow, std::size_t item, const GroupPiece& piece,
                       const LookAtFragment& look) {
  const FlowGroup& group = flow.groups[flow.items[item].index];
  for (std::size_t t = 0; t < piece.tracks.size(); ++t) {
    if (piece.tracks[t].any) {
      for_each_fragment(group.tracks[t].flow, piece.tracks[t].column, look);
    }
  }
  for (const ColumnStrip& strip : piece.strips) {
    for (const FilledColumn& column : strip.columns) {
      for_each_fragment(group.tracks.front().flow, column, look);
    }
  }
}

}  // namespace layout
