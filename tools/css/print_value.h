#pragma once
// Computed values written as CSS writes them.

#include <string>
#include <string_view>
#include <vector>

#include "css/style.h"

namespace css {

// Points with up to two decimals: "12pt", "0.75pt".
std::string print(Length length);
std::string print(const LengthPercentage& value);
std::string print(const Color& color);

struct PrintedProperty {
  std::string_view name;
  std::string value;
};
// Every property of a style, always the same ones in the same order.
std::vector<PrintedProperty> print_properties(const ComputedStyle& style);

}  // namespace css
