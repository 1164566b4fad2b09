#include "layout/atoms.h"

#include <algorithm>
#include <utility>

#include "layout/block_flow.h"
#include "layout/drawing.h"
#include "layout/paint_box.h"
#include "layout/paint_flow.h"

namespace layout {
namespace {

struct Extent {
  Length width, height;
};

Length clamped(Length value, const css::Size& most, const css::LengthPercentage& least,
               Length base) {
  if (most) value = std::min(value, most->resolve(base));
  return std::max(value, least.resolve(base));
}

// CSS 2.2 §10.3.2 and §10.6.2 for replaced elements; never wider than the container.
Extent image_extent(const ImageUse& use, const css::ComputedStyle& s, Length available) {
  const auto by_ratio = [](Length known, Length own, Length other) {
    return own == Length() ? other : base::scaled(known, other.units(), own.units());
  };
  Extent extent{use.width, use.height};
  const bool has_height = s.height && !s.height->has_percent();
  if (s.width) extent.width = s.width->resolve(available);
  if (has_height) extent.height = s.height->length;
  if (s.width && !has_height) extent.height = by_ratio(extent.width, use.width, use.height);
  if (!s.width && has_height) extent.width = by_ratio(extent.height, use.height, use.width);
  const Length wanted = extent.width;
  extent.width = clamped(extent.width, s.max_width, s.min_width, available);
  if (!s.width) extent.width = std::min(extent.width, std::max(available, Length()));
  if (extent.width != wanted && !has_height) {
    extent.height = by_ratio(extent.width, use.width, use.height);
  }
  if (s.max_height && !s.max_height->has_percent() && extent.height > s.max_height->length) {
    extent.height = s.max_height->length;
    if (!s.width) extent.width = by_ratio(extent.height, use.height, use.width);
  }
  return extent;
}

Fragment lay_out_image(LayoutRun& run, BoxId id, Length available) {
  const Box& box = run.tree[id];
  const css::ComputedStyle& s = *box.style;
  const ImageUse& use = run.tree.images[box.index];
  BoxEdges e = resolve_edges(s, available, Length());
  const Extent extent = image_extent(use, s, available - (e.outer_width() - e.width));
  const Length left_over = available - (e.outer_width() - e.width) - extent.width;
  if (s.display == css::Display::block && !s.margin.left && left_over > Length()) {
    e.margin_left = s.margin.right ? left_over : left_over / 2;
    e.margin_right = left_over - e.margin_left;
  }
  Fragment out;
  out.width = extent.width + e.margin_left + e.left + e.right + e.margin_right;
  out.height = extent.height + e.margin_top + e.top + e.bottom + e.margin_bottom;
  out.baseline = out.height;
  const Rect border{e.margin_left, e.margin_top, extent.width + e.left + e.right,
                    extent.height + e.top + e.bottom};
  paint_box(out, s, border, {}, Artifact::background, run.tree.background_of(s));
  if (s.visibility != css::Visibility::visible) return out;
  const Rect rect{border.x + e.left, border.y + e.top, extent.width, extent.height};
  Owner owner;
  owner.tag = box.tag;
  owner.artifact = box.tag == no_tag ? Artifact::layout : Artifact::none;
  if (use.image != no_index) {
    out.items.emplace_back(Image{owner, rect, use.image});
    return out;
  }
  for (Item& item : draw(run, id, rect, owner)) out.items.push_back(std::move(item));
  return out;
}

}  // namespace

namespace {

Fragment lay_out_block(LayoutRun& run, BoxId inner, Length available) {
  const BoxKind kind = run.tree[inner].kind;
  const css::ComputedStyle& s = *run.tree[inner].style;
  BlockRequest request;
  request.width = available;
  BoxEdges edges = resolve_edges(s, available, Length());
  Length outer = edges.outer_width();
  if (!s.width) {  // shrink to fit (CSS 2.2 §10.3.5)
    const IntrinsicWidths widths = block_widths(run, inner);
    outer = std::clamp(available, std::min(widths.min, widths.max), widths.max);
  }
  request.width = kind == BoxKind::table || !s.width ? outer : available;
  Flow flow = flow_box(run, inner, request);
  Fragment painted = paint_all(run, flow, outer);
  if (s.overflow_clips) painted.baseline = painted.height;
  return painted;
}

}  // namespace

Fragment lay_out_atom(LayoutRun& run, BoxId id, Length available) {
  const Box& box = run.tree[id];
  if (box.kind == BoxKind::image) return lay_out_image(run, id, available);
  if (box.first_child == no_box) return {};
  if (box.kind != BoxKind::atom) return lay_out_block(run, box.first_child, available);
  const auto known = run.atoms.find({id, available});
  if (known != run.atoms.end()) return known->second;
  Fragment made = lay_out_block(run, box.first_child, available);
  return run.atoms.emplace(std::pair(id, available), std::move(made)).first->second;
}

IntrinsicWidths atom_widths(LayoutRun& run, BoxId id) {
  const Box& box = run.tree[id];
  if (box.kind != BoxKind::image) {
    return box.first_child == no_box ? IntrinsicWidths{} : block_widths(run, box.first_child);
  }
  const css::ComputedStyle& s = *box.style;
  const ImageUse& use = run.tree.images[box.index];
  const BoxEdges edges = resolve_edges(s, Length(), Length());
  const Length around = edges.outer_width() - edges.width;
  const bool in_percent = s.width && s.width->has_percent();
  // Percentages are of its own width, for want of another.
  const Length room = in_percent ? use.width : use.width + Length::from_points(10'000);
  const Length most = image_extent(use, s, room).width + around;
  return {s.width && !in_percent ? most : around, most};
}

}  // namespace layout
