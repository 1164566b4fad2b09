#include "text/word_shaper.h"

#include <algorithm>
#include <utility>

#include <hb-ot.h>

#include "base/utf8.h"
#include "text/font_impl.h"
#include "text/itemize.h"

namespace text {
namespace {

// Longer words are seldom met twice.
constexpr std::size_t longest_kept_word = 64;
// Then the shaper forgets all and begins again. Whoever sets paragraphs keeps the words of a style.
constexpr std::size_t most_kept_words = 10000;

// Not Graphite, which some builds of HarfBuzz prefer for the few fonts that have it: it composes
// and decomposes nothing, so that characters that `covers` counts would be missing.
constexpr const char* shapers[] = {"ot", nullptr};

struct Block {
  std::uint32_t first, last;
};

// Scripts whose letters are not changed by what lies beyond a space.
constexpr Block divisible_blocks[] = {
    {0x0000, 0x05FF},  // Latin, Greek, Cyrillic, Armenian, Hebrew
    {0x1C80, 0x1C8F},  // Cyrillic Extended-C
    {0x1D00, 0x2E7F},  // phonetic, Latin and Greek additions, punctuation, symbols
    {0xA640, 0xA7FF},  // Cyrillic Extended-B, Latin Extended-D
    {0xAB30, 0xAB6F},  // Latin Extended-E
    {0xFB00, 0xFB4F},  // presentation forms of Latin, Armenian, Hebrew
    {0xFE00, 0xFE2F},  // variation selectors, half marks
    {0xFFFD, 0xFFFD},   {0x1D400, 0x1D7FF},  // mathematical letters
    {0x1F000, 0x1FAFF},                      // pictographs
};

bool is_divisible(std::uint32_t c) {
  return std::any_of(std::begin(divisible_blocks), std::end(divisible_blocks),
                     [c](Block b) { return c >= b.first && c <= b.last; });
}

hb_feature_t to_harfbuzz(const Feature& feature) {
  hb_feature_t out{};
  out.tag = hb_tag_from_string(feature.tag.data(), static_cast<int>(feature.tag.size()));
  out.value = static_cast<std::uint32_t>(std::max(0, feature.value));
  out.start = HB_FEATURE_GLOBAL_START;
  out.end = HB_FEATURE_GLOBAL_END;
  return out;
}

}  // namespace

WordShaper::WordShaper(const ShapeStyle& style)
    : language_(style.language),
      features_(style.features),
      right_to_left_(style.right_to_left),
      hb_language_(hb_language_from_string(style.language.c_str(), -1)),
      script_(script_of_language(style.language)),
      buffer_(hb_buffer_create()) {
  for (const FontRef& font : style.fonts) {
    keep_.push_back(font);
    fonts_.push_back(font.get());
  }
  for (const Feature& feature : features_) hb_features_.push_back(to_harfbuzz(feature));
  whole_text_ = is_space_in_substitutions();
}

bool WordShaper::serves(const ShapeStyle& style) const {
  const auto same = [](const Font* a, const FontRef& b) { return a == b.get(); };
  return right_to_left_ == style.right_to_left && language_ == style.language &&
         features_ == style.features &&
         std::equal(fonts_.begin(), fonts_.end(), style.fonts.begin(), style.fonts.end(), same);
}

bool WordShaper::is_space_in_substitutions() const {
  const Font& font = *fonts_.front();
  const hb_codepoint_t space = font.glyph_for(U' ');
  hb_face_t* face = font.impl().face.get();
  const hb_segment_properties_t properties{right_to_left_ ? HB_DIRECTION_RTL : HB_DIRECTION_LTR,
                                           script_, hb_language_, nullptr, nullptr};
  const HarfBuzz<hb_shape_plan_t> plan(hb_shape_plan_create_cached(
      face, &properties, hb_features_.data(), static_cast<unsigned>(hb_features_.size()), shapers));
  const HarfBuzz<hb_set_t> lookups(hb_set_create()), glyphs(hb_set_create());
  hb_ot_shape_plan_collect_lookups(plan.get(), HB_OT_TAG_GSUB, lookups.get());
  hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
  while (hb_set_next(lookups.get(), &lookup)) {
    hb_ot_layout_lookup_collect_glyphs(face, HB_OT_TAG_GSUB, lookup, glyphs.get(), glyphs.get(),
                                       glyphs.get(), nullptr);
  }
  return hb_set_has(glyphs.get(), space) != 0;
}

bool WordShaper::divides(std::string_view text) const {
  if (whole_text_) return false;
  // Lead bytes from D6 on begin code points from U+0580 on.
  const bool plain = std::all_of(text.begin(), text.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0xD6; });
  if (plain) return true;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, i);
    if (!is_divisible(c.value)) return false;
    i += c.length;
  }
  return true;
}

const ShapedWord& WordShaper::word(std::string_view text) {
  if (text.size() > longest_kept_word) {
    shape_into(uncached_, text);
    return uncached_;
  }
  if (const auto found = words_.find(text); found != words_.end()) return found->second;
  if (words_.size() >= most_kept_words) words_.clear();
  ShapedWord& word = words_[std::string(text)];
  shape_into(word, text);
  return word;
}

void WordShaper::shape_into(ShapedWord& out, std::string_view text) {
  out.pieces.clear();
  out.glyphs.clear();
  const CodePoints points = decode(text);
  for (const TextPiece& piece : itemize(points, fonts_, script_)) {
    hb_buffer_t* buffer = buffer_.get();
    hb_buffer_clear_contents(buffer);
    // The rest of the text is context, so that letters join across a change of font.
    hb_buffer_add_codepoints(buffer, points.values.data(), static_cast<int>(points.values.size()),
                             piece.begin, static_cast<int>(piece.end - piece.begin));
    hb_buffer_set_direction(buffer, right_to_left_ ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, piece.script);
    hb_buffer_set_language(buffer, hb_language_);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_shape_full(fonts_[piece.font]->impl().font.get(), buffer, hb_features_.data(),
                  static_cast<unsigned>(hb_features_.size()), shapers);
    WordPiece made;
    made.font = piece.font;
    made.begin = points.offsets[piece.begin];
    made.end = points.offsets[piece.end];
    made.first_glyph = static_cast<std::uint32_t>(out.glyphs.size());
    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    out.glyphs.reserve(out.glyphs.size() + count);
    for (unsigned i = 0; i < count; ++i) {
      out.glyphs.push_back({glyphs[i].codepoint, points.offsets[glyphs[i].cluster],
                            positions[i].x_advance, positions[i].x_offset, positions[i].y_offset});
    }
    made.last_glyph = static_cast<std::uint32_t>(out.glyphs.size());
    out.pieces.push_back(made);
  }
}

}  // namespace text
