#pragma once
// The size of a PNG (ISO/IEC 15948 §11.2.2) or JPEG (ITU-T T.81 annex B) file, from its header.

#include <optional>
#include <string>

#include "layout/pages.h"

namespace layout {

// Nothing when the bytes are neither.
std::optional<ImageFile> read_image(std::string bytes);

}  // namespace layout
