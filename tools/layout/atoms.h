#pragma once
// What stands in a line like a letter: images, inline blocks, inline tables.

#include "layout/fragment.h"
#include "layout/layout_run.h"

namespace layout {

// The box with its margins; `available` is the width of the line's container.
Fragment lay_out_atom(LayoutRun& run, BoxId box, Length available);

}  // namespace layout
