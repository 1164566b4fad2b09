#pragma once
// Where the pages of the PDF begin, in terms that the EPUB understands.

#include <string>

#include "layout/pages.h"
#include "rapporteur/book.h"

namespace rapporteur {

// A page without text of its own (blank, or only footnotes) is left out, and one whose beginning
// nothing with an id surrounds. `source` names the PDF.
PageList list_pages(const layout::Pages& pages, std::string source);

}  // namespace rapporteur
