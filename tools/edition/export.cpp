#include "edition/export.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "edition/html.h"
#include "edition/metadata.h"
#include "edition/resources.h"
#include "edition/xhtml.h"
#include "edition/zip.h"
#include "tei/public_copy.h"
#include "xml/read.h"
#include "xml/transform.h"

namespace edition {
namespace {

struct Row {
  Format format;
  std::string_view name;
  std::string_view pandoc;  // the writer's name; empty: not through Pandoc
  std::string_view losses;
};

// Markdown without the extensions that would write HTML or attributes into it.
constexpr std::string_view markdown_writer =
    "markdown-raw_html-native_divs-native_spans-fenced_divs-bracketed_spans-link_attributes"
    "-raw_attribute-simple_tables-multiline_tables-grid_tables+pipe_tables-smart";

constexpr std::array<Row, 5> rows{{
    {Format::html, "html", "", "the page holds everything but the TEI source"},
    {Format::docx, "docx", "docx",
     "roles of editorial marks (repaired words, lost links, mentions) become plain text, header "
     "cells of rows bold text; the certainty of a speaker stays as words in the heading"},
    {Format::jats, "jats", "",
     "speech has no certainty, time or answered post: they stay as words in speaker, or in the "
     "notes"},
    {Format::odt, "odt", "odt",
     "roles of editorial marks (repaired words, lost links, mentions) become plain text, header "
     "cells of rows bold text; the certainty of a speaker stays as words in the heading"},
    {Format::markdown, "md", markdown_writer,
     "roles of editorial marks and languages are lost, header cells of rows become bold text; "
     "notes "
     "are footnotes of Pandoc's Markdown"},
}};

const Row& row_of(Format format) {
  return *std::find_if(rows.begin(), rows.end(),
                       [&](const Row& row) { return row.format == format; });
}

std::string web_page(const std::string& article, const std::string& path,
                     const ExportOptions& options, base::Diagnostics& diagnostics) {
  const std::string css = base::read_file(options.style);
  refuse_style_resources(css, options.style.string());
  if (css.find("</style") != std::string::npos) {
    base::fail(base::Error::Kind::input, "E012", options.style.string(),
               "the style ends the element that holds it", "remove \"</style\"");
  }
  const xml::Document page =
      xml::read_xml(notes_as_asides(article, path, options.templates, false, diagnostics), path);
  refuse_resources(page);
  return write_html(page, css);
}

// Word processors' files are ZIP archives; written again, they have neither times nor an order of
// Pandoc's own. ODF wants its mimetype first and stored (ODF 1.3 part 2, 3.3).
std::string repacked(const std::string& archive, const std::string& program) {
  std::vector<ZipEntry> entries = read_zip(archive, program);
  std::sort(entries.begin(), entries.end(), [](const ZipEntry& a, const ZipEntry& b) {
    const bool a_first = a.name == "mimetype" || a.name == "[Content_Types].xml";
    const bool b_first = b.name == "mimetype" || b.name == "[Content_Types].xml";
    return a_first != b_first ? a_first : a.name < b.name;
  });
  for (ZipEntry& entry : entries) entry.stored = entry.name == "mimetype";
  return write_zip(entries);
}

std::string through_pandoc(const std::string& article, const std::string& path, const Row& row,
                           const Metadata& metadata, const ExportOptions& options,
                           base::Diagnostics& diagnostics) {
  const std::string with_notes =
      notes_as_asides(article, path, options.templates, true, diagnostics);
  const std::string flat =
      xml::transform(options.templates / "flat.xsl", with_notes, path, {}, diagnostics);
  refuse_resources(xml::read_xml(flat, path));
  std::vector<std::string> arguments{"-f",           "html+epub_html_exts",
                                     "-t",           std::string(row.pandoc),
                                     "-o",           "-",
                                     "--standalone", "--wrap=none",
                                     "-M",           "title=" + metadata.title,
                                     "-M",           "lang=" + metadata.language};
  for (const std::string& author : metadata.authors) {
    arguments.insert(arguments.end(), {"-M", "author=" + author});
  }
  std::string bytes = run_pandoc(options.pandoc, arguments, flat);
  return row.format == Format::markdown ? bytes : repacked(bytes, options.pandoc.program);
}

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  for (const Row& row : rows) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::string_view losses(Format format) {
  return row_of(format).losses;
}

std::string make_export(std::string_view tei, const std::string& tei_path, Format format,
                        const ExportOptions& options, base::Diagnostics& diagnostics) {
  const std::string published = tei::public_copy(tei, tei_path);
  ArticleOptions article_options;
  article_options.changes = true;
  article_options.narrow_table = format == Format::html;
  article_options.picture = format == Format::html;
  const std::string article =
      make_xhtml(published, tei_path, options.templates, article_options, diagnostics);
  const Row& row = row_of(format);
  diagnostics.push_back({"E030",
                         base::Severity::note,
                         {tei_path, 0, 0},
                         fmt::format("as {}: {}", row.name, row.losses),
                         "",
                         ""});
  if (format == Format::html) return web_page(article, tei_path, options, diagnostics);
  if (format == Format::jats) {
    return xml::transform(options.templates / "jats.xsl", number_notes(article, tei_path), tei_path,
                          {}, diagnostics);
  }
  const Metadata metadata = read_metadata(xml::read_xml(published, tei_path));
  return through_pandoc(article, tei_path, row, metadata, options, diagnostics);
}

}  // namespace edition
