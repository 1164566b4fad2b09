#include "layout/line_painter.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "layout/paint_box.h"
#include "layout/positioned.h"
#include "layout/visual_order.h"

namespace layout {
namespace {

using Kind = InlineElement::Kind;
using PieceKind = InlinePiece::Kind;

Rgb to_rgb(const css::Color& color) {
  return {color.red, color.green, color.blue};
}

}  // namespace

LinePainter::LinePainter(LayoutRun& run, BoxId paragraph, const InlineText& text,
                         InlineItems& items)
    : run_(run), style_(*run.tree[paragraph].style), text_(text), items_(items) {
  if (run.tree.root != no_box) document_language_ = run.tree[run.tree.root].style->language;
}

Fragment LinePainter::paint(const LineRequest& request, LineOfSpans line) {
  line_ = Fragment{};
  can_join_ = begun_ = false;
  line_.width = request.slot.width;
  measure(line);
  line_.height = above_ + below_;
  line_.baseline = above_;
  paint_boxes(line);
  words_left_ = 1;  // the space at the line's end
  for (const LineSpan& span : line.spans) {
    words_left_ += span.kind == PieceKind::space ? 1 : span.runs.size();
  }
  for (LineSpan& span : line.spans) {
    if (!text_.has_shifts || span.kind == PieceKind::none) {
      paint_span(request, span, line.fit);
      continue;
    }
    can_join_ = false;
    const std::size_t first = line_.items.size();
    paint_span(request, span, line.fit);
    move_items(first, text_.elements[span.element].shift);
  }
  if (line.trailing != no_index && !line.spans.empty()) {
    const InlinePiece& piece = items_.pieces[line.trailing];
    const LineSpan& last = line.spans.back();
    paint_space(piece, run_.fonts.of(*text_.elements[piece.element].style), last.x + last.width,
                items_.items[line.trailing].width, line.fit);
  }
  paint_decorations(line);
  if (!text_.links.empty()) add_links(line);
  if (!line_.first_text) find_first_text(line);
  return std::move(line_);
}

void LinePainter::move_items(std::size_t first, Point by) {
  for (std::size_t i = first; i < line_.items.size(); ++i) move_item(line_.items[i], by);
}

LinePainter::Extent LinePainter::extent_of(const css::ComputedStyle& style, Length raised) const {
  const FontUse& use = run_.fonts.of(style);
  const Length content = use.metrics.ascent + use.metrics.descent;
  const Length above = use.metrics.ascent + (use.line_height - content) / 2;
  return {above + raised, use.line_height - above - raised};
}

void LinePainter::include(Extent extent) {
  above_ = std::max(above_, extent.above);
  below_ = std::max(below_, extent.below);
}

void LinePainter::measure(const LineOfSpans& line) {
  const Extent strut = extent_of(style_, Length());
  above_ = strut.above;
  if (line.spans.size() == 1 && line.spans.front().kind == PieceKind::element) {
    const InlineElement& only = text_.elements[line.spans.front().element];
    if (only.kind == Kind::image && is_block_level(*only.style)) {
      above_ = items_.objects[items_.object_of[line.spans.front().element]].height;
      below_ = Length();
      return;
    }
  }
  below_ = strut.below;
  std::uint32_t measured = no_index;
  Length tallest;  // of what is aligned to the line's top or bottom
  for (const std::uint32_t open : open_) {
    const InlineElement& element = text_.elements[open];
    include(extent_of(*element.style, element.raised));
  }
  for (const LineSpan& span : line.spans) {
    if (span.kind == PieceKind::none || span.element == measured) continue;
    measured = span.element;
    const InlineElement& element = text_.elements[span.element];
    if (element.kind == Kind::text || element.kind == Kind::open || element.kind == Kind::leader) {
      include(extent_of(*element.style, element.raised));
    } else if (element.kind == Kind::atom || element.kind == Kind::image) {
      const Fragment& object = items_.objects[items_.object_of[span.element]];
      if (element.style->vertical_align == css::VerticalAlign::top ||
          element.style->vertical_align == css::VerticalAlign::bottom) {
        tallest = std::max(tallest, object.height);
        continue;
      }
      const Length top = object_top(element, object);
      include({-top, top + object.height});
    }
  }
  if (tallest > above_ + below_) below_ = tallest - above_;
}

// Relative to the baseline, downwards.
Length LinePainter::object_top(const InlineElement& element, const Fragment& object) const {
  const FontUse& use = run_.fonts.of(style_);
  switch (element.style->vertical_align) {
    case css::VerticalAlign::top:
      return -above_;
    case css::VerticalAlign::bottom:
      return below_ - object.height;
    case css::VerticalAlign::middle:
      return -(use.metrics.x_height / 2) - object.height / 2;
    case css::VerticalAlign::text_top:
      return -use.metrics.ascent;
    case css::VerticalAlign::text_bottom:
      return use.metrics.descent - object.height;
    case css::VerticalAlign::super:
      return -object.baseline - style_.font_size * 33 / 100 - element.raised;
    case css::VerticalAlign::sub:
      return -object.baseline + style_.font_size * 20 / 100 - element.raised;
    case css::VerticalAlign::length:
      return -object.baseline - element.raised -
             element.style->vertical_align_length.resolve(
                 run_.fonts.of(*element.style).line_height);
    default:
      return -object.baseline - element.raised;
  }
}

namespace {

// A part of an inline box that has no other in it, with the edges that it has.
struct BoxPart {
  Length from, to;
  bool left = false, right = false;
};

// What stands side by side, in one.
std::vector<BoxPart> joined(std::vector<BoxPart> parts) {
  std::sort(parts.begin(), parts.end(), [](const BoxPart& a, const BoxPart& b) {
    return std::tie(a.from, a.to) < std::tie(b.from, b.to);
  });
  std::vector<BoxPart> out;
  for (const BoxPart& part : parts) {
    if (out.empty() || out.back().to != part.from) {
      out.push_back(part);
      continue;
    }
    out.back().to = part.to;
    out.back().left = out.back().left || part.left;
    out.back().right = out.back().right || part.right;
  }
  return out;
}

}  // namespace

// Where directions meet, a box may be in several parts, which are not in order.
void LinePainter::paint_reordered_boxes(const LineOfSpans& line) {
  struct Painted {
    std::uint32_t element = 0;
    std::vector<BoxPart> parts;
  };
  std::vector<Painted> boxes;
  std::vector<std::size_t> opened;
  const auto open = [&](std::uint32_t element) {
    opened.push_back(boxes.size());
    boxes.push_back({element, {}});
  };
  for (const std::uint32_t element : open_) open(element);
  for (const LineSpan& span : line.spans) {
    const bool is_element = span.kind == PieceKind::element;
    const Kind kind = is_element ? text_.elements[span.element].kind : Kind::text;
    if (kind == Kind::open) open(span.element);
    const Edge edge = is_element ? edge_of(text_.elements[span.element]) : Edge::none;
    for (const std::size_t box : opened) {
      const bool own = box == opened.back();
      boxes[box].parts.push_back(
          {span.x, span.x + span.width, own && edge == Edge::left, own && edge == Edge::right});
    }
    if (kind == Kind::close && !opened.empty()) opened.pop_back();
  }
  for (Painted& box : boxes) {
    for (const BoxPart& part : joined(std::move(box.parts))) {
      paint_box(text_.elements[box.element], part.from, part.to, part.left, part.right);
    }
  }
  open_.clear();
  for (const std::size_t box : opened) open_.push_back(boxes[box].element);
}

// Backgrounds and borders of inline boxes lie below all text of the line, and those of the boxes
// inside them above theirs.
void LinePainter::paint_boxes(const LineOfSpans& line) {
  struct Painted {
    std::uint32_t element = 0;
    Length from, to;
    bool begins = false, ends = false;
  };
  if (line.spans.empty()) return;
  if (line.reordered) return paint_reordered_boxes(line);
  const Length line_end = line.spans.back().x + line.spans.back().width;
  std::vector<Painted> boxes;       // in the order in which they open
  std::vector<std::size_t> opened;  // that have not closed
  const auto open = [&](std::uint32_t element, Length from, bool begins) {
    opened.push_back(boxes.size());
    boxes.push_back({element, from, line_end, begins, false});
  };
  for (const std::uint32_t element : open_) open(element, line.spans.front().x, false);
  for (const LineSpan& span : line.spans) {
    if (span.kind != PieceKind::element) continue;
    const Kind kind = text_.elements[span.element].kind;
    if (kind == Kind::open) open(span.element, span.x, true);
    if (kind == Kind::close && !opened.empty()) {
      Painted& box = boxes[opened.back()];
      opened.pop_back();
      box.to = span.x + span.width;
      box.ends = true;
    }
  }
  for (const Painted& box : boxes) {
    paint_box(text_.elements[box.element], box.from, box.to, box.begins, box.ends);
  }
  open_.clear();
  for (const std::size_t box : opened) open_.push_back(boxes[box].element);
}

void LinePainter::paint_box(const InlineElement& element, Length from, Length to, bool left_edge,
                            bool right_edge) {
  const css::ComputedStyle& s = *element.style;
  const ImageUse* const picture = run_.tree.background_of(s);
  const bool plain = !s.background_color && picture == nullptr && s.border.top.width == Length() &&
                     s.border.bottom.width == Length() && s.border.left.width == Length() &&
                     s.border.right.width == Length();
  if (plain || s.visibility != css::Visibility::visible) return;
  const std::size_t first = line_.items.size();
  const FontUse& use = run_.fonts.of(s);
  const Length baseline = line_.baseline - element.raised;
  const Length zero;
  if (left_edge && s.margin.left) from += s.margin.left->resolve(line_.width);
  if (right_edge && s.margin.right) to -= s.margin.right->resolve(line_.width);
  const Length top =
      baseline - use.metrics.ascent - s.padding.top.resolve(line_.width) - s.border.top.width;
  const Length bottom = baseline + use.metrics.descent + s.padding.bottom.resolve(line_.width) +
                        s.border.bottom.width;
  const Owner owner{no_tag, Artifact::background};
  const auto fill = [&](Rect rect, const css::Color& color) {
    if (rect.width <= zero || rect.height <= zero || color.alpha == 0) return;
    line_.items.push_back(FilledRect{owner, rect, to_rgb(color)});
  };
  if (s.background_color) fill({from, top, to - from, bottom - top}, *s.background_color);
  if (picture != nullptr) {
    const Rect border{from, top, to - from, bottom - top};
    const Length left = left_edge ? s.border.left.width : zero;
    const Length right = right_edge ? s.border.right.width : zero;
    const Rect padding{from + left, top + s.border.top.width, border.width - left - right,
                       border.height - s.border.top.width - s.border.bottom.width};
    paint_picture(line_, s.background, border, padding, *picture, Artifact::background);
  }
  fill({from, top, to - from, s.border.top.width}, s.border.top.color);
  fill({from, bottom - s.border.bottom.width, to - from, s.border.bottom.width},
       s.border.bottom.color);
  if (left_edge) fill({from, top, s.border.left.width, bottom - top}, s.border.left.color);
  if (right_edge) {
    fill({to - s.border.right.width, top, s.border.right.width, bottom - top},
         s.border.right.color);
  }
  if (text_.has_shifts) move_items(first, element.shift);
}

void LinePainter::paint_span(const LineRequest& request, LineSpan& span, Fit fit) {
  if (span.kind == PieceKind::none) return;
  const InlineElement& element = request.text.elements[span.element];
  if (span.kind == PieceKind::word) {
    begun_ = true;
    return paint_word(span, element, fit);
  }
  if (span.kind == PieceKind::space) {
    return paint_space({PieceKind::space, span.element, span.begin, span.end}, *span.use, span.x,
                       span.width, fit);
  }
  const Box& box = run_.tree[element.box];
  if (element.kind != Kind::close && element.kind != Kind::text) {
    for (std::uint32_t m = 0; m < box.mark_count; ++m) {
      line_.marks.push_back({box.first_mark + m, {span.x, Length()}});
    }
  }
  switch (element.kind) {
    case Kind::atom:
    case Kind::image:
      begun_ = true;
      return paint_object(span, element);
    case Kind::note_call:
      line_.notes.push_back({box.index, static_cast<std::uint32_t>(line_.items.size())});
      return;
    case Kind::leader:
      return paint_leader(span, element);
    case Kind::float_:
      if (box.kind == BoxKind::absolute) {
        wait_for_place(run_, element.box, static_place(box, span), line_);
      }
      return;
    default:
      return;
  }
}

// Of what would be a block, were it static: below what stands in the line before it.
Point LinePainter::static_place(const Box& box, const LineSpan& span) const {
  if (box.style->blockified) return {span.x, Length()};
  const bool left = style_.direction == css::Direction::ltr;
  return {left ? Length() : line_.width, begun_ ? line_.height : Length()};
}

void LinePainter::paint_object(LineSpan& span, const InlineElement& element) {
  can_join_ = false;
  Fragment& object = items_.objects[items_.object_of[span.element]];
  const Point at{span.x, line_.baseline + object_top(element, object)};
  append(line_, std::move(object), at);
}

void LinePainter::paint_leader(const LineSpan& span, const InlineElement& element) {
  const FontUse& use = run_.fonts.of(*element.style);
  const std::string_view pattern = run_.tree.text_of(run_.tree[element.box]);
  const std::vector<text::ShapedRun> shaped = run_.fonts.shape(pattern, *element.style, false);
  WordStore store(run_.fonts.glyphs());
  const std::span<const MeasuredRun> runs = store.keep_runs(shaped, pattern, use.shaping);
  Length advance;
  for (const MeasuredRun& run : runs) {
    advance +=
        run.word->advance + element.style->letter_spacing * std::int64_t{run.word->advancing};
  }
  if (advance <= Length()) return;
  // Patterns end together at the right edge of every line.
  const std::int64_t count = std::min<std::int64_t>(span.width.units() / advance.units(), 1000);
  InlineElement decoration = element;
  decoration.tag = no_tag;
  Length x = span.x + span.width - advance * count;
  for (std::int64_t i = 0; i < count; ++i) {
    for (const MeasuredRun& run : runs) {
      GlyphRun& painted = run_for(decoration, use, use.shaping.fonts[run.font], x, {});
      add_word(painted, *run.word, x, x + painted.advance_of(*run.word));
      x = pen_;
    }
  }
  can_join_ = false;
}

void LinePainter::paint_decorations(const LineOfSpans& line) {
  const auto rule = [&](const LineSpan& first, const LineSpan& last, Length y, Length thickness,
                        const css::ComputedStyle& style) {
    const css::Color& color = style.decoration_color ? *style.decoration_color : style.color;
    if (color.alpha == 0) return;
    const Length from = std::min(first.x, last.x);
    const Length to = std::max(first.x + first.width, last.x + last.width);
    line_.items.push_back(
        FilledRect{{no_tag, Artifact::layout}, {from, y, to - from, thickness}, to_rgb(color)});
  };
  for (std::size_t i = 0; i < line.spans.size();) {
    const LineSpan& first = line.spans[i];
    std::size_t last = i;
    while (last + 1 < line.spans.size() && line.spans[last + 1].element == first.element &&
           line.spans[last + 1].kind != PieceKind::element) {
      ++last;
    }
    const LineSpan& end = line.spans[last];
    i = last + 1;
    if (first.use == nullptr) continue;
    const InlineElement& element = text_.elements[first.element];
    const css::ComputedStyle& s = *element.style;
    if (!s.underline && !s.overline && !s.line_through) continue;
    if (s.visibility != css::Visibility::visible) continue;
    const text::FontMetrics& m = first.use->metrics;
    const Length baseline = line_.baseline - element.raised;
    const Length thick = std::max(m.underline_thickness, s.font_size / 24);
    const std::size_t rules = line_.items.size();
    if (s.underline) rule(first, end, baseline - m.underline_position, thick, s);
    if (s.overline) rule(first, end, baseline - m.ascent, thick, s);
    if (s.line_through) rule(first, end, baseline - m.x_height / 2, thick, s);
    if (text_.has_shifts) move_items(rules, element.shift);
  }
}

void LinePainter::add_links(const LineOfSpans& line) {
  for (std::uint32_t link = 0; link < text_.links.size(); ++link) {
    bool found = false;
    Length from, to, above, below;
    for (const LineSpan& span : line.spans) {
      if (span.kind == PieceKind::none || span.width == Length()) continue;
      const InlineElement& element = text_.elements[span.element];
      if (element.link != link) continue;
      const text::FontMetrics& m = run_.fonts.of(*element.style).metrics;
      from = found ? std::min(from, span.x) : span.x;
      to = found ? std::max(to, span.x + span.width) : span.x + span.width;
      above = std::max(above, m.ascent + element.raised);
      below = std::max(below, m.descent - element.raised);
      found = true;
    }
    if (!found) continue;
    const LinkTarget& target = text_.links[link];
    LinkArea area;
    area.tag = target.tag;
    area.rect = {from, line_.baseline - above, to - from, above + below};
    area.uri = target.uri;
    area.destination = target.destination;
    area.alternative = target.alternative;
    line_.links.push_back(std::move(area));
  }
}

// Where the line's first text that the document itself has stands.
void LinePainter::find_first_text(const LineOfSpans& line) {
  for (const LineSpan& span : line.spans) {
    const InlineElement& element = text_.elements[span.element];
    if (span.kind != PieceKind::word || element.kind != Kind::text) continue;
    const xml::NodeId node = run_.tree[element.box].node;
    if (node == xml::no_node || run_.document[node].is_element) continue;
    count_to(span.element, span.begin);
    line_.first_text = counted_;
    return;
  }
}

// A box's text may lie in several elements, with line breaks and turns of direction between them.
void LinePainter::count_to(std::uint32_t element, std::uint32_t end) {
  const BoxId box = text_.elements[element].box;
  if (counted_.box != box) {
    while (element > 0 && text_.elements[element - 1].box == box) --element;
    counted_ = {box, run_.tree[box].index};
    counted_to_ = text_.elements[element].begin;
  }
  for (; counted_to_ < end; ++counted_to_) {
    const char c = text_.text[counted_to_];
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    const bool starts_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (!blank && starts_character) ++counted_.characters;
  }
}

}  // namespace layout
