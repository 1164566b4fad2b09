#pragma once
// Glyph runs → text operators (ISO 32000-1 §9.3, §9.4).

#include <string>
#include <string_view>
#include <vector>

#include "layout/pages.h"
#include "pdf/font_table.h"
#include "pdf/sheet.h"

namespace pdf {

// What persists between text objects (§9.3.1), to set only what changes.
struct TextState {
  std::size_t resource = static_cast<std::size_t>(-1);
  base::Length size;
  std::int32_t expansion = 0;
  bool transparent = false;
  std::int64_t spacing = 0;  // between characters, in 1/10000 pt
};

class TextWriter {
 public:
  // Appends to `out`.
  TextWriter(std::string& out, const Sheet& sheet, const FontTable& fonts)
      : out_(out), sheet_(sheet), fonts_(fonts) {}

  // Inside a text object, with the colour set.
  void show(const layout::GlyphRun& run);

  const TextState& state() const { return state_; }
  void restore(const TextState& state) { state_ = state; }

 private:
  static bool shows_as_one(const layout::GlyphRun& run, const ShownWord& word);
  void set_spacing(const layout::GlyphRun& run);
  base::Length spacing_after(std::size_t glyphs) const;
  void move_to_start(const layout::GlyphRun& run);
  void show_word(const layout::GlyphRun& run, const layout::PlacedWord& placed,
                 const ShownWord& word);
  void show_glyphs(const layout::GlyphRun& run, const layout::PlacedWord& placed);
  std::size_t layer_in(const Layers& layers) const;
  void select(std::size_t layer, base::Length rise, base::Length size);
  void move_pen(base::Length to, const Em& em);

  void operand(base::Length length, int decimals);
  void open_array();
  void close_array();
  void open_string();
  void close_string();

  std::string& out_;
  const Sheet& sheet_;
  const FontTable& fonts_;
  TextState state_;
  const FontUse* font_ = nullptr;  // of the run at hand
  // Of the word that is shown glyph by glyph.
  std::vector<layout::PlacedGlyph> glyphs_;
  std::vector<std::string_view> texts_;
  base::Length pen_;   // where the next glyph would be shown, relative to the run's origin
  base::Length rise_;  // of the text, upwards
  bool in_string_ = false;
};

}  // namespace pdf
