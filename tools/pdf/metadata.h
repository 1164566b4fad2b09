#pragma once
// What the document says about itself: the XMP packet and the Info dictionary, which agree.
// Properties: Dublin Core, XMP basic, Adobe PDF, PRISM 3.0, PDF/A (ISO 19005-3 §6.6) and PDF/UA
// (ISO 14289-1 §5), with the extension schemas that PDF/A asks for.

#include <optional>
#include <string>
#include <string_view>

#include "layout/pages.h"
#include "pdf/podofo_document.h"

namespace pdf {

// "2024", "2024-05", "2024-05-17" or "2024-05-17T12:30:00Z" (also +02:00) as a PDF date
// (ISO 32000-1 §7.9.4): "D:20240517". Nothing for any other text.
std::optional<std::string> pdf_date(std::string_view iso);

std::string xmp_packet(const layout::DocumentInformation& information, std::string_view producer);

void fill_information(Document& document, const layout::DocumentInformation& information,
                      std::string_view producer);

}  // namespace pdf
