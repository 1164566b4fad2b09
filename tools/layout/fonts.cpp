#include "layout/fonts.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/utf8.h"
#include "text/punctuation.h"

namespace layout {
namespace {

base::Length width_of(const std::vector<text::ShapedRun>& runs) {
  base::Length sum;
  for (const text::ShapedRun& run : runs) sum += run.advance;
  return sum;
}

text::FontQuery query_of(const css::ComputedStyle& style) {
  text::FontQuery query;
  query.families = style.font_family.names;
  query.strict = !style.font_family.of_document;
  query.weight = style.font_weight;
  query.italic = style.font_style != css::FontSlant::normal;
  query.width = style.font_stretch;
  for (const css::FontVariation& v : style.font_variations) {
    query.variations.push_back({v.tag, v.value});
  }
  if (style.font_optical_sizing) query.optical_size = style.font_size;
  return query;
}

std::optional<text::SizeAdjust> adjust_of(const css::ComputedStyle& style,
                                          const text::Font& first) {
  using Metric = text::SizeAdjust::Metric;
  if (!style.font_size_adjust) return std::nullopt;
  text::SizeAdjust adjust;
  switch (style.font_size_adjust->metric) {
    case css::FontSizeAdjust::Metric::ex_height:
      adjust.metric = Metric::x_height;
      break;
    case css::FontSizeAdjust::Metric::cap_height:
      adjust.metric = Metric::cap_height;
      break;
    case css::FontSizeAdjust::Metric::ch_width:
      adjust.metric = Metric::zero_width;
      break;
  }
  const std::optional<double> given = style.font_size_adjust->value;
  adjust.aspect = given ? *given : text::aspect_of(first, adjust.metric);
  return adjust;
}

// "ж (U+0436)", and "U+007F" for what a terminal would obey or not show.
std::string name_of(char32_t character) {
  const std::string code = fmt::format("U+{:04X}", static_cast<std::uint32_t>(character));
  if (!text::is_visible(character)) return code;
  std::string name;
  base::append_utf8(name, character);
  return name + " (" + code + ")";
}

bool lacks_glyph(const std::vector<text::ShapedRun>& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const text::ShapedRun& run) {
    return std::any_of(run.glyphs.begin(), run.glyphs.end(),
                       [](const text::Glyph& glyph) { return glyph.id == 0; });
  });
}

}  // namespace

css::FontUnits font_units(text::FontLibrary& library, const css::ComputedStyle& style) {
  css::FontUnits units;
  units.ex = units.ch = style.font_size / 2;
  units.cap = style.font_size * 7 / 10;
  units.ascent = style.font_size;
  units.descent = style.font_size / 5;
  try {
    text::ShapeStyle shaping;
    shaping.fonts = library.find(query_of(style));
    shaping.size = style.font_size;
    const text::Font& font = *text::first_available(shaping.fonts);
    shaping.adjust = adjust_of(style, font);
    const text::FontMetrics metrics = font.metrics(shaping.size_of(font));
    units.ascent = metrics.ascent;
    units.descent = metrics.descent;
    units.line_gap = metrics.line_gap;
    if (metrics.x_height > base::Length()) units.ex = metrics.x_height;
    if (metrics.cap_height > base::Length()) units.cap = metrics.cap_height;
    if (font.has_glyph(U'0')) units.ch = width_of(text::shape("0", shaping));
  } catch (const base::Error&) {
    // A family that is not installed is reported where text is set in it.
  }
  return units;
}

FontUse& Fonts::use_of(const css::ComputedStyle& style) {
  if (const auto found = uses_.find(&style); found != uses_.end()) return found->second;
  FontUse use;
  const text::FontQuery query = query_of(style);
  use.shaping.fonts = library_.find(query);
  if (auto lack = query.strict ? std::nullopt : library_.lacks(query)) {
    warn_once(
        "F004", lack->message,
        fmt::format("{}; text is set in '{}'", lack->message, use.shaping.fonts.front()->family()),
        lack->hint);
  }
  use.shaping.size = style.font_size;
  use.shaping.language = style.language;
  for (const css::FontFeature& f : style.font_features)
    use.shaping.features.push_back({f.tag, f.value});
  if (!style.font_kerning) use.shaping.features.push_back({"kern", 0});
  if (style.letter_spacing != base::Length()) {  // CSS Text 3 §8.2: no optional ligatures
    use.shaping.features.push_back({"liga", 0});
    use.shaping.features.push_back({"clig", 0});
  }
  const text::Font& font = *text::first_available(use.shaping.fonts);
  use.shaping.adjust = adjust_of(style, font);
  use.right_to_left = use.shaping;
  use.right_to_left.right_to_left = true;
  use.metrics = font.metrics(use.shaping.size_of(font));
  use.line_height =
      style.line_height.value_or(use.metrics.ascent + use.metrics.descent + use.metrics.line_gap);
  const std::vector<text::ShapedRun> space = text::shape(" ", use.shaping);
  use.space = width_of(space);
  if (!space.empty() && !space.front().glyphs.empty()) {
    use.space_font = space.front().font;
    use.space_word = &glyphs_.keep(space.front(), " ", false);
    constexpr std::string_view no_break_space = "\u00A0";
    std::vector<WordGlyph> glyphs(use.space_word->glyphs.begin(), use.space_word->glyphs.end());
    glyphs.front().text_size = static_cast<std::uint16_t>(no_break_space.size());
    use.no_break_space = &glyphs_.keep(no_break_space, glyphs);
  }
  use.hyphen_text = style.hyphenate_character.value_or(font.has_glyph(U'\u2010') ? "\u2010" : "-");
  use.hyphen = width_of(text::shape(use.hyphen_text, use.shaping));
  return uses_.emplace(&style, std::move(use)).first->second;
}

std::vector<text::ShapedRun> Fonts::shape(std::string_view text, const css::ComputedStyle& style,
                                          bool right_to_left) {
  FontUse& use = use_of(style);
  const text::ShapeStyle& shaping = right_to_left ? use.right_to_left : use.shaping;
  std::vector<text::ShapedRun> runs = text::shape(text, shaping);
  if (!lacks_glyph(runs)) return runs;
  supply(use, text, query_of(style));
  return text::shape(text, shaping);
}

void Fonts::supply(FontUse& use, std::string_view text, const text::FontQuery& query) {
  std::vector<text::FontRef>& fonts = use.shaping.fonts;
  while (const auto cluster = text::uncovered_cluster(text, fonts)) {
    const std::vector<char32_t> missing = text::missing_characters(*cluster, fonts);
    const std::string character = name_of(missing.front());
    const text::FontRef font = library_.find_for(*cluster, query);
    if (!font) {
      base::fail(base::Error::Kind::environment, "F002", {},
                 fmt::format("no font has the character {}, asked for in \"{}\"", character,
                             fonts.front()->family()),
                 "name a font that has it in font-family, or install one");
    }
    fonts.push_back(font);
    use.right_to_left.fonts.push_back(font);
    warn_once("F005", font->family(),
              fmt::format("characters such as {} are set in '{}', which no style sheet names",
                          character, font->family()),
              "name a font that has it in font-family");
  }
}

void Fonts::warn_once(std::string code, const std::string& subject, std::string message,
                      std::string hint) {
  if (!warned_.insert(code + subject).second) return;
  base::Diagnostic warning;
  warning.code = std::move(code);
  warning.severity = base::Severity::warning;
  warning.message = std::move(message);
  warning.hint = std::move(hint);
  warnings_.push_back(std::move(warning));
}

}  // namespace layout
