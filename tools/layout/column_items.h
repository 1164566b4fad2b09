#pragma once
// The items of a column, with the lines of the paragraphs and the space that the filler made longer
// or shorter.

#include <vector>

#include "layout/fill.h"
#include "layout/flow.h"

namespace layout {

std::vector<FlowItem> items_of(LayoutRun& run, Flow& flow, const FilledColumn& column);

}  // namespace layout
