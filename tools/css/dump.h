#pragma once
// Computed styles as text, for goldens and for people. One line for each element says its depth,
// name, id, class and the number of its style; where a style is new, its properties follow that
// differ from those of a plain inline element in the same parent.
//
//   page
//       size: 595.28pt 841.89pt
//   0 html style 1:
//       display: block

#include <string>

#include "css/styled.h"
#include "xml/document.h"

namespace css {

std::string dump_styles(const xml::Document& document, const Styled& styled);

// The properties of one style that differ from `base`, a line each, in CSS's names.
std::string dump_style(const ComputedStyle& style, const ComputedStyle& base,
                       const std::string& indent);

// A page's geometry, box, margin boxes and footnote area.
std::string dump_page(const PageStyle& page, const std::string& indent);

}  // namespace css
