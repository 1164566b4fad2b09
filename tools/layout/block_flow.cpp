#include "layout/block_flow.h"

#include <algorithm>
#include <utility>

#include "layout/paint_box.h"
#include "layout/positioned.h"
#include "layout/settled_sizes.h"
#include "layout/table.h"

namespace layout {
namespace {

using Kind = FlowItem::Kind;

// CSS 2.2 §9.4.1: margins and floats inside such a box stay inside.
bool starts_context(const css::ComputedStyle& style) {
  return style.overflow_clips || style.float_ == css::Float::left ||
         style.float_ == css::Float::right || style.position == css::Position::absolute ||
         style.position == css::Position::fixed || style.display == css::Display::inline_block ||
         style.display == css::Display::table_caption || style.display == css::Display::flow_root ||
         css::has_items(style.display);
}

// CSS Text 3 §7.1: a hanging indent is that of all lines but the first.
std::vector<LineSlot> slots_of(const css::ComputedStyle& style, Length width) {
  std::vector<LineSlot> slots{{Length(), std::max(width, Length())}};
  if (!style.text_indent_hanging) return slots;
  const Length indent = style.text_indent.resolve(width);
  const bool left = style.direction == css::Direction::ltr;
  slots.push_back({left ? indent : Length(), std::max(width - indent, Length())});
  return slots;
}

}  // namespace

void BlockFlow::margin(Length value) {
  if (value > Length()) {
    margin_positive_ = std::max(margin_positive_, value);
  } else {
    margin_negative_ = std::min(margin_negative_, value);
  }
}

// Everything that waits for content to come is put out: the space, then the boxes that begin here.
void BlockFlow::flush(bool breakable) {
  FlowItem space;
  space.height =
      std::exchange(margin_positive_, Length()) + std::exchange(margin_negative_, Length());
  if (forced_) {
    place_above_break();
    FlowItem item;
    item.kind = Kind::forced;
    item.index = static_cast<std::uint32_t>(flow_.forced_breaks.size());
    flow_.forced_breaks.push_back(*forced_);
    push(item);
    forced_.reset();
    space.kind = Kind::blank;
  } else if (can_break_ && breakable) {
    space.kind = Kind::glue;
    space.cost = break_cost_;
  } else {
    space.kind = Kind::blank;
  }
  if (space.kind == Kind::glue) place_above_break();
  if (space.kind == Kind::glue || space.height != Length()) push(space);
  break_cost_ = cost::free;
  place_waiting(space);
  auto opened =
      std::find_if(opened_.begin(), opened_.end(), [](const Opened& o) { return o.pending; });
  for (const FlowItem& item : std::exchange(pending_, {})) {
    push(item);
    const bool stays_open =
        opened != opened_.end() && item.kind == Kind::open && item.index == opened->decoration;
    if (!stays_open) continue;
    opened->pending = false;
    opened->first_item = flow_.items.size();
    ++opened;
  }
  for (const PendingFloat& waiting : std::exchange(pending_floats_, {})) {
    set_float(waiting, y_);
  }
}

// What waits stands below the margins that were there when it was met. The space of a break may
// vanish with all of them.
void BlockFlow::place_waiting(const FlowItem& space) {
  const bool vanishes = space.kind == Kind::glue && request_.fragmented;
  for (const Waiting& waiting : std::exchange(waiting_, {})) {
    const Length up = waiting.margin - space.height;
    if (waiting.is_box) {
      flow_.decorations[waiting.index].shift.y += up;
    } else if (!vanishes) {
      for (PlacedBox& placed : flow_.fragments[waiting.index].positioned) placed.at.y += up;
    }
  }
}

// A positioned box between two others stays with the one above it.
void BlockFlow::place_above_break() {
  std::size_t count = 0;
  while (count < pending_.size() && pending_[count].kind == Kind::float_) ++count;
  for (std::size_t i = 0; i < count; ++i) {
    for (PlacedBox& placed : flow_.fragments[pending_[i].index].positioned) {
      placed.at.y += waiting_[i].margin;
    }
    push(pending_[i]);
  }
  pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
}

void BlockFlow::marks(const Box& box) {
  for (std::uint32_t m = 0; m < box.mark_count; ++m) {
    FlowItem item;
    item.kind = Kind::mark;
    item.index = box.first_mark + m;
    pending_.push_back(item);
  }
}

// Without height where the next content will be.
void BlockFlow::positioned(BoxId box, Length x) {
  FlowItem item;
  item.kind = Kind::float_;
  item.x = x;
  item.index = static_cast<std::uint32_t>(flow_.fragments.size());
  Fragment placed;
  wait_for_place(run_, box, {}, placed);
  flow_.fragments.push_back(std::move(placed));
  pending_.push_back(item);
  waiting_.push_back({item.index, false, margin_positive_ + margin_negative_});
}

void BlockFlow::open(BoxId box, Length x, const BoxEdges& edges, Point shift) {
  Decoration decoration;
  decoration.box = box;
  decoration.x = x + edges.margin_left;
  decoration.width = edges.left + edges.width + edges.right;
  decoration.shift = shift;
  decoration.scope = scope_;
  const css::ComputedStyle& style = *run_.tree[box].style;
  decoration.grows = run_.tree[box].anonymous || (!style.width && !style.max_width);
  decoration.growth = page_growth_;
  if (style.decoration_clones && !run_.tree[box].anonymous) {
    decoration.cloned = {edges.top, edges.bottom};
  }
  FlowItem item;
  item.kind = Kind::open;
  item.index = static_cast<std::uint32_t>(flow_.decorations.size());
  item.height = edges.top;
  flow_.decorations.push_back(decoration);
  opened_.push_back({box, item.index, flow_.items.size(), true});
  pending_.push_back(item);
  marks(run_.tree[box]);
  if (edges.top == Length()) return;
  flush();
  can_break_ = false;  // not between a box's border and its content
}

// From behind where it opens to where it closes, a box's edges come again at every break.
void BlockFlow::clone_edges(const FlowItem& item) {
  const ClonedEdges& edges = flow_.decorations[item.index].cloned;
  if (edges.above == Length() && edges.below == Length()) return;
  ClonedEdges now = flow_.cloned.empty() ? ClonedEdges{} : flow_.cloned.back().second;
  const int sign = item.kind == Kind::open ? 1 : -1;
  now.above += edges.above * sign;
  now.below += edges.below * sign;
  flow_.cloned.emplace_back(static_cast<std::uint32_t>(flow_.items.size()), now);
}

void BlockFlow::close(BoxId box, const BoxEdges& edges) {
  const css::ComputedStyle& style = *run_.tree[box].style;
  FlowItem item;
  item.kind = Kind::close;
  item.height = edges.bottom;
  item.index = opened_.back().decoration;
  const bool anonymous = run_.tree[box].anonymous;
  Length content;
  std::uint32_t given = no_index;
  if (!anonymous) {
    if (!opened_.back().pending) {
      content = height_of(flow_, opened_.back().first_item, flow_.items.size());
    }
    const std::optional<Length> height = used_height(style, edges, content, height_);
    if (height || edges.bottom != Length()) {
      flush(opened_.back().pending);  // the last child's margin stays inside
      const std::size_t first = opened_.back().first_item;
      content = height_of(flow_, first, flow_.items.size());
      const Length used = used_height(style, edges, content, height_).value_or(content);
      if (used < content && overflow(first)) content = Length();
      if (request_.fragmented && used >= content && height) given = begin_given_height(first);
      fill_up(used - content, content == Length(), given);
      const bool grows = request_.grows && opened_.size() == 1;
      if (given != no_index && style.height && !grows) item.given = given;
    }
  }
  if (opened_.back().pending) {
    pending_.push_back(item);
    waiting_.push_back({item.index, true, margin_positive_ + margin_negative_});
  } else {
    keep_positioned_inside();
    if (given != no_index) {
      flow_.given_heights[given].close = static_cast<std::uint32_t>(flow_.items.size());
    }
    push(item);
    can_break_ = true;
  }
  opened_.pop_back();
}

// A positioned box that waits for content to come is its parent's, even when there is none before
// the parent ends. The margin that goes on below the parent would have been above it.
void BlockFlow::keep_positioned_inside() {
  int empty_boxes = 0;  // around: what is in those waits with them
  bool any = false;
  for (const FlowItem& item : pending_) {
    empty_boxes += item.kind == Kind::open ? 1 : item.kind == Kind::close ? -1 : 0;
    any = any || (item.kind == Kind::float_ && empty_boxes == 0);
  }
  if (!any) return;
  waiting_.clear();
  for (const FlowItem& item : std::exchange(pending_, {})) {
    if (item.kind == Kind::float_) {
      for (PlacedBox& placed : flow_.fragments[item.index].positioned) {
        placed.at.y += margin_positive_ + margin_negative_;
      }
    }
    push(item);
  }
}

void BlockFlow::children(BoxId parent, Length x, Length width) {
  const BoxId last = run_.tree[parent].last_child;
  bool first = true;
  const Length growth = page_growth_;
  for (BoxId c = run_.tree[parent].first_child; c != no_box; c = run_.tree[c].next) {
    begin_page_at(c);
    child(c, x, width - growth, std::exchange(first, false), c == last);
  }
}

// Is the box in the flow of a container whose text runs from the right?
bool BlockFlow::starts_right(BoxId id) const {
  if (run_.tree[id].parent == no_box) return false;
  const Box& parent = run_.tree[run_.tree[id].parent];
  const bool by_itself = parent.kind == BoxKind::float_ || parent.kind == BoxKind::absolute ||
                         parent.kind == BoxKind::atom;
  return !by_itself && parent.style->direction == css::Direction::rtl;
}

// A block that goes on on another page is as wide as that lets it be: `width` on the first one's.
void BlockFlow::child(BoxId id, Length x, Length width, bool first, bool last) {
  const Box& box = run_.tree[id];
  switch (box.kind) {
    case BoxKind::paragraph:
      break_between(id, first);
      paragraph(id, x, width + page_growth_);
      page_ = box.end_page;
      return;
    case BoxKind::mark:
      return marks(box);
    case BoxKind::float_:
      pending_floats_.push_back({id, x, width + page_growth_, height_});
      return;
    case BoxKind::absolute:
      return positioned(id, starts_right(id) ? x + width + page_growth_ : x);
    default:
      break;
  }
  if (set_ && box.style->column_span_all && !box.anonymous) return spanner(id);
  break_between(id, first);
  block(id, x, width + page_growth_);
  break_after(id, last);
}

void BlockFlow::box(BoxId id, Length x, Length width) {
  if (run_.tree[id].kind == BoxKind::paragraph) return paragraph(id, x, width);
  block(id, x, width);
}

// What is in a box, as its display says. Returns what items at its end say of a break below it.
css::BreakBetween BlockFlow::content(BoxId id, Length x, const BoxEdges& edges) {
  const css::ComputedStyle& style = *run_.tree[id].style;
  if (css::has_items(style.display)) return flex(id, edges, x);
  if (style.column_count || style.column_width) {
    columns(id, edges, x);
  } else {
    children(id, x, edges.width);
  }
  return css::BreakBetween::auto_;
}

void BlockFlow::table(BoxId id, Length x, Length width) {
  const Box& box = run_.tree[id];
  if (!box.anonymous) clear(box.style->clear, Length());
  go_beside_floats(id, Length(), x, width);
  const SettledSizes settled(run_, id, {width, height_});
  lay_out_table(*this, id, x, width);
}

// To where the box's border begins, below or beside floats.
void BlockFlow::go_below_margin(BoxId id, Length& x, Length& width) {
  const css::ComputedStyle& style = *run_.tree[id].style;
  const Length own = style.margin.top.value_or(css::LengthPercentage{}).resolve(width);
  const bool cleared = clear(style.clear, own);
  const bool in_flow = style.overflow_clips || style.column_count || style.column_width ||
                       style.display == css::Display::flow_root || css::has_items(style.display);
  if (in_flow && go_beside_floats(id, cleared ? Length() : own, x, width)) return;
  if (!cleared) margin(own);
}

void BlockFlow::block(BoxId id, Length x, Length width) {
  const Box& box = run_.tree[id];
  if (box.kind == BoxKind::table) return table(id, x, width);
  if (box.anonymous) return children(id, x, width);
  const Length containing = width;
  go_below_margin(id, x, width);
  const SettledSizes settled(run_, id, {box.style->width ? containing : width, height_});
  const css::ComputedStyle& style = *box.style;
  BoxEdges edges = resolve_edges(style, style.width ? containing : width, std::nullopt);
  if (starts_right(id)) start_at_right(style, style.width ? containing : width, edges);
  const bool avoids = style.break_inside != css::BreakInside::auto_;
  open(id, x, edges, relative_shift(style, width, height_));
  const bool context = starts_context(style);
  const Length outer_floats = lowest_float_;
  if (context) {
    flush();
    can_break_ = false;
    lowest_float_ = Length();
  }
  const std::size_t inner_begin = flow_.items.size();
  const std::size_t markers_before = markers_.size();
  const Length inner = x + edges.margin_left + edges.left;
  if (box.list_item && box.index != no_index) {
    markers_.push_back(box.index);
    const bool left = style.direction == css::Direction::ltr;
    marker_edges_.push_back(left ? inner : inner + edges.width);
  }
  const std::optional<Length> outer_height = height_;
  css::BreakBetween after = css::BreakBetween::auto_;  // of items at the end
  if ((is_cut_off(style) && !box.list_item) || style.contains_size) {
    monolithic(id, inner, edges);
  } else {
    height_ = definite_height(style, edges, height_);
    after = content(id, inner, edges);
  }
  height_ = outer_height;
  if (markers_.size() > markers_before) {  // an item without a line of its own
    Fragment empty;
    empty.width = edges.width;
    flush();
    atom(std::move(empty), inner, cost::never, no_index);
  }
  if (context) {
    flush(false);
    if (lowest_float_ > y_) fill_up(lowest_float_ - y_);  // CSS 2.2 §10.6.7
    lowest_float_ = std::max(lowest_float_, outer_floats);
  }
  close(id, edges);
  break_at(after);
  if (avoids) avoid_breaks(inner_begin, edges.top == Length());
  margin(edges.margin_bottom);
}

namespace {

// A picture beside a line is in it; how far what is already there moves down.
Length make_room(const Fragment& label, Fragment& line) {
  const bool picture = std::any_of(label.items.begin(), label.items.end(), [](const Item& item) {
    return std::holds_alternative<Image>(item) || std::holds_alternative<FilledPath>(item);
  });
  if (!picture) return {};
  const Length above = std::max(label.baseline - line.baseline, Length());
  const Length below = std::max(label.height - label.baseline, line.height - line.baseline);
  for (Item& item : line.items) move_item(item, {Length(), above});
  line.baseline += above;
  line.height = line.baseline + below;
  return above;
}

}  // namespace

// To the line, or to what stands in a line's place.
Fragment BlockFlow::add_markers(Fragment& line) {
  if (markers_.empty()) return {};
  Fragment with;
  with.width = line.width;
  with.height = line.height;
  with.baseline = line.baseline;
  Length down;  // the line
  for (std::size_t i = 0; i < markers_.size(); ++i) {
    const BoxId marker = run_.tree.markers[markers_[i]].paragraph;
    const LineSlot endless{Length(), Length::from_points(10000)};
    SetParagraph set = set_paragraph(run_, {marker, {&endless, 1}});
    if (set.lines.empty()) continue;
    Fragment& label = set.lines.front();
    if (with.height == Length()) {
      with.height = label.height;
      with.baseline = label.baseline;
    }
    const bool left = run_.tree[marker].style->direction == css::Direction::ltr;
    std::optional<Length> inner_edge;  // of the label, on the side of the item's text
    for (const Item& item : label.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr || run->words.empty()) continue;
      const Length end = run->origin.x + run->advance;
      const Length side = left ? end : run->origin.x;
      inner_edge = !inner_edge ? side
                   : left      ? std::max(*inner_edge, side)
                               : std::min(*inner_edge, side);
    }
    // Lines are painted from their own left edge; the innermost item's content is as wide.
    const Length line_left = marker_edges_.back() - (left ? Length() : line.width);
    const Length edge = marker_edges_[i] - line_left;
    down += make_room(label, with);
    const Length top = with.baseline - label.baseline;
    append(with, std::move(label), {edge - inner_edge.value_or(edge), top});
  }
  markers_.clear();
  marker_edges_.clear();
  Fragment alone = with;
  append(with, std::move(line), {Length(), down});
  line = std::move(with);
  return alone;
}

void BlockFlow::paragraph(BoxId id, Length x, Length width) {
  const css::ComputedStyle& style = *run_.tree[id].style;
  std::vector<LineSlot> slots = slots_of(style, width);
  widen_lines(id, slots);
  SetParagraph set = set_with_floats(id, x, width, slots);
  for (const std::uint32_t mark : set.marks) {
    FlowItem item;
    item.kind = Kind::mark;
    item.index = mark;
    pending_.push_back(item);
  }
  if (set.lines.empty()) return;
  flush();
  FlowParagraph made;
  made.box = id;
  made.slots = std::move(slots);
  made.height = height_;
  made.changes = set.changes;
  made.first_item = static_cast<std::uint32_t>(flow_.items.size());
  made.lines = static_cast<std::uint32_t>(set.lines.size());
  const auto index = static_cast<std::uint32_t>(flow_.paragraphs.size());
  const auto count = static_cast<int>(set.lines.size());
  for (int i = 0; i < count; ++i) {
    Fragment& line = set.lines[static_cast<std::size_t>(i)];
    if (i == 0 && !markers_.empty()) {
      made.markers = static_cast<std::uint32_t>(flow_.fragments.size());
      flow_.fragments.push_back(add_markers(line));
    }
    FlowItem item;
    item.kind = Kind::line;
    item.x = x;
    item.height = line.height;
    item.baseline = line.baseline;
    if (request_.paged) item.grid = style.line_grid;  // elsewhere the grid's origin is not known
    item.paragraph = index;
    if (i == 0) {
      item.cost = cost::never;
    } else if (i < style.orphans || count - i < style.widows) {
      item.cost = cost::widow;
    } else {
      const bool hyphenated = set.hyphenated[static_cast<std::size_t>(i - 1)];
      item.cost = !hyphenated                  ? cost::free
                  : style.hyphenate_limit_last ? cost::avoid
                                               : cost::hyphen;
    }
    if (style.line_numbers)
      line.counted_lines.push_back({{Length(), line.baseline}, line.first_text});
    if (is_tall(line.height)) {
      tall(std::move(line), item);
      continue;
    }
    item.index = static_cast<std::uint32_t>(flow_.fragments.size());
    flow_.fragments.push_back(std::move(line));
    push(item);
  }
  flow_.paragraphs.push_back(std::move(made));
  can_break_ = true;
}

void BlockFlow::finish(bool keep_margins) {
  if (keep_margins || waits()) {
    if (!keep_margins) margin_positive_ = margin_negative_ = Length();
    flush(false);
  }
  contain_floats();
}

}  // namespace layout
