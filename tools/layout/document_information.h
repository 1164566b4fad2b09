#pragma once
// What an XHTML document's head says of it: title, language and the meta elements, in HTML's
// standard names and those of Dublin Core, PRISM and Highwire Press ("citation_…").

#include "layout/pages.h"
#include "xml/document.h"

namespace layout {

DocumentInformation read_information(const xml::Document& document);

}  // namespace layout
