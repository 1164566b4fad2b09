#include "layout/measured_word.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/fonts.h"
#include "layout/word_hyphens.h"
#include "text/protrusion.h"
#include "text/shape.h"

namespace layout {
namespace {

using base::Length;
using Runs = std::vector<text::ShapedRun>;
using Piece = MeasuredWord::Piece;

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
std::vector<Piece> cut(const WordMeasure& measure, std::string_view word, const Runs& runs,
                       const std::vector<std::uint32_t>& points) {
  std::vector<Piece> pieces(points.size() + 1);
  for (const text::ShapedRun& run : runs) {
    for (const text::Glyph& glyph : run.glyphs) {
      const auto piece = std::upper_bound(points.begin(), points.end(), glyph.cluster);
      base::ShortLength& width = pieces[static_cast<std::size_t>(piece - points.begin())].width;
      width += glyph.advance;
      if (glyph.advance != Length()) width += measure.style.letter_spacing;
    }
  }
  std::uint32_t from = 0;
  for (std::size_t i = 0; i <= points.size(); ++i) {
    Piece& piece = pieces[i];
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
  return pieces;
}

}  // namespace

const MeasuredWord& WordStore::keep(std::string_view text, std::span<const Piece> pieces,
                                    std::span<const MeasuredRun> runs) {
  MeasuredWord word;
  const std::span<const char> characters = memory_.copy(std::span<const char>(text));
  word.text = {characters.data(), characters.size()};
  word.pieces = memory_.copy(pieces);
  word.runs = runs;
  for (const MeasuredRun& run : runs) word.whole += run.word->advance;
  return memory_.copy(std::span<const MeasuredWord>(&word, 1)).front();
}

std::span<const MeasuredRun> WordStore::keep_runs(const Runs& runs, std::string_view text,
                                                  const text::ShapeStyle& shaping,
                                                  std::uint32_t hyphen_at) {
  std::vector<MeasuredRun> kept;
  kept.reserve(runs.size());
  for (const text::ShapedRun& run : runs) {
    const auto font = std::find(shaping.fonts.begin(), shaping.fonts.end(), run.font);
    kept.push_back({static_cast<std::uint32_t>(font - shaping.fonts.begin()),
                    &glyphs_.keep(run, text, shaping.right_to_left, hyphen_at)});
  }
  return memory_.copy(std::span<const MeasuredRun>(kept));
}

const MeasuredWord& measure_word(const WordMeasure& measure, std::string_view word,
                                 text::Hyphenator* hyphenator, WordStore& store) {
  const Runs runs = measure.fonts.shape(word, measure.style, measure.shaping.right_to_left);
  std::vector<std::uint32_t> points;
  if (hyphenator != nullptr) find_word_hyphens(word, measure.style, *hyphenator, points);
  return store.keep(word, cut(measure, word, runs, points),
                    store.keep_runs(runs, word, measure.shaping));
}

const MeasuredWord& measure_clusters(const WordMeasure& measure, std::string_view word,
                                     WordStore& store) {
  const Runs runs = measure.fonts.shape(word, measure.style, measure.shaping.right_to_left);
  std::vector<std::uint32_t> points;
  for (const text::ShapedRun& run : runs) {
    for (const text::Glyph& glyph : run.glyphs) {
      if (glyph.cluster > 0) points.push_back(glyph.cluster);
    }
  }
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return store.keep(word, cut(measure, word, runs, points),
                    store.keep_runs(runs, word, measure.shaping));
}

std::size_t MeasuredWords::place_of(std::size_t hash, std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].word != nullptr && (slots_[at].hash != hash || slots_[at].word->text != text)) {
    at = (at + 1) & mask;
  }
  return at;
}

const MeasuredWord* MeasuredWords::find(std::string_view text) const {
  if (slots_.empty() || text.size() > longest_kept) return nullptr;
  return slots_[place_of(hash_of(text), text)].word;
}

void MeasuredWords::add(const MeasuredWord& word) {
  if (2 * (count_ + 1) > slots_.size()) grow();
  const std::size_t hash = hash_of(word.text);
  slots_[place_of(hash, word.text)] = {hash, &word};
  ++count_;
}

void MeasuredWords::grow() {
  constexpr std::size_t at_first = 64;
  std::vector<Slot> old(std::max(at_first, 2 * slots_.size()));
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.word != nullptr) slots_[place_of(slot.hash, slot.word->text)] = slot;
  }
}

}  // namespace layout
