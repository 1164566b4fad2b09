#include <filesystem>

#include <fmt/format.h>

#include "base/file.h"
#include "edition/xhtml.h"
#include "rapporteur/book.h"
#include "rapporteur/check_source.h"
#include "rapporteur/commands.h"
#include "rapporteur/document_date.h"
#include "rapporteur/page_list.h"
#include "rapporteur/press.h"
#include "rapporteur/resources.h"
#include "tei/public_copy.h"
#include "xml/read.h"

namespace rapporteur {
namespace {

constexpr Option options[] = {
    {'s', "style", "STYLE", "a style sheet, or one of the program's own [epub]"},
    {'t', "templates", "FOLDER", "the folder with article.xsl [the program's own]"},
    {'p', "pages", "STYLE", "mark the pages of the PDF of this style; none marks none [forum]"},
    {'o', "output", "FILE", "where to write; - is standard output [TEI.epub]"},
};

// As `typeset` makes and names the PDF; what is wrong with it is said there.
PageList pages_of(const std::string& tei, const std::string& path, const std::string& templates,
                  const std::string& style) {
  if (style == "none") return {};
  base::Diagnostics unsaid;
  const std::string article = edition::make_xhtml(
      tei, path,
      templates.empty() ? resource_folder("templates") : std::filesystem::path(templates), {},
      unsaid);
  const css::Sheets sheets = parse_styles(read_styles({style}), unsaid);
  const layout::Pages pages = make_pages(xml::read_xml(article, path), sheets, unsaid);
  const std::string stem = path == "-" ? "article" : std::filesystem::path(path).stem().string();
  return list_pages(pages, stem + ".pdf");
}

void run(const Arguments& arguments, Console& console) {
  const std::string& path = arguments.operands[0];
  BookSources sources;
  sources.style = arguments.value("style", sources.style);
  sources.templates = arguments.value("templates");
  base::Diagnostics diagnostics;
  check_source_date(diagnostics);
  const std::string bytes = base::read_file(path);
  check_source(bytes, path, diagnostics);
  const std::string tei = tei::public_copy(bytes, path);
  const PageList pages = pages_of(tei, path, sources.templates, arguments.value("pages", "forum"));
  const std::string book = make_book(tei, path, sources, pages, diagnostics);
  console.report(diagnostics);
  const std::string output = arguments.value(
      "output",
      path == "-" ? "-" : std::filesystem::path(path).replace_extension(".epub").string());
  base::write_file(output, book);
  if (output != "-") console.say(fmt::format("{}: {} bytes", output, book.size()));
}

}  // namespace

Command epub_command() {
  return {"epub",
          "TEI",
          "TEI to EPUB 3.3",
          "Makes an accessible EPUB 3.3 of a TEI debate, through Pandoc. Its page list names the\n"
          "pages of the PDF that typeset makes of the same file.",
          options,
          1,
          1,
          run};
}

}  // namespace rapporteur
