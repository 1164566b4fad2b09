// `font` and `font-variant` (CSS Fonts 4 §2.7 and §6.10).

#include <algorithm>
#include <array>
#include <string_view>

#include "css/keyword_values.h"
#include "css/property_parts.h"

namespace css {
namespace {

using Row = ShorthandRow;
using Longhands = std::vector<Longhand>;

// CSS Fonts 4 §2.7: [style variant weight stretch] size [/ line-height] family.
bool expand_font(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  constexpr std::array<std::string_view, 6> system = {"caption",     "icon",          "menu",
                                                      "message-box", "small-caption", "status-bar"};
  ValueReader in(value, context);
  for (const std::string_view word : system) {
    if (in.keyword(word)) return in.at_end() && set_longhands(row, initial_value, out);
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
  set_longhands(row, initial_value, out);
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
  set_longhands(row, normal_value, out);
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

constexpr std::array<std::string_view, 16> font{"font-style",
                                                "font-variant-ligatures",
                                                "font-variant-caps",
                                                "font-variant-alternates",
                                                "font-variant-numeric",
                                                "font-variant-position",
                                                "font-variant-east-asian",
                                                "font-weight",
                                                "font-stretch",
                                                "font-size",
                                                "line-height",
                                                "font-family",
                                                "font-kerning",
                                                "font-variation-settings",
                                                "font-optical-sizing",
                                                "font-size-adjust"};
constexpr std::array<std::string_view, 6> font_variant{
    "font-variant-ligatures", "font-variant-caps",     "font-variant-alternates",
    "font-variant-numeric",   "font-variant-position", "font-variant-east-asian"};

constexpr std::array<Row, 2> rows = {{
    {"font", Support::full, font, expand_font},
    {"font-variant", Support::full, font_variant, expand_font_variant},
}};

}  // namespace

std::span<const ShorthandRow> font_shorthands() {
  return rows;
}

}  // namespace css
