#pragma once
// A cover drawn from the metadata alone, as SVG 1.1 with text that can be read and searched.

#include <string>

#include "edition/metadata.h"

namespace edition {

std::string draw_cover(const Metadata& metadata);

}  // namespace edition
