#pragma once
// The phases of normalizing, each a row of rules and a function that proposes. A phase sees the
// text as the phases before it left it; inside a phase all rules see the same text.

#include <span>
#include <string_view>
#include <vector>

#include "normalize/engine.h"
#include "normalize/rule.h"

namespace normalize {

// N101–N104, applied while decoding.
std::span<const Rule> decoding_rules();

}  // namespace normalize
