#pragma once
// The last page of a set of columns: all columns as nearly equal as the legal breaks allow
// (CSS Multi-column 1 §7.1).

#include <optional>

#include "layout/fill_column.h"

namespace layout {

struct Balanced {
  FilledPage page;
  std::int64_t cost = 0;
  std::vector<NotePart> waiting;
};

// Heights differ by steps. From `start` to the request's end in the set's columns, none higher than
// start.height less the reserve; nothing when it does not fit.
std::optional<Balanced> balance(ColumnEnds& ends, const FillRequest& request,
                                const ColumnStart& start, Length pitch, Length step);

// The same by halves, for columns that are tried again and again where something around is cut.
std::optional<Balanced> balance_quickly(ColumnEnds& ends, const FillRequest& request,
                                        const ColumnStart& start, Length pitch, Length step);

}  // namespace layout
