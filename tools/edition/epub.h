#pragma once
// A debate's TEI as EPUB 3.3 for the archive. Pandoc makes the book from the article's XHTML; what
// Pandoc 2.17 cannot say (the metadata of EPUB Accessibility 1.1, roles, landmarks, a page list,
// a content-derived identifier, fixed times) is written here afterwards. Inside lie the public copy
// of the TEI and the appendix "Changes to the text"; never the ledger.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "edition/pandoc.h"

namespace edition {

// Where a page of a paged edition begins, so that readers of both can cite the same page.
struct PageBreak {
  std::string anchor;          // id of an element of the article: "post-3", "participants"
  std::size_t characters = 0;  // how many that are not white space stand before, inside that
                               // element; span.note does not count
  std::string label;           // as printed: "12"
};

struct EpubOptions {
  std::filesystem::path templates;  // folder with article.xsl, notes.xsl, epub.pandoc.xhtml
  std::filesystem::path style;      // CSS, goes into the book as it is
  std::string modified = "1980-01-01T00:00:00Z";  // when the debate has no date of its own
  std::vector<PageBreak> pages;                   // in reading order
  std::string page_source;  // what the pages are those of: name or identifier of the PDF
  std::string cover;        // SVG that needs no other file; empty: none
  Pandoc pandoc;
};

// The book's bytes, the same on every run. Throws base::Error: as make_xhtml and run_pandoc; E011
// when Pandoc's book is not made as expected; as refuse_resources for what reaches out of the book.
// A page break whose anchor does not exist is a warning E020; a book that would not hold what its
// accessibility metadata claims is a warning E021 and makes no claim.
std::string make_epub(std::string_view tei, const std::string& tei_path, const EpubOptions& options,
                      base::Diagnostics& diagnostics);

}  // namespace edition
