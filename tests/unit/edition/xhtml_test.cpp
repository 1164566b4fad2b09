#include "edition/xhtml.h"

#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "tei/write.h"
#include "unit/tei/sample.h"
#include "xml/read.h"

namespace {

const std::filesystem::path templates = std::filesystem::path(RAPPORTEUR_SOURCE_DIR) / "templates";

std::string article(const edition::ArticleOptions& options = {}) {
  base::Diagnostics notes;
  const std::string tei = tei::write_tei(sample::debate(), "0.1.0");
  const std::string xhtml = edition::make_xhtml(tei, "debate.xml", templates, options, notes);
  for (const base::Diagnostic& d : notes) MESSAGE(base::format_diagnostic(d));
  CHECK(notes.empty());
  return xhtml;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string without_white_space(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("the article shows who speaks, and how surely") {
  const std::string xhtml = article();
  const struct {
    std::string_view what, piece;
  } cases[] = {
      {"a masthead", R"(<span class="journal">Town Letters</span>)"},
      {"a date in words", R"(<span class="issued">May 2016</span>)"},
      {"a title", R"(<h1 class="title">Library hours)"},
      {"a code first", R"(<th scope="row">TL 1</th><td class="participant">Participant 1</td>)"},
      {"a shared code", "TGa stands for participant 4."},
      {"a labelled speaker",
       R"(<h3 class="speaker labelled"><span class="number">1</span> <span class="name">TL 1</span></h3>)"},
      {"an inferred speaker",
       R"(<span class="name">[CC]</span> <span class="certainty">probably</span>)"},
      {"an unknown speaker", R"(<span class="name">Unattributed</span>)"},
      {"an ambiguous speaker", R"(<span class="name">TG or TGa</span>)"},
      {"a repair", R"(<span class="repair">catalogue</span><span class="note">The transcript has)"},
      {"a lost link", R"(<span class="gap">[link lost]</span>)"},
      {"a quotation", R"(<p class="source"><a href="#post-1">Post 1, TL 1</a></p>)"},
  };
  for (const auto& [name, piece] : cases) {
    const std::string what(name);
    CAPTURE(what);
    CHECK(contains(xhtml, piece));
  }
}

TEST_CASE("what could identify a participant is in no article, appendix included") {
  edition::ArticleOptions options;
  options.changes = true;
  const std::string xhtml = article(options);
  CHECK(contains(xhtml, "Changes to the text"));
  CHECK(contains(xhtml, "Post 3 thanks CC"));
  CHECK_FALSE(contains(xhtml, "qTLoe"));
  CHECK_FALSE(contains(xhtml, "A secret"));
}

TEST_CASE("every post's words stand in the article, one after the other") {
  edition::ArticleOptions options;
  options.notes = false;
  const std::string xhtml = article(options);
  const std::string shown = without_white_space(xml::read_xml(xhtml, "a").text_content(0));
  const debate::Debate d = sample::debate();
  std::size_t at = 0;
  for (const char* words : {"Should the <library> open", "Families come.", "Staff need rest.",
                            "True, and “Families come.” too.", "Ask the council.", "Thanks, CC.",
                            "Gardens open on Sundays too."}) {
    CAPTURE(words);
    at = shown.find(without_white_space(words), at);
    CHECK(at != std::string::npos);
  }
}

TEST_CASE("notes become asides with ways there and back") {
  base::Diagnostics notes;
  const std::string xhtml = edition::notes_as_asides(article(), "a.xhtml", templates, true, notes);
  const xml::Document d = xml::read_xml(xhtml, "a.xhtml");
  std::size_t references = 0;
  std::size_t asides = 0;
  for (xml::NodeId id = 0; id < d.size(); ++id) {
    if (!d[id].is_element) continue;
    if (d.attribute(id, "class") == "noteref") ++references;
    if (d[id].name == "aside") ++asides;
    CHECK_FALSE(d.attribute(id, "class") == "note");
  }
  CHECK(references == 5);
  CHECK(asides == references);
  CHECK(contains(xhtml, R"(id="noteref-1" href="#note-1")"));
  CHECK(contains(xhtml, R"(href="#noteref-1")"));
}

TEST_CASE("an element without a template keeps its text and is reported") {
  std::string tei = tei::write_tei(sample::debate(), "0.1.0");
  const std::size_t at = tei.find("<emph>yes</emph>");
  tei.replace(at, 16, "<unclear>yes</unclear>");
  base::Diagnostics notes;
  const std::string xhtml = edition::make_xhtml(tei, "debate.xml", templates, {}, notes);
  CHECK(contains(xhtml, "says yes; see"));
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "X012");
  CHECK(contains(notes[0].message, "unclear"));
}

TEST_CASE("thousands of notes and ambiguous mentions in one post take time in proportion") {
  std::string tei = tei::write_tei(sample::debate(), "0.1.0");
  std::string many;
  for (int i = 0; i < 20000; ++i) {
    many +=
        "<rs type=\"person\" ref=\"#TG #TG-2\">TG</rs> <choice><sic>a</sic><corr cert=\"high\" "
        "resp=\"#rapporteur\">b</corr></choice> ";
  }
  tei.insert(tei.find("<emph>yes</emph>"), many);
  base::Diagnostics notes;
  const std::string xhtml = edition::make_xhtml(tei, "debate.xml", templates, {}, notes);
  const std::string asides = edition::notes_as_asides(xhtml, "a.xhtml", templates, true, notes);
  CHECK(contains(asides, "id=\"note-20005\""));
}
