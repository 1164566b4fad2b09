#include "layout/paint_flow.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "layout/column_cursor.h"
#include "layout/column_items.h"
#include "layout/paint_box.h"
#include "layout/paint_group.h"
#include "layout/positioned.h"
#include "layout/tall_fragment.h"

namespace layout {
namespace {

using Kind = FlowItem::Kind;

// A background that is the canvas's is not its box's.
void paint_block(const LayoutRun& run, const css::ComputedStyle& style, const Rect& rect,
                 const PaintedEdges& edges, Fragment& out) {
  if (&style != run.tree.canvas) {
    return paint_box(out, style, rect, edges, Artifact::background, &run.tree.backgrounds);
  }
  css::ComputedStyle rest = style;
  rest.background_color.reset();
  rest.background = {};
  rest.backgrounds_above.clear();
  paint_box(out, rest, rect, edges, Artifact::background);
}

class ColumnPainter {
 public:
  ColumnPainter(LayoutRun& run, Flow& flow, const FilledColumn& column, OpenBoxes& open,
                const PaintRequest& request)
      : run_(run), flow_(flow), column_(column), open_(open), request_(request) {}

  Fragment paint() {
    items_ = items_of(run_, flow_, column_);
    place();
    out_.items.reserve(items_.size());
    out_.width = request_.width;
    out_.height = used_;
    paint_static_boxes();
    Length cloned;
    for (const std::uint32_t decoration : open_.boxes) {
      enter(decoration, cloned, false);
      cloned += flow_.decorations[decoration].cloned.above;
    }
    const std::uint32_t above = table_cut_at(column_.begin);
    if (above != no_index) {
      Fragment again = flow_.tables[above].header;
      append(out_, std::move(again), {flow_.items[column_.begin].x, Length()});
    }
    const Length below_header = above == no_index ? Length() : flow_.tables[above].header.height;
    for (OpenBoxes::Rest& rest : std::exchange(open_.tall, {})) {
      tall(std::move(rest.fragment), {rest.x, below_header});
    }
    for (std::size_t i = 0; i < items_.size(); ++i) item(i);
    for (std::size_t i = going_on_.size(); i-- > 0;) leave_open(going_on_[i]);
    const std::uint32_t below = table_cut_at(column_.end);
    if (below != no_index) {
      Fragment again = flow_.tables[below].footer;
      const Length top = used_ - again.height;
      append(out_, std::move(again), {flow_.items[column_.end].x, top});
    }
    stack(std::move(layers_), out_);
    return std::move(out_);
  }

 private:
  std::uint32_t table_cut_at(std::size_t item) const {
    return request_.repeats ? cut_table(flow_, item) : no_index;
  }

  // Where everything stands, and where each box of this column ends.
  void place() {
    ColumnCursor cursor(request_.grid_offset, request_.grid_phase, column_.wasted);
    const std::uint32_t above = table_cut_at(column_.begin);
    if (above != no_index) cursor.add_blank(flow_.tables[above].header.height);
    std::vector<std::uint32_t> open = open_.boxes;
    for (const std::uint32_t box : open) cursor.add_blank(flow_.decorations[box].cloned.above);
    for (const FlowItem& item : items_) {
      const Length top = cursor.advance(item);
      tops_.push_back(top);
      if (item.kind == Kind::open) open.push_back(item.index);
      if (item.kind != Kind::close) continue;
      ends_.push_back({item.index, top + item.height});
      if (!open.empty()) open.pop_back();
    }
    foot_ = cursor.used();
    const std::uint32_t below = table_cut_at(column_.end);
    if (below != no_index) cursor.add_blank(flow_.tables[below].footer.height);
    for (const std::uint32_t box : open) cursor.add_blank(flow_.decorations[box].cloned.below);
    used_ = cursor.used();
    clone_feet(open);
    going_on_ = std::move(open);
    std::sort(ends_.begin(), ends_.end(),
              [](const End& a, const End& b) { return a.decoration < b.decoration; });
  }

  struct End {
    std::uint32_t decoration = 0;
    Length bottom;
  };

  // The boxes that go on end above the edges of those around them.
  void clone_feet(const std::vector<std::uint32_t>& open) {
    Length around;
    for (const std::uint32_t box : open) {
      const Length below = flow_.decorations[box].cloned.below;
      if (around != Length() || below != Length()) cut_.push_back({box, column_end() - around});
      around += below;
    }
  }

  Length bottom_of(std::uint32_t index) const {
    if (const std::optional<Length> end = end_of(index)) return *end;
    for (const End& cut : cut_) {
      if (cut.decoration == index) return cut.bottom;
    }
    return column_end();
  }

  // Where the box's part in this column ends; at the column's end when it goes on.
  std::optional<Length> end_of(std::uint32_t index) const {
    const auto end =
        std::lower_bound(ends_.begin(), ends_.end(), index,
                         [](const End& e, std::uint32_t i) { return e.decoration < i; });
    if (end == ends_.end() || end->decoration != index) return std::nullopt;
    return end->bottom;
  }

  // Of a part on a page that is wider than the one where the box begins.
  Length growth_of(const Decoration& decoration) const {
    return decoration.grows ? request_.growth - decoration.growth : Length();
  }

  // CSS Break 3 §5.1: a box that goes on takes what is left of its column.
  Length column_end() const { return std::max(used_, request_.room); }

  Rect border_box(std::uint32_t index, Length top, Length bottom) const {
    const Decoration& decoration = flow_.decorations[index];
    return {decoration.x + shift_.x + decoration.shift.x, top + shift_.y + decoration.shift.y,
            decoration.width + growth_of(decoration), bottom - top};
  }

  void paint_decoration(std::uint32_t index, Length top, bool begins) {
    const Decoration& decoration = flow_.decorations[index];
    const Box& box = run_.tree[decoration.box];
    if (decoration.scope != request_.scope || box.anonymous || !is_painted(*box.style)) return;
    const bool clones = box.style->decoration_clones;
    paint_block(run_, *box.style, border_box(index, top, bottom_of(index)),
                {begins || clones, true, end_of(index) || clones, true}, out_);
  }

  // What is in a box whose overflow is cut off stands between two of these. A box of a known height
  // is a fragment of its own, and already cut.
  void clip(std::uint32_t index, Length top, bool begins, bool opens) {
    const Decoration& decoration = flow_.decorations[index];
    const Box& box = run_.tree[decoration.box];
    if (decoration.scope != request_.scope || box.anonymous) return;
    const css::ComputedStyle& style = *box.style;
    if (is_cut_off(style) || style.contains_size) return;
    if (!opens) {
      const bool clips =
          style.overflow_x != css::Overflow::visible || style.overflow_y != css::Overflow::visible;
      if (clips) out_.items.emplace_back(clip_end());
      return;
    }
    const Rect border = unmoved(index, top, bottom_of(index));
    const std::optional<Clip> item =
        overflow_clip(style, border, {begins, true, end_of(index).has_value(), true});
    if (item) out_.items.emplace_back(*item);
  }

  bool is_moved(std::uint32_t index) const {
    return contains_positioned(run_.tree[flow_.decorations[index].box]);
  }

  // CSS Color 4 §3.2: seen through as a whole.
  bool is_group(std::uint32_t index) const {
    const Box& box = run_.tree[flow_.decorations[index].box];
    return !box.anonymous && box.style->opacity < 1000;
  }

  bool is_above(std::uint32_t index) const { return is_moved(index) || is_group(index); }

  // CSS 2.2 appendix E: backgrounds and borders of blocks in the flow lie below all floats and
  // lines; those of positioned boxes, and of the blocks in them, do not.
  void paint_static_boxes() {
    int positioned = 0;
    Length top;
    for (const std::uint32_t decoration : open_.boxes) {
      positioned += is_above(decoration) ? 1 : 0;
      if (positioned == 0) paint_decoration(decoration, top, false);
      clip(decoration, top, false, true);
      top += flow_.decorations[decoration].cloned.above;
    }
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const FlowItem& item = items_[i];
      if (item.kind == Kind::open) {
        positioned += is_above(item.index) ? 1 : 0;
        if (positioned == 0) paint_decoration(item.index, tops_[i], true);
        clip(item.index, tops_[i], true, true);
      } else if (item.kind == Kind::close) {
        clip(item.index, {}, true, false);
        positioned -= is_above(item.index) ? 1 : 0;
      }
    }
    for (std::size_t i = going_on_.size(); i-- > 0;) clip(going_on_[i], {}, true, false);
  }

  // A positioned box that is open, and the first of those that wait which may be its own.
  struct Anchor {
    std::uint32_t decoration = 0;
    Length top;
    std::size_t first = 0;
    bool begins = true;
  };

  // A box that was moved over others, while its own content is painted.
  struct Lifted {
    std::uint32_t decoration = 0;
    Fragment below;
    Layers around;  // when it is a stacking context
  };

  bool is_lifted(std::uint32_t index) const {
    const Decoration& decoration = flow_.decorations[index];
    const Box& box = run_.tree[decoration.box];
    const bool moved = decoration.shift.x != Length() || decoration.shift.y != Length();
    return is_group(index) || (!box.anonymous && (moved || box.style->z_index) &&
                               box.style->position == css::Position::relative);
  }

  void lift(std::uint32_t index) {
    begin_tags(run_, flow_.decorations[index].box, out_);  // it is read where it was
    lifted_.push_back({index, std::exchange(out_, {}), {}});
    if (z_index_of(index)) std::swap(layers_, lifted_.back().around);
  }

  // Of a stacking context.
  std::optional<int> z_index_of(std::uint32_t index) const {
    const css::ComputedStyle& style = *run_.tree[flow_.decorations[index].box].style;
    const bool relative = style.position == css::Position::relative;
    if (relative && style.z_index) return style.z_index;
    return is_group(index) ? std::optional(0) : std::nullopt;
  }

  // What belongs to the text's order stays there; the rest goes into a layer.
  void lower() {
    Lifted lifted = std::move(lifted_.back());
    lifted_.pop_back();
    const std::optional<int> z_index = z_index_of(lifted.decoration);
    if (z_index) stack(std::exchange(layers_, std::move(lifted.around)), out_);
    Fragment above = std::exchange(out_, std::move(lifted.below));
    keep_in_text(above, out_);
    const BoxId box = flow_.decorations[lifted.decoration].box;
    const int opacity = run_.tree[box].style->opacity;
    if (is_group(lifted.decoration)) above = grouped(std::move(above), opacity);
    layers_.push_back({z_index.value_or(0), box, std::move(above)});
  }

  void enter(std::uint32_t index, Length top, bool begins) {
    if (is_lifted(index)) lift(index);
    if (is_above(index)) ++positioned_;
    if (is_moved(index)) {
      if (flow_.decorations[index].scope == request_.scope) {
        anchors_.push_back({index, top, out_.positioned.size(), begins});
      }
    }
    if (positioned_ > 0) paint_decoration(index, top, begins);
    clip(index, top, begins, true);
    shift(index, 1);
  }

  // Boxes that go on in the next column, from the innermost.
  void leave_open(std::uint32_t index) {
    clip(index, {}, true, false);
    if (!anchors_.empty() && anchors_.back().decoration == index) {
      request_.depth > Length() ? keep_waiting() : place_waiting(column_end());
    }
    if (!lifted_.empty() && lifted_.back().decoration == index) lower();
  }

  void leave(std::uint32_t index, Length bottom) {
    clip(index, {}, true, false);
    if (!anchors_.empty() && anchors_.back().decoration == index) {
      const bool cut = !anchors_.back().begins && request_.depth > Length();
      cut ? place_in_cut_box(bottom) : place_waiting(bottom);
    }
    if (is_above(index)) --positioned_;
    if (!lifted_.empty() && lifted_.back().decoration == index) lower();
    shift(index, -1);
  }

  // In the padding box of the innermost positioned box that is open.
  void place_waiting(Length bottom) {
    const Anchor anchor = anchors_.back();
    anchors_.pop_back();
    if (out_.positioned.size() <= anchor.first) return;
    const Rect rect = padding_box(anchor.decoration, anchor.top, bottom, anchor.begins,
                                  end_of(anchor.decoration).has_value());
    if (request_.depth == Length()) {
      return place_positioned(run_, rect, anchor.first, out_, layers_);
    }
    Layers placed;
    place_positioned(run_, rect, anchor.first, out_, placed);
    for (Layer& layer : placed) {
      const VerticalExtent extent = extent_of(layer.content);
      const bool inside = extent.top >= Length() && extent.bottom <= request_.depth;
      inside ? layers_.push_back(std::move(layer)) : lay_over(std::move(layer), request_.above);
    }
  }

  // Until it is known how high the box is that contains them.
  void keep_waiting() {
    const Anchor anchor = anchors_.back();
    anchors_.pop_back();
    OpenBoxes::Containing& box = containing(anchor);
    for (std::size_t i = anchor.first; i < out_.positioned.size(); ++i) {
      PlacedBox placed = out_.positioned[i];
      placed.at.y += request_.above;
      box.waiting.push_back(placed);
    }
    out_.positioned.resize(anchor.first);
  }

  OpenBoxes::Containing& containing(const Anchor& anchor) {
    for (OpenBoxes::Containing& known : open_.containing) {
      if (known.decoration == anchor.decoration) return known;
    }
    open_.containing.push_back({anchor.decoration, request_.above + anchor.top, {}});
    return open_.containing.back();
  }

  // The box ends here and began in a column before.
  void place_in_cut_box(Length bottom) {
    const Anchor anchor = anchors_.back();
    keep_waiting();
    const OpenBoxes::Containing box = std::move(containing(anchor));
    open_.containing.erase(
        std::find_if(open_.containing.begin(), open_.containing.end(),
                     [&](const auto& c) { return c.decoration == anchor.decoration; }));
    Fragment stand_in;
    for (const PlacedBox& placed : box.waiting) stand_in.positioned.push_back(placed);
    const Rect rect = padding_box(anchor.decoration, box.top, bottom + request_.above, true, true);
    Layers placed;
    place_positioned(run_, rect, 0, stand_in, placed);
    for (const PlacedBox& fixed : stand_in.positioned) out_.positioned.push_back(fixed);
    for (Layer& layer : placed) lay_over(std::move(layer), {});
  }

  void lay_over(Layer layer, Length above) {
    Overlay overlay;
    overlay.z_index = layer.z_index;
    overlay.box = layer.box;
    append(overlay.content, std::move(layer.content), {Length(), above});
    open_.overlays.push_back(std::move(overlay));
  }

  // The border box of a box whose own shift is already counted, or not yet made.
  Rect unmoved(std::uint32_t index, Length top, Length bottom) const {
    Rect rect = border_box(index, top, bottom);
    rect.x -= flow_.decorations[index].shift.x;
    rect.y -= flow_.decorations[index].shift.y;
    return rect;
  }

  Rect padding_box(std::uint32_t index, Length top, Length bottom, bool begins, bool ends) {
    const css::ComputedStyle& style = *run_.tree[flow_.decorations[index].box].style;
    return padding_shape(style, unmoved(index, top, bottom), {begins, true, ends, true}).rect;
  }

  // A float, or what a box had no room for.
  void beside(Fragment fragment, Point at) {
    const bool fits = request_.depth == Length() || at.y + fragment.height <= request_.depth;
    if (fits) return append(out_, std::move(fragment), at);
    for (PlacedBox box : std::exchange(fragment.positioned, {})) {
      out_.positioned.push_back({box.box, {box.at.x + at.x, box.at.y + at.y}});
    }
    read_later(fragment, out_);
    Overlay overlay;
    append(overlay.content, std::move(fragment), {at.x, at.y + request_.above});
    open_.overlays.push_back(std::move(overlay));
  }

  void shift(std::uint32_t index, int sign) {
    shift_.x += flow_.decorations[index].shift.x * sign;
    shift_.y += flow_.decorations[index].shift.y * sign;
  }

  // Down to the column's end; the rest goes on in the next one.
  void tall(Fragment fragment, Point at) {
    const Length room = foot_ - at.y;
    if (fragment.height <= room) return append(out_, std::move(fragment), at);
    append(out_, take_above(fragment, room), at);
    open_.tall.push_back({std::move(fragment), at.x});
  }

  // Whole, or its piece in this column. No two items have one group.
  void group(std::size_t i) {
    const FlowItem& item = items_[i];
    const GroupPiece* piece = nullptr;
    for (const FilledColumn::GroupPart& part : column_.parts) {
      if (flow_.items[part.item].index == item.index) piece = part.piece.get();
    }
    GroupPlace place{item.height, column_end() - tops_[i], {}, {}, {item.x + shift_.x, shift_.y}};
    if (request_.depth > Length()) {
      place.depth = std::max(request_.depth - tops_[i], Length::from_units(1));
      place.above = request_.above + tops_[i];
    }
    append(out_, paint_group(run_, flow_, item.index, piece, place, open_),
           {place.shift.x, tops_[i] + place.shift.y});
  }

  void item(std::size_t i) {
    const FlowItem& item = items_[i];
    const Length top = tops_[i];
    switch (item.kind) {
      case Kind::line:
      case Kind::atom: {
        const std::size_t counted = out_.counted_lines.size();
        append(out_, std::move(flow_.fragments[item.index]), {item.x + shift_.x, top + shift_.y});
        // Line numbers stand beside the column, however far in the line begins.
        for (std::size_t line = counted; line < out_.counted_lines.size(); ++line) {
          out_.counted_lines[line].at.x = Length();
        }
        return;
      }
      case Kind::open:
        enter(item.index, top, true);
        open_.boxes.push_back(item.index);
        return;
      case Kind::close:
        leave(item.index, top + item.height);
        if (!open_.boxes.empty()) open_.boxes.pop_back();
        return;
      case Kind::float_:
        beside(std::move(flow_.fragments[item.index]), {item.x + shift_.x, top + shift_.y});
        return;
      case Kind::tall:
        tall(std::move(flow_.fragments[item.index]), {item.x + shift_.x, top + shift_.y});
        return;
      case Kind::group:
        return group(i);
      case Kind::mark:
        out_.marks.push_back({item.index, {item.x, top}});
        return;
      default:
        return;
    }
  }

  LayoutRun& run_;
  Flow& flow_;
  const FilledColumn& column_;
  OpenBoxes& open_;
  const PaintRequest& request_;
  Fragment out_;
  std::vector<FlowItem> items_;
  std::vector<Length> tops_;
  std::vector<End> ends_;
  std::vector<std::uint32_t> going_on_;  // boxes that are open where the column ends
  std::vector<End> cut_;                 // of boxes that go on where edges are cloned
  Length used_;
  Length foot_;  // where the footers of cut tables begin
  Point shift_;
  int positioned_ = 0;  // open boxes that are, or are groups
  std::vector<Anchor> anchors_;
  std::vector<Lifted> lifted_;
  Layers layers_;
};

}  // namespace

Fragment paint_column(LayoutRun& run, Flow& flow, const FilledColumn& column, OpenBoxes& open,
                      const PaintRequest& request) {
  return ColumnPainter(run, flow, column, open, request).paint();
}

void paint_open_boxes(LayoutRun& run, const Flow& flow, const OpenBoxes& open, std::uint32_t scope,
                      Length height, Fragment& out) {
  for (const std::uint32_t index : open.boxes) {
    const Decoration& decoration = flow.decorations[index];
    const Box& box = run.tree[decoration.box];
    if (decoration.scope != scope || box.anonymous) continue;
    paint_block(run, *box.style, {decoration.x, Length(), decoration.width, height},
                {false, true, false, true}, out);
  }
}

}  // namespace layout
