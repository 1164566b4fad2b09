#pragma once
// The boxes of a table's rows and cells: what is painted below their content.

#include <optional>
#include <vector>

#include "layout/table_rows.h"

namespace layout {

// What lies below a row's cells (CSS 2.2 §17.5.1): its columns, its group and itself.
std::vector<GroupBox> row_layers(const LayoutRun& run, const TableShape& shape,
                                 const TableRow& row);

// Nothing when it is not seen.
std::optional<GroupBox> cell_box(const LayoutRun& run, const TableShape& shape, std::size_t cell);

}  // namespace layout
