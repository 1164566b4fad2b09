// The catalogue: every rule fires on its example, makes of it what it says, raises nothing else,
// and stays quiet on the look-alike.

#include <set>
#include <string>

#include <doctest/doctest.h>

#include "normalize/normalize.h"
#include "normalize/rule.h"

namespace {

// N3xx needs the codes of a roster; the examples speak of these participants.
normalize::CleanText clean_of(std::string_view raw) {
  base::Diagnostics diagnostics;
  normalize::CleanText clean = normalize::normalize(raw, "raw.txt", {}, diagnostics);
  const std::vector<normalize::KnownCode> codes = {{"UoX", {"UoX", "UoT"}}, {"Cat", {}}};
  return normalize::repair_codes(std::move(clean), raw, codes, {}, diagnostics);
}

std::set<std::string> codes_raised(const normalize::CleanText& clean) {
  std::set<std::string> codes;
  for (const normalize::Change& change : clean.changes) codes.insert(change.rule);
  for (const normalize::Finding& finding : clean.findings) codes.insert(finding.rule);
  return codes;
}

}  // namespace

TEST_CASE("every rule has its authority, an example that fires and one that stays quiet") {
  std::set<std::string_view> codes, names;
  for (const normalize::Rule& rule : normalize::rules()) {
    CAPTURE(rule.code);
    CHECK(codes.insert(rule.code).second);
    CHECK(names.insert(rule.name).second);
    CHECK(rule.code.size() == 4);
    CHECK_FALSE(rule.summary.empty());
    CHECK_FALSE(rule.authority.empty());
    CHECK_FALSE(rule.fires.empty());
    CHECK_FALSE(rule.quiet.empty());

    const normalize::CleanText fires = clean_of(rule.fires);
    CHECK(codes_raised(fires) == std::set<std::string>{std::string(rule.code)});
    if (!rule.becomes.empty()) CHECK(fires.text == rule.becomes);

    const normalize::CleanText quiet = clean_of(rule.quiet);
    CHECK_FALSE(codes_raised(quiet).contains(std::string(rule.code)));
  }
}

TEST_CASE("a long row of one quotation mark is a pattern, no quotation") {
  const std::string_view rows[] = {"\"\"\"\"\"", "It is '''''bold''''' there.",
                                   "A rule: `````````` and on."};
  for (const std::string_view text : rows) {
    CAPTURE(text);
    const normalize::CleanText clean = clean_of(text);
    CHECK(clean.text == text);
    CHECK(clean.changes.empty());
  }
  CHECK(clean_of("He said \"\"yes\"\".").text != "He said \"\"yes\"\".");
}
