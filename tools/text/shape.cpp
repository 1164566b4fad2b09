#include "text/shape.h"

#include <algorithm>
#include <mutex>
#include <span>

#include "base/error.h"
#include "text/font_impl.h"
#include "text/itemize.h"
#include "text/word_shaper.h"

namespace text {
namespace {

WordShaper& shaper_for(const ShapeStyle& style) {
  Font::Impl& first = style.fonts.front()->impl();
  const std::lock_guard lock(first.shapers_mutex);
  for (const auto& shaper : first.shapers) {
    if (shaper->serves(style)) return *shaper;
  }
  first.shapers.push_back(std::make_unique<WordShaper>(style));
  return *first.shapers.back();
}

// The bytes of the space at `offset`, 0 when there is none.
std::uint32_t space_at(std::string_view text, std::size_t offset) {
  const char c = text[offset];
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
  const bool no_break = c == '\xC2' && offset + 1 < text.size() && text[offset + 1] == '\xA0';
  return no_break ? 2 : 0;
}

// Cuts at spaces; a space is a word of its own.
struct Word {
  std::uint32_t begin, end;
};
void cut_into_words(std::string_view text, std::vector<Word>& words) {
  std::uint32_t begin = 0;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t i = 0; i < size;) {
    const std::uint32_t space = space_at(text, i);
    if (space == 0) {
      ++i;
      continue;
    }
    if (i > begin) words.push_back({begin, i});
    words.push_back({i, i + space});
    i += space;
    begin = i;
  }
  if (size > begin) words.push_back({begin, size});
}

// Gathers words into runs from left to right.
class RunBuilder {
 public:
  explicit RunBuilder(const ShapeStyle& style) : style_(style) {}

  void add(const ShapedWord& word, std::uint32_t offset) {
    const std::size_t count = word.pieces.size();
    for (std::size_t i = 0; i < count; ++i) {
      add_piece(word, word.pieces[style_.right_to_left ? count - 1 - i : i], offset);
    }
  }
  std::vector<ShapedRun> take() { return std::move(runs_); }

 private:
  void add_piece(const ShapedWord& word, const WordPiece& piece, std::uint32_t offset) {
    ShapedRun& run = run_for(piece, offset);
    const Font& font = *run.font;
    const unsigned upem = font.units_per_em();
    const Length size = style_.size_of(font);
    for (std::uint32_t i = piece.first_glyph; i < piece.last_glyph; ++i) {
      const DesignGlyph& g = word.glyphs[i];
      Glyph glyph;
      glyph.id = g.id;
      glyph.cluster = offset + g.cluster;
      glyph.advance = from_design_units(g.advance, size, upem);
      if (g.x_offset != 0) glyph.x_offset = from_design_units(g.x_offset, size, upem);
      if (g.y_offset != 0) glyph.y_offset = from_design_units(g.y_offset, size, upem);
      run.advance += glyph.advance;
      run.glyphs.push_back(glyph);
    }
  }

  ShapedRun& run_for(const WordPiece& piece, std::uint32_t offset) {
    const FontRef& font = style_.fonts[piece.font];
    const std::uint32_t begin = offset + piece.begin, end = offset + piece.end;
    if (!runs_.empty() && runs_.back().font == font) {
      ShapedRun& run = runs_.back();
      run.begin = std::min(run.begin, begin);
      run.end = std::max(run.end, end);
      return run;
    }
    ShapedRun& run = runs_.emplace_back();
    run.glyphs.reserve(piece.last_glyph - piece.first_glyph);
    run.font = font;
    run.begin = begin;
    run.end = end;
    return run;
  }

  const ShapeStyle& style_;
  std::vector<ShapedRun> runs_;
};

}  // namespace

Length ShapeStyle::size_of(const Font& font) const {
  constexpr int whole = 100'000;
  if (adjust) return adjusted_size(size, font, *adjust);
  const int share = font.size_adjust();
  return share == whole ? size : base::scaled(size, share, whole);
}

std::vector<ShapedRun> shape(std::string_view text, const ShapeStyle& style) {
  base::expects(!style.fonts.empty(), "at least one font to shape with");
  base::expects(text.size() <= 0x3FFFFFFF, "a text below 1 GiB to shape");
  WordShaper& shaper = shaper_for(style);
  const std::lock_guard lock(shaper.mutex());
  RunBuilder runs(style);
  if (!shaper.divides(text)) {
    runs.add(shaper.word(text), 0);
    return runs.take();
  }
  std::vector<Word> words;
  cut_into_words(text, words);
  if (style.right_to_left) std::reverse(words.begin(), words.end());
  for (const Word word : words) {
    runs.add(shaper.word(text.substr(word.begin, word.end - word.begin)), word.begin);
  }
  return runs.take();
}

Length kerning_between(std::string_view before, std::string_view after, const ShapeStyle& style) {
  std::vector<std::uint32_t> apart, together;
  Length difference;
  for (const std::string_view part : {before, after}) {
    for (const ShapedRun& run : shape(part, style)) {
      for (const Glyph& glyph : run.glyphs) apart.push_back(glyph.id);
      difference -= run.advance;
    }
  }
  for (const ShapedRun& run : shape(std::string(before).append(after), style)) {
    for (const Glyph& glyph : run.glyphs) together.push_back(glyph.id);
    difference += run.advance;
  }
  return apart == together ? difference : Length();
}

std::vector<char32_t> missing_characters(std::string_view text, const std::vector<FontRef>& fonts) {
  base::expects(!fonts.empty(), "at least one font to look in");
  std::vector<const Font*> plain;
  for (const FontRef& font : fonts) plain.push_back(font.get());
  const CodePoints points = decode(text);
  std::vector<char32_t> missing;
  for (const TextPiece& piece : itemize(points, plain, HB_SCRIPT_LATIN)) {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      if (!covers(*plain[piece.font], points.values[i])) missing.push_back(points.values[i]);
    }
  }
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  return missing;
}

std::optional<std::string_view> uncovered_cluster(std::string_view text,
                                                  const std::vector<FontRef>& fonts) {
  const CodePoints points = decode(text);
  const std::vector<std::uint32_t> starts = grapheme_starts(points);
  for (std::size_t k = 0; k + 1 < starts.size(); ++k) {
    const std::span cluster(points.values.data() + starts[k], starts[k + 1] - starts[k]);
    const auto has_cluster = [&](const FontRef& font) {
      return std::all_of(cluster.begin(), cluster.end(),
                         [&](std::uint32_t c) { return covers(*font, c); });
    };
    if (std::any_of(fonts.begin(), fonts.end(), has_cluster)) continue;
    const std::uint32_t begin = points.offsets[starts[k]];
    return text.substr(begin, points.offsets[starts[k + 1]] - begin);
  }
  return std::nullopt;
}

}  // namespace text
