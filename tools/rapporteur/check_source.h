#pragma once
// What is wrong with a TEI debate that someone hands in to be made into an edition.

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "xml/parsed.h"

namespace rapporteur {

// As `rapporteur check`; the edition is made all the same, as well as it can be. Throws as
// xml::read_xml.
void check_source(std::string_view tei, const std::string& path, base::Diagnostics& diagnostics);
// The same of what has been parsed; `document` is its tree.
void check_source(const xml::Parsed& tei, const xml::Document& document,
                  base::Diagnostics& diagnostics);

}  // namespace rapporteur
