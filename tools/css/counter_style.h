#pragma once
// Numbers as text: "iv", "c", "12" (CSS Counter Styles 3). Knows the predefined styles of §6 that
// need no language's own arithmetic, and what @counter-style adds.
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
  enum class System : std::uint8_t { cyclic, numeric, alphabetic, symbolic, additive, fixed };

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

// Texts longer than this many symbols are given up for the fallback (§2 allows it).
inline constexpr int max_counter_symbols = 100;

class CounterStyles {
 public:
  CounterStyles();  // the predefined ones

  void define(const std::string& name, CounterStyle style);
  const CounterStyle* find(std::string_view name) const;

  // The counter's representation (§2), without prefix and suffix. An unknown style is decimal;
  // "none" is empty; a style in quotes is that text.
  std::string format(int value, std::string_view style) const;
  // The same with prefix and suffix, as a list item's marker shows it.
  std::string marker(int value, std::string_view style) const;

 private:
  std::map<std::string, CounterStyle, std::less<>> styles_;
};

}  // namespace css
