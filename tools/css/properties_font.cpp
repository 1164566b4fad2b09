// Fonts (CSS Fonts 4) and the properties everything else is computed from.

#include <algorithm>
#include <array>
#include <cmath>

#include "css/font_alternates.h"
#include "css/property_parts.h"

namespace css {

std::optional<FontFamilies> read_families(ValueReader& in) {
  FontFamilies families;
  families.of_document = in.context().of_document;
  do {
    if (auto name = in.string()) {
      families.names.push_back(std::move(*name));
      continue;
    }
    std::string name;
    while (const auto word = in.ident()) {
      if (!name.empty()) name += ' ';
      name += *word;
    }
    if (name.empty()) return std::nullopt;
    families.names.push_back(std::move(name));
  } while (in.comma());
  return families;
}

namespace {

// CSS Fonts 4 §2.2.
int bolder(int weight) {
  return weight < 350 ? 400 : weight < 550 ? 700 : std::max(weight, 900);
}
int lighter(int weight) {
  return weight < 550 ? std::min(weight, 100) : weight < 750 ? 400 : 700;
}

}  // namespace

namespace {

// Of OpenType: four characters of ASCII.
std::optional<std::string> read_tag(ValueReader& in) {
  auto tag = in.string();
  const bool printable =
      tag && std::all_of(tag->begin(), tag->end(), [](char c) { return c >= 0x20 && c <= 0x7E; });
  if (!printable || tag->size() != 4) return std::nullopt;
  return tag;
}

}  // namespace

// In ascending order of tags; of the same axis the last one counts (CSS Fonts 4 §6.11).
std::optional<std::vector<FontVariation>> read_variations(ValueReader& in) {
  std::vector<FontVariation> variations;
  if (in.keyword("normal")) return variations;
  do {
    auto tag = read_tag(in);
    const auto value = in.number();
    if (!tag || !value || std::abs(*value) > 32767) return std::nullopt;
    const FontVariation variation{std::move(*tag),
                                  static_cast<std::int32_t>(std::lround(*value * 65536))};
    const auto place = std::lower_bound(
        variations.begin(), variations.end(), variation,
        [](const FontVariation& a, const FontVariation& b) { return a.tag < b.tag; });
    if (place != variations.end() && place->tag == variation.tag)
      *place = variation;
    else
      variations.insert(place, variation);
  } while (in.comma());
  return variations;
}

std::optional<int> read_weight(ValueReader& in) {
  if (const auto weight = in.one_of<int>({{"normal", 400}, {"bold", 700}})) return weight;
  if (in.keyword("bolder")) return bolder(in.context().parent->font_weight);
  if (in.keyword("lighter")) return lighter(in.context().parent->font_weight);
  const auto number = in.number();
  if (!number || *number < 1 || *number > 1000) return std::nullopt;
  return static_cast<int>(std::lround(*number));
}

std::optional<int> read_stretch(ValueReader& in) {
  if (const auto p = in.percent(Sign::non_negative)) {
    return static_cast<int>(std::lround(std::min(*p, 1000.0)));
  }
  return in.one_of<int>({{"normal", 100},
                         {"ultra-condensed", 50},
                         {"extra-condensed", 63},
                         {"condensed", 75},
                         {"semi-condensed", 88},
                         {"semi-expanded", 113},
                         {"expanded", 125},
                         {"extra-expanded", 150},
                         {"ultra-expanded", 200}});
}

namespace {

// CSS Fonts 4 §2.5: the absolute sizes, as ratios to medium.
std::optional<double> absolute_size_ratio(ValueReader& in) {
  return in.one_of<double>({{"xx-small", 0.6},
                            {"x-small", 0.75},
                            {"small", 8.0 / 9},
                            {"medium", 1},
                            {"large", 1.2},
                            {"x-large", 1.5},
                            {"xx-large", 2},
                            {"xxx-large", 3}});
}

bool read_font_size(ValueReader& in, ComputedStyle& style) {
  const Length parent = in.context().parent->font_size;
  if (const auto ratio = absolute_size_ratio(in)) {
    style.font_size = to_length(ComputedStyle{}.font_size.points() * *ratio);
  } else if (const auto step = in.one_of<double>({{"larger", 1.2}, {"smaller", 1 / 1.2}})) {
    style.font_size = to_length(parent.points() * *step);
  } else if (const auto size = in.length_percentage(Sign::non_negative)) {
    style.font_size = std::max(size->resolve(parent), Length{});
  } else {
    return false;
  }
  return true;
}

void copy_line_height(const ComputedStyle& from, ComputedStyle& to) {
  to.line_height_number = from.line_height_number;
  to.line_height = from.line_height;
  if (from.line_height_number) {
    to.line_height = to_length(to.font_size.points() * *from.line_height_number);
  }
}

bool read_line_height(ValueReader& in, ComputedStyle& style) {
  style.line_height_number.reset();
  if (in.keyword("normal")) {
    style.line_height.reset();
  } else if (const auto number = in.number(Sign::non_negative)) {
    style.line_height_number = *number;
    style.line_height = to_length(style.font_size.points() * *number);
  } else if (const auto length = in.length_percentage(Sign::non_negative)) {
    style.line_height = length->resolve(style.font_size);
  } else {
    return false;
  }
  return true;
}

bool read_color_property(ValueReader& in, ComputedStyle& style) {
  const auto color = in.color();
  if (color) style.color = *color;
  return color.has_value();
}

std::optional<FontSlant> read_slant(ValueReader& in) {
  const auto slant = in.one_of<FontSlant>({{"normal", FontSlant::normal},
                                           {"italic", FontSlant::italic},
                                           {"oblique", FontSlant::oblique}});
  if (slant == FontSlant::oblique && in.angle()) in.remark("the angle of oblique is ignored");
  return slant;
}

std::optional<bool> read_kerning(ValueReader& in) {
  return in.one_of<bool>({{"auto", true}, {"normal", true}, {"none", false}});
}

using Features = std::vector<FontFeature>;

std::optional<Features> read_feature_settings(ValueReader& in) {
  Features features;
  if (in.keyword("normal")) return features;
  do {
    const auto tag = read_tag(in);
    if (!tag) return std::nullopt;
    int value = 1;
    if (const auto on = in.one_of<int>({{"on", 1}, {"off", 0}}))
      value = *on;
    else if (const auto number = in.integer())
      value = *number;
    if (value < 0) return std::nullopt;
    features.push_back({*tag, value});
  } while (in.comma());
  return features;
}

// One keyword of a font-variant-* property and the features it switches (CSS Fonts 4 §6).
struct Variant {
  std::string_view keyword;
  int group;  // of one group at most one keyword may be given
  std::array<std::string_view, 2> tags;
  int value;
};

template <std::size_t Count>
std::optional<Features> read_variants(ValueReader& in, const std::array<Variant, Count>& table) {
  Features features;
  if (in.keyword("normal")) return features;
  unsigned seen = 0;
  while (!in.at_end()) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Variant& v) { return in.keyword(v.keyword); });
    if (found == table.end() || (seen >> found->group & 1U)) return std::nullopt;
    seen |= 1U << found->group;
    for (const std::string_view tag : found->tags) {
      if (!tag.empty()) features.push_back({std::string(tag), found->value});
    }
  }
  if (seen == 0) return std::nullopt;
  return features;
}

std::optional<Features> read_ligatures(ValueReader& in) {
  if (in.keyword("none"))
    return Features{{"liga", 0}, {"clig", 0}, {"dlig", 0}, {"hlig", 0}, {"calt", 0}};
  static constexpr std::array<Variant, 8> table = {
      {{"common-ligatures", 0, {"liga", "clig"}, 1},
       {"no-common-ligatures", 0, {"liga", "clig"}, 0},
       {"discretionary-ligatures", 1, {"dlig", ""}, 1},
       {"no-discretionary-ligatures", 1, {"dlig", ""}, 0},
       {"historical-ligatures", 2, {"hlig", ""}, 1},
       {"no-historical-ligatures", 2, {"hlig", ""}, 0},
       {"contextual", 3, {"calt", ""}, 1},
       {"no-contextual", 3, {"calt", ""}, 0}}};
  return read_variants(in, table);
}

std::optional<Features> read_caps(ValueReader& in) {
  static constexpr std::array<Variant, 6> table = {{{"small-caps", 0, {"smcp", ""}, 1},
                                                    {"all-small-caps", 0, {"c2sc", "smcp"}, 1},
                                                    {"petite-caps", 0, {"pcap", ""}, 1},
                                                    {"all-petite-caps", 0, {"c2pc", "pcap"}, 1},
                                                    {"unicase", 0, {"unic", ""}, 1},
                                                    {"titling-caps", 0, {"titl", ""}, 1}}};
  return read_variants(in, table);
}

std::optional<Features> read_numeric_variants(ValueReader& in) {
  static constexpr std::array<Variant, 8> table = {{{"lining-nums", 0, {"lnum", ""}, 1},
                                                    {"oldstyle-nums", 0, {"onum", ""}, 1},
                                                    {"proportional-nums", 1, {"pnum", ""}, 1},
                                                    {"tabular-nums", 1, {"tnum", ""}, 1},
                                                    {"diagonal-fractions", 2, {"frac", ""}, 1},
                                                    {"stacked-fractions", 2, {"afrc", ""}, 1},
                                                    {"ordinal", 3, {"ordn", ""}, 1},
                                                    {"slashed-zero", 4, {"zero", ""}, 1}}};
  return read_variants(in, table);
}

std::optional<Features> read_position(ValueReader& in) {
  static constexpr std::array<Variant, 2> table = {
      {{"sub", 0, {"subs", ""}, 1}, {"super", 0, {"sups", ""}, 1}}};
  return read_variants(in, table);
}

std::optional<Features> read_east_asian(ValueReader& in) {
  static constexpr std::array<Variant, 9> table = {{{"jis78", 0, {"jp78", ""}, 1},
                                                    {"jis83", 0, {"jp83", ""}, 1},
                                                    {"jis90", 0, {"jp90", ""}, 1},
                                                    {"jis04", 0, {"jp04", ""}, 1},
                                                    {"simplified", 0, {"smpl", ""}, 1},
                                                    {"traditional", 0, {"trad", ""}, 1},
                                                    {"full-width", 1, {"fwid", ""}, 1},
                                                    {"proportional-width", 1, {"pwid", ""}, 1},
                                                    {"ruby", 2, {"ruby", ""}, 1}}};
  return read_variants(in, table);
}

std::optional<bool> read_optical_sizing(ValueReader& in) {
  return in.one_of<bool>({{"auto", true}, {"none", false}});
}

std::optional<std::optional<FontSizeAdjust>> read_size_adjust(ValueReader& in) {
  using Metric = FontSizeAdjust::Metric;
  if (in.keyword("none")) return std::optional<FontSizeAdjust>();
  FontSizeAdjust adjust;
  const auto metric = in.one_of<Metric>({{"ex-height", Metric::ex_height},
                                         {"cap-height", Metric::cap_height},
                                         {"ch-width", Metric::ch_width}});
  adjust.metric = metric.value_or(Metric::ex_height);
  if (!in.keyword("from-font")) {
    adjust.value = in.number(Sign::non_negative);
    if (!adjust.value) return std::nullopt;
  }
  return std::optional<FontSizeAdjust>(adjust);
}

using S = ComputedStyle;
template <auto Group>
using Variants = path<&S::font_variants, Group>;

constexpr std::array<PropertyRow, 18> rows = {{
    row<path<&S::font_family>, read_families>("font-family", inherited),
    row<path<&S::font_weight>, read_weight>("font-weight", inherited),
    row<path<&S::font_style>, read_slant>("font-style", inherited, Support::partly),
    row<path<&S::font_stretch>, read_stretch>("font-stretch", inherited),
    {"font-size", inherited, Support::full, read_font_size, path<&S::font_size>::copy},
    {"line-height", inherited, Support::full, read_line_height, copy_line_height},
    {"color", inherited, Support::full, read_color_property, path<&S::color>::copy},
    row<path<&S::font_kerning>, read_kerning>("font-kerning", inherited),
    row<Variants<&FontVariants::ligatures>, read_ligatures>("font-variant-ligatures", inherited),
    row<Variants<&FontVariants::caps>, read_caps>("font-variant-caps", inherited),
    row<Variants<&FontVariants::alternates>, read_alternates>("font-variant-alternates", inherited),
    row<Variants<&FontVariants::numeric>, read_numeric_variants>("font-variant-numeric", inherited),
    row<Variants<&FontVariants::position>, read_position>("font-variant-position", inherited),
    row<Variants<&FontVariants::east_asian>, read_east_asian>("font-variant-east-asian", inherited),
    row<Variants<&FontVariants::settings>, read_feature_settings>("font-feature-settings",
                                                                  inherited),
    row<path<&S::font_variations>, read_variations>("font-variation-settings", inherited),
    row<path<&S::font_optical_sizing>, read_optical_sizing>("font-optical-sizing", inherited),
    row<path<&S::font_size_adjust>, read_size_adjust>("font-size-adjust", inherited),
}};

}  // namespace

std::span<const PropertyRow> font_properties() {
  return rows;
}

}  // namespace css
