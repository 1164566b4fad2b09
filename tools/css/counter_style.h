#pragma once
// Numbers as text: "iv", "c", "12" (CSS Counter Styles 3): the predefined styles of §6 and §7, and
// what @counter-style adds.
//
//   styles.format(4, "lower-roman") == "iv"
//   styles.marker(4, "lower-roman") == "iv. "

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace css {

struct CounterStyle {
  // The last three are languages' own arithmetic (§7); Chinese symbols are the ten digits, and then
  // those for 10, 100 and 1000.
  enum class System : std::uint8_t {
    cyclic,
    numeric,
    alphabetic,
    symbolic,
    additive,
    fixed,
    chinese_informal,
    chinese_formal,
    ethiopic
  };

  System system = System::symbolic;
  int first_fixed = 1;  // fixed: the number of the first symbol
  std::vector<std::string> symbols;
  std::vector<std::pair<int, std::string>> additive;  // falling weights
  std::string negative_prefix = "-", negative_suffix;
  std::string prefix, suffix = ". ";
  std::optional<std::vector<std::pair<int, int>>> ranges;  // nullopt: auto, by the system
  int pad_length = 0;
  std::string pad_symbol;
  std::string fallback = "decimal";
};

// What one @counter-style says; the rest is that of the style it extends, or initial.
struct CounterStyleRule {
  std::optional<std::string> extends;
  CounterStyle::System system = CounterStyle::System::symbolic;
  int first_fixed = 1;
  std::optional<std::vector<std::string>> symbols;
  std::optional<std::vector<std::pair<int, std::string>>> additive;
  std::optional<std::pair<std::string, std::string>> negative;
  std::optional<std::string> prefix, suffix, fallback;
  // The inner one is missing for `auto`.
  std::optional<std::optional<std::vector<std::pair<int, int>>>> ranges;
  std::optional<std::pair<int, std::string>> pad;
};
using CounterStyleRules = std::map<std::string, CounterStyleRule, std::less<>>;

// Are there a name that may be defined and the symbols that the system needs (§3)?
bool is_complete(const std::string& name, const CounterStyleRule& rule);

// Texts longer than this many symbols are given up for the fallback (§2 allows it).
inline constexpr int max_counter_symbols = 100;

// The name in small letters if that is a predefined style: those are the same in any case.
std::string counter_style_name(std::string name);
// A style without a name, symbols(), written as one.
std::string anonymous_counter_style(CounterStyle::System system,
                                    const std::vector<std::string>& symbols);

class CounterStyles {
 public:
  explicit CounterStyles(const CounterStyleRules& rules = {});

  // The counter's representation (§2), without prefix and suffix. An unknown style is decimal;
  // "none" is empty; a style in quotes is that text.
  std::string format(int value, std::string_view style) const;
  // The same with prefix and suffix, as a list item's marker shows it.
  std::string marker(int value, std::string_view style) const;

 private:
  const CounterStyle* find(std::string_view name) const;
  const CounterStyle& found(std::string_view name, CounterStyle& room) const;
  std::string format(int value, const CounterStyle& style) const;

  std::map<std::string, CounterStyle, std::less<>> styles_;  // of the rules
};

}  // namespace css
