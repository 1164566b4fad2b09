#pragma once
// "Canadian" of "Canada".

#include <string_view>

namespace debate {

// In lower case; empty for a country that the table does not have.
std::string_view demonym_of(std::string_view country);

}  // namespace debate
