#include "layout/paginate.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/error.h"
#include "layout/box_edges.h"
#include "layout/paint_box.h"
#include "layout/paint_flow.h"
#include "layout/positioned.h"
#include "layout/tall_fragment.h"

namespace layout {
namespace {

using Kind = FlowItem::Kind;
using css::BreakBetween;

constexpr std::size_t most_pages = 200'000;

bool breaks_page(const Flow& flow, const FlowItem& item) {
  return item.kind == Kind::forced && flow.forced_breaks[item.index].value != BreakBetween::column;
}

class Paginator {
 public:
  Paginator(LayoutRun& run, Flow& flow, Notes& notes, PageStyles& styles, Paginated& out)
      : run_(run),
        flow_(flow),
        notes_(notes),
        styles_(styles),
        phase_(grid_phase_of(run)),
        out_(out) {}

  // The text of the document, on pages that are made for it.
  void set_text() {
    next_page(run_.tree.root == no_box ? 0 : run_.tree[run_.tree.root].start_page, false);
    set_.width = content().width;
    cut_flow();
    lay_over();
    leftover_notes();
    positioned();
  }

  // A box beside the text, from a place on a page there is over those that follow it, and on new
  // ones behind the last. Returns its parts, one for each page.
  std::vector<Fragment> set_aside(std::size_t page, const PositionedFlow& box) {
    aside_ = page;
    at_ = page;
    parts_.resize(1);
    left_ = box.at.x - content().x;
    y_ = box.at.y - content().y;
    while (y_ >= content().height) {
      const Length above = content().height;
      const Length y = y_;
      next_page(this->page().name, false);
      y_ = y - above;
    }
    empty_ = y_ <= Length();
    set_.width = box.width;
    cut_flow();
    lay_over();
    return std::move(parts_);
  }

 private:
  void cut_flow() {
    std::size_t begin = 0;
    while (begin < flow_.items.size()) {
      const FlowItem& item = flow_.items[begin];
      if (item.kind == Kind::columns) {
        set_ = flow_.column_sets[item.index];
        ++begin;
        continue;
      }
      if (breaks_page(flow_, item)) {
        forced_break(flow_.forced_breaks[item.index], item.index);
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < flow_.items.size() && flow_.items[end].kind != Kind::columns &&
             !breaks_page(flow_, flow_.items[end])) {
        ++end;
      }
      strip(begin, end);
      begin = end;
    }
  }

  LaidPage& page() { return out_.pages[at_]; }
  // Where the flow is painted.
  Fragment& painted() { return aside_ ? parts_[at_ - *aside_] : page().content; }
  const Rect& content() { return page().geometry->content; }
  const std::string& name_of(std::uint32_t page_name) { return run_.tree.page_names[page_name]; }

  void new_page(std::uint32_t page_name, bool blank) {
    if (out_.pages.size() >= most_pages) {
      base::fail(base::Error::Kind::input, "L002", run_.document.path(),
                 "the document has more than 200,000 pages", "check size and margin in @page");
    }
    LaidPage made;
    made.name = page_name;
    made.blank = blank;
    made.geometry = &styles_.of(out_.pages.size(), name_of(page_name), blank);
    out_.pages.push_back(std::move(made));
    at_ = out_.pages.size() - 1;
  }

  void next_page(std::uint32_t page_name, bool blank) {
    if (!out_.pages.empty()) above_ += content().height;
    const bool there_is_one = aside_ && at_ + 1 < out_.pages.size();
    if (there_is_one) {
      ++at_;
    } else {
      new_page(page_name, blank);
    }
    if (aside_) parts_.resize(at_ - *aside_ + 1);
    y_ = foot_ = Length();
    empty_ = true;
  }

  void forced_break(const ForcedBreak& forced, std::uint32_t index) {
    const bool next_is_left = styles_.is_left(at_ + 1), next_is_recto = at_ % 2 == 1;
    if ((forced.value == BreakBetween::left && !next_is_left) ||
        (forced.value == BreakBetween::right && next_is_left) ||
        (forced.value == BreakBetween::verso && next_is_recto) ||
        (forced.value == BreakBetween::recto && !next_is_recto)) {
      next_page(page().name, true);
    }
    next_page(forced.page_name, false);
    if (aside_) return;
    out_.widths.after_breaks.resize(index + 1, content().width);
    out_.widths.after_breaks[index] = content().width;
    if (set_.scope == 0) set_.width = content().width;
  }

  // The least that must stand below the strip that ends at `end`, when a break there is to be
  // avoided.
  Length reserve_after(std::size_t end) const {
    if (end >= flow_.items.size()) return {};
    const FlowItem& boundary = flow_.items[end];
    if (boundary.kind != Kind::columns || boundary.cost < cost::avoid) return {};
    Length sum;
    bool any = false;
    for (std::size_t i = end + 1; i < flow_.items.size(); ++i) {
      const FlowItem& item = flow_.items[i];
      if (item.kind == Kind::columns || item.kind == Kind::forced) break;
      if (any && item.cost < cost::avoid && is_place(item)) break;
      sum += item.height;
      any = any || item.kind == Kind::line || item.kind == Kind::atom || item.kind == Kind::group;
    }
    return sum;
  }

  void strip(std::size_t begin, std::size_t end) {
    FillRequest request{flow_, begin, end, set_, {}, {}, {}, {}, {}, true, nullptr, {}, true};
    request.first_height = content().height - y_ - foot_;
    const std::size_t index = at_ + 1;
    const std::string& name = name_of(page().name);
    request.height = styles_.of(index, name, false).content.height;
    const Length other_height = styles_.of(index + 1, name, false).content.height;
    if (other_height != request.height) request.other_height = other_height;
    request.first_offset = y_;
    request.grid_phase = phase_;
    request.reserve = reserve_after(end);
    request.at_page_top = empty_;
    const std::optional<css::ComputedStyle>& area = page().geometry->style->footnote_area;
    request.note_area = area ? &*area : nullptr;
    notes_.set_anew(waiting_, set_.width);
    request.waiting = std::move(waiting_);
    Filled filled = fill(notes_, request);
    waiting_ = std::move(filled.waiting);
    if (filled.overfull) {
      run_.warn("L103", no_box, "something is higher than its page; it was left sticking out");
    }
    for (std::size_t p = 0; p < filled.pages.size(); ++p) {
      if (p > 0) go_on(filled.pages[p]);
      const bool last = p + 1 == filled.pages.size();
      const bool forced = end < flow_.items.size() && breaks_page(flow_, flow_.items[end]);
      place(filled.pages[p], !last ? Break::automatic : forced ? Break::forced : Break::none);
    }
  }

  // What comes first on a page of another width than that of the page before is told of.
  void go_on(const FilledPage& columns) {
    const Length width = content().width;
    next_page(page().name, false);
    if (aside_ || content().width == width) return;
    if (set_.scope == 0) set_.width = content().width;
    for (std::size_t i = columns.empty() ? flow_.items.size() : columns.front().begin;
         i < flow_.items.size(); ++i) {
      const FlowItem& item = flow_.items[i];
      if (item.kind == Kind::open) {
        out_.widths.within[flow_.decorations[item.index].box].push_back({0, content().width});
        return;
      }
      if (item.kind == Kind::line) {
        const FlowParagraph& paragraph = flow_.paragraphs[item.paragraph];
        const auto above =
            std::count_if(flow_.items.begin() + paragraph.first_item,
                          flow_.items.begin() + static_cast<std::ptrdiff_t>(i),
                          [](const FlowItem& other) { return other.kind == Kind::line; });
        out_.widths.within[paragraph.box].push_back(
            {static_cast<std::uint32_t>(above), content().width});
        return;
      }
    }
  }

  enum class Break : std::uint8_t { none, automatic, forced };

  // A rule beside lines ends with the last of them that its page had room for.
  bool fills_column(const FilledColumn& column, Break end) const {
    if (end != Break::automatic) return end == Break::forced;
    if (column.cuts_group()) return true;
    for (std::size_t i = column.end; i-- > column.begin;) {
      const Kind kind = flow_.items[i].kind;
      if (kind == Kind::line) return false;
      if (kind == Kind::atom || kind == Kind::blank || kind == Kind::group) return true;
    }
    return true;
  }

  void place(const FilledPage& columns, Break end) {
    if (columns.empty()) return;
    Length highest, notes_height;
    for (const FilledColumn& column : columns) {
      highest = std::max(highest, column.used);
      notes_height = std::max(notes_height, column.notes_height);
    }
    const Point origin{content().x + left_ + set_.x, content().y + y_};
    Fragment beside;
    if (set_.scope != 0) paint_open_boxes(run_, flow_, open_, 0, highest, beside);
    append(painted(), std::move(beside), {content().x + left_, origin.y});
    const Length step = set_.width + set_.gap;
    for (std::size_t c = 1; c < columns.size(); ++c) {  // below what may overlap them
      rule(origin.x + step * static_cast<std::int64_t>(c), origin.y, highest);
    }
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const FilledColumn& column = columns[c];
      const Length x = origin.x + step * static_cast<std::int64_t>(c);
      PaintRequest request{set_.scope, set_.width, y_, phase_};
      if (!aside_) request.growth = content().width - out_.pages[0].geometry->content.width;
      if (set_.scope == 0) {
        request.depth = content().height - y_ - foot_ - column.notes_height;
        request.above = above_ + y_;
      }
      if (fills_column(column, end))
        request.room = content().height - y_ - foot_ - column.notes_height;
      Fragment piece = paint_column(run_, flow_, column, open_, request);
      std::vector<Item>& items = painted().items;
      items.reserve(items.size() + piece.items.size());
      append(painted(), std::move(piece), {x, origin.y});
      if (!column.notes.empty()) place_notes(column, x);
    }
    y_ += highest;
    foot_ += notes_height;
    empty_ = empty_ && highest == Length() && notes_height == Length();
  }

  // What stands beside the flow may need more pages than the flow.
  void lay_over() {
    const std::size_t first = aside_.value_or(0);
    std::vector<Layers> layers;
    const auto reach = [&](std::size_t column) {
      while (at_ < first + column) next_page(page().name, false);
      return first + column;
    };
    for (Overlay& overlay : std::exchange(open_.overlays, {})) {
      const int z_index = overlay.z_index;
      const BoxId box = overlay.box;
      cut_overlay(std::move(overlay),
                  {[&](std::size_t p) { return out_.pages[reach(p)].geometry->content.height; },
                   [&](std::size_t p, Fragment part) {
                     if (layers.size() <= p) layers.resize(p + 1);
                     layers[p].push_back({z_index, box, std::move(part)});
                   }});
    }
    for (std::size_t p = 0; p < layers.size(); ++p) {
      const Rect& area = out_.pages[reach(p)].geometry->content;
      Layers moved;
      for (Layer& layer : layers[p]) {
        moved.push_back({layer.z_index, layer.box, {}});
        append(moved.back().content, std::move(layer.content), {area.x + left_, area.y});
      }
      stack(std::move(moved), aside_ ? parts_[p] : out_.pages[p].content);
    }
  }

  void rule(Length x, Length y, Length height) {
    if (set_.rule.width == Length()) return;
    Fragment line;
    const Length left = x - set_.gap / 2 - set_.rule.width / 2;
    paint_edge(line, set_.rule, {left, y, set_.rule.width, height}, true, Artifact::layout);
    append(painted(), std::move(line), {});
  }

  void place_notes(const FilledColumn& column, Length x) {
    const Length top = content().y + content().height - foot_ - column.notes_height;
    const std::optional<css::ComputedStyle>& area = page().geometry->style->footnote_area;
    Length y = Length::from_points(6), left;
    if (area) {
      const BoxEdges edges = resolve_edges(*area, set_.width, std::nullopt);
      Fragment box;
      paint_box(box, *area,
                {edges.margin_left, edges.margin_top, edges.left + edges.width + edges.right,
                 column.notes_height - edges.margin_top - edges.margin_bottom},
                {}, Artifact::layout);
      append(page().content, std::move(box), {x, top});
      y = edges.margin_top + edges.top;
      left = edges.margin_left + edges.left;
    }
    for (const NotePart& part : column.notes) {
      FilledColumn piece;
      piece.begin = part.begin;
      piece.end = part.end;
      PaintRequest request;
      request.width = part.width;
      Fragment painted =
          paint_column(run_, notes_.flow(part), piece, open_in_notes_[part.note], request);
      const Length height = notes_.height(part);
      painted.first_text.reset();
      append(page().content, std::move(painted), {x + left, top + y});
      y += height;
    }
  }

  // Notes for which no page had room: on pages of their own.
  void leftover_notes() {
    for (int guard = 0; !waiting_.empty() && guard < 10'000; ++guard) {
      const std::optional<css::ComputedStyle>& area = page().geometry->style->footnote_area;
      const Length overhead = notes_.area_overhead(area ? &*area : nullptr, set_.width);
      FilledColumn column;
      const Length room = content().height - y_ - foot_ - overhead;
      Length taken = notes_.place(waiting_, room, column.notes);
      if (column.notes.empty() && empty_) {  // a line higher than the page
        column.notes.push_back(waiting_.front());
        taken = notes_.height(waiting_.front());
        waiting_.erase(waiting_.begin());
        run_.warn("L103", no_box, "something is higher than its page; it was left sticking out");
      }
      if (!column.notes.empty()) {
        column.notes_height = taken + overhead;
        place_notes(column, content().x + set_.x);
      }
      if (!waiting_.empty()) next_page(page().name, false);
    }
  }

  struct Fixed {
    PlacedBox placed;
    std::size_t page = 0;
  };

  // The box and the fixed ones in it.
  void add_fixed(BoxId box, Point at, std::size_t page, std::vector<Fixed>& out) const {
    const bool fixed = run_.tree[box].kind == BoxKind::absolute &&
                       run_.tree[box].style->position == css::Position::fixed;
    if (fixed) out.push_back({{box, at}, page});
    for (BoxId c = run_.tree[box].first_child; c != no_box; c = run_.tree[c].next) {
      add_fixed(c, at, page, out);
    }
  }

  bool breaks_pages(BoxId box) const {
    for (BoxId c = run_.tree[box].first_child; c != no_box; c = run_.tree[c].next) {
      const Box& child = run_.tree[c];
      if (is_forced(child.break_before) || is_forced(child.break_after)) return true;
      if (child.start_page != run_.tree[box].start_page || breaks_pages(c)) return true;
    }
    return false;
  }

  // Into `layers`, by page. One that is higher than what is left of its page goes on on the next.
  void place_absolute(std::size_t p, const PlacedBox& placed, std::vector<Layers>& layers,
                      Few<PlacedBox>& waiting) {
    const Rect area = out_.pages[p].geometry->content;
    const BoxId inner = run_.tree[placed.box].first_child;
    Layer whole = lay_out_positioned(run_, placed.box, placed.at, area);
    std::optional<PositionedFlow> flow;
    const Length bottom = std::max(whole.bottom, bottom_of(whole.content));
    if (bottom > area.y + area.height || (inner != no_box && breaks_pages(inner))) {
      flow = flow_positioned(run_, placed.box, placed.at, area);
    }
    if (!flow) {
      for (const PlacedBox& box : std::exchange(whole.content.positioned, {})) {
        waiting.push_back(box);
      }
      layers[p].push_back(std::move(whole));
      return;
    }
    Notes none(run_);
    std::vector<Fragment> parts =
        Paginator(run_, flow->flow, none, styles_, out_).set_aside(p, *flow);
    layers.resize(out_.pages.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (const PlacedBox& box : std::exchange(parts[i].positioned, {})) {
        out_.pages[p + i].content.positioned.push_back(box);
      }
      layers[p + i].push_back({flow->z_index, placed.box, std::move(parts[i])});
    }
  }

  // Those that no box contains stand in the page's content area; fixed ones on every page, as
  // content where they stand in the text.
  void positioned() {
    std::vector<Fixed> fixed;
    std::vector<Layers> layers(out_.pages.size());
    for (std::size_t p = 0; p < out_.pages.size(); ++p) {
      Few<PlacedBox> waiting = std::exchange(out_.pages[p].content.positioned, {});
      for (std::size_t i = 0; i < waiting.size(); ++i) {
        const PlacedBox placed = waiting[i];
        if (run_.tree[placed.box].style->position == css::Position::fixed) {
          add_fixed(placed.box, placed.at, p, fixed);
        } else {
          place_absolute(p, placed, layers, waiting);
        }
      }
      for (const PlacedBox& placed : std::exchange(out_.pages[p].content.positioned, {})) {
        add_fixed(placed.box, placed.at, p, fixed);  // out of a box that was cut
      }
      stack(std::move(layers[p]), out_.pages[p].content);
    }
    if (!fixed.empty()) repeat(fixed);
  }

  void repeat(const std::vector<Fixed>& fixed) {
    for (std::size_t p = 0; p < out_.pages.size(); ++p) {
      Layers layers;
      for (const Fixed& one : fixed) {
        const Rect& area = out_.pages[p].geometry->content;
        layers.push_back(lay_out_positioned(run_, one.placed.box, one.placed.at, area));
        layers.back().content.positioned.clear();
        if (one.page != p) set_artifact(layers.back().content, Artifact::layout);
      }
      stack(std::move(layers), out_.pages[p].content);
    }
  }

  LayoutRun& run_;
  Flow& flow_;
  Notes& notes_;
  PageStyles& styles_;
  Length phase_;
  Paginated& out_;
  std::size_t at_ = 0;                // the current page
  std::optional<std::size_t> aside_;  // the first page of a box beside the text
  std::vector<Fragment> parts_;       // its parts
  Length left_;                       // where the flow begins in the page's content area
  ColumnSet set_;
  Length y_, foot_;  // taken of the current page, from the top and from the bottom
  Length above_;     // the height of the pages before it that the flow is on
  bool empty_ = true;
  OpenBoxes open_;
  std::map<std::uint32_t, OpenBoxes> open_in_notes_;
  std::vector<NotePart> waiting_;
};

}  // namespace

Length grid_phase_of(LayoutRun& run) {
  for (const Box& box : run.tree.boxes) {
    if (box.style == nullptr || box.style->line_grid <= Length()) continue;
    const text::FontMetrics& m = run.fonts.of(*box.style).metrics;
    return (box.style->line_grid - m.ascent - m.descent) / 2 + m.ascent;
  }
  return {};
}

Paginated paginate(LayoutRun& run, Flow& flow, Notes& notes, PageStyles& styles) {
  Paginated out;
  Paginator(run, flow, notes, styles, out).set_text();
  return out;
}

}  // namespace layout
