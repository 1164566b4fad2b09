#pragma once
// Every property that is understood: one row says its name, whether it is inherited, how a value is
// read into a computed style, and how it is copied (inherit, initial, unset). Reading computes, so
// the rows stand in an order in which what others depend on comes first: font-size before
// everything with an em, color before everything with currentColor.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "css/style.h"
#include "css/token.h"
#include "css/value.h"

namespace css {

using Property = std::uint16_t;  // an index into properties()

// How much of a property is understood; the words are those of styles/README.md.
enum class Support : std::uint8_t { full, partly, ignored };

struct PropertyRow {
  std::string_view name;
  bool inherited = false;
  Support support = Support::full;
  // Reads the whole value into `style`; false when it is not valid, `style` may then be half set.
  bool (*read)(ValueReader& in, ComputedStyle& style) = nullptr;
  void (*copy)(const ComputedStyle& from, ComputedStyle& to) = nullptr;
};

std::span<const PropertyRow> properties();
std::optional<Property> find_property(std::string_view lower);
Property property_named(std::string_view lower);  // must exist

// Properties whose value others are computed from, in application order.
inline constexpr Property property_font_size = 4;
inline constexpr Property property_line_height = 5;
inline constexpr Property property_color = 6;

// A longhand that a declaration sets.
struct Longhand {
  Property property = 0;
  Tokens value;
  std::shared_ptr<const std::vector<Token>> made = {};  // what `value` is of when no sheet has it
};

struct ShorthandRow {
  std::string_view name;
  Support support = Support::full;
  std::span<const std::string_view> longhands;
  // Splits the value into longhands, all of them; false when it is not valid.
  bool (*expand)(const ShorthandRow& row, Tokens value, const ValueContext& context,
                 std::vector<Longhand>& out) = nullptr;
};

std::span<const ShorthandRow> shorthands();
const ShorthandRow* find_shorthand(std::string_view lower);

// Properties of CSS that change nothing on our pages; each is a warning, once in a sheet.
std::span<const std::string_view> ignored_properties();

// Is `value` valid for `property`? (CSS-wide keywords are.) `context` as for read.
bool is_valid(Property property, Tokens value, const ValueContext& context);

enum class WideKeyword : std::uint8_t { inherit, initial, unset, revert, revert_layer };
std::optional<WideKeyword> wide_keyword(Tokens value);

}  // namespace css
