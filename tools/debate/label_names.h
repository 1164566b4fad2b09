#pragma once
// What could be the name on a label.

#include <cstddef>
#include <string_view>

#include "base/span.h"

namespace debate {

inline constexpr std::size_t longest_name = 40;

// A name as a label bears it: one to four words, none of them a plain lower-case word unless it is
// the only one (a nickname), none of those that open sentences or notes.
bool is_name_like(std::string_view name);

// "CYC" in "CYC ↪ TLR", as sites print who answers whom; else all of it.
base::Span without_addressee(std::string_view text, base::Span name);

}  // namespace debate
