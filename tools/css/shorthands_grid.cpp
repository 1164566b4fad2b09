// Shorthands of grids (CSS Grid 1 §7.4, §8.4) and of alignment in two directions (CSS Box Alignment
// 3).

#include <array>

#include "css/keyword_values.h"
#include "css/property_parts.h"

namespace css {
namespace {

using Row = ShorthandRow;
using Longhands = std::vector<Longhand>;

std::vector<Tokens> parts_between_slashes(Tokens value) {
  std::vector<Tokens> parts{{value.first, value.first}};
  for (const Token* at = value.first; at != value.last; at = step_over(at)) {
    if (at->type == TokenType::delim && at->text == "/") {
      parts.push_back({at + 1, at + 1});
    } else {
      parts.back().last = step_over(at);
    }
  }
  for (Tokens& part : parts) part = trim(part);
  return parts;
}

bool add(std::string_view name, Tokens value, const ValueContext& context, Longhands& out) {
  const Property property = property_named(name);
  if (wide_keyword(value) || !is_valid(property, value, context)) return false;
  out.push_back({property, value});
  return true;
}

// A line that is left out is that opposite to it when that is a name, otherwise auto.
bool expand_lines(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  const std::vector<Tokens> given = parts_between_slashes(value);
  if (given.size() > row.longhands.size()) return false;
  for (std::size_t i = 0; i < row.longhands.size(); ++i) {
    Tokens part = auto_value;
    if (i < given.size()) {
      part = given[i];
    } else {
      const Tokens opposite = given[i < 2 ? 0 : i - 2 < given.size() ? i - 2 : 0];
      const bool name =
          opposite.last - opposite.first == 1 && opposite.first->type == TokenType::ident;
      if (name) part = opposite;
    }
    if (!add(row.longhands[i], part, context, out)) return false;
  }
  return true;
}

// Rows and columns, without areas.
bool expand_template(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  std::vector<Tokens> parts = parts_between_slashes(value);
  ValueReader in(value, context);
  const bool none = in.keyword("none") && in.at_end();
  if (none) parts.push_back(none_value);
  if (parts.size() != 2) return false;
  return add(row.longhands[0], parts[0], context, out) &&
         add(row.longhands[1], parts[1], context, out) &&
         add(row.longhands[2], none_value, context, out);
}

using Name = std::string_view;
constexpr std::array<Name, 2> grid_row{"grid-row-start", "grid-row-end"};
constexpr std::array<Name, 2> grid_column{"grid-column-start", "grid-column-end"};
constexpr std::array<Name, 4> grid_area{"grid-row-start", "grid-column-start", "grid-row-end",
                                        "grid-column-end"};
constexpr std::array<Name, 3> grid_template{"grid-template-rows", "grid-template-columns",
                                            "grid-template-areas"};
constexpr std::array<Name, 2> gap{"row-gap", "column-gap"};
constexpr std::array<Name, 2> place_content{"align-content", "justify-content"};
constexpr std::array<Name, 2> place_items{"align-items", "justify-items"};
constexpr std::array<Name, 2> place_self{"align-self", "justify-self"};

constexpr std::array<Row, 9> rows = {{
    {"grid-row", Support::partly, grid_row, expand_lines},
    {"grid-column", Support::partly, grid_column, expand_lines},
    {"grid-area", Support::partly, grid_area, expand_lines},
    {"grid-template", Support::partly, grid_template, expand_template},
    {"grid", Support::partly, grid_template, expand_template},
    {"grid-gap", Support::partly, gap, expand_edges},
    {"place-content", Support::partly, place_content, expand_edges},
    {"place-items", Support::partly, place_items, expand_edges},
    {"place-self", Support::partly, place_self, expand_edges},
}};

}  // namespace

std::span<const ShorthandRow> grid_shorthands() {
  return rows;
}

}  // namespace css
