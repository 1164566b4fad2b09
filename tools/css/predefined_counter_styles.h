#pragma once
// The counter styles that every sheet has (CSS Counter Styles 3 §6 and §7).

#include <string_view>

#include "css/counter_style.h"

namespace css {

// Null when there is none of this name, which is in small letters.
const CounterStyle* predefined_counter_style(std::string_view name);

}  // namespace css
