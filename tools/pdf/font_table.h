#pragma once
// Which glyphs of which fonts the pages show, for which text; and the font dictionaries made of it.
//
// One glyph can stand for two texts (a small capital for "A" and for "a"). ToUnicode has one text a
// glyph, so further texts make further Type0 dictionaries over the same descendant font: "layers".

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "layout/pages.h"
#include "pdf/podofo_document.h"
#include "pdf/shown_words.h"
#include "text/subset.h"

namespace pdf {

struct GlyphUse {
  struct Text {
    std::string utf8;  // empty: the glyph continues the cluster of the one before it
    std::size_t count = 0;
  };
  std::vector<Text> texts;  // the one of layer 0 first
  std::uint32_t code = 0;   // in content streams: the glyph's id in the subset
  int width = 0;            // in 1/1000 em, as the PDF's /W says
  bool is_space = false;    // in its most frequent text

  // The text in a layer; layers beyond a glyph's own texts repeat the first one.
  std::string_view text_in(std::size_t layer) const {
    return texts[layer < texts.size() ? layer : 0].utf8;
  }
  // `text` is one of its texts.
  Layers layers_of(std::string_view text) const;
};

struct FontUse {
  text::FontRef font;
  std::vector<GlyphUse> glyphs;  // by glyph id of the whole font; without texts when not used
  text::FontSubset subset;
  std::size_t first_resource = 0;  // layer n is named "F" + (first_resource + n)
  std::size_t layers = 1;
};

class FontTable {
 public:
  // Subsets every font in use. Throws base::Error P001 when a font cannot be embedded, or when a
  // run shows the glyph for missing characters, which PDF/UA-1 §7.21.8 forbids.
  explicit FontTable(const layout::Pages& pages);

  const FontUse& of(const text::Font& font) const { return fonts_[index_.at(&font)]; }
  const std::vector<FontUse>& fonts() const { return fonts_; }
  const ShownWords& words() const { return words_; }

 private:
  // A word on the pages.
  struct WordUse {
    const layout::GlyphWord* word = nullptr;
    std::size_t font = 0;
    base::Length size;
    bool right_to_left = false;
    std::size_t count = 0;
  };

  std::vector<WordUse> count_words(const layout::Pages& pages);
  std::size_t number_of(const text::FontRef& font);

  std::vector<FontUse> fonts_;  // in order of first appearance
  std::unordered_map<const text::Font*, std::size_t> index_;
  ShownWords words_;
};

// The /Font resources: name → Type0 dictionary (ISO 32000-1 §9.7).
Dictionary add_fonts(Document& document, const FontTable& fonts);

// The ToUnicode CMap of one layer (§9.10.3).
std::string to_unicode(const FontUse& font, std::size_t layer);

}  // namespace pdf
