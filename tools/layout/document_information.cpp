#include "layout/document_information.h"

#include <algorithm>

#include "base/ascii.h"

namespace layout {
namespace {

constexpr std::string_view doi_resolver = "https://doi.org/";

std::string trimmed(const std::string& text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space) {
      if (space && !out.empty()) out += ' ';
      out += c;
    }
    space = is_space;
  }
  return out;
}

void add_keywords(const std::string& list, std::vector<std::string>& keywords) {
  std::size_t from = 0;
  while (from <= list.size()) {
    const std::size_t end = std::min(list.find(',', from), list.size());
    const std::string word = trimmed(list.substr(from, end - from));
    if (!word.empty()) keywords.push_back(word);
    from = end + 1;
  }
}

void add_meta(const std::string& name, const std::string& value, DocumentInformation& out) {
  const auto is = [&](std::string_view a, std::string_view b) { return name == a || name == b; };
  if (is("author", "dc.creator") || is("dcterms.creator", "citation_author")) {
    if (std::find(out.authors.begin(), out.authors.end(), value) == out.authors.end()) {
      out.authors.push_back(value);
    }
  } else if (is("description", "dcterms.description")) {
    out.subject = value;
  } else if (name == "keywords") {
    add_keywords(value, out.keywords);
  } else if (is("dcterms.rights", "dc.rights")) {
    out.rights = value;
  } else if (is("prism.publicationname", "citation_journal_title")) {
    out.publication = value;
  } else if (is("prism.volume", "citation_volume")) {
    out.volume = value;
  } else if (is("prism.number", "citation_issue")) {
    out.issue = value;
  } else if (is("prism.doi", "citation_doi")) {
    out.doi = value;
  } else if (name == "dcterms.identifier" && value.starts_with(doi_resolver)) {
    out.doi = value.substr(doi_resolver.size());
  } else if (is("prism.issn", "citation_issn")) {
    out.issn = value;
  } else if (is("dcterms.publisher", "citation_publisher") || name == "dc.publisher") {
    out.publisher = value;
  } else if (is("dcterms.date", "citation_publication_date") || is("date", "dc.date") ||
             name == "dcterms.issued") {
    out.date = value;
  }
}

}  // namespace

DocumentInformation read_information(const xml::Document& document) {
  DocumentInformation out;
  if (document.empty()) return out;
  const xml::NodeId root = document.root();
  if (const auto lang = document.attribute(root, "xml:lang")) out.language = *lang;
  if (const auto lang = document.attribute(root, "lang"); lang && out.language.empty()) {
    out.language = *lang;
  }
  std::string heading;
  for (xml::NodeId n = root; n != xml::no_node; n = document.next_in_order(n, root)) {
    const xml::Node& node = document[n];
    if (!node.is_element) continue;
    if (node.name == "title" && out.title.empty()) out.title = trimmed(document.text_content(n));
    if (node.name == "h1" && heading.empty()) heading = trimmed(document.text_content(n));
    if (node.name != "meta") continue;
    const auto name = document.attribute(n, "name");
    const auto value = document.attribute(n, "content");
    if (name && value && !value->empty())
      add_meta(base::lowered(*name), trimmed(std::string(*value)), out);
  }
  if (out.title.empty()) out.title = heading;
  return out;
}

}  // namespace layout
