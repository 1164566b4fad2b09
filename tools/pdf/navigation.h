#pragma once
// What a reader moves by: bookmarks, page labels, named destinations and links
// (ISO 32000-1 §12.3, §12.4.2, §12.5.6.5).

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/podofo_document.h"
#include "pdf/structure.h"

namespace pdf {

// Where a destination shows the page's upper edge: [page /XYZ x y null], the zoom unchanged.
Array destination_array(const layout::Pages& pages, const std::vector<Reference>& page_objects,
                        std::uint32_t page, layout::Point at);

// Nothing when there are no entries.
std::optional<Reference> add_outline(Document& document, const layout::Pages& pages,
                                     const std::vector<Reference>& page_objects);

std::map<std::string, Value> named_destinations(const layout::Pages& pages,
                                                const std::vector<Reference>& page_objects);

// The number tree of page labels: ranges of equal style and prefix.
Reference add_page_labels(Document& document, const layout::Pages& pages);

// One annotation for each area, in the order of the pages. An area whose destination is not in the
// document gets none, nor does one without a tag (in a running head), which PDF/UA-1 §7.18.5
// forbids.
std::vector<LinkAnnotation> add_links(Document& document, const layout::Pages& pages,
                                      const std::vector<Reference>& page_objects);

}  // namespace pdf
