#include "layout/paint_flow.h"

#include <algorithm>
#include <utility>

#include "layout/column_cursor.h"
#include "layout/paint_box.h"

namespace layout {
namespace {

using Kind = FlowItem::Kind;

class ColumnPainter {
 public:
  ColumnPainter(LayoutRun& run, Flow& flow, const FilledColumn& column, OpenBoxes& open,
                const PaintRequest& request)
      : run_(run), flow_(flow), column_(column), open_(open), request_(request) {}

  Fragment paint() {
    take_items();
    place();
    out_.width = request_.width;
    out_.height = used_;
    for (const std::uint32_t decoration : open_) {
      paint_decoration(decoration, Length(), false);
      shift(decoration, 1);
    }
    const std::uint32_t above = table_cut_at(column_.begin);
    if (above != no_index) {
      Fragment again = flow_.tables[above].header;
      append(out_, std::move(again), {flow_.items[column_.begin].x, Length()});
    }
    for (std::size_t i = 0; i < items_.size(); ++i) item(items_[i], tops_[i]);
    const std::uint32_t below = table_cut_at(column_.end);
    if (below != no_index) {
      Fragment again = flow_.tables[below].footer;
      const Length top = used_ - again.height;
      append(out_, std::move(again), {flow_.items[column_.end].x, top});
    }
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
      SetParagraph set = set_paragraph(run_, paragraph.box, paragraph.slots, loosened->lines);
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

  void paint_decoration(std::uint32_t index, Length top, bool begins) {
    const Decoration& decoration = flow_.decorations[index];
    const Box& box = run_.tree[decoration.box];
    if (decoration.scope != request_.scope || box.anonymous || !is_painted(*box.style)) return;
    const auto end =
        std::lower_bound(ends_.begin(), ends_.end(), index,
                         [](const End& e, std::uint32_t i) { return e.decoration < i; });
    const bool ends = end != ends_.end() && end->decoration == index;
    const Length bottom = ends ? end->bottom : used_;
    const Rect rect{decoration.x + shift_.x + decoration.shift.x,
                    top + shift_.y + decoration.shift.y, decoration.width, bottom - top};
    paint_box(out_, *box.style, rect, {begins, true, ends, true}, Artifact::background);
  }

  void shift(std::uint32_t index, int sign) {
    shift_.x += flow_.decorations[index].shift.x * sign;
    shift_.y += flow_.decorations[index].shift.y * sign;
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
        paint_decoration(item.index, top, true);
        open_.push_back(item.index);
        shift(item.index, 1);
        return;
      case Kind::close:
        shift(item.index, -1);
        if (!open_.empty()) open_.pop_back();
        return;
      case Kind::float_:
        append(out_, std::move(flow_.fragments[item.index]), {item.x + shift_.x, top + shift_.y});
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
  Point shift_;
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
  for (const FlowItem& item : flow.items) {
    if (item.kind != Kind::line && item.kind != Kind::atom) continue;
    painted.baseline = item.baseline;  // of the last line (CSS 2.2 §10.8.1, inline-block)
  }
  return painted;
}

void paint_open_boxes(LayoutRun& run, const Flow& flow, const OpenBoxes& open, std::uint32_t scope,
                      Length height, Fragment& out) {
  for (const std::uint32_t index : open) {
    const Decoration& decoration = flow.decorations[index];
    const Box& box = run.tree[decoration.box];
    if (decoration.scope != scope || box.anonymous) continue;
    paint_box(out, *box.style, {decoration.x, Length(), decoration.width, height},
              {false, true, false, true}, Artifact::background);
  }
}

}  // namespace layout
