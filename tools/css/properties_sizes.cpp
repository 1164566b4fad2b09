// Sizes of boxes (CSS Sizing 3 §3, Sizing 4 §3 and §5).

#include <algorithm>
#include <array>
#include <cmath>

#include "css/position_value.h"
#include "css/property_parts.h"

namespace css {
namespace {

using S = ComputedStyle;
using Kind = ContentSize::Kind;

bool read_limits(ValueReader& in, std::string_view missing, Size& size, ContentSize& content) {
  size = Size();
  content = {};
  if (in.keyword(missing)) return true;
  if (const auto found = read_content_size(in)) {
    content = *found;
    return true;
  }
  size = in.length_percentage(Sign::non_negative);
  return size.has_value();
}

template <auto Member, auto Content>
bool read_size(ValueReader& in, S& style) {
  return read_limits(in, "auto", style.*Member, style.content_sizes.*Content);
}

template <auto Member, auto Content>
bool read_most(ValueReader& in, S& style) {
  return read_limits(in, "none", style.*Member, style.content_sizes.*Content);
}

template <auto Member, auto Content>
bool read_least(ValueReader& in, S& style) {
  ContentSize& content = style.content_sizes.*Content;
  style.*Member = {};
  if (in.keyword("auto")) {
    content = {Kind::automatic, {}};
    return true;
  }
  Size size;
  if (!read_limits(in, "auto", size, content)) return false;
  style.*Member = size.value_or(LengthPercentage{});
  return true;
}

template <auto Member, auto Content>
void copy_size(const S& from, S& to) {
  to.*Member = from.*Member;
  to.content_sizes.*Content = from.content_sizes.*Content;
}

// A ratio with a 0 in it says nothing (CSS Values 4 §5.7).
std::optional<AspectRatio> read_aspect_ratio(ValueReader& in) {
  const auto part = [](double number) {
    constexpr double precision = 1e6, most = 1e6;
    return std::llround(std::min(number, most) * precision);
  };
  AspectRatio ratio;
  ratio.or_natural = in.keyword("auto");
  const auto width = in.number(Sign::non_negative);
  if (!width) return ratio.or_natural ? std::optional(ratio) : std::nullopt;
  const auto height = in.slash() ? in.number(Sign::non_negative) : 1.0;
  if (!height) return std::nullopt;
  ratio.or_natural = in.keyword("auto") || ratio.or_natural;
  ratio.width = part(*width);
  ratio.height = part(*height);
  if (ratio.width == 0 || ratio.height == 0) {
    ratio.width = ratio.height = 0;
    ratio.or_natural = true;
  }
  constexpr std::int64_t steepest = 10'000;  // beyond it, lengths grow out of all bounds
  ratio.width = std::max(ratio.width, ratio.height / steepest);
  ratio.height = std::max(ratio.height, ratio.width / steepest);
  return ratio;
}

std::optional<ObjectFit> read_object_fit(ValueReader& in) {
  return in.one_of<ObjectFit>({{"fill", ObjectFit::fill},
                               {"contain", ObjectFit::contain},
                               {"cover", ObjectFit::cover},
                               {"none", ObjectFit::none},
                               {"scale-down", ObjectFit::scale_down}});
}

bool read_object_position(ValueReader& in, S& style) {
  const auto position = read_position(in);
  if (!position) return false;
  style.object_x = position->x;
  style.object_y = position->y;
  return true;
}
void copy_object_position(const S& from, S& to) {
  to.object_x = from.object_x;
  to.object_y = from.object_y;
}

using C = ContentSizes;

template <auto Member, auto Content>
constexpr PropertyRow size_row(std::string_view name, bool (*read)(ValueReader&, S&)) {
  return {name, not_inherited, Support::partly, read, copy_size<Member, Content>};
}

constexpr std::array<PropertyRow, 9> rows = {{
    size_row<&S::width, &C::width>("width", read_size<&S::width, &C::width>),
    size_row<&S::height, &C::height>("height", read_size<&S::height, &C::height>),
    size_row<&S::max_width, &C::max_width>("max-width", read_most<&S::max_width, &C::max_width>),
    size_row<&S::max_height, &C::max_height>("max-height",
                                             read_most<&S::max_height, &C::max_height>),
    size_row<&S::min_width, &C::min_width>("min-width", read_least<&S::min_width, &C::min_width>),
    size_row<&S::min_height, &C::min_height>("min-height",
                                             read_least<&S::min_height, &C::min_height>),
    row<path<&S::aspect_ratio>, read_aspect_ratio>("aspect-ratio", not_inherited, Support::partly),
    row<path<&S::object_fit>, read_object_fit>("object-fit", not_inherited),
    {"object-position", not_inherited, Support::full, read_object_position, copy_object_position},
}};

}  // namespace

std::optional<ContentSize> read_content_size(ValueReader& in) {
  if (auto arguments = in.function("fit-content")) {
    ContentSize size{Kind::fit_content, arguments->length_percentage(Sign::non_negative)};
    if (!size.argument || !arguments->at_end()) return std::nullopt;
    return size;
  }
  const auto kind = in.one_of<Kind>({{"min-content", Kind::min_content},
                                     {"max-content", Kind::max_content},
                                     {"fit-content", Kind::fit_content},
                                     {"stretch", Kind::stretch}});
  if (!kind) return std::nullopt;
  return ContentSize{*kind, {}};
}

std::span<const PropertyRow> size_properties() {
  return rows;
}

}  // namespace css
