#include "edition/xhtml.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "edition/debate_graph.h"
#include "xml/read.h"
#include "xml/transform.h"
#include "xml/writer.h"

namespace edition {

namespace {

xml::Transformed transform_article(std::string_view tei, const std::string& tei_path,
                                   const std::filesystem::path& templates,
                                   const ArticleOptions& options, base::Diagnostics& diagnostics) {
  return xml::transform_to_tree(templates / "article.xsl", tei, tei_path,
                                {{"style", options.style},
                                 {"notes", options.notes ? "yes" : "no"},
                                 {"changes", options.changes ? "yes" : "no"},
                                 {"table", options.narrow_table ? "narrow" : "wide"}},
                                diagnostics);
}

// Most debates have none, and need not be read again to know it.
bool has_picture(std::string_view tei, const ArticleOptions& options) {
  return options.picture && tei.find("<divGen") != std::string_view::npos;
}

}  // namespace

std::string make_xhtml(std::string_view tei, const std::string& tei_path,
                       const std::filesystem::path& templates, const ArticleOptions& options,
                       base::Diagnostics& diagnostics) {
  std::string article = transform_article(tei, tei_path, templates, options, diagnostics).bytes();
  if (!has_picture(tei, options)) return article;
  return append_graph(std::move(article), xml::read_xml(tei, tei_path));
}

xml::Document make_article(std::string_view tei, const std::string& tei_path,
                           const std::filesystem::path& templates, const ArticleOptions& options,
                           base::Diagnostics& diagnostics) {
  if (has_picture(tei, options)) {
    return xml::read_xml(make_xhtml(tei, tei_path, templates, options, diagnostics), tei_path);
  }
  return transform_article(tei, tei_path, templates, options, diagnostics).document(tei_path);
}

std::string notes_as_asides(std::string_view xhtml, const std::string& xhtml_path,
                            const std::filesystem::path& templates, bool epub,
                            base::Diagnostics& diagnostics) {
  return xml::transform(templates / "notes.xsl", number_notes(xhtml, xhtml_path), xhtml_path,
                        {{"epub", epub ? "yes" : "no"}}, diagnostics);
}

std::string number_notes(std::string_view xhtml, const std::string& xhtml_path) {
  const xml::Document article = xml::read_xml(xhtml, xhtml_path);
  xml::Document numbered(xhtml_path);
  std::vector<xml::NodeId> place(article.size(), xml::no_node);
  std::size_t number = 0;
  for (xml::NodeId id = article.root(); id != xml::no_node;
       id = article.next_in_order(id, article.root())) {
    const xml::Node& node = article[id];
    const xml::NodeId parent = node.parent == xml::no_node ? xml::no_node : place[node.parent];
    if (!node.is_element) {
      numbered.add_text(parent, node.text, node.line);
      continue;
    }
    place[id] = numbered.add_element(parent, node.name, node.namespace_uri, node.line);
    for (const xml::Attribute& a : article.attributes(id)) {
      numbered.add_attribute(place[id], a.name, a.value);
    }
    if (node.name == "span" && article.attribute(id, "class") == "note") {
      numbered.add_attribute(place[id], "data-number", fmt::format("{}", ++number));
    }
  }
  return xml::write_document(numbered);
}

}  // namespace edition
