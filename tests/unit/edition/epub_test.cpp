#include "edition/epub.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/file.h"
#include "edition/zip.h"
#include "tei/write.h"
#include "unit/tei/sample.h"
#include "unit/xml/scratch.h"
#include "xml/read.h"

namespace {

const std::filesystem::path root = RAPPORTEUR_SOURCE_DIR;

edition::EpubOptions standard() {
  edition::EpubOptions options;
  options.templates = root / "templates";
  options.style = root / "styles/epub.css";
  return options;
}

std::string book(const edition::EpubOptions& options, base::Diagnostics& found) {
  return edition::make_epub(tei::write_tei(sample::debate(), "0.1.0"), "debate.xml", options,
                            found);
}

std::string code_of(const edition::EpubOptions& options) {
  base::Diagnostics found;
  try {
    book(options, found);
  } catch (const base::Error& e) {
    return e.diagnostic().code;
  }
  return "none";
}

using Files = std::map<std::string, std::string>;

Files files_of(const std::string& archive) {
  Files files;
  for (edition::ZipEntry& entry : edition::read_zip(archive, "book.epub")) {
    files[entry.name] = std::move(entry.bytes);
  }
  return files;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a book has the same bytes on every run") {
  base::Diagnostics found;
  const std::string first = book(standard(), found);
  CHECK(found.empty());
  CHECK(first == book(standard(), found));
}

TEST_CASE("a book has its parts, metadata and navigation, and nothing private") {
  base::Diagnostics found;
  const Files files = files_of(book(standard(), found));
  const std::string& package = files.at("EPUB/content.opf");
  for (const std::string_view piece :
       {"xml:lang=\"en-GB\"", "urn:uuid:", "<dc:creator id=\"author-1\">A. Writer</dc:creator>",
        "belongs-to-collection\" id=\"series\">Online Debates</meta>", "group-position\">3</meta>",
        "dcterms:modified\">2016-05-01T00:00:00Z</meta>",
        "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"}) {
    CAPTURE(piece);
    CHECK(contains(package, piece));
  }
  const std::string& nav = files.at("EPUB/nav.xhtml");
  CHECK(contains(nav, "#post-1\">1 TL 1</a>"));
  CHECK(contains(nav, "epub:type=\"bodymatter\""));
  CHECK(files.count("EPUB/source/debate.xml") == 1);
  CHECK(files.count("EPUB/toc.ncx") == 0);
  for (const auto& [name, bytes] : files) {
    CAPTURE(name);
    CHECK_FALSE(contains(bytes, "qTLoe"));
    CHECK_FALSE(contains(bytes, "A secret"));
  }
}

TEST_CASE("every link inside a book leads to an id that is there") {
  base::Diagnostics found;
  const Files files = files_of(book(standard(), found));
  std::map<std::string, std::vector<std::string>> ids;
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".xhtml")) continue;
    const xml::Document d = xml::read_xml(bytes, name);
    const std::string file = name.substr(name.rfind('/') + 1);
    for (xml::NodeId id = 0; id < d.size(); ++id) {
      if (!d[id].is_element) continue;
      if (const auto own = d.attribute(id, "id")) ids[file].emplace_back(*own);
    }
  }
  std::size_t links = 0;
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".xhtml")) continue;
    const xml::Document d = xml::read_xml(bytes, name);
    for (xml::NodeId id = 0; id < d.size(); ++id) {
      const auto href = d[id].is_element ? d.attribute(id, "href") : std::nullopt;
      if (!href || href->find('#') == std::string_view::npos || href->starts_with("http")) continue;
      std::string file(href->substr(0, href->find('#')));
      file = file.empty() ? name.substr(name.rfind('/') + 1) : file.substr(file.rfind('/') + 1);
      const std::string target(href->substr(href->find('#') + 1));
      CAPTURE(*href);
      const auto& known = ids[file];
      CHECK(std::find(known.begin(), known.end(), target) != known.end());
      ++links;
    }
  }
  CHECK(links > 20);
}

TEST_CASE("page breaks stand where the paged edition turned its pages") {
  edition::EpubOptions options = standard();
  options.pages = {{"introduction", 0, "1"}, {"post-1", 15, "2"}, {"nowhere", 0, "3"}};
  options.page_source = "urn:example:article";
  base::Diagnostics found;
  const Files files = files_of(book(options, found));
  // Before it stand 15 that are not white space: 1TL1Shouldthe<l.
  CHECK(
      contains(files.at("EPUB/text/ch003.xhtml"),
               "Should the &lt;l<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-2\" "
               "aria-label=\"2\"/>ibrary"));
  CHECK(contains(files.at("EPUB/nav.xhtml"), "ch001.xhtml#page-1\">1</a>"));
  CHECK(contains(files.at("EPUB/content.opf"), "pageBreakSource\">urn:example:article</meta>"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "E020");
}

TEST_CASE("style sheets and templates that reach out of the book are refused") {
  const Scratch scratch;
  edition::EpubOptions options = standard();
  for (const char* css : {"@import 'x.css';", "p { background: url(http://example.org/x.png) }",
                          "p { background: URL(../x.png) }", "p { background: u\\72l(/etc/x) }",
                          "@font-face { src: url(x.ttf) }", "@\\69 mport 'x'"}) {
    CAPTURE(css);
    options.style = scratch.file("style.css", css);
    CHECK(code_of(options) == "E012");
  }
  options = standard();
  options.templates = scratch.path() / "templates";
  std::filesystem::copy(root / "templates", options.templates);
  std::string article = base::read_file(options.templates / "article-front.xsl");
  for (const char* element :
       {"<img src='http://example.org/x.png' alt='x'/>", "<img src='../../x.png' alt='x'/>",
        "<script>alert(1)</script>", "<iframe src='/etc/passwd'></iframe>",
        "<p style='background: url(/x)'>x</p>", "<p onclick='x()'>x</p>",
        "<svg xmlns='http://www.w3.org/2000/svg'><use href='x.svg#a'/></svg>"}) {
    CAPTURE(element);
    std::string changed = article;
    changed.replace(changed.find("<h2>Introduction</h2>"), 21,
                    std::string("<h2>Introduction</h2>") + element);
    base::write_file(options.templates / "article-front.xsl", changed);
    CHECK(code_of(options) == "E013");
  }
}

TEST_CASE("a book that would not hold its claim makes none") {
  const Scratch scratch;
  edition::EpubOptions options = standard();
  options.templates = scratch.path() / "templates";
  std::filesystem::copy(root / "templates", options.templates);
  std::string article = base::read_file(options.templates / "article-front.xsl");
  article.replace(article.find("<th scope=\"col\">Code</th>"), 25, "<th>Code</th>");
  base::write_file(options.templates / "article-front.xsl", article);
  base::Diagnostics found;
  const Files files = files_of(book(options, found));
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].code == "E021");
  CHECK_FALSE(contains(files.at("EPUB/content.opf"), "conformsTo"));
}

TEST_CASE("bombs and foreign entities in a TEI file are refused") {
  base::Diagnostics found;
  for (const char* head :
       {"<!DOCTYPE TEI [<!ENTITY a 'b'>]>", "<!DOCTYPE TEI [<!ENTITY a SYSTEM '/etc/passwd'>]>",
        "<!DOCTYPE TEI [<!ENTITY % a SYSTEM 'http://example.org/'> %a;]>"}) {
    CAPTURE(head);
    const std::string tei =
        std::string(head) + "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>&a;</text></TEI>";
    try {
      edition::make_epub(tei, "debate.xml", standard(), found);
      FAIL("accepted");
    } catch (const base::Error& e) {
      CHECK(e.diagnostic().code == "X003");
    }
  }
}
