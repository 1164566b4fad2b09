#include "layout/fill_column.h"

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

std::size_t ColumnEnds::first_item(const ColumnStart& start) const {
  std::size_t at = start.at;
  while (!start.keeps_space && at < request_.end && request_.flow.items[at].kind == Kind::glue)
    ++at;
  return at;
}

void ColumnEnds::call_notes(const FlowItem& item, std::vector<NotePart>& queue) {
  if (item.kind != Kind::line && item.kind != Kind::atom && item.kind != Kind::float_) return;
  for (const PlacedNote& note : request_.flow.fragments[item.index].notes) {
    queue.push_back(notes_.whole(note.note, request_.set.width));
  }
}

// Places the notes under the text; false when text and notes together are too high.
bool ColumnEnds::finish(ColumnEnd& end, const ColumnStart& start, std::vector<NotePart> queue,
                        Length used) {
  end.column.used = used;
  end.left_over = start.height - used;
  if (queue.empty()) return used <= start.height;
  const Length overhead = notes_.area_overhead(request_.note_area, request_.set.width);
  const Length taken =
      notes_.place(queue, end.left_over - overhead, request_.set.width, end.column.notes);
  if (!end.column.notes.empty()) end.column.notes_height = taken + overhead;
  end.left_over -= end.column.notes_height;
  for (const NotePart& part : queue) {
    end.cost += part.begin > 0 ? split_note_cost : late_note_cost;
  }
  end.waiting = std::move(queue);
  return used + end.column.notes_height <= start.height;
}

std::vector<ColumnEnd> ColumnEnds::find(const ColumnStart& start) {
  const Flow& flow = request_.flow;
  std::vector<ColumnEnd> ends;
  std::vector<NotePart> queue = start.waiting;
  ColumnCursor cursor(start.offset, request_.grid_phase);
  const std::size_t begin = first_item(start);
  const std::uint32_t above = cut_table(flow, begin);
  if (above != no_index) cursor.add_blank(flow.tables[above].header.height);
  ColumnEnd last_resort;  // the last place, legal or not, where the column still holds
  bool has_last_resort = false, any_content = false, any_holds = false;
  const auto consider = [&](std::size_t at, std::size_t next, std::int64_t break_cost, bool forced,
                            bool final) {
    ColumnEnd end;
    end.column.begin = begin;
    end.column.end = at;
    end.next = next;
    end.cost = break_cost;
    end.forced = forced;
    end.final = final;
    const std::uint32_t below = at < request_.end ? cut_table(flow, at) : no_index;
    const Length foot = below == no_index ? Length() : flow.tables[below].footer.height;
    const Length used = cursor.used() + foot;
    const bool holds = finish(end, start, queue, used);
    const bool nearly = holds || (queue.empty() && used <= start.height + start.excess);
    if (break_cost < cost::never && (nearly || (ends.empty() && !has_last_resort))) {
      ends.push_back(std::move(end));
    } else if (any_content && (holds || !has_last_resort)) {
      last_resort = std::move(end);
      has_last_resort = true;
    }
    any_holds = any_holds || (holds && break_cost < cost::never);
    return nearly;
  };
  for (std::size_t i = begin; i < request_.end; ++i) {
    const FlowItem& item = flow.items[i];
    if (item.kind == Kind::forced) {
      consider(i, i + 1, 0, true, false);
      return ends;
    }
    if (any_content && is_place(item)) {
      const bool glue = item.kind == Kind::glue;
      if (!consider(i, glue ? i + 1 : i, item.cost, false, false)) break;
    }
    cursor.advance(item);
    call_notes(item, queue);
    any_content = any_content || has_content(item);
    if (i + 1 == request_.end) consider(request_.end, request_.end, 0, false, true);
  }
  if (begin >= request_.end) consider(request_.end, request_.end, 0, false, true);
  if (!any_holds && has_last_resort) ends.push_back(std::move(last_resort));
  return ends;
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
