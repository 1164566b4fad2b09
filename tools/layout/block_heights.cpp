// Boxes with heights of their own, and what is too high for where it stands.

#include <algorithm>
#include <utility>

#include "layout/block_flow.h"
#include "layout/paint_box.h"
#include "layout/paint_flow.h"
#include "layout/positioned.h"
#include "layout/tall_fragment.h"

namespace layout {

using Kind = FlowItem::Kind;

// The empty rest of a box with a height of its own. In pieces that end at whole px, because a page
// may end anywhere in it and most pages do so there.
void BlockFlow::fill_up(Length missing, bool from_top, std::uint32_t given) {
  constexpr std::int64_t most_pieces = 4000;
  FlowItem filler;
  filler.kind = Kind::blank;
  filler.given = given;
  const Length px = Length::from_units(Length::per_point * 3 / 4);
  const Length piece = std::max(px, Length::from_units(missing.units() / most_pieces));
  if (request_.fragmented && missing > Length()) {
    filler.cost = from_top ? cost::never : cost::free;
    filler.height = piece - Length::from_units((y_ - strip_top_).units() % px.units());
    for (; missing > filler.height; filler.height = piece) {
      missing -= filler.height;
      push(filler);
      filler.cost = cost::free;
    }
  }
  filler.height = missing;
  if (missing != Length()) push(filler);
}

// Where it closes is not known yet.
std::uint32_t BlockFlow::begin_given_height(std::size_t first) {
  const auto given = static_cast<std::uint32_t>(flow_.given_heights.size());
  std::uint32_t inner = given;
  while (inner > 0 && flow_.given_heights[inner - 1].first >= first) {
    flow_.given_heights[inner - 1].around = given;
    inner = flow_.given_heights[inner - 1].inner;
  }
  flow_.given_heights.push_back({static_cast<std::uint32_t>(first), 0, no_index, inner});
  return given;
}

// What is higher than its box is broken beside what follows the box (CSS Break 3 §2, parallel
// flows). False when it has to stay in the flow.
bool BlockFlow::overflow(std::size_t first) {
  if (!request_.fragmented || next_float_ < placed_floats_.size()) return false;
  const auto begin = flow_.items.begin() + static_cast<std::ptrdiff_t>(first);
  const bool plain = std::all_of(begin, flow_.items.end(), [](const FlowItem& item) {
    return item.kind != Kind::forced && item.kind != Kind::columns;
  });
  if (!plain) return false;
  FilledColumn all;
  all.begin = first;
  all.end = flow_.items.size();
  OpenBoxes open;
  PaintRequest request;
  request.scope = scope_;
  request.width = request_.width;
  FlowItem item;
  item.kind = Kind::float_;
  item.index = static_cast<std::uint32_t>(flow_.fragments.size());
  for (auto i = begin; i != flow_.items.end(); ++i) y_ -= i->height;
  Fragment painted = paint_column(run_, flow_, all, open, request);
  flow_.fragments.push_back(std::move(painted));
  flow_.items.resize(first);
  while (!flow_.given_heights.empty() && flow_.given_heights.back().first >= first) {
    flow_.given_heights.pop_back();
  }
  flow_.items.push_back(item);
  return true;
}

// CSS Overflow 3 §3: a box of a height that is known, cut off at its padding edge and never broken.
// CSS Containment 2 §3.1: so is a box whose content says nothing about its size.
void BlockFlow::monolithic(BoxId id, Length x, const BoxEdges& edges) {
  const css::ComputedStyle& style = *run_.tree[id].style;
  BlockRequest request;
  request.width = edges.width;
  request.height = definite_height(style, edges, height_);
  Flow inner;
  BlockFlow inside(run_, inner, request);
  inside.content(id, Length(), edges);
  inside.finish(true);
  Fragment content = paint_all(run_, inner, edges.width);
  const Length content_height = content.height;
  const Length own = style.contains_size ? Length() : content.height;
  const Length height = used_height(style, edges, own, height_).value_or(own);
  const Rect border{-edges.left, -edges.top, edges.left + edges.width + edges.right,
                    edges.top + height + edges.bottom};
  const std::optional<Clip> clip = overflow_clip(style, border, {});
  Fragment cut;
  cut.width = edges.width;
  cut.height = height;
  cut.baseline = content.baseline;
  if (clip) cut.items.emplace_back(*clip);
  append(cut, std::move(content), {});
  if (contains_positioned(run_.tree[id])) {
    const Rect padding = padding_shape(style, border, {}).rect;
    Layers layers;
    place_positioned(run_, padding, 0, cut, layers);
    stack(std::move(layers), cut);
  }
  if (clip) cut.items.emplace_back(clip_end());
  add_markers(cut);
  flush();
  if (request_.paged && content_height > height && !clip) {  // on as many pages as that takes
    FlowItem beside;
    beside.kind = Kind::float_;
    beside.x = x;
    beside.index = static_cast<std::uint32_t>(flow_.fragments.size());
    Fragment room;
    room.width = cut.width;
    room.height = std::exchange(cut.height, content_height);
    flow_.fragments.push_back(std::move(cut));
    push(beside);
    cut = std::move(room);
  }
  atom(std::move(cut), x, cost::never, no_index);
}

void BlockFlow::atom(Fragment fragment, Length x, std::int32_t break_cost, std::uint32_t table) {
  add_markers(fragment);
  FlowItem item;
  item.kind = Kind::atom;
  item.cost = break_cost;
  item.x = x;
  item.height = fragment.height;
  item.baseline = fragment.baseline;
  item.table = table;
  can_break_ = true;
  if (is_tall(fragment.height)) return tall(std::move(fragment), item);
  item.index = static_cast<std::uint32_t>(flow_.fragments.size());
  flow_.fragments.push_back(std::move(fragment));
  push(item);
}

// What no page holds, on as many as it takes: `item` is what it would have been.
void BlockFlow::tall(Fragment fragment, FlowItem item) {
  std::vector<Length> cuts = cuts_of(fragment, slice_height_.value_or(fragment.height));
  cuts.push_back(fragment.height);
  item.kind = Kind::tall;
  item.height = Length();
  item.index = static_cast<std::uint32_t>(flow_.fragments.size());
  flow_.fragments.push_back(std::move(fragment));
  push(item);
  FlowItem part;
  part.kind = Kind::blank;
  part.table = item.table;
  Length above;
  for (const Length cut : cuts) {
    part.height = cut - above;
    push(part);
    part.cost = cost::free;  // not before the first
    above = cut;
  }
}

}  // namespace layout
