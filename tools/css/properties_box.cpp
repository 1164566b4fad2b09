// Boxes: margins, borders, padding, positions, display, tables (CSS 2.2 §8–§11, §17).

#include <array>
#include <utility>

#include "css/line_values.h"
#include "css/property_parts.h"

namespace css {
namespace {

using S = ComputedStyle;

bool read_display(ValueReader& in, S& style) {
  using D = Display;
  const auto display = in.one_of<D>({{"none", D::none},
                                     {"inline", D::inline_},
                                     {"block", D::block},
                                     {"inline-block", D::inline_block},
                                     {"list-item", D::list_item},
                                     {"contents", D::contents},
                                     {"table", D::table},
                                     {"inline-table", D::inline_table},
                                     {"table-row-group", D::table_row_group},
                                     {"table-header-group", D::table_header_group},
                                     {"table-footer-group", D::table_footer_group},
                                     {"table-row", D::table_row},
                                     {"table-cell", D::table_cell},
                                     {"table-caption", D::table_caption},
                                     {"table-column", D::table_column},
                                     {"table-column-group", D::table_column_group},
                                     {"flow-root", D::flow_root},
                                     {"flex", D::flex},
                                     {"inline-flex", D::inline_flex},
                                     {"grid", D::grid},
                                     {"inline-grid", D::inline_grid}});
  if (display) {
    style.display = *display;
    return true;
  }
  const Token* token = in.peek();
  const auto fallback = in.one_of<D>({{"run-in", D::block}, {"ruby", D::inline_}});
  if (!fallback) return false;
  const std::string set_as = *fallback == D::block ? "block" : "inline";
  in.remark("display: " + std::string(token->text) + " is not supported; it is set as " + set_as);
  style.display = *fallback;
  return true;
}

bool read_position(ValueReader& in, S& style) {
  style.running_name.clear();
  if (auto arguments = in.function("running")) {
    const auto name = arguments->custom_ident();
    if (!name || !arguments->at_end()) return false;
    style.position = Position::running;
    style.running_name = *name;
    return true;
  }
  if (in.keyword("sticky")) {
    in.remark("position: sticky is set as relative");
    style.position = Position::relative;
    return true;
  }
  const auto position = in.one_of<Position>({{"static", Position::static_},
                                             {"relative", Position::relative},
                                             {"absolute", Position::absolute},
                                             {"fixed", Position::fixed}});
  if (position) style.position = *position;
  return position.has_value();
}
void copy_position(const S& from, S& to) {
  to.position = from.position;
  to.running_name = from.running_name;
}

std::optional<Float> read_float(ValueReader& in) {
  return in.one_of<Float>({{"none", Float::none},
                           {"left", Float::left},
                           {"right", Float::right},
                           {"inline-start", Float::left},
                           {"inline-end", Float::right},
                           {"footnote", Float::footnote}});
}

std::optional<Clear> read_clear(ValueReader& in) {
  return in.one_of<Clear>({{"none", Clear::none},
                           {"left", Clear::left},
                           {"right", Clear::right},
                           {"both", Clear::both},
                           {"inline-start", Clear::left},
                           {"inline-end", Clear::right}});
}

std::optional<Visibility> read_visibility(ValueReader& in) {
  return in.one_of<Visibility>({{"visible", Visibility::visible},
                                {"hidden", Visibility::hidden},
                                {"collapse", Visibility::collapse}});
}

// Nothing scrolls on paper; what does not fit is cut off.
std::optional<Overflow> read_overflow(ValueReader& in) {
  return in.one_of<Overflow>({{"visible", Overflow::visible},
                              {"hidden", Overflow::hidden},
                              {"clip", Overflow::clip},
                              {"auto", Overflow::hidden},
                              {"scroll", Overflow::hidden}});
}

// <visual-box> || <length [0,∞]>
std::optional<OverflowClipMargin> read_clip_margin(ValueReader& in) {
  OverflowClipMargin margin;
  bool any = false, box = false, length = false;
  for (; !in.at_end(); any = true) {
    const auto named = in.one_of<BackgroundBox>({{"border-box", BackgroundBox::border},
                                                 {"padding-box", BackgroundBox::padding},
                                                 {"content-box", BackgroundBox::content}});
    const auto away = named ? std::nullopt : in.length(Sign::non_negative);
    if (named ? std::exchange(box, true) : !away || std::exchange(length, true)) {
      return std::nullopt;
    }
    if (named) margin.box = *named;
    if (away) margin.length = *away;
  }
  if (!any) return std::nullopt;
  return margin;
}

// CSS Containment 2 §3: only that of the size shows on paper.
std::optional<bool> read_contain(ValueReader& in) {
  if (in.keyword("none")) return false;
  bool any = false, size = false;
  while (!in.at_end()) {
    const auto kind = in.one_of<bool>({{"size", true},
                                       {"strict", true},
                                       {"content", false},
                                       {"inline-size", false},
                                       {"layout", false},
                                       {"style", false},
                                       {"paint", false}});
    if (!kind) return std::nullopt;
    any = true;
    size = size || *kind;
  }
  if (!any) return std::nullopt;
  return size;
}

std::optional<BoxSizing> read_box_sizing(ValueReader& in) {
  return in.one_of<BoxSizing>(
      {{"content-box", BoxSizing::content_box}, {"border-box", BoxSizing::border_box}});
}

std::optional<Size> size_of(std::optional<LengthPercentage> value) {
  if (!value) return std::nullopt;
  return Size(value);
}
std::optional<Size> read_margin(ValueReader& in) {
  if (in.keyword("auto")) return Size();
  return size_of(in.length_percentage());
}
std::optional<LengthPercentage> read_padding(ValueReader& in) {
  return in.length_percentage(Sign::non_negative);
}
std::optional<std::optional<int>> read_z_index(ValueReader& in) {
  if (in.keyword("auto")) return std::optional<int>();
  const auto index = in.integer();
  if (!index) return std::nullopt;
  return std::optional<std::optional<int>>(index);
}

std::optional<BorderStyle> read_outline_style(ValueReader& in) {
  if (in.keyword("auto")) return BorderStyle::solid;
  const auto style = read_line_style(in);
  return style == BorderStyle::hidden ? std::nullopt : style;
}
std::optional<Color> read_outline_color(ValueReader& in) {
  if (in.keyword("invert")) return Color{};
  return in.color();
}
std::optional<Length> read_outline_offset(ValueReader& in) {
  return in.length();
}

std::optional<bool> read_border_collapse(ValueReader& in) {
  return in.one_of<bool>({{"collapse", true}, {"separate", false}});
}
bool read_border_spacing(ValueReader& in, S& style) {
  const auto x = in.length(Sign::non_negative);
  if (!x) return false;
  const auto y = in.length(Sign::non_negative);
  style.border_spacing_x = *x;
  style.border_spacing_y = y ? *y : *x;
  return true;
}
void copy_border_spacing(const S& from, S& to) {
  to.border_spacing_x = from.border_spacing_x;
  to.border_spacing_y = from.border_spacing_y;
}
std::optional<bool> read_table_layout(ValueReader& in) {
  return in.one_of<bool>({{"auto", false}, {"fixed", true}});
}
std::optional<CaptionSide> read_caption_side(ValueReader& in) {
  return in.one_of<CaptionSide>({{"top", CaptionSide::top}, {"bottom", CaptionSide::bottom}});
}
std::optional<bool> read_empty_cells(ValueReader& in) {
  return in.one_of<bool>({{"show", true}, {"hide", false}});
}

// CSS 2.2 §11.1.2: rect(top, right, bottom, left), with or without the commas.
std::optional<std::optional<Edges<Size>>> read_clip(ValueReader& in) {
  using Clip = std::optional<Edges<Size>>;
  if (in.keyword("auto")) return Clip();
  auto sides = in.function("rect");
  if (!sides) return std::nullopt;
  Edges<Size> clip;
  for (Size* side : {&clip.top, &clip.right, &clip.bottom, &clip.left}) {
    if (side != &clip.top) sides->comma();
    if (sides->keyword("auto")) continue;
    const auto length = sides->length();
    if (!length) return std::nullopt;
    *side = LengthPercentage{*length, 0};
  }
  if (!sides->at_end()) return std::nullopt;
  return Clip(clip);
}

template <auto Side>
using Margin = path<&S::margin, Side>;
template <auto Side>
using Padding = path<&S::padding, Side>;
template <auto Side>
using Inset = path<&S::inset, Side>;
template <auto Side, auto Part>
using Border = path<&S::border, Side, Part>;
template <auto Side>
constexpr PropertyRow width_row(std::string_view name) {
  return row<Border<Side, &BorderEdge::width>, read_line_width>(name, not_inherited);
}
template <auto Side>
constexpr PropertyRow style_row(std::string_view name) {
  return row<Border<Side, &BorderEdge::style>, read_line_style>(name, not_inherited);
}
template <auto Side>
constexpr PropertyRow color_row(std::string_view name) {
  return row<Border<Side, &BorderEdge::color>, read_line_color>(name, not_inherited);
}
using Lines = Edges<BorderEdge>;
using Sizes = Edges<Size>;
using Pads = Edges<LengthPercentage>;

constexpr std::array<PropertyRow, 45> rows = {{
    {"display", not_inherited, Support::partly, read_display, path<&S::display>::copy},
    {"position", not_inherited, Support::partly, read_position, copy_position},
    row<path<&S::float_>, read_float>("float", not_inherited, Support::partly),
    row<path<&S::clear>, read_clear>("clear", not_inherited),
    row<path<&S::visibility>, read_visibility>("visibility", inherited, Support::partly),
    row<path<&S::box_sizing>, read_box_sizing>("box-sizing", not_inherited),
    row<path<&S::overflow_x>, read_overflow>("overflow-x", not_inherited, Support::partly),
    row<path<&S::overflow_y>, read_overflow>("overflow-y", not_inherited, Support::partly),
    row<path<&S::overflow_clip_margin>, read_clip_margin>("overflow-clip-margin", not_inherited),
    row<path<&S::contains_size>, read_contain>("contain", not_inherited, Support::partly),
    row<Margin<&Sizes::top>, read_margin>("margin-top", not_inherited),
    row<Margin<&Sizes::right>, read_margin>("margin-right", not_inherited),
    row<Margin<&Sizes::bottom>, read_margin>("margin-bottom", not_inherited),
    row<Margin<&Sizes::left>, read_margin>("margin-left", not_inherited),
    row<Padding<&Pads::top>, read_padding>("padding-top", not_inherited),
    row<Padding<&Pads::right>, read_padding>("padding-right", not_inherited),
    row<Padding<&Pads::bottom>, read_padding>("padding-bottom", not_inherited),
    row<Padding<&Pads::left>, read_padding>("padding-left", not_inherited),
    width_row<&Lines::top>("border-top-width"),
    width_row<&Lines::right>("border-right-width"),
    width_row<&Lines::bottom>("border-bottom-width"),
    width_row<&Lines::left>("border-left-width"),
    style_row<&Lines::top>("border-top-style"),
    style_row<&Lines::right>("border-right-style"),
    style_row<&Lines::bottom>("border-bottom-style"),
    style_row<&Lines::left>("border-left-style"),
    color_row<&Lines::top>("border-top-color"),
    color_row<&Lines::right>("border-right-color"),
    color_row<&Lines::bottom>("border-bottom-color"),
    color_row<&Lines::left>("border-left-color"),
    row<path<&S::outline, &BorderEdge::width>, read_line_width>("outline-width", not_inherited),
    row<path<&S::outline, &BorderEdge::style>, read_outline_style>("outline-style", not_inherited),
    row<path<&S::outline, &BorderEdge::color>, read_outline_color>("outline-color", not_inherited),
    row<path<&S::outline_offset>, read_outline_offset>("outline-offset", not_inherited),
    row<Inset<&Sizes::top>, read_margin>("top", not_inherited),
    row<Inset<&Sizes::right>, read_margin>("right", not_inherited),
    row<Inset<&Sizes::bottom>, read_margin>("bottom", not_inherited),
    row<Inset<&Sizes::left>, read_margin>("left", not_inherited),
    row<path<&S::z_index>, read_z_index>("z-index", not_inherited, Support::partly),
    row<path<&S::clip>, read_clip>("clip", not_inherited, Support::partly),
    row<path<&S::border_collapse>, read_border_collapse>("border-collapse", inherited),
    {"border-spacing", inherited, Support::full, read_border_spacing, copy_border_spacing},
    row<path<&S::table_layout_fixed>, read_table_layout>("table-layout", not_inherited),
    row<path<&S::caption_side>, read_caption_side>("caption-side", inherited),
    row<path<&S::empty_cells_show>, read_empty_cells>("empty-cells", inherited),
}};

}  // namespace

std::span<const PropertyRow> box_properties() {
  return rows;
}

}  // namespace css
