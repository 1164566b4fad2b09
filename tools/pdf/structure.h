#pragma once
// The structure tree of a tagged PDF (ISO 32000-1 §14.7, §14.8; PDF/UA-1 §7) out of tags and kids.

#include <vector>

#include "layout/pages.h"
#include "pdf/marked_content.h"
#include "pdf/podofo_document.h"

namespace pdf {

// A link annotation and the Link tag that it belongs to.
struct LinkAnnotation {
  layout::TagId tag = layout::no_tag;
  std::size_t page = 0;
  Reference object;
};

// Of the content streams of the groups of each page, by page and group.
using GroupObjects = std::vector<std::vector<Reference>>;

// Adds the tree and returns its root. Page n has the key n in the parent tree, link annotation k
// the key pages + k, group g of all the key pages + links + g. base::expects that ids are unique.
Reference add_structure(Document& document, const layout::Pages& pages,
                        const std::vector<PageMarks>& marks,
                        const std::vector<Reference>& page_objects, const GroupObjects& groups,
                        const std::vector<LinkAnnotation>& links);

}  // namespace pdf
