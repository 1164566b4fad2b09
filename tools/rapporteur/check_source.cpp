#include "rapporteur/check_source.h"

#include "rapporteur/resources.h"
#include "tei/check.h"
#include "xml/schema.h"

namespace rapporteur {

void check_source(std::string_view tei, const std::string& path, base::Diagnostics& diagnostics) {
  const xml::Schema profile(find_resource("templates", "debate", ".rng"));
  tei::check_tei(tei, path, profile, diagnostics);
}

}  // namespace rapporteur
