#pragma once
// Where in the document's own text pages begin.

#include <optional>
#include <vector>

#include "layout/fragment.h"
#include "layout/layout_run.h"

namespace layout {

// For each start its place, or none. One walk over the document for all of them.
std::vector<std::optional<TextPlace>> find_text_places(
    const LayoutRun& run, const std::vector<std::optional<TextStart>>& starts);

}  // namespace layout
