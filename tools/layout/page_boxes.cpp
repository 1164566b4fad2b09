#include "layout/page_boxes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "layout/block_flow.h"
#include "layout/counter_style.h"
#include "layout/paint_box.h"
#include "layout/paint_flow.h"

namespace layout {
namespace {

using css::MarginBox;

constexpr std::size_t index_of(MarginBox box) {
  return static_cast<std::size_t>(box);
}

const css::ComputedStyle* style_of(const LaidPage& page, std::size_t which) {
  const std::optional<css::ComputedStyle>& style = page.geometry->style->margin_boxes[which];
  return style ? &*style : nullptr;
}

}  // namespace

PageBoxes::PageBoxes(LayoutRun& run, const std::vector<LaidPage>& pages)
    : run_(run), pages_(pages) {
  int number = 0;
  for (const LaidPage& page : pages) {
    const css::ComputedStyle& box = page.geometry->style->box;
    int by = 1;
    for (const auto& [name, value] : box.counter_reset) {
      if (name == "page") number = value;
    }
    for (const auto& [name, value] : box.counter_increment) {
      if (name == "page") by = value;
    }
    number += by;
    for (const auto& [name, value] : box.counter_set) {
      if (name == "page") number = value;
    }
    numbers_.push_back(number);
  }
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (const PlacedMark& placed : pages[p].content.marks) {
      const Mark& mark = run.tree.marks[placed.mark];
      if (mark.kind != Mark::Kind::string && mark.kind != Mark::Kind::running) continue;
      std::vector<std::uint32_t>& values = carried_[{static_cast<int>(mark.kind), mark.name}];
      if (values.empty()) values.assign(pages.size() + 1, no_index);
      values[p + 1] = placed.mark;
    }
  }
  for (auto& [key, values] : carried_) {
    for (std::size_t p = 1; p < values.size(); ++p) {
      if (values[p] == no_index) values[p] = values[p - 1];
    }
  }
}

PageBoxes::Named PageBoxes::named(std::size_t page, const std::string& name, Mark::Kind kind) {
  Named out;
  const auto carried = carried_.find({static_cast<int>(kind), name});
  if (carried == carried_.end()) return out;
  const auto value = [&](std::uint32_t mark) {
    if (mark == no_index) return std::string();
    return kind == Mark::Kind::string ? run_.tree.marks[mark].value
                                      : std::to_string(run_.tree.marks[mark].box);
  };
  out.at_start = out.first = out.last = value(carried->second[page]);
  const Length top = pages_[page].geometry->content.y;
  for (const PlacedMark& placed : pages_[page].content.marks) {
    const Mark& mark = run_.tree.marks[placed.mark];
    if (mark.kind != kind || mark.name != name) continue;
    if (!out.assigned) {
      out.first = value(placed.mark);
      if (placed.at.y <= top) out.at_start = out.first;
    }
    out.assigned = true;
    out.last = value(placed.mark);
  }
  return out;
}

namespace {

const std::string& choose(const std::string& which, const std::string& start,
                          const std::string& first, const std::string& last, bool assigned) {
  static const std::string nothing;
  if (which == "start") return start;
  if (which == "last") return last;
  if (which == "first-except" && assigned) return nothing;
  return first;
}

}  // namespace

std::string PageBoxes::text_of(const css::ComputedStyle& style, std::size_t page,
                               bool& has_number) {
  std::string text;
  if (!style.content) return text;
  for (const css::ContentItem& item : *style.content) {
    if (const auto* t = std::get_if<css::ContentText>(&item)) {
      text += t->text;
    } else if (const auto* c = std::get_if<css::ContentCounter>(&item)) {
      const bool total = c->name == "pages";
      has_number = has_number || total || c->name == "page";
      text += format_counter(total               ? static_cast<int>(pages_.size())
                             : c->name == "page" ? numbers_[page]
                                                 : 0,
                             c->style);
    } else if (const auto* s = std::get_if<css::ContentString>(&item)) {
      const Named n = named(page, s->name, Mark::Kind::string);
      text += choose(s->which, n.at_start, n.first, n.last, n.assigned);
    }
  }
  return text;
}

BoxId PageBoxes::running_box(const css::ComputedStyle& style, std::size_t page) {
  if (!style.content) return no_box;
  for (const css::ContentItem& item : *style.content) {
    if (const auto* e = std::get_if<css::ContentElement>(&item)) {
      const Named n = named(page, e->name, Mark::Kind::running);
      const std::string& box = choose(e->which, n.at_start, n.first, n.last, n.assigned);
      return box.empty() ? no_box : static_cast<BoxId>(std::stoul(box));
    }
  }
  return no_box;
}

// A block with the box's text, made for this page; or the running element itself.
BoxId PageBoxes::content_box(std::size_t page, std::size_t which, bool& has_number) {
  const css::ComputedStyle* style = style_of(pages_[page], which);
  if (style == nullptr) return no_box;
  if (const BoxId running = running_box(*style, page); running != no_box) return running;
  const std::string text = text_of(*style, page, has_number);
  Box block;
  block.style = style;
  block.anonymous = true;
  const BoxId id = run_.tree.add(no_box, block);
  if (text.empty()) return id;
  Box paragraph = block;
  paragraph.kind = BoxKind::paragraph;
  const BoxId inner = run_.tree.add(id, paragraph);
  Box words = block;
  words.kind = BoxKind::text;
  words.text_begin = static_cast<std::uint32_t>(run_.tree.text.size());
  run_.tree.text += text;
  words.text_end = static_cast<std::uint32_t>(run_.tree.text.size());
  run_.tree.add(inner, words);
  return id;
}

Fragment PageBoxes::box(std::size_t page, std::size_t which, const Rect& area) {
  Fragment out;
  bool has_number = false;
  const BoxId id = content_box(page, which, has_number);
  if (id == no_box || area.width <= Length() || area.height <= Length()) return out;
  const css::ComputedStyle& style = *style_of(pages_[page], which);
  const BoxEdges edges = resolve_edges(style, area.width, std::nullopt);
  BlockRequest request;
  request.width = edges.width;
  Flow flow = flow_children(run_, id, request);
  Fragment content = paint_all(run_, flow, edges.width);
  const Length vertical = edges.margin_top + edges.top + edges.bottom + edges.margin_bottom;
  const Length inner =
      used_height(style, edges, area.height - vertical).value_or(area.height - vertical);
  const Length room = inner - content.height;
  Length y = room / 2;
  if (style.vertical_align == css::VerticalAlign::top) y = Length();
  if (style.vertical_align == css::VerticalAlign::bottom) y = room;
  paint_box(out, style,
            {edges.margin_left, edges.margin_top, edges.left + edges.width + edges.right,
             edges.top + inner + edges.bottom},
            {}, Artifact::layout);
  append(out, std::move(content),
         {edges.margin_left + edges.left, edges.margin_top + edges.top + y});
  const bool bottom = which >= index_of(MarginBox::bottom_right_corner) &&
                      which <= index_of(MarginBox::bottom_left_corner);
  set_artifact(out, has_number ? Artifact::page_number
                    : bottom   ? Artifact::footer
                               : Artifact::header);
  return out;
}

Length PageBoxes::wanted_width(std::size_t page, std::size_t which) {
  bool has_number = false;
  const BoxId id = content_box(page, which, has_number);
  if (id == no_box) return {};
  const css::ComputedStyle& style = *style_of(pages_[page], which);
  const BoxEdges edges = resolve_edges(style, Length(), Length());
  if (style.width) {
    const Length whole = pages_[page].geometry->content.width;
    return style.width->resolve(whole) + edges.outer_width() - edges.width;
  }
  return children_widths(run_, id).max + edges.outer_width() - edges.width;
}

// CSS Paged Media 3 §5.3.2: the middle box stays in the middle; boxes that are alone take all.
void PageBoxes::row(std::size_t page, std::size_t first, const Rect& area, Fragment& out) {
  std::array<Length, 3> widths{wanted_width(page, first), wanted_width(page, first + 1),
                               wanted_width(page, first + 2)};
  // Bottom boxes are listed clockwise, from the right.
  const bool reversed = first == index_of(MarginBox::bottom_right);
  std::array<std::size_t, 3> boxes{first, first + 1, first + 2};
  if (reversed) {
    std::swap(widths[0], widths[2]);
    std::swap(boxes[0], boxes[2]);
  }
  const auto present = [&](std::size_t i) { return style_of(pages_[page], boxes[i]) != nullptr; };
  if (present(1)) {
    const bool alone = !present(0) && !present(2);
    const css::ComputedStyle& middle = *style_of(pages_[page], boxes[1]);
    if (alone && !middle.width) widths[1] = area.width;
    widths[1] = std::min(widths[1], area.width);
    widths[0] = widths[2] = (area.width - widths[1]) / 2;
  } else if (present(0) && present(2)) {
    const Length sum = widths[0] + widths[2];
    const Length over = area.width - sum;
    widths[0] = over >= Length() || sum == Length()
                    ? widths[0] + over / 2
                    : base::scaled(area.width, widths[0].units(), sum.units());
    widths[2] = area.width - widths[0];
  } else {
    for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
      if (present(i) && !style_of(pages_[page], boxes[i])->width) widths[i] = area.width;
    }
  }
  const std::array<Length, 3> x{area.x, area.x + (area.width - widths[1]) / 2,
                                area.x + area.width - widths[2]};
  for (std::size_t i = 0; i < 3; ++i) {
    append(out, box(page, boxes[i], {x[i], area.y, widths[i], area.height}), {x[i], area.y});
  }
}

void PageBoxes::column(std::size_t page, std::size_t first, const Rect& area, Fragment& out) {
  for (std::size_t i = first; i < first + 3; ++i) {
    append(out, box(page, i, area), {area.x, area.y});
  }
}

Fragment PageBoxes::below(std::size_t page) const {
  Fragment out;
  const PageGeometry& g = *pages_[page].geometry;
  const css::ComputedStyle& style = g.style->box;
  css::ComputedStyle background;
  background.background_color = style.background_color;
  paint_box(out, background, {Length(), Length(), g.style->width, g.style->height}, {},
            Artifact::background);
  css::ComputedStyle borders;
  borders.border = style.border;
  paint_box(out, borders,
            {g.margin_left, g.margin_top, g.style->width - g.margin_left - g.margin_right,
             g.style->height - g.margin_top - g.margin_bottom},
            {}, Artifact::layout);
  return out;
}

Fragment PageBoxes::above(std::size_t page) {
  Fragment out;
  const PageGeometry& g = *pages_[page].geometry;
  const Length width = g.style->width, height = g.style->height;
  const Length right = width - g.margin_right, bottom = height - g.margin_bottom;
  const Length across = right - g.margin_left, down = bottom - g.margin_top;
  const auto corner = [&](MarginBox which, const Rect& area) {
    append(out, box(page, index_of(which), area), {area.x, area.y});
  };
  corner(MarginBox::top_left_corner, {Length(), Length(), g.margin_left, g.margin_top});
  row(page, index_of(MarginBox::top_left), {g.margin_left, Length(), across, g.margin_top}, out);
  corner(MarginBox::top_right_corner, {right, Length(), g.margin_right, g.margin_top});
  column(page, index_of(MarginBox::right_top), {right, g.margin_top, g.margin_right, down}, out);
  corner(MarginBox::bottom_right_corner, {right, bottom, g.margin_right, g.margin_bottom});
  row(page, index_of(MarginBox::bottom_right), {g.margin_left, bottom, across, g.margin_bottom},
      out);
  corner(MarginBox::bottom_left_corner, {Length(), bottom, g.margin_left, g.margin_bottom});
  column(page, index_of(MarginBox::left_bottom), {Length(), g.margin_top, g.margin_left, down},
         out);
  return out;
}

}  // namespace layout
