#include "css/counter_style.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "base/utf8.h"

namespace css {
namespace {

using System = CounterStyle::System;

std::vector<std::string> alphabet(char32_t first, char32_t last) {
  std::vector<std::string> letters;
  for (char32_t c = first; c <= last; ++c) {
    letters.emplace_back();
    base::append_utf8(letters.back(), c);
  }
  return letters;
}

CounterStyle of_symbols(System system, std::vector<std::string> symbols) {
  CounterStyle style;
  style.system = system;
  style.symbols = std::move(symbols);
  return style;
}

CounterStyle bullet(std::string symbol) {
  CounterStyle style = of_symbols(System::cyclic, {std::move(symbol)});
  style.suffix = " ";
  return style;
}

CounterStyle roman(bool upper) {
  constexpr std::array<std::pair<int, std::string_view>, 13> weights = {{{1000, "M"},
                                                                         {900, "CM"},
                                                                         {500, "D"},
                                                                         {400, "CD"},
                                                                         {100, "C"},
                                                                         {90, "XC"},
                                                                         {50, "L"},
                                                                         {40, "XL"},
                                                                         {10, "X"},
                                                                         {9, "IX"},
                                                                         {5, "V"},
                                                                         {4, "IV"},
                                                                         {1, "I"}}};
  CounterStyle style;
  style.system = System::additive;
  style.ranges = {{1, 3999}};
  for (const auto& [weight, symbol] : weights) {
    std::string text(symbol);
    if (!upper) {
      for (char& c : text) c = static_cast<char>(c - 'A' + 'a');
    }
    style.additive.emplace_back(weight, text);
  }
  return style;
}

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
      return value >= 0;
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

}  // namespace

CounterStyles::CounterStyles() {
  const auto digits = alphabet(U'0', U'9');
  const auto lower = alphabet(U'a', U'z');
  const auto upper = alphabet(U'A', U'Z');
  auto greek = alphabet(U'\u03B1', U'\u03C9');
  greek.erase(greek.begin() + 17);  // final sigma
  styles_["decimal"] = of_symbols(System::numeric, digits);
  CounterStyle padded = styles_["decimal"];
  padded.pad_length = 2;
  padded.pad_symbol = "0";
  styles_["decimal-leading-zero"] = padded;
  styles_["lower-alpha"] = styles_["lower-latin"] = of_symbols(System::alphabetic, lower);
  styles_["upper-alpha"] = styles_["upper-latin"] = of_symbols(System::alphabetic, upper);
  styles_["lower-greek"] = of_symbols(System::alphabetic, greek);
  styles_["lower-roman"] = roman(false);
  styles_["upper-roman"] = roman(true);
  styles_["disc"] = bullet("\u2022");
  styles_["circle"] = bullet("\u25E6");
  styles_["square"] = bullet("\u25AA");
  styles_["disclosure-open"] = bullet("\u25BE");
  styles_["disclosure-closed"] = bullet("\u25B8");
  styles_["arabic-indic"] = of_symbols(System::numeric, alphabet(U'\u0660', U'\u0669'));
  styles_["persian"] = of_symbols(System::numeric, alphabet(U'\u06F0', U'\u06F9'));
  styles_["devanagari"] = of_symbols(System::numeric, alphabet(U'\u0966', U'\u096F'));
  styles_["bengali"] = of_symbols(System::numeric, alphabet(U'\u09E6', U'\u09EF'));
  styles_["thai"] = of_symbols(System::numeric, alphabet(U'\u0E50', U'\u0E59'));
}

void CounterStyles::define(const std::string& name, CounterStyle style) {
  styles_[name] = std::move(style);
}

const CounterStyle* CounterStyles::find(std::string_view name) const {
  const auto found = styles_.find(name);
  return found == styles_.end() ? nullptr : &found->second;
}

std::string CounterStyles::format(int value, std::string_view name) const {
  if (name == "none") return {};
  if (name.size() >= 2 && name.front() == '"') return std::string(name.substr(1, name.size() - 2));
  // Fallbacks may run in a circle; ten steps are more than any sensible sheet has.
  for (int step = 0; step < 10; ++step) {
    const CounterStyle* style = find(name);
    if (!style) break;
    if (in_range(*style, value)) {
      if (auto text = represent(*style, value)) return *text;
    }
    name = style->fallback;
  }
  return *represent(styles_.find("decimal")->second, value);
}

std::string CounterStyles::marker(int value, std::string_view name) const {
  if (name == "none" || name.starts_with('"')) return format(value, name);
  const CounterStyle* style = find(name);
  if (!style) style = find("decimal");
  return style->prefix + format(value, name) + style->suffix;
}

}  // namespace css
