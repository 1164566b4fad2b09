#include "rapporteur/check_source.h"

#include "rapporteur/resources.h"
#include "tei/check.h"
#include "xml/schema.h"

namespace rapporteur {

namespace {

xml::Schema profile(xml::Schema::First first) {
  return xml::Schema(find_resource("templates", "debate", ".rng"), first);
}

}  // namespace

void check_source(std::string_view tei, const std::string& path, base::Diagnostics& diagnostics) {
  tei::check_tei(tei, path, profile(xml::Schema::First::fits), diagnostics);
}

void check_source(const xml::Parsed& tei, const xml::Document& document,
                  base::Diagnostics& diagnostics) {
  tei::check_tei(tei, document, profile(xml::Schema::First::validate), diagnostics);
}

}  // namespace rapporteur
