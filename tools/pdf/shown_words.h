#pragma once
// Words as content streams show them (ISO 32000-1 §9.4.3), made once for each word of a document.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/glyphs.h"
#include "pdf/layers.h"

namespace pdf {

// The em of a text at its size, as it is scaled horizontally.
class Em {
 public:
  Em(base::Length size, std::int32_t expansion)
      : millionths_(size.units() * (1000 + std::int64_t{expansion})) {}

  // The number of a TJ array that moves the pen back by `way`; 0 when it is too small to be worth
  // one, and can wait for the next glyph.
  std::int64_t adjustment(base::Length way) const;
  base::Length length(std::int64_t thousandths) const;

 private:
  std::int64_t millionths_;  // of a unit in a thousandth of the em
};

// A glyph's code, in a literal string that is open.
void append_code(std::string& out, std::uint32_t code);

// A glyph of a word as the font's subset knows it.
struct ShownGlyph {
  std::uint32_t code = 0;
  int width = 0;  // in 1/1000 em
  Layers layers;  // in which it tells its text
};

struct ShownWord {
  std::string_view codes;  // goes into an open string; may close and open it again
  std::int64_t width = 0;  // of all that is shown, in 1/1000 em
  std::uint32_t glyphs = 0;
  bool all_advance = true;  // every glyph
  Layers layers;            // in which all its glyphs tell their texts
};

class ShownWords {
 public:
  explicit ShownWords(std::size_t count) : words_(count) {}

  // `word` is set at `size`, and `glyphs` are its glyphs. Some can only be shown glyph by glyph,
  // and are left out.
  void add(const layout::GlyphWord& word, base::Length size, std::span<const ShownGlyph> glyphs);
  // By its number.
  std::optional<ShownWord> find(std::uint32_t word) const;

 private:
  struct Entry {
    std::size_t begin = 0;
    std::uint32_t size = 0;  // 0: left out
    std::int32_t width = 0;
    std::uint32_t glyphs = 0;
    bool all_advance = true;
    Layers layers;
  };

  std::string codes_;
  std::vector<Entry> words_;  // by number
};

}  // namespace pdf
