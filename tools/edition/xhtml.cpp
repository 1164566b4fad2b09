#include "edition/xhtml.h"

#include "xml/transform.h"

namespace edition {

std::string make_xhtml(std::string_view tei, const std::string& tei_path,
                       const std::filesystem::path& templates, const ArticleOptions& options,
                       base::Diagnostics& diagnostics) {
  return xml::transform(templates / "article.xsl", tei, tei_path,
                        {{"style", options.style},
                         {"notes", options.notes ? "yes" : "no"},
                         {"changes", options.changes ? "yes" : "no"},
                         {"table", options.narrow_table ? "narrow" : "wide"}},
                        diagnostics);
}

std::string notes_as_asides(std::string_view xhtml, const std::string& xhtml_path,
                            const std::filesystem::path& templates, bool epub,
                            base::Diagnostics& diagnostics) {
  return xml::transform(templates / "notes.xsl", xhtml, xhtml_path, {{"epub", epub ? "yes" : "no"}},
                        diagnostics);
}

}  // namespace edition
