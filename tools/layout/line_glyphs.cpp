// The glyph runs of a line: words and spaces of one look are one run.

#include <algorithm>
#include <utility>

#include "layout/line_painter.h"

namespace layout {

GlyphRun& LinePainter::run_for(const InlineElement& element, const text::FontRef& font, Length x,
                               Fit fit) {
  const css::ComputedStyle& s = *element.style;
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
                   (last->size == s.font_size && last->color == color &&
                    last->transparent == transparent && last->language == own_language(s)))) {
        return *last;
      }
    }
  }
  GlyphRun run;
  run.owner.tag = element.tag;
  run.owner.artifact = element.tag == no_tag ? Artifact::layout : Artifact::none;
  run.font = font;
  run.size = s.font_size;
  run.color = color;
  run.origin = {x, baseline};
  run.right_to_left = element.level % 2 == 1;
  run.transparent = transparent;
  run.expansion = fit.expansion;
  run.letter_spacing = spacing;
  run.language = own_language(s);
  run.glyphs.reserve(glyphs_left_);
  run.text.reserve(glyphs_left_);  // about a byte for each
  line_.items.push_back(std::move(run));
  can_join_ = true;
  run_style_ = &s;
  return std::get<GlyphRun>(line_.items.back());
}

std::string_view LinePainter::own_language(const css::ComputedStyle& style) const {
  if (style.language == document_language_) return {};
  return style.language;
}

// `text` is what was shaped, without the hyphen from byte `hyphen_at` on that the break added.
void LinePainter::add_glyphs(GlyphRun& run, const MeasuredRun& shaped, Length x, Length spacing,
                             std::string_view text, std::uint32_t hyphen_at) {
  const auto base = static_cast<std::uint32_t>(run.text.size());
  const std::uint32_t shown_end = std::min(shaped.end, hyphen_at);
  if (shown_end > shaped.begin) run.text += text.substr(shaped.begin, shown_end - shaped.begin);
  if (shaped.end > hyphen_at) run.text += "\u00AD";
  const auto run_end = static_cast<std::uint32_t>(run.text.size());
  const auto text_at = [&](std::uint32_t cluster) {
    return std::min(base + (std::min(cluster, hyphen_at) - shaped.begin), run_end);
  };
  const std::size_t count = shaped.glyphs.size();
  const text::Glyph* glyphs = shaped.glyphs.data();
  Length pen = x - run.origin.x;
  const Fit fit{run.expansion, {}};
  for (std::size_t i = 0; i < count; ++i) {
    const text::Glyph& glyph = glyphs[i];
    // In visual order: the next cluster in the text lies after the glyph, or before it in a
    // right-to-left run.
    const std::uint32_t cluster = glyph.cluster;
    std::uint32_t next = shaped.end;
    bool first_of_cluster = true;
    if (!run.right_to_left) {
      std::size_t n = i + 1;
      while (n < count && glyphs[n].cluster == cluster) ++n;
      if (n < count) next = glyphs[n].cluster;
      first_of_cluster = i == 0 || glyphs[i - 1].cluster != cluster;
    } else {
      std::size_t n = i;
      while (n > 0 && glyphs[n - 1].cluster == cluster) --n;
      if (n > 0) next = glyphs[n - 1].cluster;
      first_of_cluster = n == i;
    }
    PlacedGlyph placed;
    placed.id = static_cast<std::uint16_t>(glyph.id);
    placed.x = pen;
    if (glyph.x_offset != Length()) placed.x += fit.expanded(glyph.x_offset);
    if (glyph.y_offset != Length()) placed.y = -Length(glyph.y_offset);
    const std::uint32_t begin = text_at(cluster);
    std::uint32_t end = begin;
    if (first_of_cluster) {
      end = cluster >= hyphen_at || next > hyphen_at ? run_end : text_at(next);
      if (cluster < hyphen_at && next > hyphen_at) end = text_at(hyphen_at);
    }
    placed.set_text(begin, end);
    if (glyph.advance != Length()) pen += fit.expanded(glyph.advance) + spacing;
    run.glyphs.push_back(placed);
  }
  run.advance = pen;
  pen_ = run.origin.x + pen;
}

void LinePainter::paint_word(LineSpan& span, const InlineElement& element, Fit fit) {
  if (element.style->visibility != css::Visibility::visible) {
    can_join_ = false;
    return;
  }
  const std::string_view text =
      std::string_view(text_.text).substr(span.begin, span.end - span.begin);
  const auto hyphen_at = span.hyphenated ? static_cast<std::uint32_t>(text.size()) : no_index;
  Length x = span.x;
  for (const MeasuredRun& shaped : span.runs) {
    GlyphRun& run = run_for(element, span.use->shaping.fonts[shaped.font], x, fit);
    add_glyphs(run, shaped, x, run.letter_spacing, text, hyphen_at);
    glyphs_left_ -= std::min(glyphs_left_, shaped.glyphs.size());
    x = pen_;
  }
}

void LinePainter::paint_space(const InlinePiece& piece, const FontUse& use, Length x, Length width,
                              Fit fit) {
  const InlineElement& element = text_.elements[piece.element];
  if (element.style->visibility != css::Visibility::visible) return;
  if (use.space_font == nullptr) return;
  GlyphRun& run = run_for(element, use.space_font, x, fit);
  PlacedGlyph glyph;
  glyph.id = static_cast<std::uint16_t>(use.space_glyph);
  glyph.x = x - run.origin.x;
  const auto begin = static_cast<std::uint32_t>(run.text.size());
  run.text += text_.text[piece.begin] == '\xC2' ? "\u00A0" : " ";
  glyph.set_text(begin, static_cast<std::uint32_t>(run.text.size()));
  run.glyphs.push_back(glyph);
  pen_ = x + width;
  run.advance = pen_ - run.origin.x;
}

}  // namespace layout
