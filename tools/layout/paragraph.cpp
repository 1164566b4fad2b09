#include "layout/paragraph.h"

#include <algorithm>
#include <utility>

#include "layout/first_line.h"
#include "layout/justification.h"
#include "layout/line_painter.h"

namespace layout {
namespace {

constexpr std::int64_t shortest_last_line = 6;  // at least a sixth of the measure

LineBreakOptions options_for(const css::ComputedStyle& style, Length width, int looseness) {
  LineBreakOptions options;
  options.looseness = looseness;
  options.ragged = !justifies(style);
  options.max_consecutive_hyphens =
      style.hyphenate_limit_lines > 0 ? style.hyphenate_limit_lines : 2;
  options.min_last_line = width / shortest_last_line;
  options.justify_last_line = !options.ragged && justifies_last(style);
  // Chosen by measuring the spread of word spaces against the hyphens in columns of 85 mm: one pass
  // with hyphens, and much tolerance before emergency stretch loosens a whole paragraph.
  options.pretolerance = -1;
  options.tolerance = 1000;
  options.hyphen_penalty = 200;
  options.uneven_demerits = 20000;
  if (!options.ragged) options.emergency_stretch = style.font_size / 2;
  if (looseness != 0) {  // wished for, not needed: only where it looks well
    options.emergency_stretch = Length();
    options.tolerance = 80;
  }
  return options;
}

// CSS Text 4 §5.3, `balance`: the narrowest measure at which there are no more lines. What it is
// narrower by is found to a sixteenth of a point.
BrokenParagraph break_paragraph(std::span<const BreakItem> items, std::span<const Length> widths,
                                const css::ComputedStyle& style, const LineBreakOptions& options) {
  constexpr std::size_t most_lines = 12;  // beyond, nobody sees it
  constexpr Length exact = Length::from_units(Length::per_point / 16);
  BrokenParagraph best = break_lines(items, widths, options);
  const bool balances = style.text_wrap_style == css::TextWrapStyle::balance;
  if (!balances || best.lines.size() < 2 || best.lines.size() > most_lines) return best;
  const auto is_overfull = [](const Line& line) { return line.overfull; };
  Length fits, fails = *std::min_element(widths.begin(), widths.end());
  while (fails - fits > exact) {
    const Length less = (fits + fails) / 2;
    std::vector<Length> narrower(widths.begin(), widths.end());
    for (Length& width : narrower) width -= less;
    BrokenParagraph broken = break_lines(items, narrower, options);
    if (broken.lines.size() > best.lines.size() ||
        std::any_of(broken.lines.begin(), broken.lines.end(), is_overfull)) {
      fails = less;
    } else {
      fits = less;
      best = std::move(broken);
    }
  }
  return best;
}

std::vector<Length> widths_of(std::span<const LineSlot> slots) {
  std::vector<Length> widths;
  for (const LineSlot& slot : slots) widths.push_back(slot.width);
  return widths;
}

struct Shaped {
  InlineText text;
  InlineItems items;
};

Shaped shape_paragraph(LayoutRun& run, const ParagraphRequest& request,
                       std::span<const Length> widths) {
  InlineText text = collect_inline(run, request.paragraph);
  const Length width = widths.back();
  const Box& box = run.tree[request.paragraph];
  if (box.first_line == nullptr) {
    InlineItems items =
        make_items(run, request.paragraph, text, LineContainer{width, request.height});
    return {std::move(text), std::move(items)};
  }
  FirstLine made =
      style_first_line(run, request.paragraph, std::move(text), {width, request.height}, widths,
                       options_for(*box.style, width, request.looseness));
  return {std::move(made.text), std::move(made.items)};
}

LineChanges weigh_changes(LayoutRun& run, const ParagraphRequest& request, const InlineItems& items,
                          std::span<const Length> widths, const BrokenParagraph& liked) {
  const Box& box = run.tree[request.paragraph];
  const Length width = widths.back();
  if (!justifies(*box.style)) return {};
  const bool may_grow = may_change(liked, width, 1), may_shrink = may_change(liked, width, -1);
  if (!may_grow && !may_shrink) return {};
  const LineBreakOptions options = options_for(*box.style, width, 1);
  if (box.first_line == nullptr) return change_costs(items.items, widths, options, liked);
  // Another first line may be another text in its style.
  const auto costs = [&](int looseness) {
    ParagraphRequest changed = request;
    changed.looseness = looseness;
    return change_costs(shape_paragraph(run, changed, widths).items.items, widths, options, liked);
  };
  LineChanges changes;
  if (may_grow) changes.longer = costs(1).longer;
  if (may_shrink) changes.shorter = costs(-1).shorter;
  return changes;
}

bool is_forced_end(const InlineItems& items, const Line& line) {
  return line.end >= items.items.size() ||
         (items.items[line.end].kind == BreakItem::Kind::penalty &&
          items.items[line.end].penalty <= -infinite_penalty);
}

// Text, or an object with a size: what makes a line box exist (CSS 2.2 §9.4.2).
bool has_lines(const InlineText& text, const InlineItems& items) {
  if (!text.text.empty()) return true;
  for (const BreakItem& item : items.items) {
    if (item.kind == BreakItem::Kind::box && item.width != Length()) return true;
  }
  return false;
}

void collect_floats(const LayoutRun& run, const InlineText& text, const InlineItems& items,
                    const BrokenParagraph& broken, SetParagraph& out) {
  for (std::uint32_t l = 0; l < broken.lines.size(); ++l) {
    const Line& line = broken.lines[l];
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
      const InlinePiece& piece = items.pieces[i];
      if (piece.kind != InlinePiece::Kind::element) continue;
      const InlineElement& element = text.elements[piece.element];
      if (element.kind != InlineElement::Kind::float_) continue;
      if (run.tree[element.box].kind == BoxKind::float_) out.floats.push_back({element.box, l});
    }
  }
}

}  // namespace

SetParagraph set_paragraph(LayoutRun& run, const ParagraphRequest& request) {
  SetParagraph out;
  const BoxId paragraph = request.paragraph;
  const std::span<const LineSlot> slots = request.slots;
  const css::ComputedStyle& style = *run.tree[paragraph].style;
  const std::vector<Length> widths = widths_of(slots);
  Shaped shaped = shape_paragraph(run, request, widths);
  const InlineText& text = shaped.text;
  InlineItems& items = shaped.items;
  if (!has_lines(text, items)) {
    for (const InlineElement& element : text.elements) {
      if (element.kind == InlineElement::Kind::close) continue;
      const Box& box = run.tree[element.box];
      for (std::uint32_t m = 0; m < box.mark_count; ++m) out.marks.push_back(box.first_mark + m);
      if (element.kind == InlineElement::Kind::float_) out.floats.push_back({element.box, 0});
    }
    return out;
  }
  const BrokenParagraph broken = break_paragraph(
      items.items, widths, style, options_for(style, widths.back(), request.looseness));
  if (request.weigh_changes && style.text_wrap_style != css::TextWrapStyle::balance)
    out.changes = weigh_changes(run, request, items, widths, broken);
  collect_floats(run, text, items, broken, out);
  LinePainter painter(run, paragraph, text, items);
  for (std::size_t i = 0; i < broken.lines.size(); ++i) {
    const Line& line = broken.lines[i];
    const LineSlot& slot = slots[std::min(i, slots.size() - 1)];
    const LineRequest set{style, text, items, line, slot, is_forced_end(items, line)};
    out.lines.push_back(painter.paint(set, make_spans(run, set)));
    out.hyphenated.push_back(line.hyphenated);
    if (line.overfull) {
      run.warn("L101", paragraph, "a line is wider than its column; it was left sticking out",
               "allow hyphenation (hyphens: auto with a language) or overflow-wrap: anywhere");
    }
  }
  return out;
}

IntrinsicWidths paragraph_widths(LayoutRun& run, BoxId paragraph) {
  const InlineText text = collect_inline(run, paragraph);
  return intrinsic_widths(make_items(run, paragraph, text, std::nullopt));
}

}  // namespace layout
