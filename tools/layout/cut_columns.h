#pragma once
// The columns of a container that is not a page's own: balanced to the least height, or filled one
// after the other when their height is known. Where something around is cut, rows of columns end
// there and go on in what follows.

#include <optional>

#include "layout/fill_group.h"

namespace layout {

struct ColumnsRequest {
  const Flow& flow;  // with its column sets
  const GroupRest* from = nullptr;
  std::optional<Length> height = {};  // of the container, all of it
  std::optional<Length> room = {};    // what is around is cut there
  bool at_top = true;                 // as in GroupRequest
};

// Its strips, from top to bottom.
GroupPiece cut_columns(Notes& notes, const ColumnsRequest& request);

}  // namespace layout
