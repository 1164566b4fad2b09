#pragma once
// Lists of participants as cards, a line for each thing that is told of somebody:
//   Name: Participant 1
//   Role: Reader in Law
//   Institution: University of Hull
//   Code: UoH

#include <optional>
#include <string_view>
#include <vector>

#include "debate/debate.h"
#include "debate/lines.h"

namespace debate {

// At least two cards with nothing but blank lines and rules between them. Each holds a code, or a
// name that can be one. Ids are not given yet.
std::optional<Roster> find_cards(std::string_view text, const std::vector<Line>& lines);

}  // namespace debate
