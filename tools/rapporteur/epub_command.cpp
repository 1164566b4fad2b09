#include <filesystem>

#include <fmt/format.h>

#include "base/file.h"
#include "edition/epub.h"
#include "rapporteur/book.h"
#include "rapporteur/commands.h"
#include "rapporteur/document_date.h"
#include "tei/public_copy.h"

namespace rapporteur {
namespace {

constexpr Option options[] = {
    {'s', "style", "STYLE", "a style sheet, or one of the program's own [epub]"},
    {'t', "templates", "FOLDER", "the folder with article.xsl [the program's own]"},
    {'o', "output", "FILE", "where to write; - is standard output [TEI.epub]"},
};

void run(const Arguments& arguments, Console& console) {
  const std::string& path = arguments.operands[0];
  BookSources sources;
  sources.style = arguments.value("style", sources.style);
  sources.templates = arguments.value("templates");
  base::Diagnostics diagnostics;
  check_source_date(diagnostics);
  const std::string tei = tei::public_copy(base::read_file(path), path);
  const std::string book = make_book(tei, path, sources, {}, diagnostics);
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
          "Makes an accessible EPUB 3.3 of a TEI debate, through Pandoc.",
          options,
          1,
          1,
          run};
}

}  // namespace rapporteur
