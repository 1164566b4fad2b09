#pragma once
// A group of flows side by side cut at the end of a column: each of its flows goes as far as there
// is room, and the next column begins with what is left of them.

#include <functional>
#include <memory>
#include <vector>

#include "layout/fill.h"

namespace layout {

// What is left of a group at the top of a column.
struct GroupRest {
  struct Track {
    std::size_t at = 0;                       // item
    std::shared_ptr<const GroupRest> inside;  // of the group there
    std::vector<WastedHeight> wasted;
    Length top;  // of what follows, below the column's
    bool begun = false, ends = false;
  };
  std::vector<Track> tracks;
  Length passed;          // of its height
  std::uint32_t set = 0;  // columns: Flow::column_sets
};

// Columns side by side in a container of their own.
struct ColumnStrip {
  std::uint32_t set = 0;  // Flow::column_sets
  FilledPage columns;
  std::size_t end = 0;     // item: where all of them end
  Length y, height;        // in the container
  Length depth;            // of a column
  bool has_depth = false;  // it is not that of what is in them
};

// What of a group stands in one column.
struct GroupPiece {
  struct Track {
    FilledColumn column;
    Length top;
    bool any = false;  // whether anything of it stands here
  };
  std::vector<Track> tracks;
  std::vector<ColumnStrip> strips;  // when it is columns
  Length height;
  std::int64_t cost = 0;  // of the break, when there is a rest
  bool begins = true;
  bool forced = false;
  bool moves = false;  // something of it stands here, or its empty part was passed
  std::shared_ptr<const GroupRest> rest;
};

struct GroupRequest {
  const Flow& flow;
  std::size_t item = 0;
  const GroupRest* from = nullptr;
  Length room;
  bool at_top = false;  // nothing stands above in the column that could stay there alone
};

GroupPiece cut_group(Notes& notes, const GroupRequest& request);

// Those of a flow and of all groups in it, or of a piece of the group at an item.
using LookAtFragment = std::function<void(const Fragment&)>;
void for_each_fragment(const Flow& flow, const LookAtFragment& look);
void for_each_fragment(const Flow& flow, std::size_t item, const GroupPiece& piece,
                       const LookAtFragment& look);

}  // namespace layout
