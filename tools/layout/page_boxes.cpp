#include "layout/page_boxes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "layout/block_flow.h"
#include "layout/content.h"
#include "layout/paint_box.h"
#include "layout/paint_flow.h"
#include "layout/pictures.h"
#include "layout/positioned.h"

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
  count(pages);
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

// CSS Paged Media 3 §6.1 and CSS Lists 3 §4.3: `page` counts by itself; what the page's own style
// and then the elements on it do to a counter is known to the page's margin boxes.
void PageBoxes::count(const std::vector<LaidPage>& pages) {
  std::map<std::string, int> now{{"page", 0}};
  for (const LaidPage& page : pages) {
    const css::ComputedStyle& box = page.geometry->style->box;
    bool page_is_counted = false;
    for (const css::CounterReset& reset : box.counter_reset)
      now[reset.name] = reset.value.value_or(0);
    for (const auto& [name, by] : box.counter_increment) {
      now[name] += by;
      page_is_counted = page_is_counted || name == "page";
    }
    if (!page_is_counted) ++now["page"];
    for (const auto& [name, value] : box.counter_set) now[name] = value;
    for (const PlacedMark& placed : page.content.marks) {
      const Mark& mark = run_.tree.marks[placed.mark];
      if (mark.kind != Mark::Kind::counter) continue;
      int& value = now[mark.name];
      value = mark.adds ? value + mark.number : mark.number;
    }
    counters_.push_back(now);
  }
}

int PageBoxes::counter(std::size_t page, const std::string& name) const {
  const auto found = counters_[page].find(name);
  return found == counters_[page].end() ? 0 : found->second;
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

// A block with the box's content, made for this page; or the running element itself.
BoxId PageBoxes::content_box(std::size_t page, std::size_t which, bool& has_number) {
  const css::ComputedStyle* style = style_of(pages_[page], which);
  if (style == nullptr) return no_box;
  if (const BoxId running = running_box(*style, page); running != no_box) return running;
  Box block;
  block.style = style;
  block.anonymous = true;
  const BoxId id = run_.tree.add(no_box, block);
  BoxId paragraph = no_box;
  const auto add = [&](Box inner) {
    if (paragraph == no_box) {
      Box made = block;
      made.kind = BoxKind::paragraph;
      paragraph = run_.tree.add(id, made);
    }
    run_.tree.add(paragraph, inner);
  };
  std::string text;
  const auto add_text = [&] {
    if (text.empty()) return;
    Box words = block;
    words.kind = BoxKind::text;
    words.text_begin = static_cast<std::uint32_t>(run_.tree.text.size());
    run_.tree.text += std::exchange(text, {});
    words.text_end = static_cast<std::uint32_t>(run_.tree.text.size());
    add(words);
  };
  int depth = 0;  // of quotations
  for (const css::ContentItem& item : style->content.value_or(std::vector<css::ContentItem>())) {
    const auto* url = std::get_if<css::ContentUrl>(&item);
    if (url == nullptr) {
      text += text_of(item, *style, page, depth, has_number);
      continue;
    }
    const auto image = run_.pictures.load(run_.tree, url->url, 0);
    if (!image) continue;
    add_text();
    Box picture = block;
    picture.kind = BoxKind::image;
    picture.style = picture_style(*style);
    picture.index = static_cast<std::uint32_t>(run_.tree.images.size());
    run_.tree.images.push_back(*image);
    add(picture);
  }
  add_text();
  return id;
}

// A picture in a line has none of the edges and sizes of the margin box it stands in.
const css::ComputedStyle* PageBoxes::picture_style(const css::ComputedStyle& box) {
  css::ComputedStyle style;
  style.font_family = box.font_family;
  style.font_size = box.font_size;
  style.line_height = box.line_height;
  style.visibility = box.visibility;
  run_.used_styles.push_back(std::move(style));
  return &run_.used_styles.back();
}

// Of all but pictures and running elements.
std::string PageBoxes::text_of(const css::ContentItem& item, const css::ComputedStyle& style,
                               std::size_t page, int& depth, bool& has_number) {
  if (const auto* text = std::get_if<css::ContentText>(&item)) return text->text;
  if (const auto* c = std::get_if<css::ContentCounter>(&item)) {
    const bool total = c->name == "pages";
    has_number = has_number || total || c->name == "page";
    const int value = total ? static_cast<int>(pages_.size()) : counter(page, c->name);
    return run_.styled.counter_styles().format(value, c->style);
  }
  if (const auto* s = std::get_if<css::ContentString>(&item)) {
    const Named n = named(page, s->name, Mark::Kind::string);
    return choose(s->which, n.at_start, n.first, n.last, n.assigned);
  }
  if (const auto* quote = std::get_if<css::ContentQuote>(&item)) {
    return quotation_mark(*quote, style, style.language, depth);
  }
  return {};
}

namespace {

// Of a margin box whose containing block is `whole`.
MarginBoxAxis axis_of(const css::ComputedStyle& s, const Rect& whole, bool upright) {
  const Length base = upright ? whole.height : whole.width;
  const auto resolved = [&](const css::Size& size) -> std::optional<Length> {
    if (!size) return std::nullopt;
    return size->resolve(base);
  };
  const css::LengthPercentage& before = upright ? s.padding.top : s.padding.left;
  const css::LengthPercentage& after = upright ? s.padding.bottom : s.padding.right;
  MarginBoxAxis axis;
  axis.margin_start = resolved(upright ? s.margin.top : s.margin.left);
  axis.margin_end = resolved(upright ? s.margin.bottom : s.margin.right);
  axis.around = before.resolve(base) + after.resolve(base) +
                (upright ? s.border.top.width + s.border.bottom.width
                         : s.border.left.width + s.border.right.width);
  const Length outside = s.box_sizing == css::BoxSizing::border_box ? axis.around : Length();
  axis.size = resolved(upright ? s.height : s.width);
  if (axis.size) *axis.size -= outside;
  axis.least = (upright ? s.min_height : s.min_width).resolve(base) - outside;
  axis.most = resolved(upright ? s.max_height : s.max_width);
  if (axis.most) *axis.most -= outside;
  return axis;
}

bool is_corner(std::size_t which) {
  return which % 4 == 0;
}
bool is_between(std::size_t which, MarginBox first, MarginBox last) {
  return index_of(first) <= which && which <= index_of(last);
}

}  // namespace

// `area` is its part of `whole`, which is the page's margin along an edge.
Fragment PageBoxes::box(std::size_t page, std::size_t which, const Rect& whole, const Rect& area) {
  Fragment out;
  bool has_number = false;
  const BoxId id = content_box(page, which, has_number);
  if (id == no_box || area.width <= Length() || area.height <= Length()) return out;
  const css::ComputedStyle& style = *style_of(pages_[page], which);
  const MarginBoxAxis across = axis_of(style, whole, false), down = axis_of(style, whole, true);
  const bool at_top = is_between(which, MarginBox::top_left_corner, MarginBox::top_right_corner);
  const bool at_left = which == index_of(MarginBox::top_left_corner) ||
                       is_between(which, MarginBox::bottom_left_corner, MarginBox::left_top);
  const bool upright =
      !at_top && !is_between(which, MarginBox::bottom_right_corner, MarginBox::bottom_left_corner);
  const MarginBoxPlace x = is_corner(which) || upright ? fill_depth(across, area.width, at_left)
                                                       : fill_share(across, area.width);
  const MarginBoxPlace y = is_corner(which) || !upright ? fill_depth(down, area.height, at_top)
                                                        : fill_share(down, area.height);
  const Length left = style.padding.left.resolve(whole.width) + style.border.left.width;
  const Length top = style.padding.top.resolve(whole.height) + style.border.top.width;
  BlockRequest request;
  request.width = x.size;
  request.height = y.size;
  Flow flow = flow_children(run_, id, request);
  Fragment content = paint_all(run_, flow, x.size);
  const Length room = y.size - content.height;
  Length above = room / 2;
  if (style.vertical_align == css::VerticalAlign::top) above = Length();
  if (style.vertical_align == css::VerticalAlign::bottom) above = room;
  run_.pictures.load_backgrounds(run_.tree, style, 0);
  paint_box(out, style,
            {x.margin_start, y.margin_start, across.around + x.size, down.around + y.size}, {},
            Artifact::layout, &run_.tree.backgrounds);
  append(out, std::move(content), {x.margin_start + left, y.margin_start + top + above});
  Layers layers;
  place_positioned(run_, {Length(), Length(), area.width, area.height}, 0, out, layers);
  stack(std::move(layers), out);
  const bool bottom =
      is_between(which, MarginBox::bottom_right_corner, MarginBox::bottom_left_corner);
  set_artifact(out, has_number ? Artifact::page_number
                    : bottom   ? Artifact::footer
                               : Artifact::header);
  return out;
}

MarginBoxDemand PageBoxes::demand(std::size_t page, std::size_t which, const Rect& area,
                                  bool upright) {
  MarginBoxDemand out;
  bool has_number = false;
  const BoxId id = content_box(page, which, has_number);
  if (id == no_box) return out;
  out.present = true;
  const css::ComputedStyle& style = *style_of(pages_[page], which);
  const BoxEdges edges = resolve_edges(style, area.width, Length());
  const Length across = edges.outer_width() - edges.width;
  const Length down = edges.margin_top + edges.top + edges.bottom + edges.margin_bottom;
  const Length around = upright ? down : across;
  const Length whole = upright ? area.height : area.width;
  const bool borders_count = style.box_sizing == css::BoxSizing::border_box;
  const Length more = borders_count && upright ? edges.margin_top + edges.margin_bottom
                      : borders_count          ? edges.margin_left + edges.margin_right
                                               : around;
  const css::Size& size = upright ? style.height : style.width;
  const css::Size& most = upright ? style.max_height : style.max_width;
  out.least = (upright ? style.min_height : style.min_width).resolve(whole) + more;
  if (size) out.fixed = size->resolve(whole) + more;
  if (most) out.most = most->resolve(whole) + more;
  if (upright) {
    BlockRequest request;
    request.width = std::max(Length(), area.width - across);
    const Flow flow = flow_children(run_, id, request);
    out.min = out.max = height_of(flow, 0, flow.items.size()) + around;
  } else {
    const IntrinsicWidths widths = children_widths(run_, id);
    out.min = widths.min + around;
    out.max = widths.max + around;
  }
  return out;
}

// CSS Paged Media 3 §5.3.2: the middle box stays in the middle; a box that is alone takes all.
void PageBoxes::edge(std::size_t page, std::size_t first, const Rect& area, bool upright,
                     Fragment& out) {
  std::array<std::size_t, 3> boxes{first, first + 1, first + 2};
  // They are numbered clockwise: from the right at the bottom, from the bottom at the left.
  const bool is_turned =
      first == index_of(MarginBox::bottom_right) || first == index_of(MarginBox::left_bottom);
  if (is_turned) std::swap(boxes[0], boxes[2]);
  std::array<MarginBoxDemand, 3> demands;
  bool any = false;
  for (std::size_t i = 0; i < 3; ++i) {
    if (style_of(pages_[page], boxes[i]) == nullptr) continue;
    demands[i] = demand(page, boxes[i], area, upright);
    any = true;
  }
  if (!any) return;
  const Length whole = upright ? area.height : area.width;
  const std::array<Length, 3> sizes = share_edge(demands, whole);
  const std::array<Length, 3> starts{Length(), (whole - sizes[1]) / 2, whole - sizes[2]};
  for (std::size_t which = 0; which < 3; ++which) {  // painted clockwise (§8)
    const std::size_t i = is_turned ? 2 - which : which;
    if (!demands[i].present) continue;
    Rect part = area;
    (upright ? part.y : part.x) += starts[i];
    (upright ? part.height : part.width) = sizes[i];
    append(out, box(page, boxes[i], area, part), {part.x, part.y});
  }
}

namespace {

// Inside the page's borders.
Rect padding_box(const PageGeometry& g, const Rect& sheet) {
  const css::Edges<css::BorderEdge>& border = g.style->box.border;
  const Length left = g.margin_left + border.left.width, top = g.margin_top + border.top.width;
  return {left, top, sheet.width - left - g.margin_right - border.right.width,
          sheet.height - top - g.margin_bottom - border.bottom.width};
}

}  // namespace

// CSS Paged Media 3 §6: the canvas covers the paddings of the page; a picture begins at the page
// area and goes on from page to page.
void PageBoxes::paint_canvas(std::size_t page, const Rect& sheet, Fragment& out) const {
  if (run_.tree.canvas == nullptr) return;
  const css::ComputedStyle& style = *run_.tree.canvas;
  const Rect area = padding_box(*pages_[page].geometry, sheet);
  css::ComputedStyle color;
  color.background_color = style.background_color;
  paint_box(out, color, area, {}, Artifact::background);
  Rect whole = pages_[page].geometry->content;
  for (std::size_t p = 0; p < page; ++p) whole.y -= pages_[p].geometry->content.height;
  for (const auto& [layer, picture] : picture_layers(style, run_.tree.backgrounds)) {
    paint_picture(out, *layer, area, whole, *picture, Artifact::background);
  }
}

// CSS Paged Media 3 §6: it covers the margins too, and begins at the border, padding or content
// box.
void PageBoxes::paint_page_picture(const css::ComputedStyle& style, const PageGeometry& g,
                                   const Rect& sheet, Fragment& out) const {
  run_.pictures.load_backgrounds(run_.tree, style, 0);
  const Rect border{g.margin_left, g.margin_top, sheet.width - g.margin_left - g.margin_right,
                    sheet.height - g.margin_top - g.margin_bottom};
  for (const auto& [layer, picture] : picture_layers(style, run_.tree.backgrounds)) {
    const Rect area = layer->origin == css::BackgroundBox::content   ? g.content
                      : layer->origin == css::BackgroundBox::padding ? padding_box(g, sheet)
                                                                     : border;
    paint_picture(out, *layer, sheet, area, *picture, Artifact::background);
  }
}

Fragment PageBoxes::below(std::size_t page) const {
  Fragment out;
  const PageGeometry& g = *pages_[page].geometry;
  const css::ComputedStyle& style = g.style->box;
  const bool visible = style.visibility == css::Visibility::visible;
  css::ComputedStyle background;
  const Rect sheet{Length(), Length(), g.style->width, g.style->height};
  if (visible) background.background_color = style.background_color;
  paint_box(out, background, sheet, {}, Artifact::background);
  if (visible) paint_page_picture(style, g, sheet, out);
  paint_canvas(page, sheet, out);
  if (!visible) return out;
  css::ComputedStyle borders;
  borders.border = style.border;
  borders.outline = style.outline;
  borders.outline_offset = style.outline_offset;
  borders.border_radius = style.border_radius;
  borders.box_shadow = style.box_shadow;
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
    append(out, box(page, index_of(which), area, area), {area.x, area.y});
  };
  corner(MarginBox::top_left_corner, {Length(), Length(), g.margin_left, g.margin_top});
  edge(page, index_of(MarginBox::top_left), {g.margin_left, Length(), across, g.margin_top}, false,
       out);
  corner(MarginBox::top_right_corner, {right, Length(), g.margin_right, g.margin_top});
  edge(page, index_of(MarginBox::right_top), {right, g.margin_top, g.margin_right, down}, true,
       out);
  corner(MarginBox::bottom_right_corner, {right, bottom, g.margin_right, g.margin_bottom});
  edge(page, index_of(MarginBox::bottom_right), {g.margin_left, bottom, across, g.margin_bottom},
       false, out);
  corner(MarginBox::bottom_left_corner, {Length(), bottom, g.margin_left, g.margin_bottom});
  edge(page, index_of(MarginBox::left_bottom), {Length(), g.margin_top, g.margin_left, down}, true,
       out);
  return out;
}

}  // namespace layout
