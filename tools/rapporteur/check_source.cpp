#include "rapporteur/check_source.h"

#include "rapporteur/resources.h"
#include "tei/check.h"
#include "xml/schema.h"

namespace rapporteur {

namespace {

xml::Schema profile() {
  return xml::Schema(find_resource("templates", "debate", ".rng"));
}

}  // namespace

void check_source(std::string_view tei, const std::string& path, base::Diagnostics& diagnostics) {
  tei::check_tei(tei, path, profile(), diagnostics);
}

void check_source(const xml::Parsed& tei, const xml::Document& document,
                  base::Diagnostics& diagnostics) {
  tei::check_tei(tei, document, profile(), diagnostics);
}

}  // namespace rapporteur
