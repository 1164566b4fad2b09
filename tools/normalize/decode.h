#pragma once
// Raw bytes → a draft in UTF-8 with LF, free of every character that XML 1.0 forbids. What cannot
// be written back byte for byte from the draft's text alone is an entry (rules N101 to N104).

#include <string_view>

#include "normalize/engine.h"

namespace normalize {

Draft decode(std::string_view raw);

// A part of the raw bytes as text to be read, such as Change::before: what XML forbids is left out.
std::string decode_part(std::string_view raw, Charset charset);

}  // namespace normalize
