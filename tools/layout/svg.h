#pragma once
// One page as an SVG 1.1 picture that needs no font: every glyph is a path.

#include <cstddef>
#include <string>

#include "layout/pages.h"

namespace layout {

// The picture's title is the document's. Pictures on the page are left out.
std::string write_svg(const Pages& pages, std::size_t page);

}  // namespace layout
