// Backgrounds and borders of inline boxes.

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "layout/line_painter.h"
#include "layout/paint_box.h"
#include "layout/visual_order.h"

namespace layout {

namespace {

using Kind = InlineElement::Kind;
using PieceKind = InlinePiece::Kind;

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
  if (!is_painted(s)) return;
  const std::size_t first = line_.items.size();
  const FontUse& use = run_.fonts.of(s);
  const Length baseline = line_.baseline - element.raised;
  if (left_edge && s.margin.left) from += s.margin.left->resolve(line_.width);
  if (right_edge && s.margin.right) to -= s.margin.right->resolve(line_.width);
  const Length top =
      baseline - use.metrics.ascent - s.padding.top.resolve(line_.width) - s.border.top.width;
  const Length bottom = baseline + use.metrics.descent + s.padding.bottom.resolve(line_.width) +
                        s.border.bottom.width;
  layout::paint_box(line_, s, {from, top, to - from, bottom - top},
                    {true, right_edge, true, left_edge}, Artifact::background,
                    &run_.tree.backgrounds);
  if (text_.has_shifts) move_items(first, element.shift);
}

}  // namespace layout
