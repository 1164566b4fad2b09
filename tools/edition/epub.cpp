#include "edition/epub.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "edition/accessibility.h"
#include "edition/debate_graph.h"
#include "edition/epub_package.h"
#include "edition/resources.h"
#include "edition/xhtml.h"
#include "edition/zip.h"
#include "tei/public_copy.h"
#include "tei/stream.h"
#include "xml/read.h"
#include "xml/writer.h"

namespace edition {
namespace {

const xml::Prefixes epub_prefix{{"epub", std::string(epub_namespace)}};

// Every ASCII punctuation mark can be escaped in Pandoc's Markdown (all_symbols_escapable).
std::string escaped_markdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += ' ';
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::ispunct(byte) != 0) out += '\\';
    out += c;
  }
  return out;
}

// A fence longer than any run of backticks inside.
std::string fenced(const std::string& html) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : html) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fmt::format("{}{{=html}}\n{}\n{}\n\n", fence, html, fence);
}

struct Manuscript {
  std::string title_block;  // XHTML
  std::string markdown;
  std::size_t chapters = 0;
};

bool is_element(const xml::Document& d, xml::NodeId id, std::string_view name) {
  return d[id].is_element && d[id].name == name;
}

// Each section of the article becomes a heading, by which Pandoc divides the book, and its XHTML as
// it is: Pandoc's HTML reader would lose asides, roles and articles.
Manuscript divide(const xml::Document& article) {
  Manuscript out;
  for (xml::NodeId id = 0; id < article.size(); ++id) {
    const xml::Node& node = article[id];
    if (node.parent == xml::no_node || !is_element(article, node.parent, "article")) continue;
    if (is_element(article, id, "header"))
      out.title_block += xml::write_element(article, id, epub_prefix);
    if (!is_element(article, id, "section")) continue;
    std::string content;
    std::string heading;
    for (xml::NodeId c = node.first_child; c != xml::no_node; c = article[c].next) {
      if (!article[c].is_element) continue;
      if (article[c].name == "h1" && heading.empty()) {
        heading = article.text_content(c);
      } else {
        content += xml::write_element(article, c, epub_prefix) + "\n";
      }
    }
    out.markdown +=
        fmt::format("# {} {{#{} .unnumbered .{}}}\n\n{}", escaped_markdown(heading),
                    article.attribute(id, "id").value_or("section"),
                    article.attribute(id, "class").value_or("section"), fenced(content));
    ++out.chapters;
  }
  return out;
}

std::vector<ZipEntry> pandoc_book(const Manuscript& manuscript, const Metadata& metadata,
                                  const EpubOptions& options) {
  const std::string bytes = run_pandoc(
      options.pandoc,
      {"-f",
       "markdown_strict+raw_attribute+header_attributes+backtick_code_blocks+fenced_code_attributes"
       "+all_symbols_escapable",
       "-t", "epub3", "-o", "-", "--css", options.style.string(), "--template",
       (options.templates / "epub.pandoc.xhtml").string(), "--data-dir", options.templates.string(),
       "-V", "titleblock=" + manuscript.title_block, "-V", "lang=" + metadata.language, "-M",
       "title=edition"},
      manuscript.markdown);
  return read_zip(bytes, options.pandoc.program);
}

// Pandoc numbers its documents title_page.xhtml, ch001.xhtml, ch002.xhtml … in reading order.
std::vector<ZipEntry> documents_of(std::vector<ZipEntry> entries, const Manuscript& manuscript,
                                   const Pandoc& pandoc) {
  constexpr std::string_view folder = "EPUB/text/";
  std::vector<ZipEntry> documents;
  for (ZipEntry& entry : entries) {
    if (entry.name.starts_with(folder)) documents.push_back(std::move(entry));
  }
  for (ZipEntry& document : documents) document.name.erase(0, folder.size());
  std::sort(documents.begin(), documents.end(), [](const ZipEntry& a, const ZipEntry& b) {
    const bool a_first = a.name == "title_page.xhtml";
    const bool b_first = b.name == "title_page.xhtml";
    return a_first != b_first ? a_first : a.name < b.name;
  });
  if (documents.size() != manuscript.chapters + 1 || documents[0].name != "title_page.xhtml") {
    base::fail(base::Error::Kind::environment, "E011", pandoc.program,
               fmt::format("Pandoc made {} documents of {} sections", documents.size(),
                           manuscript.chapters),
               "this version of Pandoc divides books in another way; use 2.17 or 3");
  }
  return documents;
}

// RFC 9562, version 8: a UUID from a hash of our choice. The words are what is identified, so a
// change of style or of the program keeps the identifier; dcterms:modified tells releases apart.
std::string identifier_of(const Metadata& metadata, const std::string& stream) {
  std::string hex = base::sha256_hex(metadata.title + '\n' + stream).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<std::size_t>(hex[16]) % 4];
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4),
                     hex.substr(12, 4), hex.substr(16, 4), hex.substr(20));
}

void finish_pages(const std::vector<ZipEntry>& documents, const EpubOptions& options, Book& book,
                  base::Diagnostics& diagnostics) {
  std::vector<xml::Document> parsed;
  Places places;
  for (const ZipEntry& document : documents) {
    parsed.push_back(xml::read_xml(document.bytes, document.name));
    collect_ids(parsed.back(), document.name, places);
  }
  for (const PageBreak& page : options.pages) {
    if (places.count(page.anchor) > 0) continue;
    diagnostics.push_back({"E020",
                           base::Severity::warning,
                           {"page list", 0, 0},
                           fmt::format("page {} begins in \"{}\", which the book does not have; it "
                                       "was left out",
                                       page.label, page.anchor),
                           "",
                           ""});
  }
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    book.pages.push_back(finish_page(parsed[i], documents[i].name, places, book.metadata.language,
                                     book.metadata.title, options.pages));
    for (const MarkedPage& page : book.pages.back().marked) book.page_list.push_back(page);
  }
}

std::string pack(const Book& book, const std::string& css, const std::string& tei,
                 const std::string& cover) {
  std::vector<ZipEntry> entries{{"EPUB/content.opf", write_package(book)},
                                {"EPUB/nav.xhtml", write_navigation(book)},
                                {"EPUB/source/debate.xml", tei},
                                {"EPUB/styles/stylesheet1.css", css},
                                {"META-INF/container.xml", write_container()}};
  if (!cover.empty()) entries.push_back({"EPUB/cover.svg", cover});
  for (const BookPage& page : book.pages) entries.push_back({"EPUB/text/" + page.file, page.bytes});
  std::sort(entries.begin(), entries.end(),
            [](const ZipEntry& a, const ZipEntry& b) { return a.name < b.name; });
  entries.insert(entries.begin(), {"mimetype", "application/epub+zip", true});  // OCF 3.3, 4.3
  return write_zip(entries);
}

}  // namespace

std::string make_epub(std::string_view tei, const std::string& tei_path, const EpubOptions& options,
                      base::Diagnostics& diagnostics) {
  const std::string css = base::read_file(options.style);
  refuse_style_resources(css, options.style.string());
  const std::string published = tei::public_copy(tei, tei_path);
  ArticleOptions article_options;
  article_options.changes = true;
  article_options.narrow_table = true;
  const std::string article =
      make_xhtml(published, tei_path, options.templates, article_options, diagnostics);
  const xml::Document source = xml::read_xml(published, tei_path);
  const xml::Document finished_article = xml::read_xml(
      notes_as_asides(article, tei_path, options.templates, true, diagnostics), tei_path);
  refuse_resources(finished_article);
  const Manuscript manuscript = divide(finished_article);
  Book book;
  book.metadata = read_metadata(source);
  book.identifier = identifier_of(book.metadata, tei::read_stream(source));
  book.modified = moment_of(book.metadata.issued, options.modified);
  book.page_source = options.page_source;
  book.has_cover = !options.cover.empty();
  const std::vector<ZipEntry> documents =
      documents_of(pandoc_book(manuscript, book.metadata, options), manuscript, options.pandoc);
  finish_pages(documents, options, book, diagnostics);
  book.accessible = true;
  for (const BookPage& page : book.pages) {
    book.accessible = holds_claims(page.bytes, page.file, diagnostics) && book.accessible;
  }
  return pack(book, css, published, options.cover);
}

}  // namespace edition
