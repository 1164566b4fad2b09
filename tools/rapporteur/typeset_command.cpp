#include <filesystem>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "css/dump.h"
#include "edition/xhtml.h"
#include "rapporteur/attachments.h"
#include "rapporteur/commands.h"
#include "rapporteur/edition_plan.h"
#include "rapporteur/freed_memory.h"
#include "rapporteur/line_map.h"
#include "rapporteur/press.h"
#include "rapporteur/resources.h"
#include "tei/public_copy.h"

namespace rapporteur {
namespace {

constexpr Option options[] = {
    {'s', "style", "STYLE", "a style sheet, or one of the program's own; may be repeated [forum]"},
    {'t', "templates", "FOLDER", "for TEI input: the folder with article.xsl [the program's own]"},
    {'o', "output", "FILE", "where to write; - is standard output [FILE.pdf]"},
    {0, "paper", "SIZE", "A4, A5, letter …, or a width and a height: \"6in 9in\" [as styled]"},
    {0, "bleed", "LENGTH", "for print: how far backgrounds go past the trimmed page: 3mm"},
    {0, "marks", "", "for print: crop marks and registration crosses"},
    {0, "lines", "FILE", "where each numbered line stands in text and transcript, as a table"},
    {0, "ledger", "FILE", "for --lines: the ledger that knows the bytes of the transcript"},
    {0, "root", "FOLDER",
     "where the document's pictures and style sheets may be read; / means it [its own folder]"},
    {0, "emit", "STAGE", "print a stage as text instead: xhtml, styles or pages"},
};

std::vector<std::string> style_names(const Arguments& arguments) {
  std::vector<std::string> names;
  for (const auto& [name, value] : arguments.options) {
    if (name == "style") names.push_back(value);
  }
  if (names.empty()) names.emplace_back("forum");
  return names;
}

std::string output_name(const Arguments& arguments) {
  if (arguments.has("output")) return arguments.value("output");
  const std::filesystem::path input = arguments.operands[0];
  return input == "-" ? "-" : std::filesystem::path(input).replace_extension(".pdf").string();
}

void run(const Arguments& arguments, Console& console) {
  keep_freed_memory();
  const std::string& path = arguments.operands[0];
  const std::string emit = arguments.value("emit");
  std::string bytes = base::read_file(path);
  base::Diagnostics diagnostics;
  xml::Document document = read_markup(bytes, path, diagnostics);
  std::vector<pdf::Attachment> attachments;
  const std::vector<Sheet> sheets = read_styles(style_names(arguments));
  std::string master;
  if (document[document.root()].namespace_uri == xml::tei_namespace) {
    if (arguments.has("lines")) master = bytes;
    const std::string tei = tei::public_copy(document);
    const std::filesystem::path templates =
        arguments.value("templates", resource_folder("templates").string());
    attachments = source_attachments(path, tei, sheets);
    if (emit == "xhtml") {
      return console.print(edition::make_xhtml(tei, path, templates, {}, diagnostics));
    }
    bytes = std::string();
    document = edition::make_article(tei, path, templates, {}, diagnostics);
  }
  if (emit == "xhtml") return console.print(bytes);
  bytes = std::string();
  css::Sheets parsed = parse_styles(sheets, diagnostics);
  const std::string printing =
      printing_style(arguments.value("paper"), arguments.value("bleed"), arguments.has("marks"));
  parsed.add(printing, "--paper", diagnostics, {});
  Press press;
  press.root = arguments.value("root");
  parsed.read_below(press.root);
  if (emit == "styles") {
    console.print(css::dump_styles(document, css::compute_styles(document, parsed, diagnostics)));
    return console.report(diagnostics);
  }
  const layout::Pages pages = make_pages(document, parsed, press, diagnostics);
  console.report(diagnostics);
  if (emit == "pages") return console.print(layout::dump_pages(pages));
  if (!emit.empty()) {
    base::fail(base::Error::Kind::environment, "C002", "rapporteur",
               fmt::format("--emit is xhtml, styles or pages, not {}", emit));
  }
  if (arguments.has("lines")) {
    const std::string ledger = arguments.value("ledger");
    const std::string known = ledger.empty() ? "" : base::read_file(ledger);
    base::write_file(arguments.value("lines"), map_lines(pages, document, master, known));
  }
  const std::string output = output_name(arguments);
  base::write_file(output, make_pdf(pages, std::move(attachments)));
  if (output != "-")
    console.say(fmt::format("{}: {} page{}", output, pages.pages.size(),
                            pages.pages.size() == 1 ? "" : "s"));
}

}  // namespace

Command typeset_command() {
  return {"typeset",
          "FILE",
          "TEI or XHTML to PDF",
          "Sets a TEI debate, or any XHTML or HTML document, with a style sheet as a tagged PDF.",
          options,
          1,
          1,
          run};
}

}  // namespace rapporteur
