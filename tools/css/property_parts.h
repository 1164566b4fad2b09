#pragma once
// How rows of the property table are put together: a path to a member of ComputedStyle and a reader
// for its type.

#include <span>
#include <utility>
#include <vector>

#include "css/property.h"

namespace css {

template <auto First, auto... Rest>
auto& member_at(auto& object) {
  if constexpr (sizeof...(Rest) == 0)
    return object.*First;
  else
    return member_at<Rest...>(object.*First);
}

// Members named by a path of member pointers: path<&ComputedStyle::margin, &Edges<Size>::top>.
template <auto... Path>
struct path {
  static auto& of(auto& style) { return member_at<Path...>(style); }
  static void copy(const ComputedStyle& from, ComputedStyle& to) { of(to) = of(from); }
};

template <class Where, auto Read>
bool read_into(ValueReader& in, ComputedStyle& style) {
  auto value = Read(in);
  if (!value) return false;
  Where::of(style) = std::move(*value);
  return true;
}

template <class Where, auto Read>
constexpr PropertyRow row(std::string_view name, bool inherited, Support support = Support::full) {
  return {name, inherited, support, read_into<Where, Read>, Where::copy};
}

inline constexpr bool inherited = true;
inline constexpr bool not_inherited = false;

// min-content, fit-content() and the like.
std::optional<ContentSize> read_content_size(ValueReader& in);

std::optional<FontFamilies> read_families(ValueReader& in);
std::optional<int> read_weight(ValueReader& in);
std::optional<int> read_stretch(ValueReader& in);
std::optional<std::vector<FontVariation>> read_variations(ValueReader& in);

// The rows of one subject each; properties() joins them in this order.
std::span<const PropertyRow> font_properties();
std::span<const PropertyRow> text_properties();
std::span<const PropertyRow> box_properties();
std::span<const PropertyRow> size_properties();
std::span<const PropertyRow> background_properties();
std::span<const PropertyRow> decoration_properties();
std::span<const PropertyRow> content_properties();
std::span<const PropertyRow> flow_properties();
std::span<const PropertyRow> flex_properties();
std::span<const PropertyRow> grid_properties();

// One to four values for top, right, bottom, left (or one or two for a pair).
bool expand_edges(const ShorthandRow& row, Tokens value, const ValueContext& context,
                  std::vector<Longhand>& out);

// A value for each longhand of the row, in its order; those that are empty are initial.
void add_taken(const ShorthandRow& row, std::span<const Tokens> taken, std::vector<Longhand>& out);

// The first longhand from `first` on that has nothing yet and takes `part`; their number when none
// does.
std::size_t free_longhand(const ShorthandRow& row, std::span<const Tokens> taken, std::size_t first,
                          Tokens part, const ValueContext& context);
// All longhands get `value`; true.
bool set_longhands(const ShorthandRow& row, Tokens value, std::vector<Longhand>& out);

// The shorthands of what decorates boxes, lists and text, those of fonts, and those of grids and of
// alignment in two directions; shorthands() puts them last.
std::span<const ShorthandRow> decoration_shorthands();
std::span<const ShorthandRow> font_shorthands();
std::span<const ShorthandRow> grid_shorthands();

}  // namespace css
