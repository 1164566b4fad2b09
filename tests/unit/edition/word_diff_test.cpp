#include "edition/word_diff.h"

#include <sstream>

#include <doctest/doctest.h>

#include "base/error.h"
#include "edition/manifest.h"
#include "edition/passages.h"

namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

// Replays the hunks on `before`.
std::vector<std::string> patched(const std::vector<std::string>& before,
                                 const std::vector<std::string>& after,
                                 const std::vector<edition::Hunk>& hunks) {
  std::vector<std::string> out;
  std::size_t at = 0;
  for (const edition::Hunk& h : hunks) {
    for (; at < h.old_begin; ++at) out.push_back(before[at]);
    for (std::size_t i = h.new_begin; i < h.new_end; ++i) out.push_back(after[i]);
    at = h.old_end;
  }
  for (; at < before.size(); ++at) out.push_back(before[at]);
  return out;
}

std::string shown(const std::string& one, const std::string& other) {
  const auto before = words(one);
  const auto after = words(other);
  std::string out;
  for (const edition::Hunk& h : edition::diff_words(before, after)) {
    out += "[";
    for (std::size_t i = h.old_begin; i < h.old_end; ++i) out += before[i] + " ";
    out += ">";
    for (std::size_t i = h.new_begin; i < h.new_end; ++i) out += " " + after[i];
    out += "]";
  }
  return out;
}

TEST_CASE("the fewest words that differ are found") {
  const struct {
    std::string before, after, hunks;
  } table[] = {
      {"", "", ""},
      {"a b c", "a b c", ""},
      {"a b c", "a x c", "[b > x]"},
      {"a b c", "a c", "[b >]"},
      {"a c", "a b c", "[> b]"},
      {"", "a b", "[> a b]"},
      {"a b", "", "[a b >]"},
      {"a b c d e", "x b c d y", "[a > x][e > y]"},
      {"a b c a b b a", "c b a b a c", "[a b >][> b][b >][> c]"},
  };
  for (const auto& row : table) {
    CAPTURE(row.before);
    CAPTURE(row.after);
    const auto before = words(row.before);
    const auto after = words(row.after);
    CHECK(patched(before, after, edition::diff_words(before, after)) == after);
    if (row.before != "a b c a b b a") CHECK(shown(row.before, row.after) == row.hunks);
  }
}

TEST_CASE("texts that have nothing in common cost no more than their size") {
  std::vector<std::string> before, after;
  for (int i = 0; i < 50000; ++i) {
    before.push_back("a" + std::to_string(i));
    after.push_back("b" + std::to_string(i));
  }
  const auto hunks = edition::diff_words(before, after);
  REQUIRE(hunks.size() == 1);
  CHECK(hunks[0].old_end == before.size());
}

TEST_CASE("an XHTML article is read post by post, without notes and numbers") {
  const auto read = edition::read_passages(
      "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>"
      "<article><section class=\"posts\"><section class=\"post\" id=\"post-3\">"
      "<h3 class=\"speaker\"><span class=\"number\">3</span> <span class=\"name\">TG</span></h3>"
      "<p>The gar<em>dens</em> feed<span class=\"note\">Repaired.</span> us.</p><p>Well.</p>"
      "</section></section></article></body></html>",
      "a.xhtml");
  CHECK(read.format == "XHTML");
  REQUIRE(read.passages.size() == 1);
  CHECK(read.passages[0].name == "post 3");
  CHECK(read.passages[0].heading == "TG");
  CHECK(read.passages[0].words == words("The gardens feed us. Well."));
}

TEST_CASE("what is no edition is refused by name") {
  for (const char* bytes : {"", "plain text", "\x89PNG"}) {
    CAPTURE(bytes);
    CHECK_THROWS_AS(edition::read_passages(bytes, "x"), base::Error);
  }
}

TEST_CASE("a manifest is read as it was written, and a damaged one is none") {
  edition::Manifest manifest;
  manifest.program = "1";
  manifest.summary = "two lines\nof text";
  manifest.records["a.pdf"] = {"pdf forum", "12", "3 pages", {{"seed/t.txt", "34"}}};
  const std::string text = edition::write_manifest(manifest);
  const auto again = edition::read_manifest(text);
  REQUIRE(again.has_value());
  CHECK(edition::write_manifest(*again) == text);
  CHECK(
      edition::changed_input(manifest.records["a.pdf"], [](const auto&) { return "34"; }).empty());
  CHECK(edition::changed_input(manifest.records["a.pdf"], [](const auto&) { return "35"; }) ==
        "seed/t.txt");
  for (const std::string& damaged :
       {std::string(), std::string("{}"), std::string("[1]"), text.substr(0, text.size() / 2)}) {
    CAPTURE(damaged);
    CHECK_FALSE(edition::read_manifest(damaged).has_value());
  }
}

}  // namespace
