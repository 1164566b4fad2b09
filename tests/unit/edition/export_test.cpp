#include "edition/export.h"

#include <filesystem>
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

std::string exported(std::string_view format, bool with_picture = false) {
  edition::ExportOptions options;
  options.templates = root / "templates";
  options.style = root / "styles/screen.css";
  base::Diagnostics notes;
  const std::string tei = tei::write_tei(sample::debate(), "0.1.0", with_picture);
  const std::string bytes =
      edition::make_export(tei, "debate.xml", *edition::parse_format(format), options, notes);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "E030");
  CHECK(notes[0].severity == base::Severity::note);
  return bytes;
}

// What can be searched: of an archive, everything in it.
std::string searchable(std::string_view format, const std::string& bytes) {
  if (format != "docx" && format != "odt") return bytes;
  std::string all;
  for (const edition::ZipEntry& entry : edition::read_zip(bytes, "x")) all += entry.bytes;
  return all;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the picture of the debate goes into the web page, and not where no drawing can go") {
  CHECK(contains(exported("html", true), "<svg"));
  for (const std::string_view format : {"docx", "jats", "odt", "md"}) {
    CAPTURE(format);
    CHECK_FALSE(contains(searchable(format, exported(format, true)), "at a glance"));
  }
}

TEST_CASE("each export has the debate's words, the notes and nothing private, the same each time") {
  for (const std::string_view format : {"html", "docx", "jats", "odt", "md"}) {
    CAPTURE(format);
    const std::string bytes = exported(format);
    CHECK(bytes == exported(format));
    const std::string text = searchable(format, bytes);
    CHECK(contains(text, "Gardens open on Sundays too."));
    CHECK(contains(text, "The transcript has “cata logue”."));
    CHECK(contains(text, "Unattributed"));
    CHECK_FALSE(contains(text, "qTLoe"));
    CHECK_FALSE(contains(text, "A secret"));
  }
}

TEST_CASE("an unknown format is not one") {
  CHECK_FALSE(edition::parse_format("pdf"));
  CHECK_FALSE(edition::parse_format(""));
  CHECK(edition::parse_format("jats") == edition::Format::jats);
}

TEST_CASE("the web page is whole in itself and closes what HTML wants closed") {
  const std::string page = exported("html");
  CHECK(page.starts_with("<!DOCTYPE html>\n<html"));
  CHECK(contains(page, "prefers-color-scheme: dark"));
  CHECK_FALSE(contains(page, "xml:lang"));
  CHECK_FALSE(contains(page, "epub:type"));
  CHECK_FALSE(contains(page, "/>"));
}

TEST_CASE("JATS has one speech with a speaker for each post") {
  const std::string jats = exported("jats");
  const std::size_t doctype = jats.find("<!DOCTYPE");
  REQUIRE(doctype != std::string::npos);
  const xml::Document d = xml::read_xml(jats, "article.jats");
  std::size_t speeches = 0;
  for (xml::NodeId id = 0; id < d.size(); ++id) {
    if (d[id].name != "speech") continue;
    ++speeches;
    std::size_t speakers = 0;
    for (xml::NodeId c = d[id].first_child; c != xml::no_node; c = d[c].next) {
      if (!d[c].is_element) continue;
      if (d[c].name == "speaker") ++speakers;
      CHECK((d[c].name == "speaker" || d[c].name == "p"));
    }
    CHECK(speakers == 1);
  }
  CHECK(speeches == 4);
}

TEST_CASE("a style that ends its own element is refused") {
  const Scratch scratch;
  edition::ExportOptions options;
  options.templates = root / "templates";
  options.style = scratch.file("s.css", "p {} /* </style><script> */");
  base::Diagnostics notes;
  try {
    edition::make_export(tei::write_tei(sample::debate(), "0.1.0"), "debate.xml",
                         edition::Format::html, options, notes);
    FAIL("accepted");
  } catch (const base::Error& e) {
    CHECK(e.diagnostic().code == "E012");
  }
}
