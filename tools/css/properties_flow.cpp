// Columns, breaks, named pages (CSS Multi-column 1, Fragmentation 3, Paged Media 3).

#include <array>

#include "css/line_values.h"
#include "css/property_parts.h"

namespace css {
namespace {

using S = ComputedStyle;

std::optional<std::optional<int>> read_column_count(ValueReader& in) {
  if (in.keyword("auto")) return std::optional<int>();
  const auto count = in.integer();
  if (!count || *count < 1) return std::nullopt;
  return std::optional<std::optional<int>>(count);
}

std::optional<std::optional<Length>> read_column_width(ValueReader& in) {
  if (in.keyword("auto")) return std::optional<Length>();
  const auto width = in.length(Sign::non_negative);
  if (!width) return std::nullopt;
  return std::optional<std::optional<Length>>(width);
}

std::optional<std::optional<Length>> read_column_gap(ValueReader& in) {
  if (in.keyword("normal")) return std::optional<Length>();
  const auto gap = in.length(Sign::non_negative);
  if (!gap) return std::nullopt;
  return std::optional<std::optional<Length>>(gap);
}

std::optional<bool> read_span(ValueReader& in) {
  return in.one_of<bool>({{"none", false}, {"all", true}});
}

std::optional<ColumnFill> read_fill(ValueReader& in) {
  return in.one_of<ColumnFill>({{"balance", ColumnFill::balance},
                                {"balance-all", ColumnFill::balance},
                                {"auto", ColumnFill::auto_}});
}

std::optional<BreakBetween> read_break(ValueReader& in) {
  using B = BreakBetween;
  return in.one_of<B>({{"auto", B::auto_},
                       {"avoid", B::avoid},
                       {"avoid-page", B::avoid_page},
                       {"avoid-column", B::avoid_column},
                       {"page", B::page},
                       {"left", B::left},
                       {"right", B::right},
                       {"recto", B::recto},
                       {"verso", B::verso},
                       {"column", B::column},
                       {"always", B::always},
                       {"all", B::all}});
}

std::optional<BreakInside> read_break_inside(ValueReader& in) {
  return in.one_of<BreakInside>({{"auto", BreakInside::auto_},
                                 {"avoid", BreakInside::avoid},
                                 {"avoid-page", BreakInside::avoid_page},
                                 {"avoid-column", BreakInside::avoid_column}});
}

std::optional<bool> read_decoration_break(ValueReader& in) {
  return in.one_of<bool>({{"slice", false}, {"clone", true}});
}

std::optional<int> read_line_count(ValueReader& in) {
  const auto count = in.integer();
  if (!count || *count < 1) return std::nullopt;
  return count;
}

std::optional<std::string> read_page(ValueReader& in) {
  if (in.keyword("auto")) return std::string();
  return in.custom_ident();
}

template <auto Part>
using Rule = path<&S::column_rule, Part>;

constexpr std::array<PropertyRow, 16> rows = {{
    row<path<&S::column_count>, read_column_count>("column-count", not_inherited),
    row<path<&S::column_width>, read_column_width>("column-width", not_inherited),
    row<path<&S::column_gap>, read_column_gap>("column-gap", not_inherited, Support::partly),
    row<path<&S::row_gap>, read_column_gap>("row-gap", not_inherited, Support::partly),
    row<Rule<&BorderEdge::width>, read_line_width>("column-rule-width", not_inherited),
    row<Rule<&BorderEdge::style>, read_line_style>("column-rule-style", not_inherited),
    row<Rule<&BorderEdge::color>, read_line_color>("column-rule-color", not_inherited),
    row<path<&S::column_span_all>, read_span>("column-span", not_inherited),
    row<path<&S::column_fill>, read_fill>("column-fill", not_inherited),
    row<path<&S::break_before>, read_break>("break-before", not_inherited),
    row<path<&S::break_after>, read_break>("break-after", not_inherited),
    row<path<&S::break_inside>, read_break_inside>("break-inside", not_inherited),
    row<path<&S::decoration_clones>, read_decoration_break>("box-decoration-break", not_inherited,
                                                            Support::partly),
    row<path<&S::orphans>, read_line_count>("orphans", inherited),
    row<path<&S::widows>, read_line_count>("widows", inherited),
    row<path<&S::page>, read_page>("page", not_inherited),
}};

}  // namespace

std::span<const PropertyRow> flow_properties() {
  return rows;
}

}  // namespace css
