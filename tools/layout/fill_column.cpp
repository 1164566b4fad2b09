#include "layout/fill_column.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace layout {
namespace {

using Kind = FlowItem::Kind;
constexpr std::int64_t split_note_cost = 20'000;
constexpr std::int64_t late_note_cost = 2'500'000;  // a note that begins after its call's column

// In the empty rest of a box.
bool is_rest(const FlowItem& item) {
  return item.kind == Kind::blank && item.height > Length();
}

bool has_content(const FlowItem& item) {
  return item.kind == Kind::line || item.kind == Kind::atom || item.kind == Kind::group ||
         (item.kind == Kind::blank && item.height > Length());
}

}  // namespace

// Of the places in the empty rest of a box, the last that the column has room for is enough.
bool ColumnEnds::continues_rest(const Flow& flow, const std::vector<Place>& places,
                                std::size_t at) {
  if (places.empty() || places.back().at + 1 != at || at >= flow.items.size()) return false;
  return is_rest(flow.items[at]) && is_rest(flow.items[at - 1]) &&
         flow.items[at].cost == flow.items[at - 1].cost;
}

// A box that the column has room for is not cut in its empty rest, to have no break behind it.
bool ColumnEnds::ends_in_rest(const std::vector<Place>& places) const {
  return !places.empty() && is_rest(request_.flow.items[places.back().at]);
}

std::size_t ColumnEnds::first_item(const ColumnStart& start) const {
  std::size_t at = start.at;
  while (!start.keeps_space && at < request_.end && request_.flow.items[at].kind == Kind::glue)
    ++at;
  return at;
}

// Returns the height of what the item calls.
Length ColumnEnds::call_notes(const FlowItem& item, std::vector<NotePart>& queue) {
  Length height;
  if (!request_.has_notes) return height;
  const auto call = [&](const Fragment& fragment) {
    for (const PlacedNote& note : fragment.notes) {
      queue.push_back(notes_.whole(note.note, request_.set.width));
      height += notes_.height(queue.back());
    }
  };
  if (item.kind == Kind::group) {
    for (const FlowGroup::Track& track : request_.flow.groups[item.index].tracks) {
      for_each_fragment(track.flow, call);
    }
  } else if (has_fragment(item)) {
    call(request_.flow.fragments[item.index]);
  }
  return height;
}

// Places the notes under the text; false when text and notes together are too high.
bool ColumnEnds::finish(ColumnEnd& end, const ColumnStart& start, const Place& place,
                        const std::vector<NotePart>& queue) {
  end.cost = place.break_cost;
  end.column.used = place.used;
  end.column.bottom = place.bottom;
  end.left_over = start.height - place.used;
  if (place.notes_called == 0) return end.left_over >= Length();
  end.waiting.assign(queue.begin(),
                     queue.begin() + static_cast<std::ptrdiff_t>(place.notes_called));
  const Length taken = notes_.place(end.waiting, end.left_over - overhead_, end.column.notes);
  if (!end.column.notes.empty()) end.column.notes_height = taken + overhead_;
  end.left_over -= end.column.notes_height;
  for (const NotePart& part : end.waiting) {
    end.cost += part.begin > 0 ? split_note_cost : late_note_cost;
  }
  return end.left_over >= Length();
}

// Finds cost and room; true when the column holds what comes before the place.
bool ColumnEnds::measure(Place& place, const ColumnStart& start,
                         const std::vector<NotePart>& queue) {
  place.cost = place.break_cost;
  place.left_over = start.height - place.used;
  if (place.notes_called == 0) return place.left_over >= Length();
  const Length with_notes = place.left_over - overhead_ - place.notes_height;
  if (with_notes >= Length()) {  // all of them fit
    place.left_over = with_notes;
    return true;
  }
  ColumnEnd end;
  const bool holds = finish(end, start, place, queue);
  place.cost = end.cost;
  place.left_over = end.left_over;
  return holds;
}

ColumnEnd ColumnEnds::end_at(const Place& place, const ColumnStart& start, std::size_t begin,
                             const std::vector<NotePart>& queue, const Pieces& pieces) {
  ColumnEnd end;
  end.column.begin = begin;
  end.column.end = place.at;
  end.next = place.next;
  end.forced = place.forced;
  end.final = place.final;
  for (const FilledColumn::GroupPart& part : pieces) {
    if (part.item < place.at) end.column.parts.push_back(part);
  }
  if (place.cuts_group) {
    end.column.parts.push_back(pieces.back());
    end.rest = pieces.back().piece->rest;
  }
  finish(end, start, place, queue);
  end.column.wasted = start.wasted;
  if (!end.final && !request_.flow.given_heights.empty()) {
    const Length empty = std::max(end.left_over, Length());
    end.wasted = wasted_after(request_.flow, begin, end.next, start.wasted, empty);
  }
  return end;
}

// Notes that are called in what stands here need room below it.
std::shared_ptr<const GroupPiece> ColumnEnds::cut(std::size_t item, const ColumnStart& start,
                                                  Length room, bool at_top,
                                                  std::vector<NotePart>& queue) {
  const Flow& flow = request_.flow;
  const GroupRest* const from = item == start.at ? start.rest.get() : nullptr;
  GroupRequest request{flow, item, from, room, at_top};
  GroupPiece piece = cut_group(notes_, request);
  const auto called = [&] {
    std::vector<NotePart> notes;
    if (!request_.has_notes) return notes;
    for_each_fragment(flow, item, piece, [&](const Fragment& fragment) {
      for (const PlacedNote& note : fragment.notes) {
        notes.push_back(notes_.whole(note.note, request_.set.width));
      }
    });
    return notes;
  };
  std::vector<NotePart> notes = called();
  if (!notes.empty()) {
    request.room -= overhead_;
    for (const NotePart& part : notes) request.room -= notes_.height(part);
    piece = cut_group(notes_, request);
    notes = called();
  }
  queue.insert(queue.end(), notes.begin(), notes.end());
  return std::make_shared<const GroupPiece>(std::move(piece));
}

std::size_t ColumnEnds::first_of_last(const std::vector<Place>& places, std::size_t count) {
  std::size_t good = 0, first = places.size();
  while (first > 0 && good < count) {
    --first;
    if (places[first].left_over >= Length() && places[first].cost < cost::hyphen) ++good;
  }
  return first;
}

std::vector<ColumnEnd> ColumnEnds::find_last(const ColumnStart& start, std::size_t count) {
  const Flow& flow = request_.flow;
  std::vector<Place> places;
  places.reserve(64);  // lines of a column, mostly
  std::vector<NotePart> queue = start.waiting;
  Length queue_height;
  for (const NotePart& part : queue) queue_height += notes_.height(part);
  ColumnCursor cursor(start.offset, request_.grid_phase, start.wasted);
  const std::size_t begin = first_item(start);
  const std::uint32_t above = cut_table(flow, begin);
  if (above != no_index) cursor.add_blank(flow.tables[above].header.height);
  if (begin > request_.begin || start.rest) {
    cursor.add_blank(cloned_edges(flow, begin).above);
  }
  Pieces pieces;
  std::optional<Place> last_resort;  // the last place, legal or not, where the column still holds
  bool any_content = false, any_holds = false;
  const auto consider = [&](std::size_t at, std::size_t next, std::int64_t break_cost, bool forced,
                            bool final) {
    const bool in_table = at < request_.end && flow.items[at].table != no_index;
    const std::uint32_t below = in_table ? cut_table(flow, at) : no_index;
    const Length foot = (below == no_index ? Length() : flow.tables[below].footer.height) +
                        (final ? Length() : cloned_edges(flow, at).below);
    Place place;
    place.at = at;
    place.next = next;
    place.break_cost = break_cost;
    place.used = cursor.used() + foot;
    place.bottom = cursor.bottom();
    place.notes_called = queue.size();
    place.notes_height = queue_height;
    place.forced = forced;
    place.final = final;
    place.cuts_group = !pieces.empty() && pieces.back().item == at && pieces.back().piece->rest;
    const bool holds = measure(place, start, queue);
    const bool nearly = holds || (queue.empty() && place.used <= start.height + start.excess);
    if (count != no_limit && continues_rest(flow, places, at)) {
      if (!holds) return nearly;
      places.pop_back();
    }
    if (count != no_limit && holds && break_cost < cost::never && ends_in_rest(places)) {
      places.pop_back();
    }
    if (break_cost < cost::never && (nearly || (places.empty() && !last_resort))) {
      places.push_back(place);
    } else if (any_content && (holds || !last_resort)) {
      last_resort = place;
    }
    any_holds = any_holds || (holds && break_cost < cost::never);
    return nearly;
  };
  for (std::size_t i = begin; i < request_.end; ++i) {
    const FlowItem& item = flow.items[i];
    if (item.kind == Kind::forced) {
      consider(i, i + 1, 0, true, false);
      any_holds = true;  // a forced break needs no last resort
      break;
    }
    if (any_content && is_place(item)) {
      const bool glue = item.kind == Kind::glue;
      if (!consider(i, glue ? i + 1 : i, item.cost, false, false)) break;
    }
    const bool goes_on = i == begin && start.rest;
    if (item.kind == Kind::group && (goes_on || is_cut(item, start.height - cursor.bottom()))) {
      const std::size_t known = queue.size();
      const bool at_top = places.empty() && !last_resort;
      const Length foot = item.table == no_index ? Length() : flow.tables[item.table].footer.height;
      const Length room = start.height - cursor.bottom() - cloned_edges(flow, i).below - foot;
      auto piece = cut(i, start, room, at_top, queue);
      for (std::size_t n = known; n < queue.size(); ++n) {
        queue_height += notes_.height(queue[n]);
      }
      any_content = true;
      if (piece->rest) {
        if (!piece->moves) break;
        cursor.add_blank(piece->height);
        const std::int64_t break_cost = piece->cost;
        const bool forced = piece->forced;
        pieces.push_back({i, std::move(piece)});
        consider(i, i, break_cost, forced, false);
        any_holds = any_holds || forced;
        break;
      }
      cursor.add_blank(piece->height);
      pieces.push_back({i, std::move(piece)});
    } else {
      cursor.advance(item);
      queue_height += call_notes(item, queue);
      any_content = any_content || has_content(item);
    }
    if (i + 1 == request_.end) consider(request_.end, request_.end, 0, false, true);
  }
  if (begin >= request_.end) consider(request_.end, request_.end, 0, false, true);
  if (!any_holds && last_resort) places.push_back(*last_resort);
  std::vector<ColumnEnd> ends;
  const std::size_t first = first_of_last(places, count);
  ends.reserve(places.size() - first);
  for (std::size_t i = first; i < places.size(); ++i) {
    ends.push_back(end_at(places[i], start, begin, queue, pieces));
  }
  return ends;
}

bool ColumnEnds::is_cut(const FlowItem& group, Length room) const {
  return request_.flow.groups[group.index].forced || group.height > room;
}

// The line grid takes at most a quarter of its pitch from a line (ColumnCursor).
std::vector<Length> ColumnEnds::least_heights(const FillRequest& request) {
  std::vector<Length> sums{Length()};
  sums.reserve(request.end - request.begin + 1);
  for (std::size_t i = request.begin; i < request.end; ++i) {
    const FlowItem& item = request.flow.items[i];
    Length least = item.kind == Kind::glue ? Length() : item.height;
    if (item.kind == Kind::line) least -= item.grid / 4;
    sums.push_back(sums.back() + least);
  }
  return sums;
}

Length ColumnEnds::least_rest(std::size_t item) {
  if (least_.empty()) least_ = least_heights(request_);
  return least_.back() - least_[std::min(item, request_.end) - request_.begin];
}

Length ColumnEnds::rest_height(const ColumnStart& start, Length enough) const {
  ColumnCursor cursor(start.offset, request_.grid_phase, start.wasted);
  const Flow& flow = request_.flow;
  for (std::size_t i = first_item(start); i < request_.end; ++i) {
    const FlowItem& item = flow.items[i];
    if (item.kind == Kind::forced) return enough;
    if (item.kind == Kind::group && flow.groups[item.index].forced) return enough;
    const bool goes_on = i == start.at && start.rest;
    goes_on ? cursor.add_blank(std::max(item.height - start.rest->passed, Length()))
            : void(cursor.advance(item));
    if (cursor.used() > enough) return enough;
  }
  return cursor.used();
}

const ColumnEnd& last_good_end(const std::vector<ColumnEnd>& ends) {
  const auto rank = [](const ColumnEnd& end) {
    return std::pair(end.left_over < Length(), end.cost < cost::avoid ? 0 : end.cost);
  };
  const ColumnEnd* best = &ends.front();
  for (const ColumnEnd& end : ends) {
    if (rank(end) <= rank(*best)) best = &end;
  }
  return *best;
}

}  // namespace layout
