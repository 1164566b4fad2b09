#pragma once
// A flow on pages: strips of the flow between page breaks and changes of columns are filled one
// after the other and put below each other; notes go to the foot of their column.

#include <string>
#include <vector>

#include "layout/fill.h"
#include "layout/flow.h"
#include "layout/notes.h"
#include "layout/page_styles.h"

namespace layout {

struct LaidPage {
  const PageGeometry* geometry = nullptr;
  std::uint32_t name = 0;  // BoxTree::page_names
  bool blank = false;
  Fragment content;  // at page coordinates
};

struct Paginated {
  std::vector<LaidPage> pages;
  PageWidths widths;
};

Paginated paginate(LayoutRun& run, Flow& flow, Notes& notes, PageStyles& styles);

// Where the first baseline of a line as high as the grid's pitch stands: the line grid's phase.
Length grid_phase_of(LayoutRun& run);

}  // namespace layout
