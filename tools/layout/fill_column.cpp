#include "layout/fill_column.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace layout {
namespace {

using Kind = FlowItem::Kind;
constexpr std::int64_t split_note_cost = 20'000;
constexpr std::int64_t late_note_cost = 2'500'000;  // a note that begins after its call's column

bool has_content(const FlowItem& item) {
  return item.kind == Kind::line || item.kind == Kind::atom ||
         (item.kind == Kind::blank && item.height > Length());
}

}  // namespace

// Of the places in the empty rest of a box, the last that the column has room for is enough.
bool ColumnEnds::continues_rest(const Flow& flow, const std::vector<Place>& places,
                                std::size_t at) {
  if (places.empty() || places.back().at + 1 != at || at >= flow.items.size()) return false;
  const auto is_rest = [](const FlowItem& item) {
    return item.kind == Kind::blank && item.height > Length();
  };
  return is_rest(flow.items[at]) && is_rest(flow.items[at - 1]) &&
         flow.items[at].cost == flow.items[at - 1].cost;
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
  if (item.kind != Kind::line && item.kind != Kind::atom && item.kind != Kind::float_ &&
      item.kind != Kind::tall)
    return height;
  for (const PlacedNote& note : request_.flow.fragments[item.index].notes) {
    queue.push_back(notes_.whole(note.note, request_.set.width));
    height += notes_.height(queue.back());
  }
  return height;
}

// Places the notes under the text; false when text and notes together are too high.
bool ColumnEnds::finish(ColumnEnd& end, const ColumnStart& start, const Place& place,
                        const std::vector<NotePart>& queue) {
  end.cost = place.break_cost;
  end.column.used = place.used;
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
                             const std::vector<NotePart>& queue) {
  ColumnEnd end;
  end.column.begin = begin;
  end.column.end = place.at;
  end.next = place.next;
  end.forced = place.forced;
  end.final = place.final;
  finish(end, start, place, queue);
  return end;
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
  ColumnCursor cursor(start.offset, request_.grid_phase);
  const std::size_t begin = first_item(start);
  const std::uint32_t above = cut_table(flow, begin);
  if (above != no_index) cursor.add_blank(flow.tables[above].header.height);
  if (begin > request_.begin) cursor.add_blank(cloned_edges(flow, begin).above);
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
    place.notes_called = queue.size();
    place.notes_height = queue_height;
    place.forced = forced;
    place.final = final;
    const bool holds = measure(place, start, queue);
    const bool nearly = holds || (queue.empty() && place.used <= start.height + start.excess);
    if (count != no_limit && continues_rest(flow, places, at)) {
      if (!holds) return nearly;
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
    cursor.advance(item);
    queue_height += call_notes(item, queue);
    any_content = any_content || has_content(item);
    if (i + 1 == request_.end) consider(request_.end, request_.end, 0, false, true);
  }
  if (begin >= request_.end) consider(request_.end, request_.end, 0, false, true);
  if (!any_holds && last_resort) places.push_back(*last_resort);
  std::vector<ColumnEnd> ends;
  const std::size_t first = first_of_last(places, count);
  ends.reserve(places.size() - first);
  for (std::size_t i = first; i < places.size(); ++i) {
    ends.push_back(end_at(places[i], start, begin, queue));
  }
  return ends;
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

Length ColumnEnds::least_rest(std::size_t item) const {
  return least_.back() - least_[std::min(item, request_.end) - request_.begin];
}

Length ColumnEnds::rest_height(const ColumnStart& start, Length enough) const {
  ColumnCursor cursor(start.offset, request_.grid_phase);
  for (std::size_t i = first_item(start); i < request_.end; ++i) {
    if (request_.flow.items[i].kind == Kind::forced) return enough;
    cursor.advance(request_.flow.items[i]);
    if (cursor.used() > enough) return enough;
  }
  return cursor.used();
}

}  // namespace layout
