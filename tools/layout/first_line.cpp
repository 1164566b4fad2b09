#include "layout/first_line.h"

#include <algorithm>
#include <utility>

#include "layout/line_break.h"

namespace layout {
namespace {

using css::ComputedStyle;

// An inherited value that the element did not change is that of the first line.
template <auto Member>
void take(ComputedStyle& to, const ComputedStyle& block, const ComputedStyle& first_line) {
  if (to.*Member == block.*Member) to.*Member = first_line.*Member;
}

ComputedStyle on_first_line(const ComputedStyle& own, const ComputedStyle& block,
                            const ComputedStyle& first_line) {
  ComputedStyle style = own;
  take<&ComputedStyle::font_family>(style, block, first_line);
  take<&ComputedStyle::font_size>(style, block, first_line);
  take<&ComputedStyle::font_weight>(style, block, first_line);
  take<&ComputedStyle::font_style>(style, block, first_line);
  take<&ComputedStyle::font_stretch>(style, block, first_line);
  take<&ComputedStyle::font_kerning>(style, block, first_line);
  take<&ComputedStyle::font_features>(style, block, first_line);
  take<&ComputedStyle::line_height>(style, block, first_line);
  take<&ComputedStyle::color>(style, block, first_line);
  take<&ComputedStyle::letter_spacing>(style, block, first_line);
  take<&ComputedStyle::word_spacing>(style, block, first_line);
  take<&ComputedStyle::underline>(style, block, first_line);
  take<&ComputedStyle::overline>(style, block, first_line);
  take<&ComputedStyle::line_through>(style, block, first_line);
  take<&ComputedStyle::decoration_color>(style, block, first_line);
  return style;
}

// The elements before byte `end` in their first-line styles; the one across it is cut in two.
InlineText restyled(LayoutRun& run, BoxId paragraph, const InlineText& text, std::uint32_t end) {
  const Box& box = run.tree[paragraph];
  InlineText out = text;
  out.elements.clear();
  for (InlineElement element : text.elements) {
    if (element.begin >= end) {
      out.elements.push_back(element);
      continue;
    }
    InlineElement rest = element;
    const bool across = element.kind == InlineElement::Kind::text && element.end > end;
    if (across) element.end = end;
    if (element.kind == InlineElement::Kind::text) {
      element.style = &run.first_lines.of(*element.style, *box.style, *box.first_line);
    }
    out.elements.push_back(element);
    if (!across) continue;
    rest.begin = end;
    out.elements.push_back(rest);
  }
  return out;
}

// Where the text of the line after `line` begins.
std::uint32_t next_byte(const InlineText& text, const InlineItems& items, const Line& line) {
  for (std::size_t i = line.end; i < items.pieces.size(); ++i) {
    const InlinePiece& piece = items.pieces[i];
    if (piece.kind == InlinePiece::Kind::word) return piece.begin;
    if (piece.kind != InlinePiece::Kind::element) continue;
    const InlineElement& element = text.elements[piece.element];
    if (element.end > element.begin) return element.begin;
  }
  return static_cast<std::uint32_t>(text.text.size());
}

// A break at `at` that nearly must be taken, and does not end a paragraph.
void wish_for_break(InlineItems& items, std::uint32_t at) {
  constexpr std::int32_t wish = -9999;
  for (std::size_t i = 1; i < items.pieces.size(); ++i) {
    if (items.pieces[i].kind != InlinePiece::Kind::word || items.pieces[i].begin != at) continue;
    std::size_t before = i - 1;
    BreakItem& item = items.items[before];
    if (item.kind == BreakItem::Kind::penalty && item.penalty > -infinite_penalty) {
      item.penalty = wish;
      return;
    }
    if (item.kind != BreakItem::Kind::glue) return;
    BreakItem penalty;
    penalty.kind = BreakItem::Kind::penalty;
    penalty.penalty = wish;
    const auto offset = static_cast<std::ptrdiff_t>(before);
    // The space stays with the line that it ends.
    const InlinePiece space = items.pieces[before];
    items.items.insert(items.items.begin() + offset, penalty);
    items.pieces.insert(items.pieces.begin() + offset, space);
    return;
  }
}

}  // namespace

const ComputedStyle& FirstLineStyles::of(const ComputedStyle& own, const ComputedStyle& block,
                                         const ComputedStyle& first_line) {
  if (&own == &block) return first_line;
  const ComputedStyle*& known = known_[{&own, &block, &first_line}];
  if (known == nullptr) {
    styles_.push_back(on_first_line(own, block, first_line));
    known = &styles_.back();
  }
  return *known;
}

FirstLine style_first_line(LayoutRun& run, BoxId paragraph, InlineText text,
                           const LineContainer& container, std::span<const Length> widths,
                           const LineBreakOptions& options) {
  const auto all = static_cast<std::uint32_t>(text.text.size());
  const InlineText whole = restyled(run, paragraph, text, all);
  FirstLine made;
  made.items = make_items(run, paragraph, whole, container);
  const BrokenParagraph broken = break_lines(made.items.items, widths, options);
  const std::uint32_t end =
      broken.lines.empty() ? all : next_byte(whole, made.items, broken.lines.front());
  made.text = restyled(run, paragraph, text, end);
  made.items = make_items(run, paragraph, made.text, container);
  if (broken.lines.size() > 1) wish_for_break(made.items, end);
  return made;
}

}  // namespace layout
