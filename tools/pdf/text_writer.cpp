#include "pdf/text_writer.h"

#include <fmt/format.h>

#include "pdf/decimal.h"
#include "pdf/glyph_texts.h"

namespace pdf {
namespace {

using base::Length;

constexpr int spacing_decimals = 4;
constexpr std::int64_t spacing_unit = 10000;

}  // namespace

void TextWriter::show(const layout::GlyphRun& run) {
  if (run.words.empty() || run.size <= Length()) return;
  font_ = &fonts_.of(*run.font);
  if (state_.transparent != run.transparent) {  // §9.3.6
    out_ += run.transparent ? "3 Tr\n" : "0 Tr\n";
    state_.transparent = run.transparent;
  }
  if (state_.expansion != run.expansion) {
    append_decimal(out_, 1000 + std::int64_t{run.expansion}, 1);
    out_ += " Tz\n";
    state_.expansion = run.expansion;
  }
  set_spacing(run);
  move_to_start(run);
  open_array();
  const std::size_t count = run.words.size();
  for (std::size_t i = 0; i < count; ++i) {
    const layout::PlacedWord& placed = run.words[shown_glyph(i, count, run.right_to_left)];
    const auto word = fonts_.words().find(placed.number);
    if (word && shows_as_one(run, *word)) {
      show_word(run, placed, *word);
    } else {
      show_glyphs(run, placed);
    }
  }
  close_array();
  if (rise_ != Length()) out_ += "0 Ts\n";
  rise_ = Length();
}

// A word is known from left to right. Spacing comes after every glyph that is shown (§9.3.2), and
// belongs only after those that advance.
bool TextWriter::shows_as_one(const layout::GlyphRun& run, const ShownWord& word) {
  return !run.right_to_left && (run.letter_spacing == Length() || word.all_advance);
}

// Character spacing says in one number what adjustments would say glyph by glyph; what rounding
// leaves, adjustments make good.
void TextWriter::set_spacing(const layout::GlyphRun& run) {
  const Length unscaled =
      base::scaled(run.letter_spacing, 1000, 1000 + std::int64_t{run.expansion});
  const std::int64_t spacing = points_in_decimal(unscaled, spacing_decimals);
  if (state_.spacing == spacing) return;
  append_decimal(out_, spacing, spacing_decimals);
  out_ += " Tc\n";
  state_.spacing = spacing;
}

// As the page shows it: scaled horizontally, as all widths are (§9.4.4).
Length TextWriter::spacing_after(std::size_t glyphs) const {
  if (state_.spacing == 0) return {};
  return base::scaled(Length::from_units(state_.spacing * static_cast<std::int64_t>(glyphs)),
                      Length::per_point * (1000 + std::int64_t{state_.expansion}),
                      std::int64_t{1000} * spacing_unit);
}

void TextWriter::move_to_start(const layout::GlyphRun& run) {
  const layout::PlacedWord& first = run.right_to_left ? run.words.back() : run.words.front();
  pen_ = first.x;
  if (run.right_to_left) {
    layout::place_glyphs(run, first, glyphs_);
    if (!glyphs_.empty()) pen_ = glyphs_.back().x;
  }
  out_ += "1 0 0 1 ";
  operand(sheet_.x(run.origin.x + pen_), 2);
  operand(sheet_.y(run.origin.y), 2);
  out_ += "Tm\n";
}

void TextWriter::show_word(const layout::GlyphRun& run, const layout::PlacedWord& placed,
                           const ShownWord& word) {
  const Em em(run.size, run.expansion);
  select(layer_in(word.layers), Length(), run.size);
  move_pen(placed.x, em);
  open_string();
  out_ += word.codes;
  pen_ += em.length(word.width) + spacing_after(word.glyphs);
}

void TextWriter::show_glyphs(const layout::GlyphRun& run, const layout::PlacedWord& placed) {
  const Em em(run.size, run.expansion);
  layout::place_glyphs(run, placed, glyphs_);
  glyph_texts(*placed.word, run.right_to_left, texts_);
  for (std::size_t i = 0; i < glyphs_.size(); ++i) {
    const std::size_t index = shown_glyph(i, glyphs_.size(), run.right_to_left);
    const layout::PlacedGlyph& glyph = glyphs_[index];
    const GlyphUse& use = font_->glyphs[glyph.id];
    select(layer_in(use.layers_of(texts_[index])), -glyph.y, run.size);
    move_pen(glyph.x, em);
    open_string();
    append_code(out_, use.code);
    pen_ += em.length(use.width) + spacing_after(1);
  }
}

// The present layer when it tells the right text, to change fonts as little as possible.
std::size_t TextWriter::layer_in(const Layers& layers) const {
  const std::size_t present = state_.resource - font_->first_resource;
  return present < font_->layers && layers.has(present) ? present : layers.first;
}

void TextWriter::select(std::size_t layer, Length rise, Length size) {
  const std::size_t resource = font_->first_resource + layer;
  const bool other_font = state_.resource != resource || state_.size != size;
  if (!other_font && rise_ == rise) return;
  close_array();
  if (other_font) {
    out_ += fmt::format("/F{} ", resource);
    operand(size, 3);
    out_ += "Tf\n";
    state_.resource = resource;
    state_.size = size;
  }
  if (rise_ != rise) {
    operand(rise, 3);
    out_ += "Ts\n";
    rise_ = rise;
  }
  open_array();
}

void TextWriter::move_pen(Length to, const Em& em) {
  const std::int64_t back = em.adjustment(pen_ - to);
  if (back == 0) return;
  close_string();
  append_decimal(out_, back, 0);
  pen_ -= em.length(back);
}

void TextWriter::operand(Length length, int decimals) {
  append_points(out_, length, decimals);
  out_ += ' ';
}

void TextWriter::open_array() {
  out_ += '[';
}

void TextWriter::close_array() {
  close_string();
  // An array without a string paints nothing and need not be there.
  if (out_.back() == '[') {
    out_.pop_back();
  } else {
    out_ += "]TJ\n";
  }
}

void TextWriter::open_string() {
  if (!in_string_) out_ += '(';
  in_string_ = true;
}

void TextWriter::close_string() {
  if (in_string_) out_ += ')';
  in_string_ = false;
}

}  // namespace pdf
