// Floats in a flow (CSS 2.2 §9.5): each is an item without height, and the lines beside it are
// shorter. What stands beside a float is kept with it, because a float is never cut.

#include <algorithm>
#include <utility>

#include "layout/atoms.h"
#include "layout/block_flow.h"

namespace layout {

void BlockFlow::push(FlowItem item) {
  if (is_place(item) && item.cost < cost::avoid && floats_.keep_together(y_)) {
    item.cost = cost::avoid;
  }
  break_above_floats(item);
  while (next_float_ < placed_floats_.size() &&
         placed_floats_[next_float_].top < y_ + std::max(item.height, Length::from_units(1))) {
    put_float(placed_floats_[next_float_++]);
  }
  if (item.kind == FlowItem::Kind::forced || item.kind == FlowItem::Kind::columns) {
    floats_.clear();
    strip_top_ = y_;
  }
  y_ += item.height;
  flow_.items.push_back(item);
  if (item.kind == FlowItem::Kind::open || item.kind == FlowItem::Kind::close) clone_edges(item);
}

// A break before an item is one before the floats that begin there too.
void BlockFlow::break_above_floats(FlowItem& item) {
  const bool begins = next_float_ < placed_floats_.size() &&
                      placed_floats_[next_float_].top == y_ && is_place(item);
  if (!begins || item.cost >= cost::never) return;
  FlowItem place;
  place.kind = FlowItem::Kind::blank;
  place.cost = std::exchange(item.cost, cost::never);
  place.table = item.table;
  if (item.kind == FlowItem::Kind::glue) item.kind = FlowItem::Kind::blank;
  flow_.items.push_back(place);
}

// Among the items where it begins, so that it is on the page of the lines beside it.
void BlockFlow::put_float(PlacedArea& placed) {
  Fragment content;
  content.height = placed.top - y_ + placed.content.height;
  append(content, std::move(placed.content), {Length(), placed.top - y_});
  FlowItem item;
  item.kind = is_tall(content.height) ? FlowItem::Kind::tall : FlowItem::Kind::float_;
  item.x = placed.x;
  item.index = static_cast<std::uint32_t>(flow_.fragments.size());
  flow_.fragments.push_back(std::move(content));
  flow_.items.push_back(item);
}

void BlockFlow::set_float(const PendingFloat& float_box, Length top) {
  const auto& [id, x, width, height] = float_box;
  const css::ComputedStyle& style = *run_.tree[id].style;
  const bool left = style.float_ != css::Float::right;
  Fragment content = lay_out_atom(run_, id, width, height);
  floats_.forget_above(y_);
  top = std::max(top, floats_.last_top());
  if (style.clear != css::Clear::none) top = std::max(top, cleared(style.clear));
  FloatAreas::Room room = floats_.room(top, content.height, {x, x + width});
  while (room.to - room.from < content.width && floats_.next_bottom(top) != top) {
    top = floats_.next_bottom(top);
    room = floats_.room(top, content.height, {x, x + width});
  }
  FloatArea area;
  area.left = left;
  area.whole = request_.paged || style.break_inside != css::BreakInside::auto_ ||
               run_.tree[id].first_child == no_box ||
               run_.tree[run_.tree[id].first_child].anonymous;
  area.x = left ? room.from : room.to - content.width;
  area.width = content.width;
  area.top = top;
  area.bottom = top + content.height;
  placed_floats_.push_back({std::move(content), area.x, top});
  floats_.add(area);
  lowest_float_ = std::max(lowest_float_, area.bottom);
}

Length BlockFlow::cleared(css::Clear clear) const {
  return floats_.bottom(clear == css::Clear::left || clear == css::Clear::both,
                        clear == css::Clear::right || clear == css::Clear::both);
}

// CSS 2.2 §9.5.2: space instead of the box's own margin, as much as is missing to get below the
// floats. True when there was any.
bool BlockFlow::clear(css::Clear clear, Length own_margin) {
  if (clear == css::Clear::none) return false;
  if (!pending_floats_.empty()) flush();
  const Length above = std::max(margin_positive_, own_margin) +
                       std::min(margin_negative_, own_margin < Length() ? own_margin : Length());
  if (cleared(clear) <= y_ + above) return false;
  flush();
  if (cleared(clear) > y_) fill_up(cleared(clear) - y_);
  return true;
}

// CSS 2.2 §9.5: a box that is laid out by itself stands where its border box has room between the
// floats, its container narrowed to that. True when there are floats beside it; its margin is then
// taken.
bool BlockFlow::go_beside_floats(BoxId id, Length own_margin, Length& x, Length& width) {
  if (!pending_floats_.empty()) flush();
  if (!floats_.reach(y_)) return false;
  margin(own_margin);
  flush();
  const css::ComputedStyle& style = *run_.tree[id].style;
  const BoxEdges edges = resolve_edges(style, width, std::nullopt);
  const bool given = style.width && !run_.tree[id].anonymous;
  const Length least = given ? edges.left + edges.width + edges.right : block_widths(run_, id).min;
  const auto room_here = [&] {
    return floats_.room(y_, Length::from_units(Length::per_point), {x, x + width});
  };
  FloatAreas::Room room = room_here();
  while (floats_.reach(y_) && room.to - room.from < std::min(least, width)) {
    fill_up(floats_.next_bottom(y_) - y_);
    room = room_here();
  }
  const Length left = std::max(x + edges.margin_left, room.from) - edges.margin_left;
  const Length right = std::min(x + width - edges.margin_right, room.to) + edges.margin_right;
  x = left;
  width = std::max(Length(), right - left);
  return true;
}

// The slots of a paragraph's lines beside floats; see set_paragraph.
std::vector<LineSlot> BlockFlow::beside_floats(BoxId id, Length x, std::vector<LineSlot> slots) {
  const css::ComputedStyle& style = *run_.tree[id].style;
  constexpr std::int64_t least_ems = 4;  // narrower room holds no text of several lines
  constexpr std::size_t most_lines = 2000;
  if (!floats_.reach(y_)) return slots;
  const Length pitch =
      std::max(run_.fonts.of(style).line_height, Length::from_units(Length::per_point));
  const auto room_at = [&](Length y, const LineSlot& slot) {
    return floats_.room(y, pitch, {x + slot.x, x + slot.x + slot.width});
  };
  while (floats_.reach(y_)) {
    const FloatAreas::Room room = room_at(y_, slots.front());
    const Length width = room.to - room.from;
    if (width >= std::min(slots.front().width, style.font_size * least_ems)) break;
    if (width > Length() && width >= paragraph_widths(run_, id).max) break;
    fill_up(floats_.next_bottom(y_) - y_);
  }
  std::vector<LineSlot> shorter;
  for (Length y = y_; floats_.reach(y) && shorter.size() < most_lines; y += pitch) {
    const LineSlot& slot = slots[std::min(shorter.size(), slots.size() - 1)];
    const FloatAreas::Room room = room_at(y, slot);
    shorter.push_back({room.from - x, std::max(Length(), room.to - room.from)});
  }
  for (std::size_t i = shorter.size(); i < slots.size(); ++i) shorter.push_back(slots[i]);
  shorter.push_back(slots.back());
  return shorter;
}

// A paragraph with the floats that are called in it: each at the top of the line of its call.
SetParagraph BlockFlow::set_with_floats(BoxId id, Length x, Length width,
                                        std::vector<LineSlot>& slots) {
  const std::vector<LineSlot> whole = slots;
  if (!pending_floats_.empty() || floats_.reach(y_)) {
    flush();
    slots = beside_floats(id, x, whole);
  }
  SetParagraph set = set_paragraph(run_, {id, slots, height_, 0, request_.fragmented});
  if (set.floats.empty()) return set;
  if (set.lines.empty()) {
    for (const PlacedFloat& placed : set.floats) child(placed.box, x, width, false, false);
    return set;
  }
  flush();
  const Length begin = y_;
  Length above;
  std::uint32_t line = 0;
  for (const PlacedFloat& placed : set.floats) {  // in the order of their lines
    for (; line < placed.line; ++line) above += set.lines[line].height;
    const Length top = begin + above;
    set_float({placed.box, x, width, height_}, top);
  }
  slots = beside_floats(id, x, whole);
  return set_paragraph(run_, {id, slots, height_, 0, request_.fragmented});
}

// CSS 2.2 §10.6.7: what is laid out by itself is as high as its floats.
void BlockFlow::contain_floats() {
  if (floats_.reach(y_)) fill_up(floats_.bottom(true, true) - y_);
  while (next_float_ < placed_floats_.size()) put_float(placed_floats_[next_float_++]);
}

}  // namespace layout
