#include "layout/measured_word.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "layout/fonts.h"
#include "layout/word_hyphens.h"
#include "text/protrusion.h"
#include "text/shape.h"

namespace layout {
namespace {

using base::Length;
using Runs = std::vector<text::ShapedRun>;

char32_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return base::decode_utf8(text, at).value;
}

Length protrude(char32_t character, int share, const text::ShapeStyle& shaping) {
  if (share == 0) return Length();
  std::string text;
  base::append_utf8(text, character);
  Length advance;
  for (const text::ShapedRun& run : text::shape(text, shaping)) advance += run.advance;
  return advance * share / 1000;
}

// In pieces between `points`; a cluster that a point cuts (a ligature) is shared out by length
// here, and measured exactly when the line is set.
MeasuredWord cut(const WordMeasure& measure, std::string_view word, Runs runs,
                 const std::vector<std::uint32_t>& points) {
  MeasuredWord made;
  made.pieces.resize(points.size() + 1);
  for (const text::ShapedRun& run : runs) {
    made.whole += run.advance;
    for (const text::Glyph& glyph : run.glyphs) {
      const auto piece = std::upper_bound(points.begin(), points.end(), glyph.cluster);
      base::ShortLength& width =
          made.pieces[static_cast<std::size_t>(piece - points.begin())].width;
      width += glyph.advance;
      if (glyph.advance != Length()) width += measure.style.letter_spacing;
    }
  }
  std::uint32_t from = 0;
  for (std::size_t i = 0; i <= points.size(); ++i) {
    MeasuredWord::Piece& piece = made.pieces[i];
    piece.end = i < points.size() ? points[i] : static_cast<std::uint32_t>(word.size());
    if (measure.style.hanging_punctuation && piece.end > from) {
      const char32_t first = base::decode_utf8(word, from).value;
      const char32_t last = last_character(word.substr(from, piece.end - from));
      const text::ShapeStyle& shaping = measure.use.shaping;
      piece.before = protrude(first, text::protrusion_of(first).left, shaping);
      piece.after = protrude(last, text::protrusion_of(last).right, shaping);
    }
    from = piece.end;
  }
  made.runs = std::move(runs);
  return made;
}

}  // namespace

MeasuredWord measure_word(const WordMeasure& measure, std::string_view word,
                          text::Hyphenator* hyphenator) {
  Runs runs = text::shape(word, measure.shaping);
  require_glyphs(runs, word, measure.shaping);
  std::vector<std::uint32_t> points;
  if (hyphenator != nullptr) find_word_hyphens(word, measure.style, *hyphenator, points);
  return cut(measure, word, std::move(runs), points);
}

MeasuredWord measure_clusters(const WordMeasure& measure, std::string_view word) {
  Runs runs = text::shape(word, measure.shaping);
  std::vector<std::uint32_t> points;
  for (const text::ShapedRun& run : runs) {
    for (const text::Glyph& glyph : run.glyphs) {
      if (glyph.cluster > 0) points.push_back(glyph.cluster);
    }
  }
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return cut(measure, word, std::move(runs), points);
}

}  // namespace layout
