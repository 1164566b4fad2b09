#pragma once
// The sources that travel inside a PDF: the TEI it was made from and the style sheets that set it,
// with all that these import. Never the raw transcript or the ledger.

#include <string>
#include <string_view>
#include <vector>

#include "pdf/write.h"
#include "rapporteur/press.h"

namespace rapporteur {

// A sheet's name is relative to its folder ("forum.css", "parts/tokens.css"), so that imports lead
// to the right files again; a sheet whose names are taken goes into a folder of its own ("2/").
// What was set with them can be set again, but for fonts that @font-face loads: those stay outside.
std::vector<pdf::Attachment> source_attachments(std::string_view tei_path, std::string tei,
                                                const std::vector<Sheet>& sheets);

}  // namespace rapporteur
