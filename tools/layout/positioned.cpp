#include "layout/positioned.h"

#include <algorithm>
#include <utility>

#include "layout/atoms.h"
#include "layout/block_flow.h"
#include "layout/column_cursor.h"
#include "layout/paint_flow.h"
#include "layout/settled_sizes.h"
#include "layout/used_style.h"

namespace layout {
namespace {

using css::Position;

// CSS 2.2 §10.3.7 and §10.6.4 along one axis. What is missing is auto.
struct Axis {
  std::optional<Length> start, end, size, margin_start, margin_end;
  Length around;          // border and padding of both sides
  Length containing;      // the size of the containing block
  Length at;              // the static place
  bool reversed = false;  // from the right: the static place is where the box ends

  bool stretches() const { return start && end && !size; }
  Length room() const {
    return containing - start.value_or(Length()) - end.value_or(Length()) - around;
  }
  void stretch() {
    size = std::max(Length(),
                    room() - margin_start.value_or(Length()) - margin_end.value_or(Length()));
  }
  // Once `size` is known: the margins and where the margin box begins.
  Length settle(bool centers_overflow) {
    const Length over = room() - *size;
    if (start && end && !margin_start && !margin_end) {
      const bool halves = over > Length() || centers_overflow;
      margin_start = halves ? over / 2 : reversed ? over : Length();
      margin_end = over - *margin_start;
    } else if (start && end && !margin_start) {
      margin_start = over - *margin_end;
    } else if (start && end && !margin_end) {
      margin_end = over - *margin_start;
    }
    margin_start = margin_start.value_or(Length());
    margin_end = margin_end.value_or(Length());
    const Length outer = *margin_start + around + *size + *margin_end;
    if (start && !(end && reversed)) return *start;
    if (end) return containing - *end - outer;
    return reversed ? at - outer : at;
  }
};

std::optional<Length> resolved(const css::Size& size, Length base) {
  if (!size) return std::nullopt;
  return size->resolve(base);
}

Length clamped(Length size, const css::Size& most, const css::LengthPercentage& least, Length base,
               Length outside) {
  if (most) size = std::min(size, most->resolve(base) - outside);
  return std::max({size, least.resolve(base) - outside, Length()});
}

// Does the text around the box, where it would stand were it static, run from the right?
bool is_reversed(const LayoutRun& run, BoxId box) {
  const BoxId around = run.tree[box].parent;
  return around != no_box && run.tree[around].style->direction == css::Direction::rtl;
}

Axis horizontal(const css::ComputedStyle& s, const BoxEdges& edges, Point at,
                const Rect& containing, bool reversed) {
  Axis axis;
  axis.containing = containing.width;
  axis.at = at.x - containing.x;
  axis.reversed = reversed;
  axis.around = edges.left + edges.right;
  axis.start = resolved(s.inset.left, containing.width);
  axis.end = resolved(s.inset.right, containing.width);
  axis.margin_start = resolved(s.margin.left, containing.width);
  axis.margin_end = resolved(s.margin.right, containing.width);
  return axis;
}

Axis vertical(const css::ComputedStyle& s, const BoxEdges& edges, Point at,
              const Rect& containing) {
  Axis axis;
  axis.containing = containing.height;
  axis.at = at.y - containing.y;
  axis.around = edges.top + edges.bottom;
  axis.start = resolved(s.inset.top, containing.height);
  axis.end = resolved(s.inset.bottom, containing.height);
  axis.margin_start = resolved(s.margin.top, containing.width);
  axis.margin_end = resolved(s.margin.bottom, containing.width);
  return axis;
}

// An image decides its own size, and its edges are inside its fragment.
Fragment lay_out_replaced(LayoutRun& run, BoxId id, const css::ComputedStyle& s, Point at,
                          const Rect& containing) {
  Fragment content = lay_out_atom(run, id, containing.width, containing.height);
  const BoxEdges none;
  Axis x = horizontal(s, none, at, containing, is_reversed(run, id)),
       y = vertical(s, none, at, containing);
  x.margin_start = x.margin_end = y.margin_start = y.margin_end = Length();
  x.size = content.width;
  y.size = content.height;
  Fragment out;
  out.width = content.width;
  out.height = content.height;
  const Length left = x.settle(false);
  append(out, std::move(content), {containing.x + left, containing.y + y.settle(true)});
  return out;
}

Length height_of(const Flow& flow) {
  ColumnCursor cursor({}, {});
  for (const FlowItem& item : flow.items) cursor.advance(item);
  return cursor.used();
}

// Where sizes that its content or its aspect ratio decide are sought.
SizeFrame frame_of(const css::ComputedStyle& s, Point at, const Rect& containing) {
  const BoxEdges edges = resolve_edges(s, containing.width, Length());
  const Axis x = horizontal(s, edges, at, containing, false);
  Axis y = vertical(s, edges, at, containing);
  SizeFrame frame{containing.width, containing.height, !x.stretches()};
  frame.room = containing.width - x.start.value_or(Length()) - x.end.value_or(Length());
  if (y.stretches() && !x.stretches()) {
    y.stretch();
    frame.stretched_height = y.size;
  }
  return frame;
}

PositionedFlow flow_block(LayoutRun& run, BoxId inner, Point at, const Rect& containing,
                          bool paged) {
  const SettledSizes settled(run, inner, frame_of(*run.tree[inner].style, at, containing));
  const css::ComputedStyle& s = *run.tree[inner].style;
  const BoxEdges edges = resolve_edges(s, containing.width, Length());
  const bool borders_count = s.box_sizing == css::BoxSizing::border_box;
  const bool reversed = is_reversed(run, run.tree[inner].parent);
  Axis x = horizontal(s, edges, at, containing, reversed);
  Axis y = vertical(s, edges, at, containing);
  const Length outside_x = borders_count ? x.around : Length();
  const Length outside_y = borders_count ? y.around : Length();
  if (s.width) x.size = s.width->resolve(containing.width) - outside_x;
  if (s.height) y.size = s.height->resolve(containing.height) - outside_y;
  const bool table = run.tree[inner].kind == BoxKind::table;
  if (x.stretches() && !table) x.stretch();
  if (!x.size) {  // shrink to fit (CSS 2.2 §10.3.5)
    const IntrinsicWidths widths = block_widths(run, inner);
    const Length taken = edges.outer_width() - edges.width;
    const Length available = x.room() - (edges.outer_width() - edges.width - x.around);
    x.size = std::clamp(available, std::min(widths.min, widths.max) - taken, widths.max - taken);
  }
  x.size = clamped(*x.size, s.max_width, s.min_width, containing.width, outside_x);
  const css::ContentSizes& by = s.content_sizes;
  using Size = css::ContentSize::Kind;
  if (y.stretches() && !table && by.height.kind == Size::none) y.stretch();
  if (by.height.kind == Size::stretch) y.stretch();
  if (y.size) {
    y.size = clamped(*y.size, s.max_height, s.min_height, containing.height, outside_y);
  }
  const Length left = x.settle(false);

  UsedStyle used(run, inner);
  used->box_sizing = css::BoxSizing::content_box;
  used->width = exactly(*x.size);
  used->max_width.reset();
  used->min_width = {};
  used->margin = {exactly({}), exactly(*x.margin_end), exactly({}), exactly(*x.margin_start)};
  if (y.size) {
    used->height = exactly(*y.size);
    if (by.height.kind == Size::stretch) used->content_sizes.height = {};
    used->max_height.reset();
    used->min_height = {};
  } else if (borders_count) {
    used->min_height.length -= outside_y;
    if (used->max_height) used->max_height->length -= outside_y;
  }
  BlockRequest request;
  request.width = containing.width;
  request.height = containing.height;
  request.paged = request.fragmented = paged;
  PositionedFlow out;
  out.flow = flow_box(run, inner, request);
  out.margin_left = *x.margin_start;
  out.border_width = x.around + *x.size;
  out.width = *x.margin_start + out.border_width + *x.margin_end;
  y.size = height_of(out.flow) - y.around;
  const Length top = y.settle(true);
  out.at = {containing.x + left, containing.y + top + *y.margin_start};
  out.z_index = s.z_index.value_or(0);
  return out;
}

// CSS 2.2 §11.1.2.
std::optional<Clip> clip_of(const css::ComputedStyle& s, const PositionedFlow& box, Length height) {
  if (!s.clip) return std::nullopt;
  const auto from = [](const css::Size& side, Length otherwise) {
    return side ? side->length : otherwise;
  };
  const Length top = from(s.clip->top, Length()), left = from(s.clip->left, Length());
  Clip clip;
  clip.rect = {box.at.x + box.margin_left + left, box.at.y + top,
               std::max(Length(), from(s.clip->right, box.border_width) - left),
               std::max(Length(), from(s.clip->bottom, height) - top)};
  return clip;
}

Layer lay_out_block(LayoutRun& run, BoxId inner, Point at, const Rect& containing) {
  PositionedFlow made = flow_block(run, inner, at, containing, false);
  Fragment content = paint_all(run, made.flow, made.width);
  Layer layer;
  layer.z_index = made.z_index;
  layer.bottom = made.at.y + content.height;
  std::optional<Clip> clip = clip_of(*run.tree[inner].style, made, content.height);
  if (clip) layer.content.items.emplace_back(*clip);
  append(layer.content, std::move(content), made.at);
  if (clip) {
    clip->begins = false;
    layer.content.items.emplace_back(*clip);
  }
  return layer;
}

void call_notes(const LayoutRun& run, BoxId box, Fragment& out) {
  for (BoxId c = run.tree[box].first_child; c != no_box; c = run.tree[c].next) {
    if (run.tree[c].kind == BoxKind::note_call) {
      out.notes.push_back({run.tree[c].index, static_cast<std::uint32_t>(out.items.size())});
    }
    call_notes(run, c, out);
  }
}

}  // namespace

Point relative_shift(const css::ComputedStyle& s, Length width, std::optional<Length> height) {
  if (s.position != Position::relative) return {};
  const auto along = [](const css::Size& start, const css::Size& end, std::optional<Length> base) {
    const auto known = [&](const css::Size& size) {
      return size && (base || !size->has_percent());
    };
    if (known(start)) return start->resolve(base.value_or(Length()));
    if (known(end)) return -end->resolve(base.value_or(Length()));
    return Length();
  };
  const bool left = s.direction == css::Direction::ltr || !s.inset.right;
  return {left ? along(s.inset.left, s.inset.right, width) : -s.inset.right->resolve(width),
          along(s.inset.top, s.inset.bottom, height)};
}

void begin_tags(const LayoutRun& run, BoxId box, Fragment& out) {
  if (run.tree[box].tag != no_tag) {
    out.tags.push_back({run.tree[box].tag, static_cast<std::uint32_t>(out.items.size())});
    return;
  }
  for (BoxId c = run.tree[box].first_child; c != no_box; c = run.tree[c].next) {
    begin_tags(run, c, out);
  }
}

bool contains_positioned(const Box& box) {
  return !box.anonymous && box.style->position != Position::static_ &&
         box.style->position != Position::running;
}

void wait_for_place(const LayoutRun& run, BoxId box, Point at, Fragment& out) {
  out.positioned.push_back({box, at});
  begin_tags(run, box, out);
  if (!run.tree.notes.empty()) call_notes(run, box, out);
}

Layer lay_out_positioned(LayoutRun& run, BoxId box, Point at, const Rect& containing) {
  const BoxId inner = run.tree[box].first_child;
  if (inner == no_box) return {};
  const css::ComputedStyle& s = *run.tree[inner].style;
  Layer layer;
  if (run.tree[inner].anonymous) {
    layer.z_index = s.z_index.value_or(0);
    layer.content = lay_out_replaced(run, box, s, at, containing);
  } else {
    layer = lay_out_block(run, inner, at, containing);
  }
  layer.box = box;
  layer.content.notes.clear();  // they were called from the static place
  return layer;
}

std::optional<PositionedFlow> flow_positioned(LayoutRun& run, BoxId box, Point at,
                                              const Rect& containing) {
  const BoxId inner = run.tree[box].first_child;
  if (inner == no_box || run.tree[inner].anonymous) return std::nullopt;
  PositionedFlow made = flow_block(run, inner, at, containing, true);
  for (Fragment& fragment : made.flow.fragments) fragment.notes.clear();
  return made;
}

void place_positioned(LayoutRun& run, const Rect& containing, std::size_t first, Fragment& out,
                      Layers& layers) {
  if (out.positioned.size() <= first) return;
  std::vector<PlacedBox> waiting(out.positioned.begin() + static_cast<std::ptrdiff_t>(first),
                                 out.positioned.end());
  out.positioned.resize(first);
  for (std::size_t i = 0; i < waiting.size(); ++i) {  // those in captions of tables join the end
    const PlacedBox placed = waiting[i];
    if (run.tree[placed.box].style->position == Position::fixed) {
      out.positioned.push_back(placed);
      continue;
    }
    Layer layer = lay_out_positioned(run, placed.box, placed.at, containing);
    for (const PlacedBox& inner : std::exchange(layer.content.positioned, {})) {
      waiting.push_back(inner);
    }
    layers.push_back(std::move(layer));
  }
}

void stack(Layers layers, Fragment& out) {
  if (layers.empty()) return;
  const auto by_index = [](const Layer& a, const Layer& b) {
    return a.z_index != b.z_index ? a.z_index < b.z_index : a.box < b.box;
  };
  std::stable_sort(layers.begin(), layers.end(), by_index);
  if (layers.front().z_index < 0) {
    Fragment below;
    below.width = out.width;
    below.height = out.height;
    below.baseline = out.baseline;
    below.first_text = out.first_text;
    for (Layer& layer : layers) {
      if (layer.z_index < 0) append(below, std::move(layer.content), {});
    }
    append(below, std::move(out), {});
    out = std::move(below);
  }
  for (Layer& layer : layers) {
    if (layer.z_index >= 0) append(out, std::move(layer.content), {});
  }
}

void keep_in_text(Fragment& layer, Fragment& text) {
  const auto items = static_cast<std::uint32_t>(text.items.size());
  for (const PlacedBox& box : std::exchange(layer.positioned, {})) text.positioned.push_back(box);
  for (const PlacedMark& mark : std::exchange(layer.marks, {})) text.marks.push_back(mark);
  for (const PlacedNote& note : std::exchange(layer.notes, {})) {
    text.notes.push_back({note.note, items});
  }
  for (const LineStart& line : std::exchange(layer.counted_lines, {})) {
    text.counted_lines.push_back(line);
  }
  if (!text.first_text) text.first_text = layer.first_text;
}

}  // namespace layout
