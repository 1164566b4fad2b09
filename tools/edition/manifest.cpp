#include "edition/manifest.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace edition {
namespace {

using Json = nlohmann::ordered_json;

Json record_to_json(const ManifestRecord& record) {
  Json object;
  object["recipe"] = record.recipe;
  object["sha256"] = record.sha256;
  if (!record.note.empty()) object["note"] = record.note;
  object["inputs"] = record.inputs;
  return object;
}

ManifestRecord record_from_json(const Json& object) {
  return {object.at("recipe"), object.at("sha256"), object.value("note", ""),
          object.at("inputs").get<std::map<std::string, std::string>>()};
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
  Json object;
  object["program"] = manifest.program;
  object["summary"] = manifest.summary;
  object["files"] = Json::object();
  for (const auto& [file, record] : manifest.records)
    object["files"][file] = record_to_json(record);
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<Manifest> read_manifest(std::string_view text) {
  try {
    const Json object = Json::parse(text);
    Manifest manifest;
    manifest.program = object.at("program");
    manifest.summary = object.at("summary");
    for (const auto& [file, record] : object.at("files").items()) {
      manifest.records[file] = record_from_json(record);
    }
    return manifest;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::string changed_input(const ManifestRecord& record, const HashOf& hash_of) {
  const auto changed = std::find_if(record.inputs.begin(), record.inputs.end(),
                                    [&](const auto& i) { return hash_of(i.first) != i.second; });
  return changed == record.inputs.end() ? std::string() : changed->first;
}

}  // namespace edition
