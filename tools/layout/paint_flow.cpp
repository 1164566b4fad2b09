#include "layout/paint_flow.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "layout/column_cursor.h"
#include "layout/paint_box.h"
#include "layout/positioned.h"
#include "layout/tall_fragment.h"

namespace layout {
namespace {

using Kind = FlowItem::Kind;

// A background that is the canvas's is not its box's.
void paint_block(const LayoutRun& run, const css::ComputedStyle& style, const Rect& rect,
                 const PaintedEdges& edges, Fragment& out) {
  if (&style != run.tree.canvas) {
    return paint_box(out, style, rect, edges, Artifact::background, run.tree.background_of(style));
  }
  css::ComputedStyle rest = style;
  rest.background_color.reset();
  rest.background = {};
  paint_box(out, rest, rect, edges, Artifact::background);
}

class ColumnPainter {
 public:
  ColumnPainter(LayoutRun& run, Flow& flow, const FilledColumn& column, OpenBoxes& open,
                const PaintRequest& request)
      : run_(run), flow_(flow), column_(column), open_(open), request_(request) {}

  Fragment paint() {
    take_items();
    place();
    out_.items.reserve(items_.size());
    out_.width = request_.width;
    out_.height = used_;
    paint_static_boxes();
    for (const std::uint32_t decoration : open_.boxes) {
      enter(decoration, Length(), false);
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
    for (std::size_t i = 0; i < items_.size(); ++i) item(items_[i], tops_[i]);
    while (!anchors_.empty()) leave_open();
    while (!lifted_.empty()) lower();
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
  // The column's items, with the lines of the paragraphs and the
  // space that the filler made longer or shorter.
  void take_items() {
    items_.reserve(column_.end - column_.begin);
    for (std::size_t i = column_.begin; i < column_.end; ++i) {
      const FlowItem& item = flow_.items[i];
      const auto loosened =
          std::find_if(column_.loosened.begin(), column_.loosened.end(),
                       [&](const Loosening& l) { return l.paragraph == item.paragraph; });
      if (item.kind != Kind::line || loosened == column_.loosened.end()) {
        items_.push_back(item);
        for (const Spacing& spacing : column_.spaced) {
          if (spacing.item == i) items_.back().height += spacing.more;
        }
        continue;
      }
      const FlowParagraph& paragraph = flow_.paragraphs[item.paragraph];
      SetParagraph set = set_paragraph(run_, {paragraph.box, paragraph.slots, loosened->lines});
      const bool counted = run_.tree[paragraph.box].style->line_numbers;
      if (paragraph.markers != no_index) {
        Fragment first = flow_.fragments[paragraph.markers];
        append(first, std::move(set.lines.front()), {});
        set.lines.front() = std::move(first);
      }
      for (Fragment& line : set.lines) {
        FlowItem longer = item;
        longer.height = line.height;
        longer.baseline = line.baseline;
        longer.index = static_cast<std::uint32_t>(flow_.fragments.size());
        if (counted) line.counted_lines.push_back({{Length(), line.baseline}, line.first_text});
        flow_.fragments.push_back(std::move(line));
        items_.push_back(longer);
      }
      i += paragraph.lines - 1;
    }
  }

  std::uint32_t table_cut_at(std::size_t item) const {
    return request_.repeats ? cut_table(flow_, item) : no_index;
  }

  // Where everything stands, and where each box of this column ends.
  void place() {
    ColumnCursor cursor(request_.grid_offset, request_.grid_phase);
    const std::uint32_t above = table_cut_at(column_.begin);
    if (above != no_index) cursor.add_blank(flow_.tables[above].header.height);
    for (const FlowItem& item : items_) {
      const Length top = cursor.advance(item);
      tops_.push_back(top);
      if (item.kind == Kind::close) ends_.push_back({item.index, top + item.height});
    }
    foot_ = cursor.used();
    const std::uint32_t below = table_cut_at(column_.end);
    if (below != no_index) cursor.add_blank(flow_.tables[below].footer.height);
    used_ = cursor.used();
    std::sort(ends_.begin(), ends_.end(),
              [](const End& a, const End& b) { return a.decoration < b.decoration; });
  }

  struct End {
    std::uint32_t decoration = 0;
    Length bottom;
  };

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
    const std::optional<Length> end = end_of(index);
    paint_block(run_, *box.style, border_box(index, top, end.value_or(column_end())),
                {begins, true, end.has_value(), true}, out_);
  }

  bool is_moved(std::uint32_t index) const {
    return contains_positioned(run_.tree[flow_.decorations[index].box]);
  }

  // CSS 2.2 appendix E: backgrounds and borders of blocks in the flow lie below all floats and
  // lines; those of positioned boxes, and of the blocks in them, do not.
  void paint_static_boxes() {
    int positioned = 0;
    for (const std::uint32_t decoration : open_.boxes) {
      positioned += is_moved(decoration) ? 1 : 0;
      if (positioned == 0) paint_decoration(decoration, Length(), false);
    }
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const FlowItem& item = items_[i];
      if (item.kind == Kind::open) {
        positioned += is_moved(item.index) ? 1 : 0;
        if (positioned == 0) paint_decoration(item.index, tops_[i], true);
      } else if (item.kind == Kind::close) {
        positioned -= is_moved(item.index) ? 1 : 0;
      }
    }
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
  };

  bool is_lifted(std::uint32_t index) const {
    const Decoration& decoration = flow_.decorations[index];
    const Box& box = run_.tree[decoration.box];
    const bool moved = decoration.shift.x != Length() || decoration.shift.y != Length();
    return !box.anonymous && box.style->position == css::Position::relative &&
           (moved || box.style->z_index);
  }

  void lift(std::uint32_t index) {
    begin_tags(run_, flow_.decorations[index].box, out_);  // it is read where it was
    lifted_.push_back({index, std::move(out_)});
    out_ = Fragment{};
  }

  // What belongs to the text's order stays there; the rest goes into a layer.
  void lower() {
    Fragment above = std::move(out_);
    const std::uint32_t decoration = lifted_.back().decoration;
    out_ = std::move(lifted_.back().below);
    lifted_.pop_back();
    const auto items = static_cast<std::uint32_t>(out_.items.size());
    for (const PlacedBox& box : std::exchange(above.positioned, {})) out_.positioned.push_back(box);
    for (const PlacedMark& mark : std::exchange(above.marks, {})) out_.marks.push_back(mark);
    for (const PlacedNote& note : std::exchange(above.notes, {})) {
      out_.notes.push_back({note.note, items});
    }
    for (const LineStart& line : std::exchange(above.counted_lines, {})) {
      out_.counted_lines.push_back(line);
    }
    if (!out_.first_text) out_.first_text = above.first_text;
    const css::ComputedStyle& style = *run_.tree[flow_.decorations[decoration].box].style;
    layers_.push_back({style.z_index.value_or(0), std::move(above)});
  }

  void enter(std::uint32_t index, Length top, bool begins) {
    if (is_lifted(index)) lift(index);
    if (is_moved(index)) {
      ++positioned_;
      if (flow_.decorations[index].scope == request_.scope) {
        anchors_.push_back({index, top, out_.positioned.size(), begins});
      }
    }
    if (positioned_ > 0) paint_decoration(index, top, begins);
    shift(index, 1);
  }

  // Boxes that go on in the next column, from the innermost.
  void leave_open() {
    const std::uint32_t index = anchors_.back().decoration;
    place_waiting(column_end());
    if (!lifted_.empty() && lifted_.back().decoration == index) lower();
  }

  void leave(std::uint32_t index, Length bottom) {
    if (!anchors_.empty() && anchors_.back().decoration == index) place_waiting(bottom);
    if (is_moved(index)) --positioned_;
    if (!lifted_.empty() && lifted_.back().decoration == index) lower();
    shift(index, -1);
  }

  // In the padding box of the innermost positioned box that is open.
  void place_waiting(Length bottom) {
    const Anchor anchor = anchors_.back();
    anchors_.pop_back();
    if (out_.positioned.size() <= anchor.first) return;
    const Decoration& decoration = flow_.decorations[anchor.decoration];
    const css::Edges<css::BorderEdge>& border = run_.tree[decoration.box].style->border;
    shift_.x -= decoration.shift.x;  // border_box adds it
    shift_.y -= decoration.shift.y;
    Rect rect = border_box(anchor.decoration, anchor.top, bottom);
    shift_.x += decoration.shift.x;
    shift_.y += decoration.shift.y;
    rect.x += border.left.width;
    rect.width -= border.left.width + border.right.width;
    if (anchor.begins) {
      rect.y += border.top.width;
      rect.height -= border.top.width;
    }
    if (end_of(anchor.decoration)) rect.height -= border.bottom.width;
    place_positioned(run_, rect, anchor.first, out_, layers_);
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

  void item(const FlowItem& item, Length top) {
    switch (item.kind) {
      case Kind::line:
      case Kind::atom: {
        const std::size_t counted = out_.counted_lines.size();
        append(out_, std::move(flow_.fragments[item.index]), {item.x + shift_.x, top + shift_.y});
        // Line numbers stand beside the column, however far in the line begins.
        for (std::size_t i = counted; i < out_.counted_lines.size(); ++i) {
          out_.counted_lines[i].at.x = Length();
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
        append(out_, std::move(flow_.fragments[item.index]), {item.x + shift_.x, top + shift_.y});
        return;
      case Kind::tall:
        tall(std::move(flow_.fragments[item.index]), {item.x + shift_.x, top + shift_.y});
        return;
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
  Length used_;
  Length foot_;  // where the footers of cut tables begin
  Point shift_;
  int positioned_ = 0;  // open boxes that are
  std::vector<Anchor> anchors_;
  std::vector<Lifted> lifted_;
  Layers layers_;
};

}  // namespace

Fragment paint_column(LayoutRun& run, Flow& flow, const FilledColumn& column, OpenBoxes& open,
                      const PaintRequest& request) {
  return ColumnPainter(run, flow, column, open, request).paint();
}

Fragment paint_all(LayoutRun& run, Flow& flow, Length width) {
  FilledColumn column;
  column.end = flow.items.size();
  OpenBoxes open;
  PaintRequest request;
  request.width = width;
  Fragment painted = paint_column(run, flow, column, open, request);
  // CSS 2.2 §10.8.1: of the last line, of a table's first row, or the bottom.
  painted.baseline = painted.height;
  Length top;
  for (const FlowItem& item : flow.items) {
    if (item.kind == Kind::line || item.kind == Kind::atom) painted.baseline = top + item.baseline;
    if (item.table != no_index) break;
    top += item.height;
  }
  return painted;
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
