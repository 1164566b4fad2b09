#pragma once
// One page's items → its content stream (ISO 32000-1 §7.8.2): text as two-byte codes in literal
// strings, every painting operator inside exactly one marked-content sequence.

#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/font_table.h"
#include "pdf/marked_content.h"

namespace pdf {

std::string page_content(const layout::Pages& pages, std::size_t page, const PageMarks& marks,
                         const FontTable& fonts);

// The content of all pages, deflated. Several threads; the bytes do not depend on their number.
std::vector<std::string> deflated_contents(const layout::Pages& pages,
                                           const std::vector<PageMarks>& marks,
                                           const FontTable& fonts);

}  // namespace pdf
