#include "text/font.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <hb-ot.h>

#include "base/error.h"
#include "base/file.h"
#include "text/font_impl.h"
#include "text/woff.h"
#include "text/word_shaper.h"

namespace text {
namespace {

constexpr hb_tag_t tag_of(const char (&name)[5]) {
  return HB_TAG(name[0], name[1], name[2], name[3]);
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
  const HarfBuzz<hb_blob_t> blob(hb_face_reference_table(face, tag));
  return hb_blob_get_length(blob.get()) > 0;
}

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
  std::array<char, 256> text{};
  unsigned size = text.size();
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, text.data());
  return std::string(text.data(), std::min<std::size_t>(size, text.size() - 1));
}

[[noreturn]] void broken(const std::string& path, const std::string& why) {
  base::fail(base::Error::Kind::environment, "F003", path,
             "the font file '" + path + "' cannot be used: " + why,
             "give a TrueType or OpenType file (.ttf, .otf, .ttc) that is complete");
}

void check_usable(hb_face_t* face, const std::string& path) {
  for (const hb_tag_t needed :
       {tag_of("head"), tag_of("maxp"), tag_of("hhea"), tag_of("hmtx"), tag_of("cmap")}) {
    if (has_table(face, needed)) continue;
    std::array<char, 5> name{};
    hb_tag_to_string(needed, name.data());
    broken(path, std::string("it has no table '") + name.data() + "'");
  }
  if (!has_table(face, tag_of("CFF ")) && !has_table(face, tag_of("glyf"))) {
    broken(path, "it has no outlines of the kinds 'glyf' and 'CFF '");
  }
  if (hb_face_get_glyph_count(face) == 0) broken(path, "it has no glyphs");
}

// Where all axes are, when one of them is not at its default.
std::vector<hb_variation_t> instance_of(hb_face_t* face, const std::vector<Variation>& variations) {
  std::vector<hb_ot_var_axis_info_t> axes(hb_ot_var_get_axis_count(face));
  unsigned count = static_cast<unsigned>(axes.size());
  hb_ot_var_get_axis_infos(face, 0, &count, axes.data());
  std::vector<hb_variation_t> instance;
  bool moved = false;
  for (const hb_ot_var_axis_info_t& axis : axes) {
    float value = axis.default_value;
    for (const Variation& variation : variations) {
      if (hb_tag_from_string(variation.tag.data(), 4) != axis.tag) continue;
      value = std::clamp(static_cast<float>(variation.value) / 65536.0F, axis.min_value,
                         axis.max_value);
    }
    moved = moved || value != axis.default_value;
    instance.push_back({axis.tag, value});
  }
  if (!moved) instance.clear();
  return instance;
}

// Other instances of one font have other names (Adobe Technical Note 5902).
std::string instance_name(const std::vector<hb_variation_t>& instance) {
  std::string name;
  for (const hb_variation_t& place : instance) {
    std::array<char, 5> tag{};
    hb_tag_to_string(place.tag, tag.data());
    name += fmt::format("_{:g}{}", place.value, tag.data());
  }
  return name;
}

HarfBuzz<hb_blob_t> read_blob(const std::string& path) {
  HarfBuzz<hb_blob_t> blob(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!blob) broken(path, "it cannot be read");
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(blob.get(), &size);
  const std::string_view file(bytes, size);
  if (!is_woff(file)) return blob;
  const std::string sfnt = sfnt_of_woff(file);
  if (sfnt.empty()) broken(path, "its WOFF container is damaged");
  return HarfBuzz<hb_blob_t>(hb_blob_create(sfnt.data(), static_cast<unsigned>(sfnt.size()),
                                            HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
}

Length metric(const Font::Impl& impl, hb_ot_metrics_tag_t tag, Length size) {
  hb_position_t units = 0;
  hb_ot_metrics_get_position_with_fallback(impl.font.get(), tag, &units);
  return from_design_units(units, size, impl.units_per_em);
}

}  // namespace

Font::Impl::Impl() = default;
Font::Impl::~Impl() = default;

std::unique_ptr<Font::Impl> open_font(const std::string& path, unsigned index,
                                      const std::vector<Variation>& variations) {
  const HarfBuzz<hb_blob_t> blob = read_blob(path);
  if (index >= hb_face_count(blob.get())) broken(path, "it is not a font");
  auto impl = std::make_unique<Font::Impl>();
  impl->face.reset(hb_face_create(blob.get(), index));
  hb_face_t* face = impl->face.get();
  check_usable(face, path);
  hb_face_make_immutable(face);
  impl->units_per_em = hb_face_get_upem(face);
  impl->font.reset(hb_font_create(face));
  const int scale = static_cast<int>(impl->units_per_em);
  hb_font_set_scale(impl->font.get(), scale, scale);
  impl->instance = instance_of(face, variations);
  hb_font_set_variations(impl->font.get(), impl->instance.data(),
                         static_cast<unsigned>(impl->instance.size()));
  hb_font_make_immutable(impl->font.get());
  impl->path = path;
  impl->face_index = index;
  impl->family = name_of(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
  if (impl->family.empty()) impl->family = name_of(face, HB_OT_NAME_ID_FONT_FAMILY);
  impl->post_script_name =
      name_of(face, HB_OT_NAME_ID_POSTSCRIPT_NAME) + instance_name(impl->instance);
  return impl;
}

Font::Font(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Font::~Font() = default;

const std::string& Font::family() const {
  return impl_->family;
}
const std::string& Font::post_script_name() const {
  return impl_->post_script_name;
}
const std::string& Font::path() const {
  return impl_->path;
}
unsigned Font::face_index() const {
  return impl_->face_index;
}
int Font::weight() const {
  return impl_->weight;
}
bool Font::italic() const {
  return impl_->italic;
}
int Font::size_adjust() const {
  return impl_->size_adjust;
}
unsigned Font::units_per_em() const {
  return impl_->units_per_em;
}

FontMetrics Font::metrics(Length size) const {
  FontMetrics m;
  m.ascent = metric(*impl_, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, size);
  m.descent = -metric(*impl_, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, size);
  m.line_gap = metric(*impl_, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP, size);
  m.x_height = metric(*impl_, HB_OT_METRICS_TAG_X_HEIGHT, size);
  m.cap_height = metric(*impl_, HB_OT_METRICS_TAG_CAP_HEIGHT, size);
  m.underline_position = metric(*impl_, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, size);
  m.underline_thickness = metric(*impl_, HB_OT_METRICS_TAG_UNDERLINE_SIZE, size);
  return m;
}

bool Font::is_for(char32_t code_point) const {
  const std::vector<CodeRange>& covers = impl_->covers;
  const auto has = [&](const CodeRange& r) {
    return code_point >= r.first && code_point <= r.last;
  };
  return covers.empty() || std::any_of(covers.begin(), covers.end(), has);
}

const FontRef& first_available(const std::vector<FontRef>& fonts) {
  const auto found = std::find_if(fonts.begin(), fonts.end(),
                                  [](const FontRef& font) { return font->is_for(U' '); });
  return found == fonts.end() ? fonts.front() : *found;
}

bool Font::has_glyph(char32_t code_point) const {
  return glyph_for(code_point) != 0;
}

std::uint32_t Font::glyph_for(char32_t code_point) const {
  if (!is_for(code_point)) return 0;
  hb_codepoint_t glyph = 0;
  if (!hb_font_get_nominal_glyph(impl_->font.get(), code_point, &glyph)) return 0;
  return glyph;
}

}  // namespace text
