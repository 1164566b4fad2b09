// Shorthand → longhands (CSS Cascade 4 §3).

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "css/property_parts.h"

namespace css {

bool expand_edges(const ShorthandRow& row, Tokens value, const ValueContext& context,
                  std::vector<Longhand>& out) {
  std::vector<Tokens> parts;
  ValueReader in(value, context);
  while (!in.at_end()) parts.push_back(in.component());
  const std::size_t sides = row.longhands.size();
  if (parts.empty() || parts.size() > sides) return false;
  if (parts.size() == 1) parts.push_back(parts[0]);
  if (parts.size() == 2) parts.push_back(parts[0]);
  if (parts.size() == 3) parts.push_back(parts[1]);
  for (std::size_t i = 0; i < sides; ++i) {
    const Property property = property_named(row.longhands[i]);
    if (wide_keyword(parts[i]) || !is_valid(property, parts[i], context)) return false;
    out.push_back({property, parts[i]});
  }
  return true;
}

void add_taken(const ShorthandRow& row, std::span<const Tokens> taken, std::vector<Longhand>& out) {
  static constexpr Token initial = keyword_token("initial");
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const Tokens value = taken[i].empty() ? Tokens{&initial, &initial + 1} : taken[i];
    out.push_back({property_named(row.longhands[i]), value});
  }
}

namespace {

using Row = ShorthandRow;
using Longhands = std::vector<Longhand>;

constexpr Token initial_token = keyword_token("initial");
constexpr Tokens initial_value{&initial_token, &initial_token + 1};
constexpr Token normal_token = keyword_token("normal");
constexpr Tokens normal_value{&normal_token, &normal_token + 1};
constexpr Token none_token = keyword_token("none");
constexpr Tokens none_value{&none_token, &none_token + 1};
constexpr Token auto_token = keyword_token("auto");
constexpr Tokens auto_value{&auto_token, &auto_token + 1};
constexpr Token page_token = keyword_token("page");
constexpr Tokens page_value{&page_token, &page_token + 1};
bool all_longhands(const Row& row, Tokens value, Longhands& out) {
  for (const auto name : row.longhands) out.push_back({property_named(name), value});
  return true;
}

// Each component goes to the first longhand that takes it; missing ones are initial.
bool expand_any_order(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  std::vector<Tokens> taken(row.longhands.size());
  ValueReader in(value, context);
  if (in.at_end()) return false;
  while (!in.at_end()) {
    const Tokens part = in.component();
    if (wide_keyword(part)) return false;
    std::size_t i = 0;
    while (i < taken.size() &&
           !(taken[i].empty() && is_valid(property_named(row.longhands[i]), part, context))) {
      ++i;
    }
    if (i == taken.size()) return false;
    taken[i] = part;
  }
  add_taken(row, taken, out);
  return true;
}

// Width, style and colour of all edges alike.
bool expand_border(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  constexpr std::array<std::string_view, 3> top = {"border-top-width", "border-top-style",
                                                   "border-top-color"};
  const Row one{"border-top", Support::full, top, nullptr};
  Longhands edge;
  if (!expand_any_order(one, value, context, edge)) return false;
  for (std::size_t i = 0; i < row.longhands.size(); ++i) {
    out.push_back({property_named(row.longhands[i]), edge[i * 3 / row.longhands.size()].value});
  }
  return true;
}

// CSS Fonts 4 §2.7: [style variant weight stretch] size [/ line-height] family.
bool expand_font(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  constexpr std::array<std::string_view, 6> system = {"caption",     "icon",          "menu",
                                                      "message-box", "small-caption", "status-bar"};
  ValueReader in(value, context);
  for (const std::string_view word : system) {
    if (in.keyword(word)) return in.at_end() && all_longhands(row, initial_value, out);
  }
  std::array<Tokens, 4> before;  // in the order of these names
  constexpr std::array<std::string_view, 4> names = {"font-style", "font-variant-caps",
                                                     "font-weight", "font-stretch"};
  const Property size_property = property_named("font-size");
  Tokens size;
  while (!in.at_end() && size.empty()) {
    const Tokens part = in.component();
    if (part.first->type == TokenType::ident && equals_ignoring_case(part.first->text, "normal")) {
      continue;
    }
    std::size_t i = 0;
    while (i < names.size() && !(before[i].empty() && part.first->type != TokenType::percentage &&
                                 is_valid(property_named(names[i]), part, context))) {
      ++i;
    }
    if (i < names.size())
      before[i] = part;
    else if (is_valid(size_property, part, context))
      size = part;
    else
      return false;
  }
  const Tokens line_height = in.slash() ? in.component() : normal_value;
  const Tokens family = in.rest();
  if (size.empty() || !is_valid(property_named("line-height"), line_height, context)) return false;
  if (family.empty() || !is_valid(property_named("font-family"), family, context)) return false;
  all_longhands(row, initial_value, out);
  const auto set = [&](std::string_view name, Tokens v) {
    const Property property = property_named(name);
    for (Longhand& l : out) {
      if (l.property == property && !v.empty()) l.value = v;
    }
  };
  for (std::size_t i = 0; i < names.size(); ++i) set(names[i], before[i]);
  set("font-size", size);
  set("line-height", line_height);
  set("font-family", family);
  return true;
}

// The sub-properties of font-variant take any of their keywords in any order; each longhand gets
// the run of neighbouring keywords that it understands.
bool expand_font_variant(const Row& row, Tokens value, const ValueContext& context,
                         Longhands& out) {
  all_longhands(row, normal_value, out);
  ValueReader in(value, context);
  if (in.keyword("normal")) return in.at_end();
  if (in.keyword("none")) {
    out[0].value = none_value;
    return in.at_end();
  }
  std::vector<bool> taken(out.size());
  while (!in.at_end()) {
    Tokens run = in.component();
    std::size_t i = 0;
    while (i < out.size() && (taken[i] || !is_valid(out[i].property, run, context))) ++i;
    if (i == out.size() || wide_keyword(run)) return false;
    while (!in.at_end()) {
      ValueReader ahead = in;
      const Tokens longer{run.first, ahead.component().last};
      if (!is_valid(out[i].property, longer, context)) break;
      run = longer;
      in = ahead;
    }
    taken[i] = true;
    out[i].value = run;
  }
  return std::find(taken.begin(), taken.end(), true) != taken.end();
}

// CSS Fragmentation 3 §3.4: page-break-*: always means page.
bool expand_page_break(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  ValueReader in(value, context);
  if (in.keyword("always")) {
    out.push_back({property_named(row.longhands[0]), page_value});
    return in.at_end();
  }
  if (!in.one_of<bool>({{"auto", true}, {"avoid", true}, {"left", true}, {"right", true}})) {
    return false;
  }
  out.push_back({property_named(row.longhands[0]), value});
  return in.at_end();
}

// CSS Flexbox 1 §7.1.1: what is left out is not the initial value.
bool expand_flex(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  static constexpr Token zero = number_token(TokenType::number, 0),
                         one = number_token(TokenType::number, 1),
                         nothing = number_token(TokenType::percentage, 0);
  constexpr auto tokens = [](const Token& token) { return Tokens{&token, &token + 1}; };
  ValueReader in(value, context);
  const Property grow = property_named(row.longhands[0]), shrink = property_named(row.longhands[1]),
                 basis = property_named(row.longhands[2]);
  if (in.keyword("none")) {
    out.insert(out.end(), {{grow, tokens(zero)}, {shrink, tokens(zero)}, {basis, auto_value}});
    return in.at_end();
  }
  std::vector<Tokens> factors;
  Tokens size;
  while (!in.at_end()) {
    const Tokens part = in.component();
    if (factors.size() < 2 && is_valid(grow, part, context) && !wide_keyword(part)) {
      factors.push_back(part);
    } else if (size.empty() && is_valid(basis, part, context) && !wide_keyword(part)) {
      size = part;
    } else {
      return false;
    }
  }
  if (factors.empty() && size.empty()) return false;
  out.push_back({grow, factors.empty() ? tokens(one) : factors[0]});
  out.push_back({shrink, factors.size() < 2 ? tokens(one) : factors[1]});
  out.push_back({basis, size.empty() ? tokens(nothing) : size});
  return true;
}

bool expand_alias(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  if (!is_valid(property_named(row.longhands[0]), value, context)) return false;
  return all_longhands(row, value, out);
}

using Name = std::string_view;
template <std::size_t Count>
using NameList = std::array<Name, Count>;

constexpr NameList<4> margin{"margin-top", "margin-right", "margin-bottom", "margin-left"};
constexpr NameList<4> padding{"padding-top", "padding-right", "padding-bottom", "padding-left"};
constexpr NameList<4> inset{"top", "right", "bottom", "left"};
constexpr NameList<4> border_width{"border-top-width", "border-right-width", "border-bottom-width",
                                   "border-left-width"};
constexpr NameList<4> border_style{"border-top-style", "border-right-style", "border-bottom-style",
                                   "border-left-style"};
constexpr NameList<4> border_color{"border-top-color", "border-right-color", "border-bottom-color",
                                   "border-left-color"};
constexpr NameList<12> border{"border-top-width",    "border-right-width",  "border-bottom-width",
                              "border-left-width",   "border-top-style",    "border-right-style",
                              "border-bottom-style", "border-left-style",   "border-top-color",
                              "border-right-color",  "border-bottom-color", "border-left-color"};
constexpr NameList<6> border_block{"border-top-width", "border-bottom-width",
                                   "border-top-style", "border-bottom-style",
                                   "border-top-color", "border-bottom-color"};
constexpr NameList<6> border_inline{"border-left-width", "border-right-width",
                                    "border-left-style", "border-right-style",
                                    "border-left-color", "border-right-color"};
constexpr NameList<3> border_top{"border-top-width", "border-top-style", "border-top-color"};
constexpr NameList<3> border_right{"border-right-width", "border-right-style",
                                   "border-right-color"};
constexpr NameList<3> border_bottom{"border-bottom-width", "border-bottom-style",
                                    "border-bottom-color"};
constexpr NameList<3> border_left{"border-left-width", "border-left-style", "border-left-color"};
constexpr NameList<3> outline{"outline-width", "outline-style", "outline-color"};
constexpr NameList<2> margin_block{"margin-top", "margin-bottom"};
constexpr NameList<2> margin_inline{"margin-left", "margin-right"};
constexpr NameList<2> padding_block{"padding-top", "padding-bottom"};
constexpr NameList<2> padding_inline{"padding-left", "padding-right"};
constexpr NameList<12> font{"font-style",
                            "font-variant-ligatures",
                            "font-variant-caps",
                            "font-variant-numeric",
                            "font-variant-position",
                            "font-variant-east-asian",
                            "font-weight",
                            "font-stretch",
                            "font-size",
                            "line-height",
                            "font-family",
                            "font-kerning"};
constexpr NameList<5> font_variant{"font-variant-ligatures", "font-variant-caps",
                                   "font-variant-numeric", "font-variant-position",
                                   "font-variant-east-asian"};
constexpr NameList<2> columns{"column-width", "column-count"};
constexpr NameList<3> flex{"flex-grow", "flex-shrink", "flex-basis"};
constexpr NameList<2> flex_flow{"flex-direction", "flex-wrap"};
constexpr NameList<2> gap{"row-gap", "column-gap"};
constexpr NameList<3> column_rule{"column-rule-width", "column-rule-style", "column-rule-color"};
constexpr NameList<2> overflow{"overflow-x", "overflow-y"};
constexpr NameList<1> break_before{"break-before"};
constexpr NameList<1> break_after{"break-after"};
constexpr NameList<1> break_inside{"break-inside"};
constexpr NameList<1> overflow_wrap{"overflow-wrap"};
constexpr NameList<1> margin_top{"margin-top"};
constexpr NameList<1> margin_bottom{"margin-bottom"};
constexpr NameList<1> margin_left{"margin-left"};
constexpr NameList<1> margin_right{"margin-right"};
constexpr NameList<1> padding_top{"padding-top"};
constexpr NameList<1> padding_bottom{"padding-bottom"};
constexpr NameList<1> padding_left{"padding-left"};
constexpr NameList<1> padding_right{"padding-right"};
constexpr NameList<1> width{"width"};
constexpr NameList<1> height{"height"};
constexpr NameList<1> min_width{"min-width"};
constexpr NameList<1> max_width{"max-width"};
constexpr NameList<1> min_height{"min-height"};
constexpr NameList<1> max_height{"max-height"};
constexpr NameList<1> top{"top"};
constexpr NameList<1> right{"right"};
constexpr NameList<1> bottom{"bottom"};
constexpr NameList<1> left{"left"};
constexpr NameList<2> inset_block{"top", "bottom"};
constexpr NameList<2> inset_inline{"left", "right"};

constexpr std::array<Row, 54> rows = {{
    {"margin", Support::full, margin, expand_edges},
    {"padding", Support::full, padding, expand_edges},
    {"inset", Support::full, inset, expand_edges},
    {"border-width", Support::full, border_width, expand_edges},
    {"border-style", Support::full, border_style, expand_edges},
    {"border-color", Support::full, border_color, expand_edges},
    {"border", Support::full, border, expand_border},
    {"border-top", Support::full, border_top, expand_any_order},
    {"border-right", Support::full, border_right, expand_any_order},
    {"border-bottom", Support::full, border_bottom, expand_any_order},
    {"border-left", Support::full, border_left, expand_any_order},
    {"outline", Support::full, outline, expand_any_order},
    {"overflow", Support::partly, overflow, expand_edges},
    {"border-block", Support::full, border_block, expand_border},
    {"border-inline", Support::full, border_inline, expand_border},
    {"inset-block", Support::full, inset_block, expand_edges},
    {"inset-inline", Support::partly, inset_inline, expand_edges},
    {"inset-block-start", Support::full, top, expand_alias},
    {"inset-block-end", Support::full, bottom, expand_alias},
    {"inset-inline-start", Support::partly, left, expand_alias},
    {"inset-inline-end", Support::partly, right, expand_alias},
    {"border-block-start", Support::full, border_top, expand_any_order},
    {"border-block-end", Support::full, border_bottom, expand_any_order},
    {"border-inline-start", Support::partly, border_left, expand_any_order},
    {"border-inline-end", Support::partly, border_right, expand_any_order},
    {"margin-block", Support::full, margin_block, expand_edges},
    {"margin-inline", Support::partly, margin_inline, expand_edges},
    {"margin-block-start", Support::full, margin_top, expand_alias},
    {"margin-block-end", Support::full, margin_bottom, expand_alias},
    {"margin-inline-start", Support::partly, margin_left, expand_alias},
    {"margin-inline-end", Support::partly, margin_right, expand_alias},
    {"padding-block", Support::full, padding_block, expand_edges},
    {"padding-inline", Support::partly, padding_inline, expand_edges},
    {"padding-block-start", Support::full, padding_top, expand_alias},
    {"padding-block-end", Support::full, padding_bottom, expand_alias},
    {"padding-inline-start", Support::partly, padding_left, expand_alias},
    {"padding-inline-end", Support::partly, padding_right, expand_alias},
    {"inline-size", Support::full, width, expand_alias},
    {"block-size", Support::full, height, expand_alias},
    {"min-inline-size", Support::full, min_width, expand_alias},
    {"max-inline-size", Support::full, max_width, expand_alias},
    {"min-block-size", Support::full, min_height, expand_alias},
    {"max-block-size", Support::full, max_height, expand_alias},
    {"font", Support::full, font, expand_font},
    {"font-variant", Support::full, font_variant, expand_font_variant},
    {"columns", Support::full, columns, expand_any_order},
    {"column-rule", Support::full, column_rule, expand_any_order},
    {"flex", Support::full, flex, expand_flex},
    {"flex-flow", Support::full, flex_flow, expand_any_order},
    {"gap", Support::partly, gap, expand_edges},
    {"page-break-before", Support::full, break_before, expand_page_break},
    {"page-break-after", Support::full, break_after, expand_page_break},
    {"page-break-inside", Support::full, break_inside, expand_alias},
    {"word-wrap", Support::full, overflow_wrap, expand_alias},
}};

}  // namespace

std::span<const ShorthandRow> shorthands() {
  static const std::vector<Row> all = [] {
    std::vector<Row> joined(rows.begin(), rows.end());
    for (const std::span<const Row> more : {decoration_shorthands(), grid_shorthands()}) {
      joined.insert(joined.end(), more.begin(), more.end());
    }
    return joined;
  }();
  return all;
}

const ShorthandRow* find_shorthand(std::string_view lower) {
  const std::span<const Row> all = shorthands();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Row& row) { return row.name == lower; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace css
