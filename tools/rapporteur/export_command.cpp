#include <filesystem>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "edition/export.h"
#include "rapporteur/check_source.h"
#include "rapporteur/commands.h"
#include "rapporteur/resources.h"

namespace rapporteur {
namespace {

constexpr Option options[] = {
    {'t', "to", "FORMAT", "html, docx, jats, odt or md"},
    {'s', "style", "STYLE", "for html: a style sheet, or one of the program's own [screen]"},
    {0, "templates", "FOLDER", "the folder with article.xsl [the program's own]"},
    {'o', "output", "FILE", "where to write; - is standard output [TEI.FORMAT]"},
};

std::string_view extension_of(edition::Format format) {
  switch (format) {
    case edition::Format::html:
      return ".html";
    case edition::Format::docx:
      return ".docx";
    case edition::Format::jats:
      return ".jats.xml";
    case edition::Format::odt:
      return ".odt";
    case edition::Format::markdown:
      return ".md";
  }
  return {};
}

edition::Format wanted_format(const Arguments& arguments) {
  const std::string name = arguments.value("to");
  const auto format = edition::parse_format(name);
  if (!format) {
    base::fail(base::Error::Kind::environment, "C002", "rapporteur",
               name.empty() ? "export needs --to: html, docx, jats, odt or md"
                            : fmt::format("--to is html, docx, jats, odt or md, not {}", name));
  }
  return *format;
}

void run(const Arguments& arguments, Console& console) {
  const std::string& path = arguments.operands[0];
  const edition::Format format = wanted_format(arguments);
  edition::ExportOptions wanted;
  wanted.templates = arguments.value("templates", resource_folder("templates").string());
  wanted.style = find_resource("styles", arguments.value("style", "screen"), ".css");
  base::Diagnostics diagnostics;
  const std::string tei = base::read_file(path);
  check_source(tei, path, diagnostics);
  const std::string bytes = edition::make_export(tei, path, format, wanted, diagnostics);
  console.report(diagnostics);
  const std::string beside =
      path == "-" ? path
                  : std::filesystem::path(path).replace_extension(extension_of(format)).string();
  const std::string output = arguments.value("output", beside);
  base::write_file(output, bytes);
  if (output != "-") console.say(fmt::format("{}: {} bytes", output, bytes.size()));
}

}  // namespace

Command export_command() {
  return {"export",
          "TEI",
          "TEI to HTML, docx, JATS, odt or Markdown",
          "Makes of a TEI debate a web page, JATS 1.3, or through Pandoc a text to work on.\n"
          "Each format says what it cannot carry.",
          options,
          1,
          1,
          run};
}

}  // namespace rapporteur
