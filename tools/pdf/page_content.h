#pragma once
// One page's items → its content stream (ISO 32000-1 §7.8.2): text as two-byte codes in literal
// strings, every painting operator inside exactly one marked-content sequence. Groups are streams
// of their own, in the order in which they begin; the page's names them G0, G1 …, its patterns P0
// …, an opacity of n thousandths An.

#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/font_table.h"
#include "pdf/marked_content.h"

namespace pdf {

struct PageContent {
  std::string page;
  std::vector<std::string> groups;
};

PageContent page_content(const layout::Pages& pages, std::size_t page, const PageMarks& marks,
                         const FontTable& fonts);

// The content of all pages, deflated. Several threads; the bytes do not depend on their number.
std::vector<PageContent> deflated_contents(const layout::Pages& pages,
                                           const std::vector<PageMarks>& marks,
                                           const FontTable& fonts);

// A drawing that is repeated in tiles of `height`, y upwards from the bottom of one.
std::string drawing_content(const layout::Drawing& drawing, base::Length height,
                            const FontTable& fonts);

// An alpha of a colour in the thousandths that its name has; whole hundredths where they mean it,
// as a sheet most likely says (CSS Color 4 §15.1).
int thousandths(std::uint8_t alpha);

}  // namespace pdf
