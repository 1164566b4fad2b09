#include "css/color_functions.h"

#include <algorithm>
#include <cmath>

#include "css/rules.h"

namespace css {
namespace {

// A channel, or nothing for `none`.
using Channel = std::optional<double>;

// A number, or a percentage of `whole`.
std::optional<Channel> read_channel(ValueReader& in, double whole) {
  if (in.keyword("none")) return Channel();
  if (const auto p = in.percent()) return *p / 100 * whole;
  if (const auto n = in.number()) return *n;
  return std::nullopt;
}

std::optional<Channel> read_hue(ValueReader& in) {
  if (in.keyword("none")) return Channel();
  if (const auto hue = in.angle()) return *hue;
  return std::nullopt;
}

// What is behind the channels, to the end: a slash, or a comma in the old syntax, and the alpha.
bool read_alpha(ValueReader& in, bool commas, ColorValue& out) {
  if (in.at_end()) return true;
  if (!(commas ? in.comma() : in.slash())) return false;
  const auto alpha = read_channel(in, 1);
  if (!alpha || !in.at_end() || (commas && !*alpha)) return false;
  if (*alpha) out.alpha = std::clamp(**alpha, 0.0, 1.0);
  if (!*alpha) out.alpha.reset();
  return true;
}

// With commas (§4.1) all channels are numbers, or all percentages, and none is `none`.
std::optional<ColorValue> read_rgb(ValueReader in) {
  ColorValue out;
  bool commas = false;
  int percentages = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    if (i == 1) commas = in.comma();
    if (i == 2 && commas != in.comma()) return std::nullopt;
    if (const auto percent = in.percent()) {
      out.channels[i] = *percent / 100;
      ++percentages;
    } else if (const auto number = in.number()) {
      out.channels[i] = *number / 255;
    } else if (!in.keyword("none")) {
      return std::nullopt;
    }
    if (out.channels[i]) out.channels[i] = std::clamp(*out.channels[i], 0.0, 1.0);
  }
  const bool mixed = percentages != 0 && percentages != 3;
  const bool none = !out.channels[0] || !out.channels[1] || !out.channels[2];
  if ((commas && (mixed || none)) || !read_alpha(in, commas, out)) return std::nullopt;
  return out;
}

// hsl() and hwb(); the former also with commas, and then with percentages.
std::optional<ColorValue> read_hue_function(ValueReader in, ColorSpace space) {
  ColorValue out{space, {}, 1};
  const auto hue = read_hue(in);
  if (!hue) return std::nullopt;
  out.channels[0] = *hue;
  const bool commas = space == ColorSpace::hsl && in.comma();
  if (commas && !*hue) return std::nullopt;
  for (const std::size_t i : {std::size_t{1}, std::size_t{2}}) {
    if (i == 2 && commas && !in.comma()) return std::nullopt;
    if (commas) {
      const auto percent = in.percent();
      if (!percent) return std::nullopt;
      out.channels[i] = *percent / 100;
    } else {
      const auto channel = read_channel(in, 100);
      if (!channel) return std::nullopt;
      if (*channel) out.channels[i] = **channel / 100;
    }
    const double most = space == ColorSpace::hsl && i == 1 ? HUGE_VAL : 1;
    if (out.channels[i]) out.channels[i] = std::clamp(*out.channels[i], 0.0, most);
  }
  if (!read_alpha(in, commas, out)) return std::nullopt;
  return out;
}

// lab(), lch(), oklab() and oklch(): what 100 % is of the first channel, and of the others but
// hues.
std::optional<ColorValue> read_lab(ValueReader in, ColorSpace space, double lightest,
                                   double strongest) {
  ColorValue out{space, {}, 1};
  for (std::size_t i = 0; i < 3; ++i) {
    const bool hue = hue_channel(space) == i;
    const auto channel = hue ? read_hue(in) : read_channel(in, i == 0 ? lightest : strongest);
    if (!channel) return std::nullopt;
    out.channels[i] = *channel;
  }
  const bool polar = hue_channel(space).has_value();
  if (out.channels[0]) out.channels[0] = std::clamp(*out.channels[0], 0.0, lightest);
  if (polar && out.channels[1]) out.channels[1] = std::max(*out.channels[1], 0.0);
  if (!read_alpha(in, false, out)) return std::nullopt;
  return out;
}

std::optional<ColorSpace> read_predefined_space(ValueReader& in) {
  return in.one_of<ColorSpace>({{"srgb", ColorSpace::srgb},
                                {"srgb-linear", ColorSpace::srgb_linear},
                                {"display-p3", ColorSpace::display_p3},
                                {"display-p3-linear", ColorSpace::display_p3_linear},
                                {"a98-rgb", ColorSpace::a98_rgb},
                                {"prophoto-rgb", ColorSpace::prophoto_rgb},
                                {"rec2020", ColorSpace::rec2020},
                                {"xyz", ColorSpace::xyz_d65},
                                {"xyz-d65", ColorSpace::xyz_d65},
                                {"xyz-d50", ColorSpace::xyz_d50}});
}

// "color(display-p3 1 0 0)" (§10).
std::optional<ColorValue> read_predefined(ValueReader in) {
  const std::optional<ColorSpace> space = read_predefined_space(in);
  if (!space) return std::nullopt;
  ColorValue out{*space, {}, 1};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto channel = read_channel(in, 1);
    if (!channel) return std::nullopt;
    out.channels[i] = *channel;
  }
  if (!read_alpha(in, false, out)) return std::nullopt;
  return out;
}

std::optional<ColorValue> take_value(ValueReader& in) {
  const Token* token = in.peek();
  auto value = token ? read_color_value(*token, in.context()) : std::nullopt;
  if (value) in.component();
  return value;
}

struct MixingSpace {
  ColorSpace space = ColorSpace::oklab;
  HueInterpolation hues = HueInterpolation::shorter;
};
std::optional<MixingSpace> read_mixing_space(ValueReader& in) {
  std::optional<ColorSpace> space = read_predefined_space(in);
  if (!space) {
    space = in.one_of<ColorSpace>({{"lab", ColorSpace::lab},
                                   {"oklab", ColorSpace::oklab},
                                   {"lch", ColorSpace::lch},
                                   {"oklch", ColorSpace::oklch},
                                   {"hsl", ColorSpace::hsl},
                                   {"hwb", ColorSpace::hwb}});
  }
  if (!space) return std::nullopt;
  MixingSpace out{*space};
  const auto way = in.one_of<HueInterpolation>({{"shorter", HueInterpolation::shorter},
                                                {"longer", HueInterpolation::longer},
                                                {"increasing", HueInterpolation::increasing},
                                                {"decreasing", HueInterpolation::decreasing}});
  if (!way) return out;
  if (!hue_channel(*space) || !in.keyword("hue")) return std::nullopt;
  out.hues = *way;
  return out;
}

// "color-mix(in oklch, red 30%, blue)" (CSS Color 5 §3).
std::optional<ColorValue> read_color_mix(ValueReader in) {
  MixingSpace space;
  if (in.keyword("in")) {
    const auto written = read_mixing_space(in);
    if (!written || !in.comma()) return std::nullopt;
    space = *written;
  }
  std::array<ColorValue, 2> colors;
  std::array<std::optional<double>, 2> percents;
  for (std::size_t i = 0; i < 2; ++i) {
    if (i > 0 && !in.comma()) return std::nullopt;
    percents[i] = in.percent();
    const auto color = take_value(in);
    if (!color) return std::nullopt;
    colors[i] = *color;
    if (!percents[i]) percents[i] = in.percent();
    if (percents[i] && (*percents[i] < 0 || *percents[i] > 100)) return std::nullopt;
  }
  if (!in.at_end()) return std::nullopt;
  if (!percents[0]) percents[0] = percents[1] ? 100 - *percents[1] : 50;
  if (!percents[1]) percents[1] = 100 - *percents[0];
  const double sum = *percents[0] + *percents[1];
  if (sum <= 0) return std::nullopt;
  ColorValue out = interpolate(colors[0], colors[1], *percents[1] / sum, space.space, space.hues);
  if (out.alpha && sum < 100) *out.alpha *= sum / 100;
  return out;
}

// Paper is light (CSS Color 5 §6).
std::optional<ColorValue> read_light_dark(ValueReader in) {
  const auto light = take_value(in);
  if (!light || !in.comma() || !take_value(in) || !in.at_end()) return std::nullopt;
  return light;
}

// What a function calls its channels, and how many of its units are 1 of ours.
struct Names {
  ColorSpace space;
  std::array<std::string_view, 3> channels;
  Channels units;
};

std::optional<Names> names_in(std::string_view function, ColorSpace predefined) {
  if (function == "rgb" || function == "rgba")
    return Names{ColorSpace::srgb, {"r", "g", "b"}, {255, 255, 255}};
  if (function == "hsl" || function == "hsla")
    return Names{ColorSpace::hsl, {"h", "s", "l"}, {1, 100, 100}};
  if (function == "hwb") return Names{ColorSpace::hwb, {"h", "w", "b"}, {1, 100, 100}};
  if (function == "lab") return Names{ColorSpace::lab, {"l", "a", "b"}, {1, 1, 1}};
  if (function == "oklab") return Names{ColorSpace::oklab, {"l", "a", "b"}, {1, 1, 1}};
  if (function == "lch") return Names{ColorSpace::lch, {"l", "c", "h"}, {1, 1, 1}};
  if (function == "oklch") return Names{ColorSpace::oklch, {"l", "c", "h"}, {1, 1, 1}};
  if (function != "color") return std::nullopt;
  const bool xyz = predefined == ColorSpace::xyz_d65 || predefined == ColorSpace::xyz_d50;
  if (xyz) return Names{predefined, {"x", "y", "z"}, {1, 1, 1}};
  return Names{predefined, {"r", "g", "b"}, {1, 1, 1}};
}

std::optional<ColorValue> read_absolute(std::string_view name, const ValueReader& arguments) {
  if (name == "rgb" || name == "rgba") return read_rgb(arguments);
  if (name == "hsl" || name == "hsla") return read_hue_function(arguments, ColorSpace::hsl);
  if (name == "hwb") return read_hue_function(arguments, ColorSpace::hwb);
  if (name == "lab") return read_lab(arguments, ColorSpace::lab, 100, 125);
  if (name == "lch") return read_lab(arguments, ColorSpace::lch, 100, 150);
  if (name == "oklab") return read_lab(arguments, ColorSpace::oklab, 1, 0.4);
  if (name == "oklch") return read_lab(arguments, ColorSpace::oklch, 1, 0.4);
  if (name == "color") return read_predefined(arguments);
  if (name == "color-mix") return read_color_mix(arguments);
  if (name == "light-dark") return read_light_dark(arguments);
  return std::nullopt;
}

// Behind "from" and a colour (CSS Color 5 §4): with the names of channels replaced by their numbers
// it is a function like the others, calc() and all.
std::optional<ColorValue> read_relative(const std::string& name, ValueReader in) {
  const auto origin = take_value(in);
  if (!origin) return std::nullopt;
  ValueReader ahead = in;
  const auto names = names_in(name, read_predefined_space(ahead).value_or(ColorSpace::srgb));
  if (!names) return std::nullopt;
  Channels given{};
  for (std::size_t i = 0; i < 3; ++i) given[i] = origin->channels[i].value_or(0);
  const Channels channels = convert(origin->space, names->space, given);
  const Tokens rest = in.rest();
  std::vector<Token> tokens(rest.begin(), rest.end());
  for (Token& token : tokens) {
    if (token.type != TokenType::ident) continue;
    if (equals_ignoring_case(token.text, "alpha")) {
      token = number_token(TokenType::number, origin->alpha.value_or(0));
      continue;
    }
    for (std::size_t i = 0; i < 3; ++i) {
      if (equals_ignoring_case(token.text, names->channels[i])) {
        token = number_token(TokenType::number, channels[i] * names->units[i]);
        break;
      }
    }
  }
  return read_absolute(name, {{tokens.data(), tokens.data() + tokens.size()}, in.context()});
}

}  // namespace

std::optional<ColorValue> read_color_function(const Token& function, const ValueContext& context) {
  const std::string name = to_lower(function.text);
  ValueReader arguments(inside(function), context);
  if (arguments.keyword("from")) return read_relative(name, arguments);
  return read_absolute(name, arguments);
}

}  // namespace css
