#pragma once
// @font-face's local() (CSS Fonts 4 §4.3).

#include <optional>
#include <string>

namespace text {

// The file of the installed face with this full or PostScript name.
std::optional<std::string> file_of_local_font(const std::string& name);

}  // namespace text
