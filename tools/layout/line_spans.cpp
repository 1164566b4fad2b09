#include "layout/line_spans.h"

#include <algorithm>
#include <string>

#include "layout/justification.h"
#include "layout/visual_order.h"

namespace layout {
namespace {

using PieceKind = InlinePiece::Kind;

class Spans {
 public:
  Spans(LayoutRun& run, const LineRequest& request) : run_(run), request_(request) {}

  LineOfSpans make() {
    gather();
    measure();
    fit();
    place();
    return std::move(out_);
  }

 private:
  void gather() {
    const Line& line = request_.line;
    out_.spans.reserve(line.end - line.begin);
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
      const InlinePiece& piece = request_.items.pieces[i];
      const BreakItem& item = request_.items.items[i];
      if (item.kind == BreakItem::Kind::penalty) continue;
      std::vector<LineSpan>& spans = out_.spans;
      if (piece.kind == PieceKind::word && !spans.empty() && spans.back().kind == PieceKind::word &&
          spans.back().element == piece.element && spans.back().end == piece.begin) {
        spans.back().end = piece.end;
        continue;
      }
      LineSpan span;
      span.kind = piece.kind;
      span.element = piece.element;
      span.begin = piece.begin;
      span.end = piece.end;
      span.word = piece.word;
      span.width = item.width;
      if (item.kind == BreakItem::Kind::glue) {
        if (piece.kind == PieceKind::none) continue;  // the glue that fills the last line
        span.stretch = item.stretch;
        span.shrink = item.shrink;
      }
      spans.push_back(std::move(span));
    }
    if (line.end >= request_.items.pieces.size()) return;
    const InlinePiece& at_break = request_.items.pieces[line.end];
    if (at_break.kind == PieceKind::hyphen && !out_.spans.empty()) {
      out_.spans.back().hyphenated = out_.spans.back().kind == PieceKind::word;
    }
    if (at_break.kind == PieceKind::space) out_.trailing = line.end;
  }

  void measure() {
    std::uint32_t last_element = no_index;
    const FontUse* use = nullptr;
    for (LineSpan& span : out_.spans) {
      if (span.kind != PieceKind::word && span.kind != PieceKind::space) continue;
      const InlineElement& element = request_.text.elements[span.element];
      if (span.element != last_element) use = &run_.fonts.of(*element.style);
      last_element = span.element;
      span.use = use;
      if (span.kind != PieceKind::word) continue;
      shape(span, element);
      const Length spacing = element.style->letter_spacing;
      span.width = Length();
      for (const MeasuredRun& shaped : span.runs) {
        span.width += shaped.word->advance + spacing * std::int64_t{shaped.word->advancing};
      }
    }
  }

  void shape(LineSpan& span, const InlineElement& element) {
    const InlineWord& word = request_.items.words[span.word];
    if (word.begin == span.begin && word.end() == span.end && !span.hyphenated) {
      span.runs = word.measured->runs;
      return;
    }
    std::string text = request_.text.text.substr(span.begin, span.end - span.begin);
    if (span.hyphenated) text += span.use->hyphen_text;
    if (out_.cut_words == nullptr) {
      out_.cut_words = std::make_unique<WordStore>(run_.fonts.glyphs());
    }
    const bool reversed = element.level % 2 == 1;
    const text::ShapeStyle& shaping = reversed ? span.use->right_to_left : span.use->shaping;
    const std::uint32_t hyphen_at = span.hyphenated ? span.end - span.begin : GlyphStore::no_hyphen;
    span.runs = out_.cut_words->keep_runs(text::shape(text, shaping), text, shaping, hyphen_at);
  }

  Length natural() const {
    Length sum;
    for (const LineSpan& span : out_.spans) sum += span.width;
    return sum;
  }

  void protrusions() {
    const std::vector<BreakItem>& items = request_.items.items;
    const Line& line = request_.line;
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
      if (items[i].kind != BreakItem::Kind::box) continue;
      left_ = items[i].left_protrusion;
      break;
    }
    if (line.hyphenated) {
      right_ = items[line.end].right_protrusion;
      return;
    }
    for (std::uint32_t i = line.end; i > line.begin; --i) {
      if (items[i - 1].kind != BreakItem::Kind::box) continue;
      right_ = items[i - 1].right_protrusion;
      return;
    }
  }

  Length target() const { return request_.slot.width + left_ + right_; }

  void fit() {
    protrusions();
    bool has_leader = false;
    for (const LineSpan& span : out_.spans) has_leader = has_leader || is_leader(span);
    if (has_leader) return fill_leaders(target() - natural());
    const css::ComputedStyle& style = request_.style;
    const bool justified = request_.last ? justifies_last(style) : justifies(style);
    const Length missing = target() - natural();
    if (missing > Length() ? justified : justifies(style)) {
      expand(missing);
      spread(target() - natural());
    }
    align(target() - natural());
  }

  bool is_leader(const LineSpan& span) const {
    return span.kind == PieceKind::element &&
           request_.text.elements[span.element].kind == InlineElement::Kind::leader;
  }

  void fill_leaders(Length missing) {
    std::int64_t count = 0;
    for (const LineSpan& span : out_.spans) count += is_leader(span) ? 1 : 0;
    if (missing < Length()) return;
    for (LineSpan& span : out_.spans) {
      if (is_leader(span)) span.width = missing / count;
    }
    start_ = -left_;
  }

  // As in pdfTeX, because an uneven line shows in its spaces. Where these will be twice as wide all
  // the same, words keep their shape.
  void expand(Length missing) {
    if (!request_.items.words_give) return;
    Length words, spaces;
    for (const LineSpan& span : out_.spans) {
      if (span.kind == PieceKind::word) words += span.width;
      if (span.kind == PieceKind::space) spaces += span.width;
    }
    if (words <= Length()) return;
    if (missing - words * (glyphs_give + tracking_gives) / 1000 > spaces) return;
    // The glyphs give first, as break_lines reckons.
    const std::int64_t wanted = missing.units() * 1000 / words.units();
    const std::int32_t expansion =
        static_cast<std::int32_t>(std::clamp<std::int64_t>(wanted, -glyphs_give, glyphs_give));
    if (expansion == 0) return;
    out_.fit.expansion = expansion;
    std::int64_t glyphs = 0;
    for (LineSpan& span : out_.spans) {
      if (span.kind == PieceKind::word) glyphs += scale(span);
    }
    if (expansion != wanted && glyphs > 0) track(target() - natural(), words, glyphs);
  }

  // Returns how many glyphs have an advance.
  std::int64_t scale(LineSpan& span) const {
    const Length spacing = request_.text.elements[span.element].style->letter_spacing;
    std::int64_t count = 0;
    span.width = Length();
    for (const MeasuredRun& shaped : span.runs) {
      span.width += expanded(shaped.word->advance, out_.fit.expansion) +
                    spacing * std::int64_t{shaped.word->advancing};
      count += shaped.word->advancing;
    }
    return count;
  }

  // A little between all letters when their shapes have given all that they can.
  void track(Length missing, Length words, std::int64_t glyphs) {
    const Length most = words * tracking_gives / 1000;
    out_.fit.tracking = std::clamp(missing, -most, most) / glyphs;
    for (LineSpan& span : out_.spans) {
      if (span.kind != PieceKind::word) continue;
      for (const MeasuredRun& shaped : span.runs) {
        span.width += out_.fit.tracking * std::int64_t{shaped.word->advancing};
      }
    }
  }

  // In proportion to each space's stretch or shrink; the sum is exact.
  void spread(Length missing) {
    const bool stretches = missing > Length();
    Length room;
    for (const LineSpan& span : out_.spans) room += stretches ? span.stretch : span.shrink;
    if (room <= Length()) return;
    if (!stretches && -missing > room) missing = -room;
    Length done, share;
    for (LineSpan& span : out_.spans) {
      share += stretches ? span.stretch : span.shrink;
      const Length due = base::scaled(missing, share.units(), room.units());
      span.width += due - done;
      done = due;
    }
  }

  void align(Length missing) {
    const css::ComputedStyle& style = request_.style;
    css::TextAlign align = style.text_align;
    if (request_.last && style.text_align_last) align = *style.text_align_last;
    if (align == css::TextAlign::justify || align == css::TextAlign::justify_all)
      align = css::TextAlign::start;
    const bool rtl = right_to_left();
    if (align == css::TextAlign::start) align = rtl ? css::TextAlign::right : css::TextAlign::left;
    if (align == css::TextAlign::end) align = rtl ? css::TextAlign::left : css::TextAlign::right;
    start_ = -left_;
    if (missing <= Length() && !rtl) return;
    if (align == css::TextAlign::right) start_ += missing;
    if (align == css::TextAlign::center) start_ += missing / 2;
  }

  bool right_to_left() const {
    for (const LineSpan& span : out_.spans) {
      if (span.kind == PieceKind::none) continue;
      return request_.text.is_right_to_left(request_.text.elements[span.element].begin);
    }
    return request_.text.right_to_left;
  }

  void place() {
    const auto stands_in_order = [&](const LineSpan& span) {
      if (span.kind == PieceKind::none) return true;
      const InlineElement& element = request_.text.elements[span.element];
      return element.level == 0 &&
             (edge_of(element) == Edge::none || element.style->direction == css::Direction::ltr);
    };
    Length x = request_.slot.x + start_;
    const bool in_order =
        !right_to_left() && std::all_of(out_.spans.begin(), out_.spans.end(), stands_in_order);
    if (in_order) {
      for (LineSpan& span : out_.spans) {
        span.x = x;
        x += span.width;
      }
      return;
    }
    out_.reordered = true;
    for (const std::uint32_t i : visual_spans(out_.spans, request_.text, right_to_left())) {
      out_.spans[i].x = x;
      x += out_.spans[i].width;
    }
  }

  LayoutRun& run_;
  const LineRequest& request_;
  LineOfSpans out_;
  Length left_, right_, start_;
};

}  // namespace

LineOfSpans make_spans(LayoutRun& run, const LineRequest& request) {
  return Spans(run, request).make();
}

}  // namespace layout
