#pragma once
// The sources that travel inside a PDF: the TEI it was made from and the style sheets that set it.
// Never the raw transcript or the ledger.

#include <string>
#include <string_view>
#include <vector>

#include "pdf/write.h"
#include "rapporteur/press.h"

namespace rapporteur {

std::vector<pdf::Attachment> source_attachments(std::string_view tei_path, std::string tei,
                                                const std::vector<Sheet>& sheets);

}  // namespace rapporteur
