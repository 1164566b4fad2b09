#include "css/property.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/error.h"
#include "css/property_parts.h"

namespace css {
namespace {

struct Table {
  std::vector<PropertyRow> rows;
  std::unordered_map<std::string_view, Property> by_name;  // only looked up
};

Table make_table() {
  Table table;
  for (const auto part : {font_properties(), text_properties(), box_properties(), size_properties(),
                          background_properties(), decoration_properties(), content_properties(),
                          flow_properties(), flex_properties(), grid_properties()}) {
    table.rows.insert(table.rows.end(), part.begin(), part.end());
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    table.by_name.emplace(table.rows[i].name, static_cast<Property>(i));
  }
  return table;
}

const Table& table() {
  static const Table made = make_table();
  return made;
}

// Known to CSS, without effect here. Those that only matter on a screen are listed too: a style
// sheet shared with a browser should not be told that they do not exist.
constexpr auto ignored = std::to_array<std::string_view>({
    "accent-color",
    "animation",
    "animation-delay",
    "animation-duration",
    "animation-name",
    "appearance",
    "backface-visibility",
    "background-attachment",
    "background-blend-mode",
    "border-image",
    "bookmark-state",
    "clip-path",
    "color-adjust",
    "color-scheme",
    "content-visibility",
    "cursor",
    "filter",
    "float-defer",
    "float-offset",
    "float-reference",
    "font-display",
    "font-language-override",
    "font-palette",
    "font-synthesis",
    "footnote-display",
    "footnote-policy",
    "forced-color-adjust",
    "hyphenate-limit-zone",
    "image-orientation",
    "image-rendering",
    "image-resolution",
    "isolation",
    "mask",
    "mix-blend-mode",
    "perspective",
    "pointer-events",
    "resize",
    "ruby-position",
    "scroll-behavior",
    "shape-outside",
    "text-decoration-skip-ink",
    "text-emphasis",
    "text-orientation",
    "text-overflow",
    "text-rendering",
    "text-shadow",
    "text-size-adjust",
});

}  // namespace

std::span<const PropertyRow> properties() {
  return table().rows;
}

std::optional<Property> find_property(std::string_view lower) {
  const auto found = table().by_name.find(lower);
  if (found == table().by_name.end()) return std::nullopt;
  return found->second;
}

Property property_named(std::string_view lower) {
  const auto found = find_property(lower);
  base::expects(found.has_value(), "the name of a property");
  return *found;
}

std::span<const std::string_view> ignored_properties() {
  return ignored;
}

bool is_valid(Property property, Tokens value, const ValueContext& context) {
  if (wide_keyword(value)) return true;
  ComputedStyle scratch;
  ValueReader in(value, context);
  return properties()[property].read(in, scratch) && in.at_end();
}

std::optional<WideKeyword> wide_keyword(Tokens value) {
  value = trim(value);
  if (value.last - value.first != 1 || value.first->type != TokenType::ident) return std::nullopt;
  constexpr std::array<std::pair<std::string_view, WideKeyword>, 5> words = {
      {{"inherit", WideKeyword::inherit},
       {"initial", WideKeyword::initial},
       {"unset", WideKeyword::unset},
       {"revert", WideKeyword::revert},
       {"revert-layer", WideKeyword::revert_layer}}};
  for (const auto& [word, keyword] : words) {
    if (equals_ignoring_case(value.first->text, word)) return keyword;
  }
  return std::nullopt;
}

}  // namespace css
