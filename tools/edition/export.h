#pragma once
// A debate's TEI in formats that others work with. All come from the public copy and show what the
// article shows; each says what it cannot carry.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "edition/pandoc.h"

namespace edition {

enum class Format { html, docx, jats, odt, markdown };

// "html", "docx", "jats", "odt", "md".
std::optional<Format> parse_format(std::string_view name);

// What the format loses of the article, as a sentence.
std::string_view losses(Format format);

struct ExportOptions {
  std::filesystem::path templates;  // folder with article.xsl, notes.xsl, flat.xsl, jats.xsl
  std::filesystem::path style;      // CSS, for html only
  Pandoc pandoc;                    // for docx, odt and md
};

// html: one page in HTML, its style inside, for light and dark. jats: JATS 1.3 Journal Publishing
// with speech. docx, odt, md: through Pandoc, with real footnotes. The same bytes on every run.
// Adds a note E030 that says the losses. Throws as make_epub.
std::string make_export(std::string_view tei, const std::string& tei_path, Format format,
                        const ExportOptions& options, base::Diagnostics& diagnostics);

}  // namespace edition
