#include "layout/atoms.h"

#include <algorithm>
#include <utility>

#include "layout/block_flow.h"
#include "layout/drawing.h"
#include "layout/paint_box.h"
#include "layout/paint_flow.h"
#include "layout/replaced_size.h"
#include "layout/settled_sizes.h"

namespace layout {
namespace {

Fragment lay_out_image(LayoutRun& run, BoxId id, Length available, std::optional<Length> height) {
  const Box& box = run.tree[id];
  const css::ComputedStyle& s = *box.style;
  const ImageUse& use = run.tree.images[box.index];
  BoxEdges e = resolve_edges(s, available, Length());
  const Extent extent = replaced_size(use, s, {available, height});
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
  paint_box(out, s, border, {}, Artifact::background, &run.tree.backgrounds);
  if (s.visibility != css::Visibility::visible) return out;
  const Rect rect{border.x + e.left, border.y + e.top, extent.width, extent.height};
  Owner owner;
  owner.tag = box.tag;
  owner.artifact = box.tag == no_tag ? Artifact::layout : Artifact::none;
  if (use.image != no_index || use.drawing != nullptr) {
    const Rect placed = placed_object(use, s, rect);
    const RoundedRect shape = content_shape(s, border, rect);
    const bool cut = placed.width > rect.width || placed.height > rect.height ||
                     placed.x < rect.x || placed.y < rect.y || shape.is_round();
    const auto edge = [&](Clip clip) {
      clip.owner = owner;
      if (cut) out.items.emplace_back(std::move(clip));
    };
    edge(clip_to(shape));
    if (use.drawing != nullptr) {
      for (Item& item : draw(*use.drawing, placed, owner)) out.items.push_back(std::move(item));
    } else {
      out.items.emplace_back(Image{owner, placed, use.image});
    }
    edge(clip_end());
    return out;
  }
  const bool drawn = box.node != xml::no_node && run.document[box.node].name == "svg";
  if (!drawn) return out;  // nothing is in it
  for (Item& item : draw(run, id, rect, owner)) out.items.push_back(std::move(item));
  return out;
}

Fragment lay_out_block(LayoutRun& run, BoxId inner, Length available,
                       std::optional<Length> height) {
  const BoxKind kind = run.tree[inner].kind;
  const SettledSizes settled(run, inner, {available, height, true});
  const css::ComputedStyle& s = *run.tree[inner].style;
  BlockRequest request;
  request.width = available;
  request.height = height;
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

Fragment lay_out_atom(LayoutRun& run, BoxId id, Length available, std::optional<Length> height) {
  const Box& box = run.tree[id];
  if (box.kind == BoxKind::image) {
    Fragment image = lay_out_image(run, id, available, height);
    const int opacity = box.style->opacity;
    return opacity < 1000 ? grouped(std::move(image), opacity) : image;
  }
  if (box.first_child == no_box) return {};
  if (box.kind != BoxKind::atom) return lay_out_block(run, box.first_child, available, height);
  const std::tuple key{id, available, height.value_or(Length::from_units(-1))};
  const auto known = run.atoms.find(key);
  if (known != run.atoms.end()) return known->second;
  Fragment made = lay_out_block(run, box.first_child, available, height);
  return run.atoms.emplace(key, std::move(made)).first->second;
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
  const Length most = replaced_size(use, s, {room}).width + around;
  return {s.width && !in_percent ? most : around, most};
}

}  // namespace layout
