// The shorthands of what decorates boxes, lists and text.

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "css/keyword_values.h"
#include "css/property_parts.h"

namespace css {
namespace {

using Row = ShorthandRow;
using Longhands = std::vector<Longhand>;

// `none` may mean the type or the image, and both where neither is given.
bool expand_list_style(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  std::array<Tokens, 3> taken;  // type, position, image
  int nones = 0, given = 0;
  ValueReader in(value, context);
  if (in.at_end()) return false;
  while (!in.at_end()) {
    const Tokens part = in.component();
    if (wide_keyword(part)) return false;
    if (part.first->type == TokenType::ident && equals_ignoring_case(part.first->text, "none")) {
      ++nones;
      continue;
    }
    std::size_t i = taken.size();  // a counter style may have any name: it comes last
    while (i > 0 && !(taken[i - 1].empty() &&
                      is_valid(property_named(row.longhands[i - 1]), part, context))) {
      --i;
    }
    if (i == 0) return false;
    taken[i - 1] = part;
  }
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
    if (!taken[i].empty()) ++given;
    if (nones > 0 && taken[i].empty()) taken[i] = none_value;
  }
  if (nones + given > 2) return false;
  add_taken(row, taken, out);
  return true;
}

// Lines, which may be several, a style, a colour and a thickness.
bool expand_text_decoration(const Row& row, Tokens value, const ValueContext& context,
                            Longhands& out) {
  ValueReader in(value, context);
  if (in.at_end()) return false;
  std::vector<Tokens> taken(row.longhands.size());
  while (!in.at_end()) {
    const Tokens part = in.component();
    if (wide_keyword(part)) return false;
    const Tokens longer{taken[0].empty() ? part.first : taken[0].first, part.last};
    if (is_valid(property_named(row.longhands[0]), longer, context)) {
      taken[0] = longer;
      continue;
    }
    const std::size_t i = free_longhand(row, taken, 1, part, context);
    if (i == taken.size()) return false;
    taken[i] = part;
  }
  add_taken(row, taken, out);
  return true;
}

// Tokens that no sheet has in this order.
Longhand made_longhand(std::string_view name, std::vector<Token> tokens) {
  Longhand out;
  out.property = property_named(name);
  out.made = std::make_shared<const std::vector<Token>>(std::move(tokens));
  out.value = {out.made->data(), out.made->data() + out.made->size()};
  return out;
}

// One to four radii across, and after a slash one to four down (CSS Backgrounds 3 §5.4).
bool expand_radius(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  ValueReader in(value, context);
  std::array<Tokens, 4> across, down;
  const auto read = [&](std::array<Tokens, 4>& radii) {
    std::size_t count = 0;
    while (count < radii.size() && !in.at_end()) {
      const Tokens part = in.component();
      if (wide_keyword(part) || !is_valid(property_named(row.longhands[0]), part, context))
        return 0;
      radii[count++] = part;
      if (ValueReader ahead = in; ahead.slash()) break;
    }
    if (count == 1) radii[1] = radii[0];
    if (count <= 2) radii[2] = radii[0];
    if (count <= 3) radii[3] = radii[1];
    return static_cast<int>(count);
  };
  if (read(across) == 0) return false;
  if (!in.slash()) {
    down = across;
  } else if (read(down) == 0) {
    return false;
  }
  if (!in.at_end()) return false;
  for (std::size_t i = 0; i < across.size(); ++i) {
    std::vector<Token> both(across[i].begin(), across[i].end());
    both.insert(both.end(), down[i].begin(), down[i].end());
    out.push_back(made_longhand(row.longhands[i], std::move(both)));
  }
  return true;
}

// `first` and as many of the components after it as make a longer valid value of one layer.
Tokens longest_valid(Property property, Tokens first, ValueReader& in,
                     const ValueContext& context) {
  constexpr int most = 4;  // background-position's
  Tokens best = first;
  ValueReader ahead = in;
  for (int n = 1; n < most && !ahead.at_end() && !ahead.comma() && !ahead.slash(); ++n) {
    const Tokens longer{first.first, ahead.component().last};
    if (!is_valid(property, longer, context)) continue;
    best = longer;
    in = ahead;
  }
  return best;
}

// The parts of one layer of a background, in the order of the longhands.
using Layer = std::array<Tokens, 7>;
constexpr std::size_t layer_color = 0, layer_position = 3, layer_origin = 4, layer_clip = 5,
                      layer_size = 6;

// A picture, how it is repeated, its place / size, its boxes and a colour, in any order, up to a
// comma. False when something is not one of them, or nothing is there.
bool read_layer(ValueReader& in, const Row& row, const ValueContext& context, Layer& taken) {
  const auto valid = [&](std::size_t i, Tokens part) {
    return is_valid(property_named(row.longhands[i]), part, context);
  };
  bool any = false;
  for (ValueReader ahead = in; !in.at_end() && !ahead.comma(); any = true, ahead = in) {
    if (in.one_of<bool>({{"scroll", true}, {"local", true}})) continue;
    if (in.keyword("fixed")) {
      in.remark("background pictures stay with their box");
      continue;
    }
    const Tokens part = in.component();
    if (wide_keyword(part)) return false;
    std::size_t i = 0;
    while (i < layer_size && !(taken[i].empty() && valid(i, part))) ++i;
    if (i == layer_size) {
      in.remark("this background picture is not supported");
      if (part.first->type == TokenType::function) continue;
      return false;
    }
    taken[i] = longest_valid(property_named(row.longhands[i]), part, in, context);
    if (i != layer_position || !in.slash()) continue;
    if (in.at_end()) return false;
    const Tokens extent = in.component();
    if (!valid(layer_size, extent)) return false;
    taken[layer_size] =
        longest_valid(property_named(row.longhands[layer_size]), extent, in, context);
  }
  if (taken[layer_clip].empty()) taken[layer_clip] = taken[layer_origin];  // one box is for both
  return any;
}

// What stands in a list for a part that its layer leaves out.
Tokens initial_of_layer(std::size_t part) {
  static constexpr std::array<Token, 2> start{number_token(TokenType::percentage, 0),
                                              number_token(TokenType::percentage, 0)};
  static constexpr std::array<Token, 7> words{
      keyword_token("transparent"), keyword_token("none"),        keyword_token("repeat"),
      keyword_token("none"),        keyword_token("padding-box"), keyword_token("border-box"),
      keyword_token("auto")};
  if (part == layer_position) return {start.data(), start.data() + start.size()};
  return {&words[part], &words[part] + 1};
}

// Layers, the last of which has the colour.
bool expand_background(const Row& row, Tokens value, const ValueContext& context, Longhands& out) {
  ValueReader in(value, context);
  std::vector<Layer> layers;
  do {
    if (!layers.empty() && !layers.back()[layer_color].empty()) return false;
    if (!read_layer(in, row, context, layers.emplace_back())) return false;
  } while (in.comma());
  if (layers.size() == 1) {
    add_taken(row, layers.front(), out);
    return true;
  }
  Layer only_color;
  only_color[layer_color] = layers.back()[layer_color];
  add_taken(row, std::span(only_color).first(layer_color + 1), out);
  for (std::size_t i = layer_color + 1; i < row.longhands.size(); ++i) {
    std::vector<Token> list;
    for (const Layer& layer : layers) {
      static constexpr Token comma = number_token(TokenType::comma, 0);
      if (!list.empty()) list.push_back(comma);
      const Tokens part = layer[i].empty() ? initial_of_layer(i) : layer[i];
      list.insert(list.end(), part.begin(), part.end());
    }
    out.push_back(made_longhand(row.longhands[i], std::move(list)));
  }
  return true;
}

constexpr std::array<std::string_view, 3> list_style{"list-style-type", "list-style-position",
                                                     "list-style-image"};
constexpr std::array<std::string_view, 4> text_decoration{
    "text-decoration-line", "text-decoration-style", "text-decoration-color",
    "text-decoration-thickness"};
constexpr std::array<std::string_view, 4> border_radius{
    "border-top-left-radius", "border-top-right-radius", "border-bottom-right-radius",
    "border-bottom-left-radius"};
constexpr std::array<std::string_view, 7> background{
    "background-color",  "background-image", "background-repeat", "background-position",
    "background-origin", "background-clip",  "background-size"};

constexpr std::array<Row, 4> rows = {{
    {"list-style", Support::full, list_style, expand_list_style},
    {"text-decoration", Support::full, text_decoration, expand_text_decoration},
    {"border-radius", Support::full, border_radius, expand_radius},
    {"background", Support::partly, background, expand_background},
}};

}  // namespace

std::span<const ShorthandRow> decoration_shorthands() {
  return rows;
}

}  // namespace css
