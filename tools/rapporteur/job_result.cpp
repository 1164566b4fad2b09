#include "rapporteur/job_result.h"

#include <nlohmann/json.hpp>

namespace rapporteur {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const base::Diagnostic& d) {
  return Json::array({d.code, static_cast<int>(d.severity), d.where.path, d.where.line,
                      d.where.column, d.message, d.hint, d.source_line});
}

base::Diagnostic diagnostic_of(const Json& json) {
  base::Diagnostic d;
  d.code = json.at(0);
  d.severity = static_cast<base::Severity>(json.at(1).get<int>());
  d.where = {json.at(2), json.at(3), json.at(4)};
  d.message = json.at(5);
  d.hint = json.at(6);
  d.source_line = json.at(7);
  return d;
}

Json to_json(const Made& made) {
  Json object;
  object["files"] = Json::array();
  for (const MadeFile& f : made.files) {
    object["files"].push_back(Json::array({f.file, f.sha256, f.note, f.bytes}));
  }
  object["inputs"] = made.inputs;
  object["summary"] = made.summary;
  object["pages of"] = made.pages.source;
  object["pages"] = Json::array();
  for (const edition::PageBreak& b : made.pages.breaks) {
    object["pages"].push_back(Json::array({b.anchor, b.characters, b.label}));
  }
  return object;
}

Made made_of(const Json& json) {
  Made made;
  for (const Json& f : json.at("files")) made.files.push_back({f.at(0), f.at(1), f.at(2), f.at(3)});
  made.inputs = json.at("inputs").get<std::map<std::string, std::string>>();
  made.summary = json.at("summary");
  made.pages.source = json.at("pages of");
  for (const Json& b : json.at("pages")) made.pages.breaks.push_back({b.at(0), b.at(1), b.at(2)});
  return made;
}

}  // namespace

std::string write_job_result(const JobResult& result) {
  Json object;
  object["made"] = to_json(result.made);
  object["diagnostics"] = Json::array();
  for (const base::Diagnostic& d : result.diagnostics) object["diagnostics"].push_back(to_json(d));
  if (result.error) {
    object["kind"] = static_cast<int>(result.error->kind());
    object["error"] = to_json(result.error->diagnostic());
  }
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<JobResult> read_job_result(std::string_view text) {
  try {
    const Json object = Json::parse(text);
    JobResult result;
    result.made = made_of(object.at("made"));
    for (const Json& d : object.at("diagnostics")) result.diagnostics.push_back(diagnostic_of(d));
    if (object.contains("error")) {
      result.error.emplace(static_cast<base::Error::Kind>(object.at("kind").get<int>()),
                           diagnostic_of(object.at("error")));
    }
    return result;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace rapporteur
