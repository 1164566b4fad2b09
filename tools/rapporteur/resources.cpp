#include "rapporteur/resources.h"

#include <string>

#include <fmt/format.h>

#include "base/error.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

fs::path resource_root() {
  std::error_code error;
  const fs::path program = fs::read_symlink(program_file, error);
  // A build folder may lie one or two levels below the source tree (build/, build/dev/).
  for (fs::path at = program.parent_path(); !at.empty(); at = at.parent_path()) {
    for (const fs::path& root : {at, at / "share" / "rapporteur"}) {
      if (fs::exists(root / "styles", error) && fs::exists(root / "templates", error)) return root;
    }
    if (at == at.root_path()) break;
  }
  return {};
}

}  // namespace

fs::path resource_folder(std::string_view name) {
  return resource_root() / name;
}

fs::path find_resource(std::string_view folder, std::string_view name, std::string_view extension) {
  std::error_code error;
  if (fs::is_regular_file(name, error)) return fs::path(name);
  fs::path own = resource_folder(folder) / fmt::format("{}{}", name, extension);
  if (name.find('/') == std::string_view::npos && fs::is_regular_file(own, error)) return own;
  base::fail(base::Error::Kind::environment, "C003", std::string(name),
             fmt::format("is neither a file nor one of the program's own {}", folder),
             fmt::format("name a file, or one of those in {}", resource_folder(folder).string()));
}

}  // namespace rapporteur
