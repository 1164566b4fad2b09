#pragma once
// What the teiHeader says of an edition, for the metadata of other formats.

#include <string>
#include <vector>

#include "xml/document.h"

namespace edition {

// Empty strings and 0 are unknown; nothing is filled in by guess.
struct Metadata {
  std::string title, language, publisher, issued, doi, rights;
  std::vector<std::string> authors, keywords;
  std::string series, journal, volume, issue, issn;
  std::string number_in_series;
};

Metadata read_metadata(const xml::Document& tei);

// `issued` as a moment for dcterms:modified ("2016-05" → "2016-05-01T00:00:00Z"), else `fallback`.
std::string moment_of(const std::string& issued, const std::string& fallback);

}  // namespace edition
