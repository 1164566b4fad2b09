#include "tei/write.h"

#include <filesystem>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/file.h"
#include "tei/check.h"
#include "tei/public_copy.h"
#include "tei/stream.h"
#include "unit/tei/sample.h"

namespace {

const std::filesystem::path profile_path =
    std::filesystem::path(RAPPORTEUR_SOURCE_DIR) / "templates/debate.rng";

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

base::Diagnostics check(const std::string& tei) {
  const xml::Schema profile(profile_path);
  base::Diagnostics found;
  tei::check_tei(tei, "debate.xml", profile, found);
  return found;
}

}  // namespace

TEST_CASE("a debate with every construct fits the profile and all pointers lead somewhere") {
  const base::Diagnostics found = check(tei::write_tei(sample::debate(), "0.1.0"));
  for (const base::Diagnostic& d : found) MESSAGE(base::format_diagnostic(d));
  CHECK(found.empty());
}

TEST_CASE("an empty debate fits the profile") {
  debate::Debate empty;
  empty.source_name = "empty.txt";
  const base::Diagnostics found = check(tei::write_tei(empty, "0.1.0"));
  for (const base::Diagnostic& d : found) MESSAGE(base::format_diagnostic(d));
  CHECK(found.empty());
}

TEST_CASE("a debate that asks for its picture fits the profile, and its public copy asks too") {
  const std::string tei = tei::write_tei(sample::debate(), "0.1.0", true);
  for (const base::Diagnostic& found : check(tei)) FAIL(base::format_diagnostic(found));
  CHECK(contains(tei, "<divGen type=\"picture\"/>"));
  CHECK(contains(tei::public_copy(tei, "debate.xml"), "<divGen type=\"picture\"/>"));
}

TEST_CASE("the stream of the TEI is the debate's spans in order") {
  const debate::Debate d = sample::debate();
  const std::string expected = sample::stream_of(d);
  const std::string tei = tei::write_tei(d, "0.1.0");
  CHECK(tei::read_stream(tei, "debate.xml") == expected);
  CHECK(tei::read_stream(tei::public_copy(tei, "debate.xml"), "public.xml") == expected);
}

TEST_CASE("who says what, and how surely, is told apart") {
  const std::string tei = tei::write_tei(sample::debate(), "0.1.0");
  const struct {
    std::string_view what, piece;
  } cases[] = {
      {"a label", R"(xml:id="post-1" n="1" modality="written" source="src:)"},
      {"a labelled speaker", R"(who="#TL1">)"},
      {"an inferred speaker", R"(who="#CC" cert="medium" resp="#rapporteur">)"},
      {"its evidence", R"(<note type="evidence" resp="#rapporteur">Post 3 thanks CC)"},
      {"an ambiguous speaker", R"(who="#TG #TG-2" cert="low" resp="#rapporteur">)"},
      {"an ambiguous mention", R"(<rs type="person" ref="#TG #TG-2">TG</rs>)"},
      {"a repair", R"(<choice><sic>cata logue</sic><corr cert="medium" resp="#editor" n="c2">)"},
      {"a private repair", R"(<sic ana="#identity">qTLoe</sic>)"},
      {"a lost link", R"(<gap reason="deleted"><desc>a link</desc></gap>)"},
      {"a link", R"(<ref target="https://example.org/a?b=1&amp;c=2">)"},
      {"a link cut off", R"(<ref type="truncated">https://example.org/long…</ref>)"},
      {"a quotation", R"(<quote source="#post-1" cert="high" resp="#rapporteur">)"},
      {"a reply", R"(<link target="#post-3 #post-2"/>)"},
      {"an item", R"(<item n="2">)"},
  };
  for (const auto& [what, piece] : cases) {
    CAPTURE(what);
    CHECK(contains(tei, piece));
  }
  CHECK_FALSE(contains(tei, "unknown"));
  const std::size_t third = tei.find("post-3\" n=\"3\"");
  CHECK(tei.substr(third, tei.find('>', third) - third).find("who") == std::string::npos);
}

TEST_CASE("the public copy has nothing that points to #identity and still fits the profile") {
  const std::string tei = tei::write_tei(sample::debate(), "0.1.0");
  const std::string published = tei::public_copy(tei, "debate.xml");
  CHECK(contains(tei, "qTLoe"));
  CHECK(contains(tei, "A secret"));
  CHECK_FALSE(contains(published, "qTLoe"));
  CHECK_FALSE(contains(published, "A secret"));
  CHECK(contains(published, ">quote</corr>"));
  CHECK(check(published).empty());
  CHECK(tei::public_copy(published, "public.xml") == published);
}

TEST_CASE("addresses become URIs that a schema accepts, or no links") {
  debate::Debate d = sample::debate();
  auto& paragraph = std::get<debate::Paragraph>(d.posts[0].blocks[0].value);
  const struct {
    std::string_view target, expected;
  } cases[] = {
      {"https://example.org/ä b[1]#x#y", "target=\"https://example.org/%C3%A4%20b%5B1%5D#x%23y\""},
      {"mailto:a@example.org", "target=\"mailto:a@example.org\""},
      {"javascript:alert(1)", "type=\"unresolved\""},
      {"http://", "type=\"unresolved\""},
      {"100% http://", "type=\"unresolved\""},
      {"http://example.org/100%", "target=\"http://example.org/100%25\""},
  };
  for (const auto& [target, expected] : cases) {
    CAPTURE(target);
    std::get<debate::Link>(paragraph.content[7]).target = target;
    const std::string tei = tei::write_tei(d, "0.1.0");
    CHECK(contains(tei, expected));
    CHECK(check(tei).empty());
  }
}

TEST_CASE("a control character in the clean text is one readable error") {
  debate::Debate d = sample::debate();
  d.clean.text[0] = '\x02';
  try {
    tei::write_tei(d, "0.1.0");
    FAIL("accepted");
  } catch (const base::Error& e) {
    CHECK(e.diagnostic().code == "X101");
  }
}

TEST_CASE("overlapping spans are our mistake") {
  debate::Debate d = sample::debate();
  d.posts[1].blocks = d.posts[0].blocks;
  CHECK_THROWS_AS(tei::write_tei(d, "0.1.0"), std::logic_error);
}
