#include "rapporteur/folders.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <glob.h>

#include "base/error.h"
#include "rapporteur/seed.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_collection = 8;

bool has_transcript(const fs::path& folder) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().stem() == "transcript" && entry.is_regular_file(error)) return true;
  }
  return false;
}

// Links to folders are not followed, so that no loop is walked.
void collect(const fs::path& folder, const fs::path& output, int depth,
             std::vector<DebateFolder>& found) {
  std::error_code error;
  std::vector<fs::path> inside;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_directory(error) && !entry.is_symlink(error)) inside.push_back(entry.path());
  }
  std::sort(inside.begin(), inside.end());
  for (const fs::path& path : inside) {
    if (has_transcript(path)) {
      found.push_back({path, output / path.filename()});
    } else if (depth < deepest_collection) {
      collect(path, output / path.filename(), depth + 1, found);
    }
  }
}

// A pattern that the shell left alone, because it was quoted or too long.
std::vector<std::string> expand(const std::string& operand) {
  std::error_code error;
  if (fs::exists(operand, error) || operand.find_first_of("*?[") == std::string::npos)
    return {operand};
  glob_t matches{};
  std::vector<std::string> out{operand};
  if (::glob(operand.c_str(), 0, nullptr, &matches) == 0) {
    out.assign(matches.gl_pathv, matches.gl_pathv + matches.gl_pathc);
  }
  ::globfree(&matches);
  return out;
}

void add(const std::string& operand, const fs::path& output, std::vector<DebateFolder>& found) {
  std::error_code error;
  const std::size_t before = found.size();
  if (fs::is_directory(operand, error) && !has_transcript(operand)) {
    collect(operand, output, 0, found);
  }
  // Also when nothing was found: opening it says what is wrong.
  if (found.size() == before) {
    const fs::path whole = fs::weakly_canonical(operand, error);
    const bool is_folder = fs::is_directory(operand, error);
    const fs::path& named = error || whole.empty() ? fs::path(operand) : whole;
    found.push_back({operand, output / (is_folder ? named.filename() : named.stem())});
  }
}

}  // namespace

std::vector<DebateFolder> find_folders(const std::vector<std::string>& operands,
                                       const fs::path& output) {
  std::vector<DebateFolder> found;
  if (operands.empty()) add(".", output, found);
  for (const std::string& operand : operands) {
    for (const std::string& path : expand(operand)) add(path, output, found);
  }
  std::map<fs::path, fs::path> taken;
  for (const DebateFolder& folder : found) {
    const auto [at, is_new] = taken.emplace(folder.output, folder.source);
    if (is_new) continue;
    base::fail(
        base::Error::Kind::environment, "C014", folder.source.string(),
        fmt::format("would go to {}, as {} does", folder.output.string(), at->second.string()),
        "build them one after the other with different -o");
  }
  return found;
}

}  // namespace rapporteur
