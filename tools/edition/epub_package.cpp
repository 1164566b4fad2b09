#include "edition/epub_package.h"

#include <algorithm>

#include <fmt/format.h>

#include "xml/writer.h"

namespace edition {
namespace {

using xml::Writer;

void meta(Writer& out, std::string_view property, std::string_view value) {
  out.element("meta", {{"property", property}}, value);
}

void refine(Writer& out, std::string_view id, std::string_view property, std::string_view value) {
  out.element("meta", {{"refines", "#" + std::string(id)}, {"property", property}}, value);
}

void write_description(Writer& out, const Book& book) {
  const Metadata& m = book.metadata;
  out.element("dc:identifier", {{"id", "identifier"}}, book.identifier);
  if (!m.doi.empty()) out.element("dc:identifier", "https://doi.org/" + m.doi);
  out.element("dc:title", {{"id", "title"}}, m.title);
  out.element("dc:language", m.language);
  for (std::size_t i = 0; i < m.authors.size(); ++i) {
    const std::string id = fmt::format("author-{}", i + 1);
    out.element("dc:creator", {{"id", id}}, m.authors[i]);
    out.element("meta", {{"refines", "#" + id}, {"property", "role"}, {"scheme", "marc:relators"}},
                "aut");
  }
  if (!m.publisher.empty()) out.element("dc:publisher", m.publisher);
  if (!m.issued.empty()) out.element("dc:date", m.issued);
  if (!m.rights.empty()) out.element("dc:rights", m.rights);
  for (const std::string& keyword : m.keywords) out.element("dc:subject", keyword);
  if (!m.series.empty()) {
    out.element("meta", {{"property", "belongs-to-collection"}, {"id", "series"}}, m.series);
    refine(out, "series", "collection-type", "series");
    if (!m.number_in_series.empty()) refine(out, "series", "group-position", m.number_in_series);
  }
  if (!m.journal.empty()) {
    std::string part = m.journal;
    if (!m.volume.empty()) part += ", vol. " + m.volume;
    if (!m.issue.empty()) part += ", no. " + m.issue;
    meta(out, "dcterms:isPartOf", part);
  }
  meta(out, "dcterms:modified", book.modified);
}

void write_accessibility(Writer& out, const Book& book) {
  meta(out, "schema:accessMode", "textual");
  meta(out, "schema:accessModeSufficient", "textual");
  for (const std::string_view feature : {"tableOfContents", "readingOrder", "structuralNavigation",
                                         "displayTransformability", "ARIA"}) {
    meta(out, "schema:accessibilityFeature", feature);
  }
  if (!book.page_list.empty()) {
    meta(out, "schema:accessibilityFeature", "pageNavigation");
    meta(out, "schema:accessibilityFeature", "pageBreakMarkers");
    if (!book.page_source.empty()) meta(out, "pageBreakSource", book.page_source);
  }
  meta(out, "schema:accessibilityHazard", "none");
  std::string summary =
      "A text with headings for every post, a table of participants with header cells, links "
      "between quotations and posts, and notes with links back.";
  if (book.has_cover) summary += " The only picture is the cover, which shows the title.";
  meta(out, "schema:accessibilitySummary", summary);
  if (!book.accessible) return;
  out.element("meta", {{"property", "dcterms:conformsTo"}, {"id", "conformance"}},
              "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
  refine(out, "conformance", "a11y:certifiedBy", "Rapporteur (automatic checks)");
}

struct Item {
  std::string_view id, href, type, properties;
};

void write_item(Writer& out, const Item& item) {
  out.open("item", {{"id", item.id}, {"href", item.href}, {"media-type", item.type}});
  if (!item.properties.empty()) out.attribute("properties", item.properties);
  out.close();
}

std::string item_id(const BookPage& page) {
  return page.file.substr(0, page.file.find('.'));
}

void write_link(Writer& out, std::string_view href, std::string_view text,
                std::string_view type = {}) {
  out.open_mixed("a", {{"href", href}});
  if (!type.empty()) out.attribute("epub:type", type);
  out.text(text);
  out.close();
}

// The headings of one document: its own, and below it those of the posts.
void write_contents_of(Writer& out, const BookPage& page, const std::string& title) {
  const std::string file = "text/" + page.file;
  out.open("li");
  write_link(out, file, title);
  const bool nested = std::any_of(page.headings.begin(), page.headings.end(),
                                  [](const Heading& h) { return h.level == 2 && !h.id.empty(); });
  if (nested) {
    out.open("ol");
    for (const Heading& heading : page.headings) {
      if (heading.level != 2 || heading.id.empty()) continue;
      out.open("li");
      const std::string opening = heading.opening.empty() ? "" : ": " + heading.opening;
      write_link(out, file + "#" + heading.id, heading.text + opening);
      out.close();
    }
    out.close();
  }
  out.close();
}

const BookPage& body_of(const Book& book) {
  for (const BookPage& page : book.pages) {
    for (const Heading& heading : page.headings) {
      if (heading.level == 1 && heading.id == "debate") return page;
    }
  }
  return book.pages.back();
}

void write_nav(Writer& out, std::string_view type, std::string_view role, std::string_view title) {
  out.open("nav", {{"epub:type", type}, {"id", type}});
  if (!role.empty()) out.attribute("role", role);
  if (type != "toc") out.attribute("hidden", "hidden");
  out.element(type == "toc" ? "h1" : "h2", title);
  out.open("ol");
}

void write_landmark(Writer& out, std::string_view href, std::string_view text,
                    std::string_view type) {
  out.open("li");
  write_link(out, href, text, type);
  out.close();
}

}  // namespace

std::string write_package(const Book& book) {
  Writer out;
  out.open("package", {{"xmlns", "http://www.idpf.org/2007/opf"},
                       {"version", "3.0"},
                       {"xml:lang", book.metadata.language},
                       {"unique-identifier", "identifier"},
                       {"prefix", "a11y: http://www.idpf.org/epub/vocab/package/a11y/#"}});
  out.open("metadata", {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
  write_description(out, book);
  write_accessibility(out, book);
  out.close();
  out.open("manifest");
  write_item(out, {"nav", "nav.xhtml", "application/xhtml+xml", "nav"});
  if (book.has_cover) write_item(out, {"cover", "cover.svg", "image/svg+xml", "cover-image"});
  write_item(out, {"style", "styles/stylesheet1.css", "text/css", ""});
  write_item(out, {"tei", "source/debate.xml", "application/tei+xml", ""});
  for (const BookPage& page : book.pages) {
    const bool draws = page.bytes.find("<svg") != std::string::npos;  // text has "&lt;"
    write_item(out,
               {item_id(page), "text/" + page.file, "application/xhtml+xml", draws ? "svg" : ""});
  }
  out.close();
  out.open("spine");
  for (std::size_t i = 0; i < book.pages.size(); ++i) {
    out.open("itemref", {{"idref", item_id(book.pages[i])}});
    out.close();
    if (i == 0) {  // contents after the title page, as in print
      out.open("itemref", {{"idref", "nav"}});
      out.close();
    }
  }
  out.close();
  out.close();
  return out.finish();
}

std::string write_navigation(const Book& book) {
  const std::string& language = book.metadata.language;
  Writer out;
  out.open("html", {{"xmlns", xml::xhtml_namespace},
                    {"xmlns:epub", epub_namespace},
                    {"lang", language},
                    {"xml:lang", language}});
  out.open("head");
  out.element("title", "Contents");
  out.open("link",
           {{"rel", "stylesheet"}, {"type", "text/css"}, {"href", "styles/stylesheet1.css"}});
  out.close();
  out.close();
  out.open("body");
  write_nav(out, "toc", "doc-toc", "Contents");
  for (const BookPage& page : book.pages) {
    const bool first = &page == &book.pages.front();
    const bool headed = !page.headings.empty();
    write_contents_of(out, page, first || !headed ? "Title page" : page.headings.front().text);
  }
  out.close();
  out.close();
  write_nav(out, "landmarks", "", "Landmarks");
  write_landmark(out, "text/" + book.pages.front().file, "Title page", "titlepage");
  write_landmark(out, "nav.xhtml#toc", "Contents", "toc");
  write_landmark(out, "text/" + body_of(book).file, "The debate", "bodymatter");
  out.close();
  out.close();
  if (!book.page_list.empty()) {
    write_nav(out, "page-list", "doc-pagelist", "Pages");
    for (const MarkedPage& page : book.page_list) {
      out.open("li");
      write_link(out, "text/" + page.file + "#" + page.id, page.label);
      out.close();
    }
    out.close();
    out.close();
  }
  out.close();
  out.close();
  return out.finish();
}

std::string write_container() {
  Writer out;
  out.open("container",
           {{"xmlns", "urn:oasis:names:tc:opendocument:xmlns:container"}, {"version", "1.0"}});
  out.open("rootfiles");
  out.open("rootfile",
           {{"full-path", "EPUB/content.opf"}, {"media-type", "application/oebps-package+xml"}});
  out.close();
  out.close();
  out.close();
  return out.finish();
}

}  // namespace edition
