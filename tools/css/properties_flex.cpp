// Flexible boxes (CSS Flexbox 1 §5–§8) and the alignment in them (CSS Box Alignment 3).

#include <algorithm>
#include <array>
#include <cmath>

#include "css/property_parts.h"

namespace css {
namespace {

using S = ComputedStyle;
using A = Alignment;

std::optional<FlexDirection> read_direction(ValueReader& in) {
  return in.one_of<FlexDirection>({{"row", FlexDirection::row},
                                   {"row-reverse", FlexDirection::row_reverse},
                                   {"column", FlexDirection::column},
                                   {"column-reverse", FlexDirection::column_reverse}});
}

std::optional<FlexWrap> read_wrap(ValueReader& in) {
  return in.one_of<FlexWrap>({{"nowrap", FlexWrap::nowrap},
                              {"wrap", FlexWrap::wrap},
                              {"wrap-reverse", FlexWrap::wrap_reverse}});
}

std::optional<std::int32_t> read_factor(ValueReader& in) {
  constexpr double most = 1e6;
  const auto number = in.number(Sign::non_negative);
  if (!number) return std::nullopt;
  return static_cast<std::int32_t>(std::lround(std::min(*number, most) * S::flex_unit));
}

std::optional<FlexBasis> read_basis(ValueReader& in) {
  FlexBasis basis;
  if (in.keyword("auto")) return basis;
  basis.is_auto = false;
  if (in.keyword("content")) return basis;
  if (const auto content = read_content_size(in)) {
    basis.content = *content;
    return basis;
  }
  basis.size = in.length_percentage(Sign::non_negative);
  if (!basis.size) return std::nullopt;
  return basis;
}

std::optional<int> read_order(ValueReader& in) {
  return in.integer();
}

std::optional<A> read_position(ValueReader& in) {
  in.one_of<bool>({{"safe", true}, {"unsafe", true}});
  return in.one_of<A>({{"normal", A::normal},
                       {"stretch", A::stretch},
                       {"flex-start", A::flex_start},
                       {"flex-end", A::flex_end},
                       {"start", A::start},
                       {"end", A::end},
                       {"self-start", A::start},
                       {"self-end", A::end},
                       {"left", A::left},
                       {"right", A::right},
                       {"center", A::center}});
}

std::optional<A> read_items(ValueReader& in) {
  in.one_of<bool>({{"first", true}, {"last", true}});
  if (in.keyword("baseline")) return A::baseline;
  return read_position(in);
}

std::optional<A> read_self(ValueReader& in) {
  if (in.keyword("auto")) return A::auto_;
  return read_items(in);
}

std::optional<A> read_content(ValueReader& in) {
  const auto spread = in.one_of<A>({{"space-between", A::space_between},
                                    {"space-around", A::space_around},
                                    {"space-evenly", A::space_evenly}});
  return spread ? spread : read_position(in);
}

constexpr std::array<PropertyRow, 12> rows = {{
    row<path<&S::flex_direction>, read_direction>("flex-direction", not_inherited),
    row<path<&S::flex_wrap>, read_wrap>("flex-wrap", not_inherited),
    row<path<&S::flex_grow>, read_factor>("flex-grow", not_inherited),
    row<path<&S::flex_shrink>, read_factor>("flex-shrink", not_inherited),
    row<path<&S::flex_basis>, read_basis>("flex-basis", not_inherited, Support::partly),
    row<path<&S::order>, read_order>("order", not_inherited),
    row<path<&S::justify_content>, read_content>("justify-content", not_inherited, Support::partly),
    row<path<&S::align_content>, read_content>("align-content", not_inherited, Support::partly),
    row<path<&S::align_items>, read_items>("align-items", not_inherited, Support::partly),
    row<path<&S::align_self>, read_self>("align-self", not_inherited, Support::partly),
    row<path<&S::justify_items>, read_items>("justify-items", not_inherited, Support::partly),
    row<path<&S::justify_self>, read_self>("justify-self", not_inherited, Support::partly),
}};

}  // namespace

std::span<const PropertyRow> flex_properties() {
  return rows;
}

}  // namespace css
