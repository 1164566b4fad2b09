#pragma once
// Laid pages → Pages: items and structure tree in reading order, destinations, outline, links.

#include <vector>

#include "layout/page_boxes.h"
#include "layout/paginate.h"

namespace layout {

// Moves the contents out of `pages`. Reports L104 for links to places that do not exist.
Pages assemble(LayoutRun& run, std::vector<LaidPage>& pages, PageBoxes& boxes, PageStyles& styles);

}  // namespace layout
