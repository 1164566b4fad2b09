#pragma once
// The archive leg in one call: a public TEI copy → EPUB, with the program's own style and templates
// unless others are named.

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "edition/epub.h"

namespace rapporteur {

struct BookSources {
  std::string style = "epub";  // a file, or one of the program's own
  std::string templates;       // a folder; empty: the program's own
};

struct PageList {
  std::vector<edition::PageBreak> breaks;
  std::string source;  // the PDF whose pages these are
};

std::string make_book(const std::string& public_tei, const std::string& path,
                      const BookSources& sources, const PageList& pages,
                      base::Diagnostics& diagnostics);

}  // namespace rapporteur
