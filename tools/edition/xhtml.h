#pragma once
// A debate's TEI as one XHTML article, by templates/article.xsl. Everything that an editor may want
// to change about the structure is in that template; nothing needs to be compiled again.

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "xml/document.h"

namespace edition {

struct ArticleOptions {
  std::string style;          // relative address of a style sheet to link to; empty: none
  bool notes = true;          // notes about repairs, ambiguous codes and cut-off addresses
  bool changes = false;       // the appendix "Changes to the text"
  bool picture = true;        // of the debate, when the TEI asks for it
  bool narrow_table = false;  // participants with links to their posts, for small screens
};

// `tei_path` names the bytes in messages; `templates` is the folder with article.xsl. Notes as
// span.note, which print floats to the foot (CSS float: footnote). Throws as xml::transform.
std::string make_xhtml(std::string_view tei, const std::string& tei_path,
                       const std::filesystem::path& templates, const ArticleOptions& options,
                       base::Diagnostics& diagnostics);

// The same article as read_xml reads it, named `tei_path`.
xml::Document make_article(std::string_view tei, const std::string& tei_path,
                           const std::filesystem::path& templates, const ArticleOptions& options,
                           base::Diagnostics& diagnostics);

// The same article for screens and books: each span.note becomes a reference and an aside with a
// way back, at the end of its section (templates/notes.xsl). `epub` adds the types of EPUB's
// structural semantics, which plain XHTML does not allow.
std::string notes_as_asides(std::string_view xhtml, const std::string& xhtml_path,
                            const std::filesystem::path& templates, bool epub,
                            base::Diagnostics& diagnostics);

// Each span.note with its number, from 1 in reading order, as data-number. Throws as xml::read_xml.
std::string number_notes(std::string_view xhtml, const std::string& xhtml_path);

}  // namespace edition
