#pragma once
// The cover of the EPUB: made from the metadata by templates/cover.xsl, set by our own typesetter
// with styles/cover.css, drawn as SVG.

#include <filesystem>
#include <string>

#include "base/diagnostic.h"

namespace rapporteur {

// `templates` may be a reader's own folder; without a cover.xsl there, the program's own is used.
// Of a title too long for one page, the cover shows the beginning.
std::string draw_cover(const std::string& public_tei, const std::string& path,
                       const std::filesystem::path& templates, base::Diagnostics& diagnostics);

}  // namespace rapporteur
