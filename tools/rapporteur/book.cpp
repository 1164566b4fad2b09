#include "rapporteur/book.h"

#include "rapporteur/cover.h"
#include "rapporteur/document_date.h"
#include "rapporteur/resources.h"

namespace rapporteur {

std::string make_book(const std::string& public_tei, const std::string& path,
                      const BookSources& sources, const PageList& pages,
                      base::Diagnostics& diagnostics) {
  edition::EpubOptions options;
  options.templates = sources.templates.empty() ? resource_folder("templates")
                                                : std::filesystem::path(sources.templates);
  options.style = find_resource("styles", sources.style, ".css");
  if (const std::string date = source_date(); !date.empty()) options.modified = date;
  options.cover = draw_cover(public_tei, path, options.templates, diagnostics);
  options.pages = pages.breaks;
  options.page_source = pages.source;
  return edition::make_epub(public_tei, path, options, diagnostics);
}

}  // namespace rapporteur
