#include "pdf/font_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"

namespace pdf {
namespace {

void count_text(GlyphUse& use, std::string_view text) {
  for (GlyphUse::Text& known : use.texts) {
    if (known.utf8 == text) {
      ++known.count;
      return;
    }
  }
  use.texts.push_back({std::string(text), 1});
}

[[noreturn]] void fail_missing(const layout::GlyphRun& run, const layout::PlacedGlyph& glyph) {
  base::fail(base::Error::Kind::environment, "P001", run.font->path(),
             fmt::format("the font {} has no glyph for \"{}\"", run.font->post_script_name(),
                         text_of(run, glyph)),
             "name a font family that has the character");
}

void count_run(FontUse& font, const layout::GlyphRun& run) {
  for (const layout::PlacedGlyph& glyph : run.glyphs) {
    if (glyph.id == 0) fail_missing(run, glyph);
    if (font.glyphs.size() <= glyph.id) font.glyphs.resize(std::size_t{glyph.id} + 1);
    count_text(font.glyphs[glyph.id], text_of(run, glyph));
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

}  // namespace

std::string_view text_of(const layout::GlyphRun& run, const layout::PlacedGlyph& glyph) {
  base::expects(glyph.text_begin <= glyph.text_end && glyph.text_end <= run.text.size(),
                "a glyph's text lies within its run's");
  return std::string_view(run.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
}

FontTable::FontTable(const layout::Pages& pages) {
  for (const layout::Page& page : pages.pages) {
    for (const layout::Item& item : page.items) {
      const auto* run = std::get_if<layout::GlyphRun>(&item);
      if (run && !run->glyphs.empty()) count_run(entry(run->font), *run);
    }
  }
  std::size_t resources = 0;
  for (FontUse& font : fonts_) {
    subset_font(font);
    font.first_resource = resources;
    resources += font.layers;
  }
}

FontUse& FontTable::entry(const text::FontRef& font) {
  base::expects(font != nullptr, "a run with glyphs has a font");
  const auto [found, added] = index_.try_emplace(font.get(), fonts_.size());
  if (added) {
    fonts_.emplace_back();
    fonts_.back().font = font;
  }
  return fonts_[found->second];
}

}  // namespace pdf
