#include "css/color.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "css/color_names.h"
#include "css/rules.h"

namespace css {
namespace {

std::uint8_t to_byte(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

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

std::optional<Color> read_name(std::string_view written, const ValueContext& context) {
  const std::string name = to_lower(written);
  if (name == "transparent") return Color{0, 0, 0, 0};
  if (name == "currentcolor") return context.color;
  const auto found = std::lower_bound(
      named_colors.begin(), named_colors.end(), name,
      [](const NamedColor& c, const std::string& wanted) { return c.name < wanted; });
  if (found == named_colors.end() || found->name != name) return std::nullopt;
  const std::uint32_t rgb = found->rgb;
  return Color{static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8 & 0xFF),
               static_cast<std::uint8_t>(rgb & 0xFF), 255};
}

// A channel: a number, or a percentage of `whole`; `none` is 0.
std::optional<double> read_channel(ValueReader& in, double whole) {
  if (in.keyword("none")) return 0;
  if (const auto p = in.percent()) return *p / 100 * whole;
  return in.number();
}

// Between components: a comma (legacy) or nothing, the same everywhere.
class Separator {
 public:
  bool between(ValueReader& in) {
    const bool comma = in.comma();
    if (first_) commas_ = comma;
    first_ = false;
    return comma == commas_;
  }
  bool before_alpha(ValueReader& in) const { return commas_ ? in.comma() : in.slash(); }

 private:
  bool first_ = true;
  bool commas_ = false;
};

std::optional<std::uint8_t> read_alpha(ValueReader& in, const Separator& separator) {
  if (in.at_end()) return std::uint8_t{255};
  if (!separator.before_alpha(in)) return std::nullopt;
  const auto alpha = read_channel(in, 1);
  if (!alpha || !in.at_end()) return std::nullopt;
  return to_byte(std::clamp(*alpha, 0.0, 1.0) * 255);
}

std::optional<Color> read_rgb(ValueReader in) {
  Separator separator;
  std::array<double, 3> v{};
  for (std::size_t i = 0; i < 3; ++i) {
    if (i > 0 && !separator.between(in)) return std::nullopt;
    const auto channel = read_channel(in, 255);
    if (!channel) return std::nullopt;
    v[i] = *channel;
  }
  const auto alpha = read_alpha(in, separator);
  if (!alpha) return std::nullopt;
  return Color{to_byte(v[0]), to_byte(v[1]), to_byte(v[2]), *alpha};
}

// CSS Color 4 §7.1.
double hue_to_channel(double hue, double saturation, double lightness, double n) {
  const double k = std::fmod(n + hue / 30, 12);
  const double a = saturation * std::min(lightness, 1 - lightness);
  return lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
}

struct Hue {
  double hue = 0, second = 0, third = 0;
  std::uint8_t alpha = 255;
};
std::optional<Hue> read_hue_function(ValueReader in) {
  Separator separator;
  Hue h;
  const auto hue = in.keyword("none") ? std::optional<double>(0) : in.angle();
  if (!hue) return std::nullopt;
  h.hue = std::fmod(*hue, 360);
  if (h.hue < 0) h.hue += 360;
  for (double* part : {&h.second, &h.third}) {
    if (!separator.between(in)) return std::nullopt;
    const auto value = in.keyword("none") ? std::optional<double>(0) : in.percent();
    if (!value) return std::nullopt;
    *part = std::clamp(*value / 100, 0.0, 1.0);
  }
  const auto alpha = read_alpha(in, separator);
  if (!alpha) return std::nullopt;
  h.alpha = *alpha;
  return h;
}

std::optional<Color> read_hsl(ValueReader in) {
  const auto h = read_hue_function(in);
  if (!h) return std::nullopt;
  const auto channel = [&](double n) {
    return to_byte(255 * hue_to_channel(h->hue, h->second, h->third, n));
  };
  return Color{channel(0), channel(8), channel(4), h->alpha};
}

std::optional<Color> read_hwb(ValueReader in) {
  const auto h = read_hue_function(in);
  if (!h) return std::nullopt;
  const double white = h->second;
  const double black = h->third;
  const auto channel = [&](double n) {
    if (white + black >= 1) return to_byte(255 * white / (white + black));
    return to_byte(255 * (hue_to_channel(h->hue, 1, 0.5, n) * (1 - white - black) + white));
  };
  return Color{channel(0), channel(8), channel(4), h->alpha};
}

}  // namespace

std::optional<Color> read_color(const Token& token, const ValueContext& context) {
  if (token.type == TokenType::hash) return read_hash(token.text);
  if (token.type == TokenType::ident) return read_name(token.text, context);
  if (token.type != TokenType::function) return std::nullopt;
  const std::string name = to_lower(token.text);
  const ValueReader arguments(inside(token), context);
  if (name == "rgb" || name == "rgba") return read_rgb(arguments);
  if (name == "hsl" || name == "hsla") return read_hsl(arguments);
  if (name == "hwb") return read_hwb(arguments);
  return std::nullopt;
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
