#include "layout/line_painter.h"

#include <algorithm>
#include <utility>

#include "layout/paint_box.h"
#include "layout/positioned.h"
#include "layout/visual_order.h"

namespace layout {
namespace {

using Kind = InlineElement::Kind;
using PieceKind = InlinePiece::Kind;

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

namespace {

Length thickness_of(const css::ComputedStyle& s, const text::FontMetrics& m) {
  using From = css::DecorationThickness::Kind;
  const css::DecorationThickness& given = s.decoration_thickness;
  if (given.kind == From::length) return std::max(given.length.resolve(s.font_size), Length());
  if (given.kind == From::from_font && m.underline_thickness > Length()) {
    return m.underline_thickness;
  }
  return std::max(m.underline_thickness, s.font_size / 24);
}

// CSS Text Decoration 4 §2.5, §2.8: the top of the line, below the baseline.
Length underline_of(const css::ComputedStyle& s, const text::FontMetrics& m) {
  Length below = s.underline_under ? m.descent : -m.underline_position;
  if (s.underline_offset) {
    below = s.underline_offset->resolve(s.font_size);
    if (s.underline_under) below += m.descent;
  }
  return below;
}

// A row of arcs, half of them above the middle.
Path wave(Length from, Length to, Length middle, Length thickness) {
  constexpr int most_arcs = 2000;
  const Length half = std::max(thickness * 3, Length::from_units(1)), height = thickness * 3;
  Path path{{PathStep::Kind::move, {from, middle}, {}, {}}};
  for (int i = 0; i < most_arcs && from < to; ++i, from += half) {
    const Length y = middle + (i % 2 == 0 ? -height : height);
    path.push_back(
        {PathStep::Kind::curve, {from + half, middle}, {from + half / 2, y}, {from + half / 2, y}});
  }
  return path;
}

// `y` is the top of the line; what is more than one line goes on `away` from the text.
void paint_decoration(Fragment& out, css::DecorationStyle style, const Rect& line, int away,
                      const Rgb& color) {
  using Style = css::DecorationStyle;
  const Owner owner{no_tag, Artifact::layout};
  if (line.height <= Length()) return;
  const Length middle = line.y + line.height / 2;
  switch (style) {
    case Style::solid:
    case Style::double_:
      out.items.push_back(FilledRect{owner, line, color});
      if (style == Style::solid) return;
      out.items.push_back(FilledRect{
          owner, {line.x, line.y + line.height * 2 * away, line.width, line.height}, color});
      return;
    case Style::dotted:
    case Style::dashed: {
      const bool dots = style == Style::dotted;
      out.items.push_back(DashedLine{owner,
                                     {line.x, middle},
                                     {line.x + line.width, middle},
                                     line.height,
                                     dots ? Length() : line.height * 3,
                                     line.height * (dots ? 2 : 3),
                                     dots,
                                     color});
      return;
    }
    case Style::wavy: {
      Clip clip;
      clip.rect = {line.x, middle - line.height * 4, line.width, line.height * 8};
      out.items.emplace_back(clip);
      StrokedPath stroke;
      stroke.owner = owner;
      stroke.path = wave(line.x, line.x + line.width, middle, line.height);
      stroke.closed = false;
      stroke.width = line.height;
      stroke.color = color;
      out.items.emplace_back(std::move(stroke));
      out.items.emplace_back(clip_end());
      return;
    }
  }
}

}  // namespace

void LinePainter::paint_decorations(const LineOfSpans& line) {
  const auto rule = [&](const LineSpan& first, const LineSpan& last, Length y, Length thickness,
                        int away, const css::ComputedStyle& style) {
    const css::Color& color = style.decoration_color ? *style.decoration_color : style.color;
    if (color.alpha == 0) return;
    const Length from = std::min(first.x, last.x);
    const Length to = std::max(first.x + first.width, last.x + last.width);
    paint_decoration(line_, style.decoration_style, {from, y, to - from, thickness}, away,
                     to_rgb(color));
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
    const Length thick = thickness_of(s, m);
    const std::size_t rules = line_.items.size();
    if (s.underline) rule(first, end, baseline + underline_of(s, m), thick, 1, s);
    if (s.overline) rule(first, end, baseline - m.ascent, thick, -1, s);
    if (s.line_through) rule(first, end, baseline - m.x_height / 2, thick, 1, s);
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
