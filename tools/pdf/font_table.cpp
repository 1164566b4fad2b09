#include "pdf/font_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/utf8.h"

namespace pdf {
namespace {

void count_text(GlyphUse& use, std::string_view text) {
  // Nearly all are the first one, and of one byte: told without a call.
  if (text.size() == 1 && !use.texts.empty() && use.texts.front().utf8.size() == 1 &&
      use.texts.front().utf8[0] == text[0]) {
    ++use.texts.front().count;
    return;
  }
  for (GlyphUse::Text& known : use.texts) {
    if (known.utf8 == text) {
      ++known.count;
      return;
    }
  }
  use.texts.push_back({std::string(text), 1});
}

[[noreturn]] void fail_missing(const layout::GlyphRun& run, std::string_view text) {
  base::fail(base::Error::Kind::environment, "P001", run.font->path(),
             fmt::format("the font {} has no glyph for \"{}\"", run.font->post_script_name(), text),
             "name a font family that has the character");
}

void count_run(FontUse& font, const layout::GlyphRun& run, std::vector<std::string_view>& texts) {
  const bool shared = shares_clusters(run);
  if (shared) glyph_texts(run, texts);
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const layout::PlacedGlyph& glyph = run.glyphs[i];
    const std::string_view text = shared ? texts[i] : own_text(run, glyph);
    if (glyph.id == 0) fail_missing(run, text);
    if (font.glyphs.size() <= glyph.id) font.glyphs.resize(std::size_t{glyph.id} + 1);
    count_text(font.glyphs[glyph.id], text);
  }
}

// Deals the characters of `text` out to the glyphs shown as numbers [begin, end).
void deal_out(const layout::GlyphRun& run, std::string_view text, std::size_t begin,
              std::size_t end, std::vector<std::string_view>& texts) {
  std::size_t left = base::count_code_points(text);
  for (std::size_t i = begin; i < end; ++i) {
    // The first glyph takes what is too much for the others.
    const std::size_t others = end - i - 1;
    const std::size_t count =
        i == begin && left > others ? left - others : std::min<std::size_t>(left, 1);
    std::size_t bytes = 0;
    for (std::size_t n = 0; n < count; ++n) bytes += base::decode_utf8(text, bytes).length;
    texts[shown_glyph(run, i)] = text.substr(0, bytes);
    text.remove_prefix(bytes);
    left -= count;
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

bool shares_clusters(const layout::GlyphRun& run) {
  return std::any_of(run.glyphs.begin(), run.glyphs.end(),
                     [](const auto& glyph) { return glyph.text_size == 0; });
}

void glyph_texts(const layout::GlyphRun& run, std::vector<std::string_view>& texts) {
  texts.resize(run.glyphs.size());
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = own_text(run, run.glyphs[i]);
  if (!shares_clusters(run)) return;
  // The glyphs of a cluster have one place in the text, and one of them has its length.
  for (std::size_t begin = 0; begin < texts.size();) {
    const std::uint32_t place = run.glyphs[shown_glyph(run, begin)].text_begin;
    std::string_view cluster;
    std::size_t end = begin;
    for (; end < texts.size(); ++end) {
      const std::size_t glyph = shown_glyph(run, end);
      if (run.glyphs[glyph].text_begin != place) break;
      if (!texts[glyph].empty()) cluster = texts[glyph];
    }
    if (end - begin > 1) deal_out(run, cluster, begin, end, texts);
    begin = end;
  }
}

FontTable::FontTable(const layout::Pages& pages) {
  std::vector<std::string_view> texts;
  for (const layout::Page& page : pages.pages) {
    for (const layout::Item& item : page.items) {
      const auto* run = std::get_if<layout::GlyphRun>(&item);
      if (run && !run->glyphs.empty()) count_run(entry(run->font), *run, texts);
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
