#include "layout/cut_columns.h"

#include <algorithm>
#include <utility>

#include "layout/fill_balance.h"

namespace layout {
namespace {

using Kind = FlowItem::Kind;

class ColumnsCutter {
 public:
  ColumnsCutter(Notes& notes, const ColumnsRequest& request)
      : notes_(notes), request_(request), flow_(request.flow), height_(request.height) {
    if (request.from == nullptr) return;
    track_ = request.from->tracks.front();
    set_ = request.from->set;
    passed_ = request.from->passed;
    if (height_) *height_ = std::max(*height_ - passed_, Length());
  }

  GroupPiece cut() {
    while (track_.at < flow_.items.size()) {
      const FlowItem& first = flow_.items[track_.at];
      if (first.kind == Kind::columns) {
        set_ = first.index;
        track_ = {track_.at + 1, {}, {}, {}, true, false};
        continue;
      }
      std::size_t end = track_.at;
      while (end < flow_.items.size() && flow_.items[end].kind != Kind::columns) ++end;
      if (!strip(end)) return unfinished();
    }
    if (request_.room && height_ && *height_ > *request_.room) return unfinished();
    piece_.height = height_.value_or(y_);
    return std::move(piece_);
  }

 private:
  GroupPiece unfinished() {
    piece_.height = std::max(y_, *request_.room);
    GroupRest rest;
    rest.set = set_;
    rest.passed = passed_ + *request_.room;
    rest.tracks.push_back(track_);
    piece_.moves = piece_.moves || track_.at >= flow_.items.size();
    piece_.rest = std::make_shared<const GroupRest>(std::move(rest));
    return std::move(piece_);
  }

  // Do no columns follow? A box across them is one wide column.
  bool is_last(std::size_t end) const {
    for (; end < flow_.items.size(); ++end) {
      const FlowItem& item = flow_.items[end];
      if (item.kind != Kind::columns) return false;
    }
    return true;
  }

  // Columns up to the item `end`. False when the rest goes on in what follows.
  bool strip(std::size_t end) {
    const ColumnSet& set = flow_.column_sets[set_];
    const FillRequest request{flow_, track_.at, end,  set,     {}, {},   {},
                              {},    {},        true, nullptr, {}, false};
    const bool has_height = height_ && is_last(end);
    ColumnStrip strip;
    strip.set = set_;
    strip.y = y_;
    strip.end = end;
    strip.has_depth = has_height && set.count > 1;
    ColumnEnds ends(notes_, request);
    ColumnStart start;
    start.at = track_.at;
    start.rest = track_.inside;
    start.wasted = track_.wasted;
    bool ended = false;
    if (set.count > 1 && (set.balance || (!height_ && !request_.room))) {
      ended = balanced(ends, request, start, strip);
    }
    if (!ended) {
      const bool is_cut = request_.room && (!height_ || *height_ > *request_.room);
      if (!is_cut && (set.count == 1 || !height_)) {
        whole(request, strip);
        ended = true;
      } else {
        ended = in_order(ends, set, start, strip);
        if (strip.columns.empty()) return false;
      }
    }
    Length highest;
    for (const FilledColumn& column : strip.columns) highest = std::max(highest, column.used);
    strip.has_depth = strip.has_depth || (has_height && strip.columns.size() > 1);
    if (strip.has_depth && has_height) strip.depth = std::max(*height_ - y_, Length());
    if (request_.room && (strip.has_depth || !ended)) {
      strip.has_depth = true;
      const Length left = *request_.room - y_;
      strip.depth = has_height ? std::min(strip.depth, left) : left;
    }
    if (!strip.has_depth) strip.depth = highest;
    strip.height = highest;
    if (strip.has_depth && set.count > 1 && (has_height || !ended)) {
      strip.height = std::max(highest, strip.depth);
    }
    y_ += strip.height;
    piece_.moves = true;
    piece_.strips.push_back(std::move(strip));
    if (ended) track_ = {end, {}, {}, {}, true, false};
    return ended;
  }

  static void whole(const FillRequest& request, ColumnStrip& strip) {
    FilledColumn& column = strip.columns.emplace_back();
    column.begin = request.begin;
    column.end = request.end;
    for (std::size_t i = request.begin; i < request.end; ++i) {
      column.used += request.flow.items[i].height;
    }
  }

  bool balanced(ColumnEnds& ends, const FillRequest& request, ColumnStart start,
                ColumnStrip& strip) {
    start.height = height_of(flow_, request.begin, request.end);
    if (height_) start.height = std::min(start.height, *height_ - y_);
    if (request_.room) start.height = std::min(start.height, *request_.room - y_);
    const Length pitch = Length::from_points(12), px = Length::from_points(3) / 4;
    std::optional<Balanced> made = request_.room ? balance_quickly(ends, request, start, pitch, px)
                                                 : balance(ends, request, start, pitch, px);
    if (!made && !request_.room) made = balance(ends, request, start, pitch, pitch / 4);
    if (!made) return false;
    strip.columns = std::move(made->page);
    return true;
  }

  // One after the other, each as full as it goes (CSS Multi-column 1 §7.1): those for which a given
  // height has no room stand to the right of the others.
  bool in_order(ColumnEnds& ends, const ColumnSet& set, ColumnStart start, ColumnStrip& strip) {
    const bool is_given = height_ && (!request_.room || *height_ <= *request_.room);
    const Length limit = is_given ? *height_ - y_ : *request_.room - y_;
    const bool at_top = y_ == Length() && request_.at_top;
    start.height = std::max(limit, Length::from_points(1));
    const std::size_t most =
        is_given && set.count > 1 ? 20'000 : static_cast<std::size_t>(set.count);
    while (strip.columns.size() < most) {
      const std::vector<ColumnEnd> found = ends.find_last(start, 1);
      const ColumnEnd& end = last_good_end(found);
      const bool is_bad = end.left_over < Length() || (!end.final && end.cost >= cost::avoid);
      if (is_bad && request_.room && !at_top && strip.columns.empty() && !track_.inside) {
        return false;  // it had better stand in what follows
      }
      strip.columns.push_back(end.column);
      if (end.final) return true;
      piece_.cost = std::max(piece_.cost, end.cost);
      start.at = end.next;
      start.rest = end.rest;
      start.wasted = end.wasted;
    }
    track_ = {start.at, start.rest, start.wasted, {}, true, false};
    return is_given && set.count > 1;
  }

  Notes& notes_;
  const ColumnsRequest& request_;
  const Flow& flow_;
  std::optional<Length> height_;  // of what is left of the container
  GroupRest::Track track_;
  std::uint32_t set_ = 0;
  Length passed_, y_;
  GroupPiece piece_;
};

}  // namespace

GroupPiece cut_columns(Notes& notes, const ColumnsRequest& request) {
  return ColumnsCutter(notes, request).cut();
}

}  // namespace layout
