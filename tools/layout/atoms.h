#pragma once
// What stands in a line like a letter: images, inline blocks, inline tables.

#include "layout/fragment.h"
#include "layout/inline_items.h"
#include "layout/layout_run.h"

namespace layout {

// The box with its margins; `available` and `height` are those of the block that contains it.
Fragment lay_out_atom(LayoutRun& run, BoxId box, Length available,
                      std::optional<Length> height = {});

// Its min-content and max-content with its margins. An image without a width of its own may become
// as small as it must.
IntrinsicWidths atom_widths(LayoutRun& run, BoxId box);

}  // namespace layout
