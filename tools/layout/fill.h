#pragma once
// Cuts a flow into columns by cost: a dynamic programme over the legal breaks, in the manner of
// M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems" (Stanford, 1981).
// Widows, orphans, keeps and hyphens at a column's end have costs, unevenness has, and the last
// page is balanced. Not greedy: a column may end early so that a later one ends well.

#include <memory>
#include <optional>
#include <vector>

#include "layout/column_cursor.h"
#include "layout/flow.h"
#include "layout/notes.h"

namespace layout {

// A paragraph that is set a line longer or shorter than it likes, for the sake of a column.
struct Loosening {
  std::uint32_t paragraph = 0;
  int lines = 0;
};

// Space between blocks made higher, for the same.
struct Spacing {
  std::size_t item = 0;  // of the flow
  Length more;
};

struct GroupPiece;  // fill_group.h

struct FilledColumn {
  std::size_t begin = 0, end = 0;  // items of the flow
  Length used;                     // without notes
  Length bottom;                   // where what follows would begin
  Length notes_height;             // with the area's overhead
  std::vector<NotePart> notes;
  std::vector<Loosening> loosened;
  std::vector<Spacing> spaced;
  std::vector<WastedHeight> wasted;  // before it
  // Of groups that are cut, or fitted into it: the last is that at `end` when this column cuts it.
  struct GroupPart {
    std::size_t item = 0;
    std::shared_ptr<const GroupPiece> piece;
  };
  std::vector<GroupPart> parts;

  bool cuts_group() const { return !parts.empty() && parts.back().item == end; }
};

using FilledPage = std::vector<FilledColumn>;  // at most as many as the set has columns

struct FillRequest {
  const Flow& flow;
  std::size_t begin = 0, end = 0;  // no page break and no change of columns inside
  ColumnSet set;
  Length first_height, height;  // of a column on the first page and on later ones
  Length first_offset;          // of the first page's columns below the line grid's origin
  Length grid_phase;
  Length reserve;           // room that must be left under the end: what is kept with it
  bool at_page_top = true;  // the first page has nothing above
  const css::ComputedStyle* note_area = nullptr;
  std::vector<NotePart> waiting;  // notes left over from before
  bool has_notes = true;          // they stand in these columns, not below something around them
  std::optional<Length> other_height = {};  // of every second of the later pages, if not `height`
};

struct Filled {
  std::vector<FilledPage> pages;
  std::vector<NotePart> waiting;  // notes that still need room
  bool overfull = false;          // something was higher than a column
};

Filled fill(Notes& notes, const FillRequest& request);

}  // namespace layout
