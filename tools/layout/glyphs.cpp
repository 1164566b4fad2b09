#include "layout/glyphs.h"

#include <algorithm>
#include <string>

namespace layout {
namespace {

// The bytes that glyph `i` of `run` shows: those of its cluster, when it is the cluster's first.
// The next cluster in the text lies after the glyph, or before it in a right-to-left run.
struct Cluster {
  std::uint32_t begin = 0, end = 0;
};

Cluster shown_by(const text::ShapedRun& run, std::size_t i, bool right_to_left) {
  const std::vector<text::Glyph>& glyphs = run.glyphs;
  const std::uint32_t cluster = glyphs[i].cluster;
  std::uint32_t next = run.end;
  bool first = true;
  if (!right_to_left) {
    std::size_t n = i + 1;
    while (n < glyphs.size() && glyphs[n].cluster == cluster) ++n;
    if (n < glyphs.size()) next = glyphs[n].cluster;
    first = i == 0 || glyphs[i - 1].cluster != cluster;
  } else {
    std::size_t n = i;
    while (n > 0 && glyphs[n - 1].cluster == cluster) --n;
    if (n > 0) next = glyphs[n - 1].cluster;
    first = n == i;
  }
  return {cluster, first ? next : cluster};
}

}  // namespace

const GlyphWord& GlyphStore::keep(const text::ShapedRun& run, std::string_view text,
                                  bool right_to_left, std::uint32_t hyphen_at) {
  const auto place = [&](std::uint32_t at) { return std::min(at, hyphen_at) - run.begin; };
  std::string shown(text.substr(run.begin, place(run.end)));
  if (run.end > hyphen_at) shown += "\u00AD";
  std::vector<WordGlyph> glyphs;
  glyphs.reserve(run.glyphs.size());
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const text::Glyph& glyph = run.glyphs[i];
    const Cluster cluster = shown_by(run, i, right_to_left);
    const std::uint32_t begin = place(cluster.begin);
    // A cluster of letters and hyphen leaves the hyphen to the hyphen's own.
    const bool is_hyphen = cluster.begin >= hyphen_at && cluster.end > cluster.begin;
    const std::size_t end = is_hyphen ? shown.size() : place(cluster.end);
    WordGlyph made;
    made.id = static_cast<std::uint16_t>(glyph.id);
    made.text_begin = begin;
    made.text_size = static_cast<std::uint16_t>(std::min<std::size_t>(end - begin, 0xFFFF));
    made.advance = glyph.advance;
    made.x_offset = glyph.x_offset;
    made.y_offset = glyph.y_offset;
    glyphs.push_back(made);
  }
  return keep(shown, glyphs);
}

const GlyphWord& GlyphStore::keep(std::string_view text, std::span<const WordGlyph> glyphs) {
  GlyphWord word;
  const std::span<const char> characters = memory_.copy(std::span<const char>(text));
  word.text = {characters.data(), characters.size()};
  word.glyphs = memory_.copy(glyphs);
  for (const WordGlyph& glyph : glyphs) {
    word.advance += glyph.advance;
    if (glyph.advance != Length()) ++word.advancing;
  }
  word.number = size_++;
  return memory_.copy(std::span<const GlyphWord>(&word, 1)).front();
}

}  // namespace layout
