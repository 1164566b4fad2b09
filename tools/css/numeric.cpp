// Units and math functions (CSS Values 4 §5–§7 and §10).

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "css/value.h"

namespace css {
namespace {

// A math function nested deeper than this is refused rather than followed.
constexpr int max_math_depth = 32;

struct Unit {
  std::string_view name;
  double points;
};
// CSS Values 4 §6.2: 1in = 72pt = 96px = 2.54cm.
constexpr std::array<Unit, 7> absolute_units = {{{"px", 0.75},
                                                 {"pt", 1},
                                                 {"mm", 72 / 25.4},
                                                 {"cm", 72 / 2.54},
                                                 {"in", 72},
                                                 {"pc", 12},
                                                 {"q", 72 / 101.6}}};

std::optional<double> font_unit(std::string_view unit, const ValueContext& c) {
  const bool ex = equals_ignoring_case(unit, "ex"), ch = equals_ignoring_case(unit, "ch");
  if (!ex && !ch && !equals_ignoring_case(unit, "cap")) return std::nullopt;
  if (c.font == nullptr || c.font_units == nullptr || !*c.font_units) {
    return c.font_size.points() * (ex || ch ? 0.5 : 0.7);
  }
  const FontUnits units = (*c.font_units)(*c.font);
  return (ex ? units.ex : ch ? units.ch : units.cap).points();
}

std::optional<double> unit_in_points(std::string_view unit, const ValueContext& c) {
  for (const Unit& u : absolute_units) {
    if (equals_ignoring_case(unit, u.name)) return u.points;
  }
  const double em = c.font_size.points();
  const double width = c.page_width.points() / 100;
  const double height = c.page_height.points() / 100;
  if (const auto points = font_unit(unit, c)) return points;
  const std::array<Unit, 17> relative = {{{"em", em},
                                          {"rem", c.root_font_size.points()},
                                          {"ic", em},
                                          {"lh", c.line_height.points()},
                                          {"vw", width},
                                          {"vh", height},
                                          {"vi", width},
                                          {"vb", height},
                                          {"vmin", std::min(width, height)},
                                          {"vmax", std::max(width, height)},
                                          {"svw", width},
                                          {"svh", height},
                                          {"lvw", width},
                                          {"lvh", height},
                                          {"dvw", width},
                                          {"dvh", height},
                                          {"rex", c.root_font_size.points() * 0.5}}};
  for (const Unit& u : relative) {
    if (equals_ignoring_case(unit, u.name)) return u.points;
  }
  return std::nullopt;
}

std::optional<double> unit_in_degrees(std::string_view unit) {
  constexpr std::array<Unit, 4> units = {
      {{"deg", 1}, {"grad", 0.9}, {"turn", 360}, {"rad", 57.29577951308232}}};
  for (const Unit& u : units) {
    if (equals_ignoring_case(unit, u.name)) return u.points;
  }
  return std::nullopt;
}

class Math {
 public:
  explicit Math(const ValueContext& context) : context_(context) {}

  std::optional<Numeric> read(const Token& token, int depth) {
    Numeric n;
    switch (token.type) {
      case TokenType::number:
        n.value = token.number;
        return n;
      case TokenType::percentage:
        n.has_percent = true;
        n.percent = token.number;
        return n;
      case TokenType::dimension:
        return dimension(token);
      case TokenType::function:
        return function(token, depth);
      default:
        return std::nullopt;
    }
  }

 private:
  std::optional<Numeric> dimension(const Token& token) {
    Numeric n;
    if (const auto points = unit_in_points(token.text, context_)) {
      n.type = Numeric::Type::length;
      n.value = std::clamp(token.number, -1e12, 1e12) * *points;
      return n;
    }
    if (const auto degrees = unit_in_degrees(token.text)) {
      n.type = Numeric::Type::angle;
      n.value = token.number * *degrees;
      return n;
    }
    return std::nullopt;
  }

  std::optional<Numeric> function(const Token& token, int depth) {
    if (depth > max_math_depth) return std::nullopt;
    const std::string name = to_lower(token.text);
    if (name == "calc" || name == "-webkit-calc") return whole_sum(inside(token), depth + 1);
    if (name != "min" && name != "max" && name != "clamp") return std::nullopt;
    std::vector<Numeric> arguments;
    const Tokens all = inside(token);
    for (const Token* at = all.first;;) {
      const Token* end = at;
      while (end != all.last && end->type != TokenType::comma) end = step_over(end);
      const auto n = whole_sum({at, end}, depth + 1);
      if (!n) return std::nullopt;
      arguments.push_back(*n);
      if (end == all.last) break;
      at = end + 1;
    }
    return name == "clamp" ? clamp(arguments) : extreme(arguments, name == "min");
  }

  // What cannot be compared before layout cannot be reduced here.
  static bool comparable(const std::vector<Numeric>& values) {
    const bool percent = values[0].has_percent;
    return std::all_of(values.begin(), values.end(), [&](const Numeric& n) {
      return n.has_percent == percent && n.type == values[0].type && (!percent || n.value == 0);
    });
  }
  static double amount(const Numeric& n) { return n.has_percent ? n.percent : n.value; }
  static std::optional<Numeric> extreme(const std::vector<Numeric>& values, bool smallest) {
    if (!comparable(values)) return std::nullopt;
    Numeric best = values[0];
    for (const Numeric& n : values) {
      if (smallest ? amount(n) < amount(best) : amount(n) > amount(best)) best = n;
    }
    return best;
  }
  static std::optional<Numeric> clamp(const std::vector<Numeric>& v) {
    if (v.size() != 3 || !comparable(v)) return std::nullopt;
    const Numeric low = *extreme({v[1], v[2]}, true);
    return extreme({v[0], low}, false);
  }

  std::optional<Numeric> whole_sum(Tokens tokens, int depth) {
    tokens = trim(tokens);
    const Token* at = tokens.first;
    auto result = product(at, tokens.last, depth);
    while (result && at != tokens.last) {
      // §10.1: + and - need white space on both sides.
      if (at->type != TokenType::whitespace) return std::nullopt;
      ++at;
      const bool plus = is_delim(at, tokens.last, "+");
      if (!plus && !is_delim(at, tokens.last, "-")) return std::nullopt;
      ++at;
      if (at == tokens.last || at->type != TokenType::whitespace) return std::nullopt;
      ++at;
      const auto right = product(at, tokens.last, depth);
      if (!right) return std::nullopt;
      result = sum(*result, *right, plus ? 1 : -1);
    }
    return result;
  }
  static bool is_delim(const Token* at, const Token* end, std::string_view text) {
    return at != end && at->type == TokenType::delim && at->text == text;
  }

  static std::optional<Numeric> sum(Numeric a, const Numeric& b, double sign) {
    const bool bare_percent_a = a.has_percent && a.type == Numeric::Type::number && a.value == 0;
    const bool bare_percent_b = b.has_percent && b.type == Numeric::Type::number && b.value == 0;
    if (bare_percent_a && !bare_percent_b && b.type == Numeric::Type::length) a.type = b.type;
    const bool same = a.type == b.type || (bare_percent_b && a.type == Numeric::Type::length);
    const bool mixed_number = a.type == Numeric::Type::number && a.has_percent != b.has_percent;
    if (!same || mixed_number) return std::nullopt;
    a.value += sign * b.value;
    a.percent += sign * b.percent;
    a.has_percent = a.has_percent || b.has_percent;
    return a;
  }

  std::optional<Numeric> product(const Token*& at, const Token* end, int depth) {
    auto result = factor(at, end, depth);
    while (result) {
      const Token* next = at;
      while (next != end && next->type == TokenType::whitespace) ++next;
      const bool times = is_delim(next, end, "*");
      if (!times && !is_delim(next, end, "/")) return result;
      at = next + 1;
      while (at != end && at->type == TokenType::whitespace) ++at;
      const auto right = factor(at, end, depth);
      if (!right) return std::nullopt;
      result = times ? multiply(*result, *right) : divide(*result, *right);
    }
    return result;
  }
  static bool is_number(const Numeric& n) {
    return n.type == Numeric::Type::number && !n.has_percent;
  }
  static std::optional<Numeric> multiply(Numeric a, Numeric b) {
    if (!is_number(b)) std::swap(a, b);
    if (!is_number(b)) return std::nullopt;
    a.value *= b.value;
    a.percent *= b.value;
    return a;
  }
  static std::optional<Numeric> divide(Numeric a, const Numeric& b) {
    if (!is_number(b) || b.value == 0) return std::nullopt;
    a.value /= b.value;
    a.percent /= b.value;
    return a;
  }

  std::optional<Numeric> factor(const Token*& at, const Token* end, int depth) {
    if (at == end) return std::nullopt;
    const Token& token = *at;
    at = step_over(at);
    if (token.type == TokenType::open_round) {
      if (depth > max_math_depth) return std::nullopt;
      return whole_sum(inside(token), depth + 1);
    }
    return read(token, depth);
  }

  const ValueContext& context_;
};

}  // namespace

std::optional<Numeric> read_numeric(const Token& token, const ValueContext& context) {
  return Math(context).read(token, 0);
}

}  // namespace css
