#include "css/color.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "css/color_functions.h"
#include "css/color_names.h"
#include "css/rules.h"

namespace css {
namespace {

std::optional<Color> read_hash(std::string_view digits) {
  std::array<int, 8> v{};
  if (digits.size() > v.size()) return std::nullopt;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[i];
    if (c >= '0' && c <= '9')
      v[i] = c - '0';
    else if (c >= 'a' && c <= 'f')
      v[i] = c - 'a' + 10;
    else if (c >= 'A' && c <= 'F')
      v[i] = c - 'A' + 10;
    else
      return std::nullopt;
  }
  const auto one = [&](std::size_t i) { return static_cast<std::uint8_t>(v[i] * 17); };
  const auto two = [&](std::size_t i) {
    return static_cast<std::uint8_t>(v[2 * i] * 16 + v[2 * i + 1]);
  };
  switch (digits.size()) {
    case 3:
      return Color{one(0), one(1), one(2), 255};
    case 4:
      return Color{one(0), one(1), one(2), one(3)};
    case 6:
      return Color{two(0), two(1), two(2), 255};
    case 8:
      return Color{two(0), two(1), two(2), two(3)};
    default:
      return std::nullopt;
  }
}

// System colours, on paper: black on white, and links as our own sheet sets them (§6.2); old names
// mean new ones (appendix A).
std::optional<Color> read_system_color(std::string_view name) {
  constexpr Color black{0, 0, 0, 255}, white{255, 255, 255, 255}, grey{128, 128, 128, 255},
      light{0xEF, 0xEF, 0xEF, 255}, edge{0x76, 0x76, 0x76, 255}, mark{255, 255, 0, 255},
      blue{0, 0, 0xEE, 255}, violet{0x55, 0x1A, 0x8B, 255}, red{255, 0, 0, 255};
  struct SystemColor {
    std::string_view name;
    Color color;
  };
  static constexpr auto rows = std::to_array<SystemColor>({{"accentcolor", blue},
                                                           {"accentcolortext", white},
                                                           {"activeborder", edge},
                                                           {"activecaption", white},
                                                           {"activetext", red},
                                                           {"appworkspace", white},
                                                           {"background", white},
                                                           {"buttonborder", edge},
                                                           {"buttonface", light},
                                                           {"buttonhighlight", light},
                                                           {"buttonshadow", light},
                                                           {"buttontext", black},
                                                           {"canvas", white},
                                                           {"canvastext", black},
                                                           {"captiontext", black},
                                                           {"field", white},
                                                           {"fieldtext", black},
                                                           {"graytext", grey},
                                                           {"highlight", blue},
                                                           {"highlighttext", white},
                                                           {"inactiveborder", edge},
                                                           {"inactivecaption", white},
                                                           {"inactivecaptiontext", grey},
                                                           {"infobackground", white},
                                                           {"infotext", black},
                                                           {"linktext", blue},
                                                           {"mark", mark},
                                                           {"marktext", black},
                                                           {"menu", white},
                                                           {"menutext", black},
                                                           {"scrollbar", white},
                                                           {"selecteditem", blue},
                                                           {"selecteditemtext", white},
                                                           {"threeddarkshadow", edge},
                                                           {"threedface", light},
                                                           {"threedhighlight", edge},
                                                           {"threedlightshadow", edge},
                                                           {"threedshadow", edge},
                                                           {"visitedtext", violet},
                                                           {"window", white},
                                                           {"windowframe", edge},
                                                           {"windowtext", black}});
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const SystemColor& s) { return s.name == name; });
  if (row == rows.end()) return std::nullopt;
  return row->color;
}

std::optional<Color> read_name(std::string_view written, const ValueContext& context) {
  const std::string name = to_lower(written);
  if (name == "transparent") return Color{0, 0, 0, 0};
  if (name == "currentcolor") return context.color;
  if (const auto system = read_system_color(name)) return system;
  const auto found = std::lower_bound(
      named_colors.begin(), named_colors.end(), name,
      [](const NamedColor& c, const std::string& wanted) { return c.name < wanted; });
  if (found == named_colors.end() || found->name != name) return std::nullopt;
  const std::uint32_t rgb = found->rgb;
  return Color{static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8 & 0xFF),
               static_cast<std::uint8_t>(rgb & 0xFF), 255};
}

}  // namespace

std::optional<ColorValue> read_color_value(const Token& token, const ValueContext& context) {
  std::optional<Color> color;
  if (token.type == TokenType::function) return read_color_function(token, context);
  if (token.type == TokenType::hash) color = read_hash(token.text);
  if (token.type == TokenType::ident) color = read_name(token.text, context);
  if (!color) return std::nullopt;
  return value_of(*color);
}

std::optional<Color> read_color(const Token& token, const ValueContext& context) {
  const std::optional<ColorValue> value = read_color_value(token, context);
  if (!value) return std::nullopt;
  return to_color(*value);
}

std::optional<Color> read_color(std::string_view text, const Color& current) {
  const TokenList list = tokenize(text);
  ValueContext context = checking_context();
  context.color = current;
  ValueReader in(list.all(), context);
  const std::optional<Color> color = in.color();
  return in.at_end() ? color : std::nullopt;
}

std::optional<Color> ValueReader::color() {
  const Token* token = peek();
  if (!token) return std::nullopt;
  const auto result = read_color(*token, *context_);
  if (result) rest_.first = step_over(token);
  return result;
}

}  // namespace css
