#pragma once
// The sheet that applies before any other: how HTML looks on paper when no style says otherwise.

#include <string_view>

namespace css {

std::string_view user_agent_sheet();

}  // namespace css
