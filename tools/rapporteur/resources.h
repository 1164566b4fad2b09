#pragma once
// Where the program's own styles and templates are: beside the program in a source tree, or in
// share/rapporteur below the prefix that it was installed to.

#include <filesystem>
#include <string_view>

namespace rapporteur {

// The program that is running (Linux).
inline constexpr const char* program_file = "/proc/self/exe";

// A style or template: `name` as a path when such a file exists, else with `extension` added in the
// program's `folder` ("forum" → …/styles/forum.css). Throws base::Error C003 naming both places.
std::filesystem::path find_resource(std::string_view folder, std::string_view name,
                                    std::string_view extension);

// The program's own "styles" or "templates" folder, or a file in one.
std::filesystem::path resource_folder(std::string_view name);

}  // namespace rapporteur
