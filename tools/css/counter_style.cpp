#include "css/counter_style.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "base/utf8.h"
#include "css/predefined_counter_styles.h"
#include "css/token.h"

namespace css {
namespace {

using System = CounterStyle::System;

bool in_range(const CounterStyle& style, int value) {
  if (style.ranges) {
    return std::any_of(style.ranges->begin(), style.ranges->end(), [&](const auto& range) {
      return range.first <= value && value <= range.second;
    });
  }
  switch (style.system) {
    case System::alphabetic:
    case System::symbolic:
      return value >= 1;
    case System::additive:
    case System::chinese_informal:
    case System::chinese_formal:
      return value >= 0;
    case System::ethiopic:
      return value >= 1;
    default:
      return true;
  }
}

using Text = std::optional<std::string>;

Text numeric(const CounterStyle& style, long value) {
  const auto base = static_cast<long>(style.symbols.size());
  if (base < 2) return std::nullopt;
  std::vector<std::string_view> digits;
  do {
    digits.push_back(style.symbols[static_cast<std::size_t>(value % base)]);
    value /= base;
  } while (value > 0);
  std::string text;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it) text += *it;
  return text;
}

Text alphabetic(const CounterStyle& style, long value) {
  const auto base = static_cast<long>(style.symbols.size());
  if (base < 2 || value < 1) return std::nullopt;
  std::vector<std::string_view> digits;
  while (value > 0) {
    --value;
    digits.push_back(style.symbols[static_cast<std::size_t>(value % base)]);
    value /= base;
  }
  std::string text;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it) text += *it;
  return text;
}

Text symbolic(const CounterStyle& style, long value) {
  const auto count = static_cast<long>(style.symbols.size());
  if (count == 0 || value < 1) return std::nullopt;
  const long repeats = (value + count - 1) / count;
  if (repeats > max_counter_symbols) return std::nullopt;
  std::string text;
  for (long i = 0; i < repeats; ++i) {
    text += style.symbols[static_cast<std::size_t>((value - 1) % count)];
  }
  return text;
}

Text additive(const CounterStyle& style, long value) {
  std::string text;
  long symbols = 0;
  for (const auto& [weight, symbol] : style.additive) {
    if (value == 0 && weight == 0 && text.empty()) return symbol;
    if (weight == 0) continue;
    for (; value >= weight; value -= weight) {
      if (++symbols > max_counter_symbols) return std::nullopt;
      text += symbol;
    }
  }
  if (value != 0) return std::nullopt;
  return text;
}

// §7.1.2: digits with the units behind them, without those at the end that are zero, and with one
// zero for any number of them in the middle.
Text chinese(const CounterStyle& style, long value, bool formal) {
  constexpr std::size_t digits = 10, most = 4;
  if (value > 9999 || style.symbols.size() < digits + most - 1) return std::nullopt;
  if (value == 0) return style.symbols[0];
  std::string text;
  bool zeros = false;  // that wait for a digit after them
  for (std::size_t place = most; place-- > 0;) {
    long unit = 1;
    for (std::size_t i = 0; i < place; ++i) unit *= 10;
    const auto digit = static_cast<std::size_t>(value / unit % 10);
    if (digit == 0) {
      zeros = !text.empty();
      continue;
    }
    if (std::exchange(zeros, false)) text += style.symbols[0];
    const bool is_ten = value / unit == 1 && place == 1;
    if (formal || !is_ten) text += style.symbols[digit];
    if (place > 0) text += style.symbols[digits + place - 1];
  }
  return text;
}

// §7.2: pairs of digits, from the right, with signs for hundred and ten thousand in turn.
Text ethiopic(long value) {
  constexpr char32_t one = U'\u1369', ten = U'\u1372', hundred = U'\u137B',
                     ten_thousand = U'\u137C';
  std::vector<long> pairs;
  for (long rest = value; rest > 0; rest /= 100) pairs.push_back(rest % 100);
  std::string text;
  for (std::size_t i = pairs.size(); i-- > 0;) {
    const long pair = pairs[i];
    const bool odd = i % 2 == 1;
    const bool silent = value != 1 && pair == 1 && (odd || i + 1 == pairs.size());
    if (!silent && pair >= 10) base::append_utf8(text, ten + static_cast<char32_t>(pair / 10 - 1));
    if (!silent && pair % 10 > 0) {
      base::append_utf8(text, one + static_cast<char32_t>(pair % 10 - 1));
    }
    if (odd && pair != 0) base::append_utf8(text, hundred);
    if (!odd && i > 0) base::append_utf8(text, ten_thousand);
  }
  return text;
}

Text represent(const CounterStyle& style, int value) {
  const bool signed_system = style.system != System::cyclic && style.system != System::fixed;
  const bool negative = value < 0 && signed_system;
  const long magnitude = std::labs(static_cast<long>(value));
  const auto count = static_cast<long>(style.symbols.size());
  Text text;
  switch (style.system) {
    case System::cyclic:
      if (count == 0) return std::nullopt;
      return style.symbols[static_cast<std::size_t>(((value - 1L) % count + count) % count)];
    case System::fixed: {
      const long index = static_cast<long>(value) - style.first_fixed;
      if (index < 0 || index >= count) return std::nullopt;
      return style.symbols[static_cast<std::size_t>(index)];
    }
    case System::numeric:
      text = numeric(style, magnitude);
      break;
    case System::alphabetic:
      text = alphabetic(style, magnitude);
      break;
    case System::symbolic:
      text = symbolic(style, magnitude);
      break;
    case System::additive:
      text = additive(style, magnitude);
      break;
    case System::chinese_informal:
    case System::chinese_formal:
      text = chinese(style, magnitude, style.system == System::chinese_formal);
      break;
    case System::ethiopic:
      text = ethiopic(magnitude);
      break;
  }
  if (!text) return std::nullopt;
  const auto width = static_cast<int>(base::count_code_points(*text)) + (negative ? 1 : 0);
  std::string padding;
  for (int i = width; i < std::min(style.pad_length, max_counter_symbols); ++i) {
    padding += style.pad_symbol;
  }
  *text = padding + *text;
  return negative ? style.negative_prefix + *text + style.negative_suffix : *text;
}

bool is_fixed_name(std::string_view name) {
  return name == "none" || name == "decimal" || name == "disc" || name == "square" ||
         name == "circle" || name == "disclosure-open" || name == "disclosure-closed";
}

CounterStyle made_from(const CounterStyleRule& rule, const CounterStyle& base) {
  CounterStyle style = base;
  if (!rule.extends) {
    style.system = rule.system;
    style.first_fixed = rule.first_fixed;
  }
  if (rule.symbols) style.symbols = *rule.symbols;
  if (rule.additive) style.additive = *rule.additive;
  if (rule.negative) std::tie(style.negative_prefix, style.negative_suffix) = *rule.negative;
  if (rule.prefix) style.prefix = *rule.prefix;
  if (rule.suffix) style.suffix = *rule.suffix;
  if (rule.fallback) style.fallback = *rule.fallback;
  if (rule.ranges) style.ranges = *rule.ranges;
  if (rule.pad) std::tie(style.pad_length, style.pad_symbol) = *rule.pad;
  return style;
}

constexpr std::string_view anonymous = "symbols(";
constexpr char symbol_end = '\x1F';

CounterStyle read_anonymous(std::string_view text) {
  CounterStyle style;
  style.suffix = " ";
  style.system = static_cast<System>(text[anonymous.size()] - '0');
  text.remove_prefix(anonymous.size() + 1);
  for (std::size_t end; (end = text.find(symbol_end)) != text.npos; text.remove_prefix(end + 1)) {
    style.symbols.emplace_back(text.substr(0, end));
  }
  return style;
}

}  // namespace

bool is_complete(const std::string& name, const CounterStyleRule& rule) {
  if (is_fixed_name(name)) return false;
  if (rule.extends) return !rule.symbols && !rule.additive;
  if (rule.system == System::additive) return rule.additive.has_value();
  const bool counts = rule.system == System::alphabetic || rule.system == System::numeric;
  return rule.symbols && rule.symbols->size() >= (counts ? 2 : 1);
}

std::string counter_style_name(std::string name) {
  const std::string lower = to_lower(name);
  return predefined_counter_style(lower) != nullptr || lower == "none" ? lower : name;
}

std::string anonymous_counter_style(System system, const std::vector<std::string>& symbols) {
  std::string text(anonymous);
  text += static_cast<char>('0' + static_cast<int>(system));
  for (const std::string& symbol : symbols) text += symbol + symbol_end;
  return text;
}

// Rules extend each other in any order, and in circles, whose members then extend `decimal`
// (§3.1.7).
CounterStyles::CounterStyles(const CounterStyleRules& rules) {
  for (const auto& entry : rules) {
    std::vector<std::string_view> path;  // from a style to the first that is known
    std::string_view name = entry.first;
    auto rule = rules.find(name);
    while (rule != rules.end() && !styles_.contains(name) &&
           std::find(path.begin(), path.end(), name) == path.end()) {
      path.push_back(name);
      name = rule->second.extends ? std::string_view(*rule->second.extends) : std::string_view();
      rule = rules.find(name);
    }
    const auto circle = std::find(path.begin(), path.end(), name);
    for (auto at = circle; at != path.end(); ++at) {
      styles_[std::string(*at)] =
          made_from(rules.find(*at)->second, *predefined_counter_style("decimal"));
    }
    path.erase(circle, path.end());
    for (auto at = path.rbegin(); at != path.rend(); ++at) {
      const CounterStyleRule& own = rules.find(*at)->second;
      const CounterStyle* base = own.extends ? find(*own.extends) : nullptr;
      if (own.extends && base == nullptr) base = predefined_counter_style("decimal");
      styles_[std::string(*at)] = made_from(own, base != nullptr ? *base : CounterStyle());
    }
  }
}

const CounterStyle* CounterStyles::find(std::string_view name) const {
  const auto defined = styles_.find(name);
  return defined == styles_.end() ? predefined_counter_style(name) : &defined->second;
}

// `room` is where a style without a name is kept.
const CounterStyle& CounterStyles::found(std::string_view name, CounterStyle& room) const {
  if (name.starts_with(anonymous)) return room = read_anonymous(name);
  const CounterStyle* style = find(name);
  return style != nullptr ? *style : *predefined_counter_style("decimal");
}

std::string CounterStyles::format(int value, const CounterStyle& style) const {
  const CounterStyle* now = &style;
  // Fallbacks may run in a circle; ten steps are more than any sensible sheet has.
  for (int step = 0; step < 10 && now != nullptr; ++step) {
    if (in_range(*now, value)) {
      if (auto text = represent(*now, value)) return *text;
    }
    now = find(now->fallback);
  }
  return *represent(*predefined_counter_style("decimal"), value);
}

std::string CounterStyles::format(int value, std::string_view name) const {
  if (name == "none") return {};
  if (name.size() >= 2 && name.front() == '"') return std::string(name.substr(1, name.size() - 2));
  CounterStyle room;
  return format(value, found(name, room));
}

std::string CounterStyles::marker(int value, std::string_view name) const {
  if (name == "none" || name.starts_with('"')) return format(value, name);
  CounterStyle room;
  const CounterStyle& style = found(name, room);
  return style.prefix + format(value, style) + style.suffix;
}

}  // namespace css
