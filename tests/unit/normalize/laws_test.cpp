// Laws that hold for every input, tried on seeded mixtures of what people type and what breaks.

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "normalize/ledger.h"
#include "normalize/normalize.h"

using namespace std::string_literals;

namespace {

const std::vector<std::string> fragments = {" ",
                                            "  ",
                                            "\n",
                                            "\n\n",
                                            "\r\n",
                                            "\r",
                                            "\t",
                                            "\f",
                                            "\0"s,
                                            "-",
                                            "--",
                                            " - ",
                                            "'",
                                            "\"",
                                            "`",
                                            "\xE2\x80\x98",
                                            "\xE2\x80\x99",
                                            "\xE2\x80\x9C",
                                            "\xE2\x80\x9D",
                                            "\xE2\x80\x93",
                                            ".",
                                            "...",
                                            ", ",
                                            ",",
                                            ";",
                                            ":",
                                            "?",
                                            "!",
                                            "(",
                                            ")",
                                            "[",
                                            "]",
                                            ":)",
                                            "/",
                                            "_",
                                            "*",
                                            "=",
                                            "> ",
                                            "- ",
                                            "1.",
                                            "garden",
                                            "The",
                                            "a",
                                            "I",
                                            "1",
                                            "6",
                                            "2014",
                                            "16",
                                            "self",
                                            "week",
                                            "'90s",
                                            "tis",
                                            "http://example.org/a",
                                            "www.example.org",
                                            "@example.org",
                                            "\xC2\xA0",
                                            "\xC2\xAD",
                                            "\xE2\x80\x8B",
                                            "\xEF\xBB\xBF",
                                            "\xEF\xBF\xBE",
                                            "\xC3\xAF\xC2\xBF\xC2\xBE",
                                            "\xE2\x80\xA6",
                                            "\xE2\x80\xA8",
                                            "\xC3\xA9",
                                            "\xC3\x83\xC2\xA9",
                                            "\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2",
                                            "\xC3\x83\xC6\x92\xC3\x82\xC2\xA9",
                                            "\xE9",
                                            "\xC2\x93",
                                            "\xEF\xBF\xBD",
                                            "\xEF\xAC\x81",
                                            "&",
                                            "&amp;",
                                            "&#8217;",
                                            "quot;"};

std::string mixture(std::mt19937& random, std::size_t most) {
  std::string raw;
  for (std::size_t n = 1 + random() % most; n > 0; --n)
    raw += fragments[random() % fragments.size()];
  return raw;
}

// Every byte as a letter of UTF-16 of its own, with a mark or without.
std::string widened(std::string_view bytes, bool little, bool marked) {
  std::string wide;
  if (marked) wide = little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char byte : bytes) {
    if (little) wide += byte;
    wide += '\0';
    if (!little) wide += byte;
  }
  return wide;
}

normalize::CleanText clean_of(std::string_view raw) {
  base::Diagnostics diagnostics;
  return normalize::normalize(raw, "raw.txt", {}, diagnostics);
}

std::string words_of(std::string_view text) {
  std::string words;
  std::copy_if(text.begin(), text.end(), std::back_inserter(words), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  return words;
}

bool may_change_letters(const normalize::Change& change) {
  return change.rule.starts_with("N1") || change.evidence.find("N1") != std::string::npos;
}

bool is_clean_character(const base::CodePoint& c) {
  return c.valid && (c.value >= 0x20 || c.value == '\n' || c.value == '\t') && c.value != 0x7F;
}

}  // namespace

TEST_CASE("for every input the raw bytes come back, words stay, and clean text stays as it is") {
  constexpr unsigned runs = 1500;
  for (unsigned seed = 1; seed <= runs; ++seed) {
    std::mt19937 random(seed);
    std::string raw = mixture(random, 16);
    if (seed % 4 == 0) raw = widened(raw, seed % 8 == 0, seed % 3 > 0);
    CAPTURE(seed);
    CAPTURE(raw);
    const normalize::CleanText clean = clean_of(raw);

    const normalize::Ledger ledger =
        normalize::make_ledger("raw.txt", base::sha256_hex(raw), raw.size(), clean);
    REQUIRE(normalize::restore(clean.text, ledger) == raw);

    REQUIRE(clean_of(clean.text).text == clean.text);

    const bool wide = clean.encoding.charset == normalize::Charset::utf16le ||
                      clean.encoding.charset == normalize::Charset::utf16be;
    if (!wide && std::none_of(clean.changes.begin(), clean.changes.end(), may_change_letters)) {
      REQUIRE(words_of(raw) == words_of(clean.text));
    }
    std::size_t done = 0;
    for (const normalize::Change& change : clean.changes) {
      if (change.decision != normalize::Decision::applied) continue;
      REQUIRE(change.raw.begin >= done);
      done = change.raw.end;
    }
    for (std::size_t i = 0; i < clean.text.size();) {
      const base::CodePoint c = base::decode_utf8(clean.text, i);
      REQUIRE(is_clean_character(c));
      i += c.length;
    }
  }
}

TEST_CASE("the id of a change outlives changes elsewhere") {
  const std::string sentence = "The council met in the old hall , and the vote was clear.";
  const normalize::CleanText alone = clean_of(sentence + "\n");
  const normalize::CleanText later =
      clean_of("A new opening - with \"quotes\".\n\n" + sentence + "  More words follow here.\n");
  REQUIRE(alone.changes.size() == 1);
  const std::string& id = alone.changes[0].id;
  CHECK(std::count_if(later.changes.begin(), later.changes.end(),
                      [&](const normalize::Change& change) { return change.id == id; }) == 1);
}

TEST_CASE("no two changes of a text have one id, also where the same words have the same damage") {
  const std::string odd = "A caf\xE9 , a \xC2\x93note\xC2\x94 and -- so on\xE9 .\r\n\0"s;
  std::string raw = "\xEF\xBB\xBFThe caf\xC3\xA9s open. \xC3\xA9 \xC3\xA9 \xC3\xA9\n";
  for (int i = 0; i < 5; ++i) raw += odd;
  const normalize::CleanText clean = clean_of(raw);
  std::set<std::string> ids;
  for (const normalize::Change& change : clean.changes) {
    CAPTURE(change.id);
    CHECK(!change.id.empty());
    CHECK(ids.insert(change.id).second);
  }
  CHECK(ids.size() > 20);
}

TEST_CASE("the id of a byte that was decoded outlives changes elsewhere") {
  const std::string sentence =
      "The old and much visited caf\xE9 in the park by the river is shut.\n";
  const std::string before =
      "R\xC3\xA9sum\xC3\xA9 of the d\xC3\xA9"
      "bat: \xE9t\xE9.\n\n";
  const auto ids_of = [](const std::string& raw) {
    std::vector<std::string> ids;
    for (const normalize::Change& change : clean_of(raw).changes) ids.push_back(change.id);
    return ids;
  };
  const std::vector<std::string> alone = ids_of("\xC3\xA9\n\n" + sentence);
  const std::vector<std::string> later = ids_of(before + sentence);
  REQUIRE(alone.size() == 1);
  CHECK(std::count(later.begin(), later.end(), alone[0]) == 1);
}

TEST_CASE("several byte order marks are all taken off, in every encoding") {
  using namespace std::string_view_literals;
  for (const std::string_view raw :
       {"\xEF\xBB\xBF\xEF\xBB\xBFone\n"sv, "\xEF\xBB\xBF\0\xEF\xBB\xBFone\n"sv,
        "\xFE\xFF\xFE\xFF\0o\0n\0e\0\n"sv, "\xFF\xFE\xFF\xFEo\0n\0e\0\n\0"sv}) {
    CAPTURE(raw);
    const normalize::CleanText clean = clean_of(raw);
    CHECK(clean.text == "one\n");
    CHECK(normalize::restore(clean.text, normalize::make_ledger("raw.txt", base::sha256_hex(raw),
                                                                raw.size(), clean)) == raw);
  }
}

TEST_CASE("policies and rulings decide what is applied") {
  const std::string raw = "It was late , and cold ; the \"hall\" was shut .\n";
  const normalize::CleanText usual = clean_of(raw);
  REQUIRE(usual.text == "It was late, and cold; the “hall” was shut.\n");

  normalize::Options options;
  base::Diagnostics diagnostics;
  options.policies = {{"N2", normalize::Policy::suggest}, {"N210", normalize::Policy::fix}};
  normalize::CleanText clean = normalize::normalize(raw, "raw.txt", options, diagnostics);
  CHECK(clean.text == "It was late , and cold ; the “hall” was shut .\n");
  CHECK(std::count_if(clean.changes.begin(), clean.changes.end(), [](const auto& change) {
          return change.decision == normalize::Decision::suggested;
        }) == 3);

  options = {};
  options.policies = {{"N299", normalize::Policy::off}};
  options.rulings = {{usual.changes[0].id, normalize::Ruling::Kind::reject, "", {}},
                     {usual.changes[1].id, normalize::Ruling::Kind::replace, " –", {}},
                     {"N203-nothing", normalize::Ruling::Kind::accept, "", {}},
                     {"D201-elsewhere", normalize::Ruling::Kind::accept, "", {}}};
  clean = normalize::normalize(raw, "raw.txt", options, diagnostics);
  CHECK(clean.text == "It was late , and cold –; the “hall” was shut.\n");
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].code == "N002");
  CHECK(diagnostics[1].code == "N001");
}
