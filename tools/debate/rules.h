#pragma once
// The rules of this room: what it takes off the text as structure, what it infers, what it finds.
// `fires` and `quiet` are whole transcripts. For structure `becomes` is the text stream of `fires`.

#include <span>
#include <string_view>

#include "normalize/rule.h"

namespace debate {

// In order of code.
std::span<const normalize::Rule> rules();

// The row of a code; null when there is none.
const normalize::Rule* find_rule(std::string_view code);

}  // namespace debate
