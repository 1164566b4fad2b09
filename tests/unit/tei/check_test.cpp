#include "tei/check.h"

#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "tei/write.h"
#include "unit/tei/sample.h"

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("each kind of damage to a debate is named with its line") {
  const xml::Schema profile(std::filesystem::path(RAPPORTEUR_SOURCE_DIR) / "templates/debate.rng");
  const std::string good = tei::write_tei(sample::debate(), "0.1.0");
  const struct {
    std::string_view what, from, to, code;
  } cases[] = {
      {"an element outside the profile", "<body>", "<body><sp/>", "X006"},
      {"a post inside a post", "<label type=\"speaker\">TL 1</label>", "<post/>", "X006"},
      {"an unknown attribute", "modality=\"written\"", "modality=\"spoken\"", "X006"},
      {"an id twice", "xml:id=\"post-2\"", "xml:id=\"post-1\"", "X102"},
      {"a pointer without #", "who=\"#TL1\"", "who=\"TL1\"", "X103"},
      {"a place without #", "ref=\"#", "ref=\"", "X103"},
      {"an empty pointer", "who=\"#TL1\"", "who=\"\"", "X006"},
      {"a pointer to nothing", "who=\"#TL1\"", "who=\"#\"", "X104"},
      {"a quotation of bytes", "<quote source=\"#post-1\"", "<quote source=\"src:0-1\"", "X103"},
      {"a dangling speaker", "who=\"#TL1\"", "who=\"#nobody\"", "X104"},
      {"a dangling reply", "#post-3 #post-2", "#post-3 #post-99", "X104"},
      {"a speaker that is a post", "who=\"#TL1\"", "who=\"#post-2\"", "X105"},
      {"a quotation of a person", "<quote source=\"#post-1\"", "<quote source=\"#TL1\"", "X106"},
      {"a range turned round", "xml:id=\"post-1\" n=\"1\" modality=\"written\" source=\"src:",
       "xml:id=\"post-1\" n=\"1\" modality=\"written\" source=\"src:99999999999-1\" rend=\"",
       "X107"},
      {"a post that is none of the transcript's", "modality=\"written\" source=\"src:",
       "modality=\"written\" source=\"#post-2\" rend=\"", "X107"},
      {"a post from two ranges",
       "modality=\"written\" source=\"src:", "modality=\"written\" source=\"src:0-1 src:", "X107"},
      {"a wrong number", "n=\"3\" modality", "n=\"7\" modality", "X108"},
      {"an inferred reply in replyTo", "who=\"#CC\"", "replyTo=\"#post-1\" who=\"#CC\"", "X109"},
      {"a script as a link", "target=\"https://example.org/a?b=1&amp;c=2\"",
       "target=\"javascript:alert(1)\"", "X110"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    base::Diagnostics found;
    CHECK_FALSE(tei::check_tei(replaced(good, c.from, c.to), "debate.xml", profile, found));
    bool named = false;
    for (const base::Diagnostic& d : found) {
      named = named || (d.code == c.code && d.where.line > 0 && d.where.path == "debate.xml");
    }
    CHECK(named);
  }
}

TEST_CASE("ids that stand twice are named first, then all else in the order of the text") {
  const xml::Schema profile(std::filesystem::path(RAPPORTEUR_SOURCE_DIR) / "templates/debate.rng");
  std::string tei = tei::write_tei(sample::debate(), "0.1.0");
  tei = replaced(tei, "who=\"#TL1\"", "who=\"#nobody\"");
  tei = replaced(tei, "n=\"3\" modality", "n=\"7\" modality");
  tei = replaced(tei, "xml:id=\"post-3\"", "xml:id=\"post-1\"");
  tei = replaced(tei, "target=\"https:", "target=\"script:");
  base::Diagnostics found;
  CHECK_FALSE(tei::check_tei(tei, "debate.xml", profile, found));
  std::string codes;
  std::size_t line = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    codes += found[i].code + " ";
    if (i > 1) CHECK(found[i].where.line >= line);
    line = found[i].where.line;
  }
  CAPTURE(codes);
  CHECK(codes.starts_with("X102 "));
  CHECK(codes.find("X104 ") < codes.find("X108 "));
  CHECK(codes.find("X110 ") != std::string::npos);
}
