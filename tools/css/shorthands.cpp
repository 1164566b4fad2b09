// Shorthand → longhands (CSS Cascade 4 §3).

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "css/keyword_values.h"
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
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const Tokens value = taken[i].empty() ? initial_value : taken[i];
    out.push_back({property_named(row.longhands[i]), value});
  }
}

std::size_t free_longhand(const ShorthandRow& row, std::span<const Tokens> taken, std::size_t first,
                          Tokens part, const ValueContext& context) {
  std::size_t i = first;
  while (i < taken.size() &&
         !(taken[i].empty() && is_valid(property_named(row.longhands[i]), part, context))) {
    ++i;
  }
  return i;
}

bool set_longhands(const ShorthandRow& row, Tokens value, std::vector<Longhand>& out) {
  for (const auto name : row.longhands) out.push_back({property_named(name), value});
  return true;
}

namespace {

using Row = ShorthandRow;
using Longhands = std::vector<Longhand>;

constexpr Token page_token = keyword_token("page");
constexpr Tokens page_value{&page_token, &page_token + 1};

// Each component goes to the first longhand that takes it; missing ones are initial.
bool expand_any_order(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  std::vector<Tokens> taken(row.longhands.size());
  ValueReader in(value, context);
  if (in.at_end()) return false;
  while (!in.at_end()) {
    const Tokens part = in.component();
    if (wide_keyword(part)) return false;
    const std::size_t i = free_longhand(row, taken, 0, part, context);
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

// CSS Text 4 §3: keywords of CSS 2.2 that are a pair, or the two longhands in any order.
bool expand_white_space(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  static constexpr Token preserve = keyword_token("preserve"),
                         breaks = keyword_token("preserve-breaks"),
                         nowrap = keyword_token("nowrap");
  constexpr auto tokens = [](const Token& token) { return Tokens{&token, &token + 1}; };
  struct Pair {
    Tokens collapse, mode;
  };
  ValueReader in(value, context);
  const auto pair = in.one_of<Pair>({{"normal", {initial_value, initial_value}},
                                     {"pre", {tokens(preserve), tokens(nowrap)}},
                                     {"pre-wrap", {tokens(preserve), initial_value}},
                                     {"pre-line", {tokens(breaks), initial_value}}});
  if (!pair) return expand_any_order(row, value, context, out);
  out.push_back({property_named(row.longhands[0]), pair->collapse});
  out.push_back({property_named(row.longhands[1]), pair->mode});
  return in.at_end();
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
  return set_longhands(row, value, out);
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
constexpr NameList<2> white_space{"white-space-collapse", "text-wrap-mode"};
constexpr NameList<2> text_wrap{"text-wrap-mode", "text-wrap-style"};
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
    {"white-space", Support::full, white_space, expand_white_space},
    {"text-wrap", Support::full, text_wrap, expand_any_order},
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
    for (const std::span<const Row> more :
         {decoration_shorthands(), font_shorthands(), grid_shorthands()}) {
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
