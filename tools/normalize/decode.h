#pragma once
// Raw bytes → a draft in UTF-8 with LF, free of every character that XML 1.0 forbids. What cannot
// be written back byte for byte from the draft's text alone is an entry (rules N101 to N104).

#include <string_view>

#include "normalize/engine.h"

namespace normalize {

Draft decode(std::string_view raw);

}  // namespace normalize
