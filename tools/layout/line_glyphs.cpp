// The glyph runs of a line: words and spaces of one look are one run.

#include <algorithm>
#include <utility>

#include "layout/line_painter.h"

namespace layout {

GlyphRun& LinePainter::run_for(const InlineElement& element, const FontUse& use,
                               const text::FontRef& font, Length x, Fit fit) {
  const css::ComputedStyle& s = *element.style;
  const Length size = use.shaping.size_of(*font);
  const Rgb color{s.color.red, s.color.green, s.color.blue};
  const bool transparent = s.color.alpha == 0;
  const Length baseline = line_.baseline - element.raised;
  const Length spacing = s.letter_spacing + fit.tracking;
  if (can_join_ && element.level % 2 == 0 && !line_.items.empty()) {
    if (GlyphRun* last = std::get_if<GlyphRun>(&line_.items.back())) {
      const bool same = last->font == font && last->owner.tag == element.tag &&
                        last->origin.y == baseline && last->expansion == fit.expansion &&
                        last->letter_spacing == spacing && !last->right_to_left && pen_ == x;
      if (same && (run_style_ == &s ||
                   (last->size == size && last->color == color &&
                    last->transparent == transparent && last->language == own_language(s)))) {
        return *last;
      }
    }
  }
  GlyphRun run;
  run.owner.tag = element.tag;
  run.owner.artifact = element.tag == no_tag ? Artifact::layout : Artifact::none;
  run.font = font;
  run.size = size;
  run.color = color;
  run.origin = {x, baseline};
  run.right_to_left = element.level % 2 == 1;
  run.transparent = transparent;
  run.expansion = fit.expansion;
  run.letter_spacing = spacing;
  run.language = own_language(s);
  // Runs that no word joins would together reserve the square of the line.
  constexpr std::size_t usual_words = 32;
  run.words.reserve(run.right_to_left ? 1 : std::min(words_left_, usual_words));
  line_.items.push_back(std::move(run));
  can_join_ = true;
  run_style_ = &s;
  return std::get<GlyphRun>(line_.items.back());
}

std::string_view LinePainter::own_language(const css::ComputedStyle& style) const {
  if (style.language == document_language_) return {};
  return style.language;
}

void LinePainter::add_word(GlyphRun& run, const GlyphWord& word, Length from, Length to) {
  run.words.emplace_back(word, from - run.origin.x);
  pen_ = to;
  run.advance = pen_ - run.origin.x;
  words_left_ -= std::min<std::size_t>(words_left_, 1);
}

void LinePainter::paint_word(LineSpan& span, const InlineElement& element, Fit fit) {
  if (element.style->visibility != css::Visibility::visible) {
    can_join_ = false;
    return;
  }
  Length x = span.x;
  for (const MeasuredRun& shaped : span.runs) {
    GlyphRun& run = run_for(element, *span.use, span.use->shaping.fonts[shaped.font], x, fit);
    add_word(run, *shaped.word, x, x + run.advance_of(*shaped.word));
    x = pen_;
  }
}

void LinePainter::paint_space(const InlinePiece& piece, const FontUse& use, Length x, Length width,
                              Fit fit) {
  const InlineElement& element = text_.elements[piece.element];
  if (element.style->visibility != css::Visibility::visible) return;
  if (use.space_font == nullptr) return;
  const bool no_break = text_.text[piece.begin] == '\xC2';
  add_word(run_for(element, use, use.space_font, x, fit),
           no_break ? *use.no_break_space : *use.space_word, x, x + width);
}

}  // namespace layout
