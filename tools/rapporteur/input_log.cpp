#include "rapporteur/input_log.h"

#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "rapporteur/resources.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

// The path of `path` below `folder`, or empty.
std::string below(const fs::path& path, const fs::path& folder) {
  const std::string relative = path.lexically_relative(folder).generic_string();
  return relative.empty() || relative == "." || relative.starts_with("..") ? std::string()
                                                                           : relative;
}

fs::path absolute_path(const fs::path& path) {
  std::error_code error;
  // The file's own name stays: a link in a debate's folder is a file of the debate.
  const fs::path folder = path.has_filename() ? path.parent_path() : path;
  // Absolute first: what is not there yet would stay relative.
  const fs::path found = fs::weakly_canonical(fs::absolute(folder.empty() ? "." : folder), error);
  return error ? path : path.has_filename() ? found / path.filename() : found;
}

}  // namespace

Places::Places(Seed where, fs::path output)
    : seed(std::move(where)), folder(std::move(output)), resources_(resource_folder("")) {
  roots_ = {{"made/", absolute_path(folder / "")},
            {"seed/", absolute_path(seed.transcript).parent_path()},
            {"styles/", absolute_path(resources_ / "styles" / "")},
            {"templates/", absolute_path(resources_ / "templates" / "")}};
}

std::string Places::name_of(const fs::path& path) const {
  if (path == program_file) return "program";
  const fs::path whole = absolute_path(path);
  for (const auto& [name, root] : roots_) {
    const std::string relative = below(whole, root);
    if (!relative.empty()) return name + relative;
  }
  return whole.string();
}

fs::path Places::path_of(const std::string& name) const {
  if (name == "program") return program_file;
  if (name.starts_with("seed/")) return seed.transcript.parent_path() / name.substr(5);
  if (name.starts_with("made/")) return folder / name.substr(5);
  return name.starts_with("/") ? fs::path(name) : resources_ / name;
}

std::string Hashes::of(const fs::path& path) {
  const auto known = known_.find(path.string());
  if (known != known_.end()) return known->second;
  return known_[path.string()] = now(path);
}

std::string Hashes::now(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  try {
    return base::sha256_hex(base::read_file(path));
  } catch (const base::Error&) {
    return {};  // making the edition says why
  }
}

void Hashes::keep(const fs::path& path, std::string sha256) {
  known_[path.string()] = std::move(sha256);
}

void Hashes::forget(const fs::path& path) {
  known_.erase(path.string());
}

void Hashes::forget_all() {
  known_.clear();
}

std::string InputLog::read(const fs::path& path) {
  std::string bytes = base::read_file(path);
  inputs_[places_.name_of(path)] = base::sha256_hex(bytes);
  return bytes;
}

void InputLog::note(const fs::path& path) {
  const std::string name = places_.name_of(path);
  const bool changes = name.starts_with("seed/") || name.starts_with("made/");
  // By the path that a watch would forget it by, however it was written here.
  inputs_[name] = changes ? Hashes::now(path) : hashes_.of(places_.path_of(name));
}

void InputLog::note_folder(const fs::path& folder, std::string_view extension) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == extension) note(entry.path());
  }
}

}  // namespace rapporteur
