#include "pdf/font_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "pdf/glyph_texts.h"

namespace pdf {
namespace {

void count_text(GlyphUse& use, std::string_view text, std::size_t count) {
  for (GlyphUse::Text& known : use.texts) {
    if (known.utf8 == text) {
      known.count += count;
      return;
    }
  }
  use.texts.push_back({std::string(text), count});
}

[[noreturn]] void fail_missing(const text::Font& font, std::string_view text) {
  base::fail(base::Error::Kind::environment, "P001", font.path(),
             fmt::format("the font {} has no glyph for \"{}\"", font.post_script_name(), text),
             "name a font family that has the character");
}

// `texts` are those of the word's glyphs, which are shown `count` times.
void count_word(FontUse& font, const layout::GlyphWord& word,
                const std::vector<std::string_view>& texts, std::size_t count) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::size_t id = word.glyphs[i].id;
    if (id == 0) fail_missing(*font.font, texts[i]);
    if (font.glyphs.size() <= id) font.glyphs.resize(id + 1);
    count_text(font.glyphs[id], texts[i], count);
  }
}

void subset_font(FontUse& font) {
  std::vector<std::uint32_t> ids;
  for (std::uint32_t id = 0; id < font.glyphs.size(); ++id) {
    if (!font.glyphs[id].texts.empty()) ids.push_back(id);
  }
  font.subset = text::subset(*font.font, ids);
  for (const std::uint32_t id : ids) {
    GlyphUse& use = font.glyphs[id];
    const auto found = font.subset.new_ids.find(id);
    base::expects(found != font.subset.new_ids.end(),
                  "a subset holds every glyph it was asked for");
    use.code = found->second;
    use.width = font.subset.widths.at(use.code);
    base::expects(use.code <= 0xFFFF, "codes have two bytes");
    std::stable_sort(use.texts.begin(), use.texts.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    use.is_space = use.texts.front().utf8 == " ";
    font.layers = std::max(font.layers, use.texts.size());
  }
}

ShownGlyph shown(const GlyphUse& use, std::string_view text) {
  return {use.code, use.width, use.layers_of(text)};
}

}  // namespace

Layers GlyphUse::layers_of(std::string_view text) const {
  std::size_t layer = 0;
  while (texts.at(layer).utf8 != text) ++layer;
  return {layer, layer == 0 ? texts.size() : Layers::none};
}

FontTable::FontTable(const layout::Pages& pages)
    : words_(pages.glyphs == nullptr ? 0 : pages.glyphs->size()) {
  const std::vector<WordUse> uses = count_words(pages);
  std::vector<std::string_view> texts;
  for (const WordUse& use : uses) {
    glyph_texts(*use.word, use.right_to_left, texts);
    count_word(fonts_[use.font], *use.word, texts, use.count);
  }
  std::size_t resources = 0;
  for (FontUse& font : fonts_) {
    subset_font(font);
    font.first_resource = resources;
    resources += font.layers;
  }
  std::vector<ShownGlyph> glyphs;
  for (const WordUse& use : uses) {
    if (use.size <= base::Length()) continue;  // it is not shown
    const FontUse& font = fonts_[use.font];
    glyph_texts(*use.word, use.right_to_left, texts);
    glyphs.clear();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      glyphs.push_back(shown(font.glyphs[use.word->glyphs[i].id], texts[i]));
    }
    words_.add(*use.word, use.size, glyphs);
  }
}

// In the order of their first appearance.
std::vector<FontTable::WordUse> FontTable::count_words(const layout::Pages& pages) {
  constexpr std::size_t unknown = static_cast<std::size_t>(-1);
  std::vector<std::size_t> place_of(pages.glyphs == nullptr ? 0 : pages.glyphs->size(), unknown);
  std::vector<WordUse> uses;
  for (const layout::Page& page : pages.pages) {
    for (const layout::Item& item : page.items) {
      const auto* run = std::get_if<layout::GlyphRun>(&item);
      if (run == nullptr || run->words.empty()) continue;
      const std::size_t font = number_of(run->font);
      for (const layout::PlacedWord& placed : run->words) {
        std::size_t& place = place_of.at(placed.number);
        if (place == unknown) {
          place = uses.size();
          uses.push_back({placed.word, font, run->size, run->right_to_left, 0});
        }
        base::expects(uses[place].font == font, "a word has one font");
        ++uses[place].count;
      }
    }
  }
  return uses;
}

std::size_t FontTable::number_of(const text::FontRef& font) {
  base::expects(font != nullptr, "a run with glyphs has a font");
  const auto [found, added] = index_.try_emplace(font.get(), fonts_.size());
  if (added) {
    fonts_.emplace_back();
    fonts_.back().font = font;
  }
  return found->second;
}

}  // namespace pdf
