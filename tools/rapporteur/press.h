#pragma once
// The press leg in one call: an XHTML or HTML document + style sheets → Pages → PDF bytes.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file.h"
#include "css/sheets.h"
#include "layout/pages.h"
#include "pdf/write.h"
#include "text/breaks.h"
#include "text/font.h"
#include "xml/document.h"

namespace rapporteur {

struct Sheet {
  std::filesystem::path path;
  std::string text;
};

// Reads each style sheet that --style names: a file, or one of the program's own by name.
std::vector<Sheet> read_styles(const std::vector<std::string>& names);

// `load` reads what the sheets import.
css::Sheets parse_styles(const std::vector<Sheet>& sheets, base::Diagnostics& diagnostics,
                         const css::Loader& load = base::read_file);

// What is dear to open and the same for every document: fonts and hyphenation patterns.
struct Press {
  text::FontLibrary fonts;
  text::Hyphenator hyphenator;
  // Where images may be read, instead of the document's folder.
  std::filesystem::path root;
};

// XHTML and TEI as XML, which is checked when it is TEI (see check_source.h); HTML as repaired
// otherwise, and also XHTML that is not well-formed in a file whose name ends in .html. Throws
// base::Error X001, C013 (not a text file).
xml::Document read_markup(const std::string& bytes, const std::string& path,
                          base::Diagnostics& diagnostics);

// Images are read from the document's folder and below, or from the press's root and below, never
// from elsewhere.
layout::Pages make_pages(const xml::Document& document, const css::Sheets& sheets, Press& press,
                         base::Diagnostics& diagnostics);

// The same with a press of its own.
layout::Pages make_pages(const xml::Document& document, const css::Sheets& sheets,
                         base::Diagnostics& diagnostics);

std::string make_pdf(const layout::Pages& pages, std::vector<pdf::Attachment> attachments);

}  // namespace rapporteur
