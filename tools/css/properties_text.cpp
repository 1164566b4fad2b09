// Text (CSS Text 3 and 4, Text Decoration 3, Writing Modes 3).

#include <array>
#include <utility>

#include "css/property_parts.h"

namespace css {
namespace {

using S = ComputedStyle;

std::optional<TextAlign> read_align(ValueReader& in) {
  return in.one_of<TextAlign>({{"start", TextAlign::start},
                               {"end", TextAlign::end},
                               {"left", TextAlign::left},
                               {"right", TextAlign::right},
                               {"center", TextAlign::center},
                               {"justify", TextAlign::justify}});
}

// `match-parent` computes to the side at which the parent begins or ends (CSS Text 4 §6.1).
TextAlign side_of(TextAlign align, Direction direction) {
  const bool left_to_right = direction == Direction::ltr;
  if (align == TextAlign::start) return left_to_right ? TextAlign::left : TextAlign::right;
  if (align == TextAlign::end) return left_to_right ? TextAlign::right : TextAlign::left;
  return align;
}

std::optional<TextAlign> read_align_all(ValueReader& in) {
  if (in.keyword("justify-all")) return TextAlign::justify_all;
  if (in.keyword("match-parent")) {
    const S& parent = *in.context().parent;
    return side_of(parent.text_align, parent.direction);
  }
  return read_align(in);
}

std::optional<TextJustify> read_justify(ValueReader& in) {
  return in.one_of<TextJustify>({{"auto", TextJustify::auto_},
                                 {"none", TextJustify::none},
                                 {"inter-word", TextJustify::inter_word},
                                 {"inter-character", TextJustify::auto_},
                                 {"distribute", TextJustify::auto_}});
}

std::optional<std::optional<TextAlign>> read_align_last(ValueReader& in) {
  if (in.keyword("auto")) return std::optional<TextAlign>();
  if (in.keyword("match-parent")) {
    const S& parent = *in.context().parent;
    if (!parent.text_align_last) return parent.text_align_last;
    return std::optional<TextAlign>(side_of(*parent.text_align_last, parent.direction));
  }
  const auto align = read_align(in);
  if (!align) return std::nullopt;
  return std::optional<std::optional<TextAlign>>(align);
}

// CSS Text 3 §7.1: the keywords may stand on either side of the length.
bool read_indent(ValueReader& in, S& style) {
  style.text_indent_hanging = style.text_indent_each_line = false;
  std::optional<LengthPercentage> indent;
  while (!in.at_end()) {
    if (in.keyword("hanging")) {
      if (std::exchange(style.text_indent_hanging, true)) return false;
    } else if (in.keyword("each-line")) {
      if (std::exchange(style.text_indent_each_line, true)) return false;
    } else if (indent || !(indent = in.length_percentage())) {
      return false;
    }
  }
  if (!indent) return false;
  style.text_indent = *indent;
  return true;
}
void copy_indent(const S& from, S& to) {
  to.text_indent = from.text_indent;
  to.text_indent_hanging = from.text_indent_hanging;
  to.text_indent_each_line = from.text_indent_each_line;
}

// CSS Text 3 §2.1: a change of case and of forms, in any order.
bool read_transform(ValueReader& in, S& style) {
  style.text_transform = TextTransform::none;
  style.transforms_to_full_width = style.transforms_to_full_size_kana = false;
  if (in.keyword("none")) return true;
  bool has_case = false, any = false;
  for (; !in.at_end(); any = true) {
    if (const auto how = in.one_of<TextTransform>({{"uppercase", TextTransform::uppercase},
                                                   {"lowercase", TextTransform::lowercase},
                                                   {"capitalize", TextTransform::capitalize}})) {
      if (std::exchange(has_case, true)) return false;
      style.text_transform = *how;
    } else if (in.keyword("full-width")) {
      if (std::exchange(style.transforms_to_full_width, true)) return false;
    } else if (in.keyword("full-size-kana")) {
      if (std::exchange(style.transforms_to_full_size_kana, true)) return false;
    } else {
      return false;
    }
  }
  return any;
}
void copy_transform(const S& from, S& to) {
  to.text_transform = from.text_transform;
  to.transforms_to_full_width = from.transforms_to_full_width;
  to.transforms_to_full_size_kana = from.transforms_to_full_size_kana;
}

// letter-spacing and word-spacing; percentages are of the font size (CSS Text 4 §8).
std::optional<Length> read_spacing(ValueReader& in) {
  if (in.keyword("normal")) return Length{};
  const auto value = in.length_percentage();
  if (!value) return std::nullopt;
  return value->resolve(in.context().font_size);
}

std::optional<WhiteSpaceCollapse> read_white_space_collapse(ValueReader& in) {
  using Collapse = WhiteSpaceCollapse;
  return in.one_of<Collapse>({{"collapse", Collapse::collapse},
                              {"preserve", Collapse::preserve},
                              {"preserve-breaks", Collapse::preserve_breaks},
                              {"preserve-spaces", Collapse::preserve_spaces},
                              {"break-spaces", Collapse::break_spaces}});
}

std::optional<bool> read_wrap_mode(ValueReader& in) {
  return in.one_of<bool>({{"wrap", true}, {"nowrap", false}});
}

std::optional<TextWrapStyle> read_wrap_style(ValueReader& in) {
  return in.one_of<TextWrapStyle>({{"auto", TextWrapStyle::auto_},
                                   {"stable", TextWrapStyle::auto_},
                                   {"balance", TextWrapStyle::balance},
                                   {"pretty", TextWrapStyle::pretty}});
}

std::optional<OverflowWrap> read_overflow_wrap(ValueReader& in) {
  return in.one_of<OverflowWrap>({{"normal", OverflowWrap::normal},
                                  {"break-word", OverflowWrap::break_word},
                                  {"anywhere", OverflowWrap::anywhere}});
}

std::optional<WordBreak> read_word_break(ValueReader& in) {
  return in.one_of<WordBreak>({{"normal", WordBreak::normal},
                               {"break-all", WordBreak::break_all},
                               {"keep-all", WordBreak::keep_all}});
}

std::optional<LineBreak> read_line_break(ValueReader& in) {
  return in.one_of<LineBreak>({{"auto", LineBreak::auto_},
                               {"loose", LineBreak::loose},
                               {"normal", LineBreak::normal},
                               {"strict", LineBreak::strict},
                               {"anywhere", LineBreak::anywhere}});
}

bool read_tab_size(ValueReader& in, S& style) {
  style.tab_size_length.reset();
  if (const auto count = in.integer()) {
    style.tab_size = *count;
    return *count >= 0;
  }
  style.tab_size_length = in.length(Sign::non_negative);
  return style.tab_size_length.has_value();
}
void copy_tab_size(const S& from, S& to) {
  to.tab_size = from.tab_size;
  to.tab_size_length = from.tab_size_length;
}

std::optional<Hyphens> read_hyphens(ValueReader& in) {
  return in.one_of<Hyphens>(
      {{"none", Hyphens::none}, {"manual", Hyphens::manual}, {"auto", Hyphens::auto_}});
}

std::optional<std::optional<std::string>> read_hyphenate_character(ValueReader& in) {
  if (in.keyword("auto")) return std::optional<std::string>();
  auto string = in.string();
  if (!string) return std::nullopt;
  return std::optional<std::optional<std::string>>(std::move(string));
}

// CSS Text 4 §5.3: word, before, after; a missing third is the second.
bool read_limit_chars(ValueReader& in, S& style) {
  const S initial;
  std::array<int, 3> v = {initial.hyphenate_limit_word, initial.hyphenate_limit_before,
                          initial.hyphenate_limit_after};
  std::size_t count = 0;
  std::array<bool, 3> given{};
  for (; count < 3 && !in.at_end(); ++count) {
    if (in.keyword("auto")) continue;
    const auto n = in.integer();
    if (!n || *n < 0) return false;
    v[count] = *n;
    given[count] = true;
  }
  if (count == 2 && given[1]) v[2] = v[1];
  style.hyphenate_limit_word = v[0];
  style.hyphenate_limit_before = v[1];
  style.hyphenate_limit_after = v[2];
  return count > 0;
}
void copy_limit_chars(const S& from, S& to) {
  to.hyphenate_limit_word = from.hyphenate_limit_word;
  to.hyphenate_limit_before = from.hyphenate_limit_before;
  to.hyphenate_limit_after = from.hyphenate_limit_after;
}

std::optional<int> read_limit_lines(ValueReader& in) {
  if (in.keyword("no-limit")) return 0;
  const auto n = in.integer();
  if (!n || *n < 0) return std::nullopt;
  return n;
}

std::optional<bool> read_limit_last(ValueReader& in) {
  return in.one_of<bool>(
      {{"none", false}, {"always", true}, {"column", true}, {"page", true}, {"spread", true}});
}

std::optional<bool> read_hanging(ValueReader& in) {
  if (in.keyword("none")) return false;
  bool any = false;
  while (in.one_of<bool>(
      {{"first", true}, {"last", true}, {"force-end", true}, {"allow-end", true}})) {
    any = true;
  }
  if (!any) return std::nullopt;
  return true;
}

std::optional<UnicodeBidi> read_unicode_bidi(ValueReader& in) {
  return in.one_of<UnicodeBidi>({{"normal", UnicodeBidi::normal},
                                 {"embed", UnicodeBidi::embed},
                                 {"isolate", UnicodeBidi::isolate},
                                 {"bidi-override", UnicodeBidi::bidi_override},
                                 {"isolate-override", UnicodeBidi::isolate_override},
                                 {"plaintext", UnicodeBidi::plaintext}});
}

std::optional<Direction> read_direction(ValueReader& in) {
  return in.one_of<Direction>({{"ltr", Direction::ltr}, {"rtl", Direction::rtl}});
}

bool read_vertical_align(ValueReader& in, S& style) {
  style.vertical_align_length = {};
  if (const auto keyword =
          in.one_of<VerticalAlign>({{"baseline", VerticalAlign::baseline},
                                    {"sub", VerticalAlign::sub},
                                    {"super", VerticalAlign::super},
                                    {"top", VerticalAlign::top},
                                    {"text-top", VerticalAlign::text_top},
                                    {"middle", VerticalAlign::middle},
                                    {"bottom", VerticalAlign::bottom},
                                    {"text-bottom", VerticalAlign::text_bottom}})) {
    style.vertical_align = *keyword;
    return true;
  }
  const auto raise = in.length_percentage();
  if (!raise) return false;
  style.vertical_align = VerticalAlign::length;
  style.vertical_align_length = *raise;
  return true;
}
void copy_vertical_align(const S& from, S& to) {
  to.vertical_align = from.vertical_align;
  to.vertical_align_length = from.vertical_align_length;
}

bool read_decoration_line(ValueReader& in, S& style) {
  style.underline = style.line_through = style.overline = false;
  if (in.keyword("none")) return true;
  bool any = false;
  for (; !in.at_end(); any = true) {
    if (in.keyword("underline"))
      style.underline = true;
    else if (in.keyword("line-through"))
      style.line_through = true;
    else if (in.keyword("overline"))
      style.overline = true;
    else
      return false;
  }
  return any;
}
void copy_decoration_line(const S& from, S& to) {
  to.underline = from.underline;
  to.line_through = from.line_through;
  to.overline = from.overline;
}

std::optional<std::optional<Color>> read_decoration_color(ValueReader& in) {
  if (in.keyword("currentcolor")) return std::optional<Color>();
  const auto color = in.color();
  if (!color) return std::nullopt;
  return std::optional<std::optional<Color>>(color);
}

std::optional<DecorationStyle> read_decoration_style(ValueReader& in) {
  return in.one_of<DecorationStyle>({{"solid", DecorationStyle::solid},
                                     {"double", DecorationStyle::double_},
                                     {"dotted", DecorationStyle::dotted},
                                     {"dashed", DecorationStyle::dashed},
                                     {"wavy", DecorationStyle::wavy}});
}
std::optional<DecorationThickness> read_decoration_thickness(ValueReader& in) {
  using Kind = DecorationThickness::Kind;
  const auto kind = in.one_of<Kind>({{"auto", Kind::automatic}, {"from-font", Kind::from_font}});
  if (kind) return DecorationThickness{*kind, {}};
  const auto length = in.length_percentage(Sign::non_negative);
  if (!length) return std::nullopt;
  return DecorationThickness{Kind::length, *length};
}
std::optional<std::optional<LengthPercentage>> read_underline_offset(ValueReader& in) {
  using Offset = std::optional<LengthPercentage>;
  if (in.keyword("auto")) return Offset();
  const Offset offset = in.length_percentage();
  return offset ? std::optional(offset) : std::nullopt;
}
// auto | [ from-font | under ] || [ left | right ]; the sides are those of vertical text.
std::optional<bool> read_underline_position(ValueReader& in) {
  if (in.keyword("auto")) return false;
  std::optional<bool> under, side;
  while (!in.at_end()) {
    if (const auto where = in.one_of<bool>({{"from-font", false}, {"under", true}})) {
      if (std::exchange(under, where)) return std::nullopt;
    } else {
      const auto which = in.one_of<bool>({{"left", true}, {"right", true}});
      if (!which || std::exchange(side, which)) return std::nullopt;
    }
  }
  if (!under && !side) return std::nullopt;
  return under.value_or(false);
}

// [ <number> && [ <integer> | drop | raise ]? ]
std::optional<std::optional<InitialLetter>> read_initial_letter(ValueReader& in) {
  if (in.keyword("normal")) return std::optional<InitialLetter>();
  const auto style = [&] { return in.one_of<bool>({{"drop", false}, {"raise", true}}); };
  std::optional<bool> raised = style();
  const auto size = in.number();
  if (!size || *size < 1 || *size > 100) return std::nullopt;
  InitialLetter letter{*size, static_cast<int>(*size)};
  if (!raised) raised = style();
  if (raised) {
    if (*raised) letter.sink = 1;
  } else if (!in.at_end()) {
    const auto sink = in.integer();
    if (!sink || *sink < 1 || *sink > 100) return std::nullopt;
    letter.sink = *sink;
  }
  return std::optional<InitialLetter>(letter);
}

std::optional<Length> read_line_grid(ValueReader& in) {
  if (in.keyword("none")) return Length{};
  return in.length(Sign::non_negative);
}

std::optional<bool> read_on_off(ValueReader& in) {
  return in.one_of<bool>({{"on", true}, {"off", false}});
}

constexpr std::array<PropertyRow, 32> rows = {{
    row<path<&S::text_align>, read_align_all>("text-align", inherited),
    row<path<&S::text_align_last>, read_align_last>("text-align-last", inherited),
    row<path<&S::text_justify>, read_justify>("text-justify", inherited, Support::partly),
    {"text-indent", inherited, Support::full, read_indent, copy_indent},
    {"text-transform", inherited, Support::full, read_transform, copy_transform},
    {"text-decoration-line", not_inherited, Support::partly, read_decoration_line,
     copy_decoration_line},
    row<path<&S::decoration_color>, read_decoration_color>("text-decoration-color", not_inherited),
    row<path<&S::decoration_style>, read_decoration_style>("text-decoration-style", not_inherited),
    row<path<&S::decoration_thickness>, read_decoration_thickness>("text-decoration-thickness",
                                                                   not_inherited),
    row<path<&S::underline_offset>, read_underline_offset>("text-underline-offset", inherited),
    row<path<&S::underline_under>, read_underline_position>("text-underline-position", inherited),
    row<path<&S::letter_spacing>, read_spacing>("letter-spacing", inherited),
    row<path<&S::word_spacing>, read_spacing>("word-spacing", inherited),
    row<path<&S::white_space_collapse>, read_white_space_collapse>("white-space-collapse",
                                                                   inherited),
    row<path<&S::wraps>, read_wrap_mode>("text-wrap-mode", inherited),
    row<path<&S::text_wrap_style>, read_wrap_style>("text-wrap-style", inherited),
    row<path<&S::overflow_wrap>, read_overflow_wrap>("overflow-wrap", inherited),
    row<path<&S::word_break>, read_word_break>("word-break", inherited, Support::partly),
    row<path<&S::line_break>, read_line_break>("line-break", inherited, Support::partly),
    {"tab-size", inherited, Support::partly, read_tab_size, copy_tab_size},
    row<path<&S::hyphens>, read_hyphens>("hyphens", inherited),
    row<path<&S::hyphenate_character>, read_hyphenate_character>("hyphenate-character", inherited),
    {"hyphenate-limit-chars", inherited, Support::full, read_limit_chars, copy_limit_chars},
    row<path<&S::hyphenate_limit_lines>, read_limit_lines>("hyphenate-limit-lines", inherited),
    row<path<&S::hyphenate_limit_last>, read_limit_last>("hyphenate-limit-last", inherited,
                                                         Support::partly),
    row<path<&S::hanging_punctuation>, read_hanging>("hanging-punctuation", inherited,
                                                     Support::partly),
    row<path<&S::direction>, read_direction>("direction", inherited),
    row<path<&S::unicode_bidi>, read_unicode_bidi>("unicode-bidi", not_inherited),
    row<path<&S::initial_letter>, read_initial_letter>("initial-letter", not_inherited,
                                                       Support::partly),
    {"vertical-align", not_inherited, Support::partly, read_vertical_align, copy_vertical_align},
    row<path<&S::line_grid>, read_line_grid>("-rapporteur-line-grid", inherited),
    row<path<&S::line_numbers>, read_on_off>("-rapporteur-line-numbers", inherited),
}};

}  // namespace

std::span<const PropertyRow> text_properties() {
  return rows;
}

}  // namespace css
