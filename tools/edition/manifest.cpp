#include "edition/manifest.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"

namespace edition {
namespace {

using Json = nlohmann::ordered_json;

Json entries_to_json(const std::vector<ManifestEntry>& entries) {
  Json object = Json::object();
  for (const ManifestEntry& e : entries) object[e.name] = e.sha256;
  return object;
}

std::vector<ManifestEntry> entries_from_json(const Json& object) {
  std::vector<ManifestEntry> entries;
  for (const auto& [name, hash] : object.items()) {
    entries.push_back({name, hash.get<std::string>()});
  }
  return entries;
}

bool has_hash(const std::filesystem::path& path, const std::string& sha256) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  try {
    return base::sha256_hex(base::read_file(path)) == sha256;
  } catch (const base::Error&) {
    return false;  // unreadable now: building again gives the diagnostic
  }
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
  Json object;
  object["program"] = manifest.program;
  object["inputs"] = entries_to_json(manifest.inputs);
  object["outputs"] = entries_to_json(manifest.outputs);
  object["summary"] = manifest.summary;
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<Manifest> read_manifest(std::string_view text) {
  try {
    const Json object = Json::parse(text);
    return Manifest{object.at("program"), entries_from_json(object.at("inputs")),
                    entries_from_json(object.at("outputs")), object.at("summary")};
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

bool is_current(const Manifest& manifest, const std::filesystem::path& output_folder,
                const Resolve& resolve) {
  return std::all_of(manifest.inputs.begin(), manifest.inputs.end(),
                     [&](const ManifestEntry& e) { return has_hash(resolve(e.name), e.sha256); }) &&
         std::all_of(manifest.outputs.begin(), manifest.outputs.end(), [&](const ManifestEntry& e) {
           return has_hash(output_folder / e.name, e.sha256);
         });
}

}  // namespace edition
