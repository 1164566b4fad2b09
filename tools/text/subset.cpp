#include "text/subset.h"

#include <algorithm>
#include <iterator>

#include <hb-ot.h>

#include "base/error.h"
#include "text/cid_keyed.h"
#include "text/font_impl.h"

namespace text {
namespace {

constexpr hb_tag_t cff_tag = HB_TAG('C', 'F', 'F', ' ');

// What PDF does not need. GSUB above all: kept, it would draw in every glyph that it can reach.
constexpr hb_tag_t dropped_tables[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('V', 'O', 'R', 'G'),
    HB_TAG('S', 'T', 'A', 'T'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('O', 'S', '/', '2'), HB_TAG('g', 'a', 's', 'p'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('V', 'D', 'M', 'X'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('P', 'C', 'L', 'T'), HB_TAG('F', 'F', 'T', 'M'), HB_TAG('f', 'v', 'a', 'r'),
    HB_TAG('g', 'v', 'a', 'r'), HB_TAG('a', 'v', 'a', 'r'), HB_TAG('c', 'v', 'a', 'r'),
    HB_TAG('H', 'V', 'A', 'R'), HB_TAG('V', 'V', 'A', 'R'), HB_TAG('M', 'V', 'A', 'R'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
};

[[noreturn]] void refuse(const Font& font, const std::string& why) {
  base::fail(base::Error::Kind::environment, "F003", font.path(),
             "the font file '" + font.path() + "' cannot be embedded: " + why,
             "name another family in the style sheet");
}

std::string bytes_of(hb_blob_t* blob) {
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(blob, &size);
  return std::string(bytes, size);
}

HarfBuzz<hb_subset_input_t> input_for(const Font& font, const std::vector<std::uint32_t>& glyphs) {
  HarfBuzz<hb_subset_input_t> input(hb_subset_input_create_or_fail());
  base::expects(input != nullptr, "memory for a subset");
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : dropped_tables) hb_set_add(dropped, tag);
  const Font::Impl& impl = font.impl();
  for (const hb_variation_t& place : impl.instance) {
    hb_subset_input_pin_axis_location(input.get(), impl.face.get(), place.tag, place.value);
  }
  // Hints of a variable font are those of its default instance.
  hb_subset_input_set_flags(input.get(), impl.instance.empty() ? HB_SUBSET_FLAGS_NOTDEF_OUTLINE
                                                               : HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                                                     HB_SUBSET_FLAGS_NO_HINTING);
  return input;
}

// Advance of the glyph in 1/1000 em, rounded half up.
int width_of(const Font& font, std::uint32_t glyph) {
  const int advance = hb_font_get_glyph_h_advance(font.impl().font.get(), glyph);
  const int upem = static_cast<int>(font.units_per_em());
  return (advance * 2000 + upem) / (2 * upem);
}

}  // namespace

FontSubset subset(const Font& font, const std::vector<std::uint32_t>& glyphs) {
  hb_face_t* face = font.impl().face.get();
  const unsigned count = hb_face_get_glyph_count(face);
  base::expects(std::adjacent_find(glyphs.begin(), glyphs.end(),
                                   [](auto a, auto b) { return a >= b; }) == glyphs.end(),
                "glyphs sorted and unique");
  base::expects(glyphs.empty() || glyphs.back() < count, "glyphs of this font");
  const HarfBuzz<hb_subset_input_t> input = input_for(font, glyphs);
  const HarfBuzz<hb_subset_plan_t> plan(hb_subset_plan_create_or_fail(face, input.get()));
  if (!plan) refuse(font, "its tables are damaged");
  const HarfBuzz<hb_face_t> reduced(hb_subset_plan_execute_or_fail(plan.get()));
  if (!reduced) refuse(font, "its outlines are damaged");

  FontSubset out;
  const hb_map_t* new_ids = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  const auto keep = [&](std::uint32_t old_id) {
    const hb_codepoint_t new_id = hb_map_get(new_ids, old_id);
    if (new_id != HB_MAP_VALUE_INVALID) out.new_ids[old_id] = new_id;
  };
  // Parts of composite glyphs are in the program too, so every glyph is asked.
  for (std::uint32_t id = 0; id < count; ++id) keep(id);
  out.widths.assign(out.new_ids.size(), 0);
  for (const auto& [old_id, new_id] : out.new_ids) {
    if (new_id >= out.widths.size()) out.widths.resize(new_id + 1, 0);
    out.widths[new_id] = width_of(font, old_id);
  }
  const HarfBuzz<hb_blob_t> cff(hb_face_reference_table(reduced.get(), cff_tag));
  if (hb_blob_get_length(cff.get()) > 0) {
    out.format = FontSubset::Format::cff;
    out.program = cid_keyed(bytes_of(cff.get()));
    if (out.program.empty()) refuse(font, "its CFF table is damaged");
  } else {
    const HarfBuzz<hb_blob_t> sfnt(hb_face_reference_blob(reduced.get()));
    out.format = FontSubset::Format::true_type;
    out.program = bytes_of(sfnt.get());
  }
  return out;
}

}  // namespace text
