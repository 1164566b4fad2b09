#include "rapporteur/press.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "layout/typeset.h"
#include "rapporteur/document_date.h"
#include "rapporteur/resources.h"
#include "rapporteur/version.h"
#include "xml/read.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view doi_resolver = "https://doi.org/";

std::string load_file(const fs::path& path) {
  return base::read_file(path);
}

bool looks_like_xml(std::string_view bytes) {
  const std::size_t start = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (start == std::string_view::npos) return false;
  bytes.remove_prefix(start);
  return bytes.starts_with("<?xml") || bytes.find("xmlns=") < 2000;
}

void add_meta(layout::DocumentInformation& information, std::string_view name,
              std::string_view content) {
  if (name == "author" || name == "dcterms.creator") {
    information.authors.emplace_back(content);
  } else if (name == "description") {
    information.subject = content;
  } else if (name == "keywords") {
    for (std::size_t begin = 0; begin <= content.size();) {
      const std::size_t end = std::min(content.find(',', begin), content.size());
      std::string_view word = content.substr(begin, end - begin);
      while (word.starts_with(' ')) word.remove_prefix(1);
      while (word.ends_with(' ')) word.remove_suffix(1);
      if (!word.empty()) information.keywords.emplace_back(word);
      begin = end + 1;
    }
  } else if (name == "dcterms.rights") {
    information.rights = content;
  } else if (name == "dcterms.publisher") {
    information.publisher = content;
  } else if (name == "citation_journal_title") {
    information.publication = content;
  } else if (name == "citation_volume") {
    information.volume = content;
  } else if (name == "citation_issue") {
    information.issue = content;
  } else if (name == "dcterms.identifier" && content.starts_with(doi_resolver)) {
    information.doi = content.substr(doi_resolver.size());
  } else if (name == "citation_issn") {
    information.issn = content;
  } else if (name == "dcterms.issued" || name == "citation_publication_date") {
    information.date = content;
  }
}

}  // namespace

std::vector<Sheet> read_styles(const std::vector<std::string>& names) {
  std::vector<Sheet> sheets;
  for (const std::string& name : names) {
    const fs::path path = find_resource("styles", name, ".css");
    sheets.push_back({path, base::read_file(path)});
  }
  return sheets;
}

css::Sheets parse_styles(const std::vector<Sheet>& sheets, base::Diagnostics& diagnostics) {
  css::Sheets parsed;
  for (const Sheet& sheet : sheets) parsed.add(sheet.text, sheet.path, diagnostics, load_file);
  return parsed;
}

xml::Document read_markup(const std::string& bytes, const std::string& path,
                          base::Diagnostics& diagnostics) {
  return looks_like_xml(bytes) ? xml::read_xml(bytes, path)
                               : xml::read_html(bytes, path, diagnostics);
}

layout::DocumentInformation read_information(const xml::Document& document) {
  layout::DocumentInformation information;
  const xml::NodeId root = document.root();
  for (const std::string_view name : {"xml:lang", "lang"}) {
    if (const auto language = document.attribute(root, name)) information.language = *language;
  }
  for (xml::NodeId id = root; id != xml::no_node; id = document.next_in_order(id, root)) {
    const xml::Node& node = document[id];
    if (!node.is_element) continue;
    if (node.name == "body") break;
    if (node.name == "title") information.title = document.text_content(id);
    if (node.name == "meta") {
      const auto name = document.attribute(id, "name");
      const auto content = document.attribute(id, "content");
      if (name && content) add_meta(information, *name, *content);
    }
  }
  return information;
}

layout::Pages make_pages(const xml::Document& document, const css::Sheets& sheets,
                         base::Diagnostics& diagnostics) {
  const css::Styled styled = css::compute_styles(document, sheets, diagnostics);
  text::FontLibrary fonts;
  for (const css::FontFace& face : sheets.font_faces()) {
    if (!face.file.empty())
      fonts.add_face(face.family, face.weight, face.italic, face.file.string());
  }
  text::Hyphenator hyphenator;
  layout::Pages pages =
      layout::typeset(document, styled, fonts, hyphenator, load_file, diagnostics);
  pages.information = read_information(document);
  if (pages.information.date.empty()) {
    check_source_date(diagnostics);
    pages.information.date = source_date();
  }
  return pages;
}

std::string make_pdf(const layout::Pages& pages, std::vector<pdf::Attachment> attachments) {
  pdf::WriteOptions options;
  options.attachments = std::move(attachments);
  options.producer = fmt::format("Rapporteur {}", version);
  return pdf::write_pdf(pages, options);
}

}  // namespace rapporteur
