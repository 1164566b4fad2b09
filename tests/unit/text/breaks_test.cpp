#include "text/breaks.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "text/bidi.h"
#include "text/unicode_breaks.h"

namespace {

std::string with_bars(std::string_view text, std::string_view language = "en") {
  std::string out;
  std::size_t last = 0;
  for (const text::BreakOpportunity& b :
       text::line_breaks(text, language, text::verbatim_spans(text))) {
    out += text.substr(last, b.offset - last);
    out += b.mandatory ? '!' : '|';
    last = b.offset;
  }
  return out += text.substr(last);
}

std::string hyphenated(text::Hyphenator& hyphenator, std::string_view word,
                       std::string_view language, text::HyphenationLimits limits = {}) {
  std::string out;
  std::size_t last = 0;
  for (const std::uint32_t offset : hyphenator.hyphenate(word, language, limits)) {
    out += word.substr(last, offset - last);
    out += '-';
    last = offset;
  }
  return out += word.substr(last);
}

}  // namespace

TEST_CASE("how strictly lines of Japanese are broken, and whether in words, can be told") {
  using Strictness = text::BreakRules::Strictness;
  const auto breaks = [](std::string_view text, text::BreakRules rules) {
    std::string out;
    for (const auto& b : text::line_breaks(text, "ja", {}, rules)) {
      out += std::to_string(b.offset) + ' ';
    }
    return out;
  };
  const std::string_view small_letter = "サッ";
  CHECK(breaks(small_letter, {Strictness::strict}) == "");
  CHECK(breaks(small_letter, {Strictness::normal}) == "3 ");
  CHECK(breaks(small_letter, {Strictness::normal, true}) == "");
  CHECK(breaks("本の 本", {Strictness::usual, false}) == "3 7 ");
  CHECK(breaks("本の 本", {Strictness::usual, true}) == "7 ");
}

TEST_CASE("lines break at spaces and hyphens but not inside names and references") {
  struct Row {
    std::string bars;
  };
  const std::string rows[] = {
      "the |town |council",
      "well-|kept |garden",
      "e-mail",
      "a \u2014 |and \u2014 |b",
      "yes\u2014|no",
      "J. R. Smith |spoke",
      "C.S. Peirce",
      "see |p. 45 |and |pp. 3\u2013|9",
      "vol. 3, |no. 2",
      "the |no. |The",
      "Dr. Green |and |Mrs Brown",
      "10\u00A0km |away",
      "and \u2026 |so \u2026 |on",
      "wait ... |what",
      "one\n!two",
      "option |--help |here",
      "and/|or",
      "\u201CYes,\u201D |she |said",
  };
  for (const std::string& bars : rows) {
    std::string text;
    for (const char c : bars) {
      if (c != '|' && c != '!') text += c;
    }
    CHECK(with_bars(text) == bars);
  }
}

TEST_CASE("URLs break at their joints") {
  const std::string rows[] = {
      "see |https://www|.example|.org/|garden/|plan|.html |today",
      "(https://example|.org/|search?|first=|rose&|second=|tulip)",
      "www|.library|.example|.org.",
      "10.1000/|182|.green",
      "clerk|@council|.example|.org",
      "read|_the|_minutes() |now",
      "https://example|.org/|a/b",
  };
  for (const std::string& bars : rows) {
    std::string text;
    for (const char c : bars) {
      if (c != '|') text += c;
    }
    CHECK(with_bars(text) == bars);
  }
}

TEST_CASE("words are hyphenated by the patterns of their language and the exceptions") {
  text::Hyphenator hyphenator;
  struct Row {
    std::string word, language, expected;
  };
  const Row rows[] = {
      {"hyphenation", "en-US", "hy-phen-ation"},
      {"philosophical", "en-GB", "philo-soph-ical"},
      {"philosophical", "en-US", "philo-soph-i-cal"},
      {"Representative", "en-GB", "Rep-res-ent-at-ive"},
      {"LIBRARY", "en-US", "LI-BRARY"},
      {"therapist", "en-GB", "ther-apist"},
      {"present", "en", "present"},
      {"rapporteur", "en-US", "rap-por-teur"},
      {"caf\u00E9s", "en-US", "caf\u00E9s"},
      {"two words", "en", "two words"},
      {"x2y3zwords", "en", "x2y3zwords"},
      {"library", "tlh", "library"},
      {"library", "../../x", "library"},
  };
  for (const Row& row : rows) CHECK(hyphenated(hyphenator, row.word, row.language) == row.expected);
  CHECK(hyphenator.has_patterns("en-ZA"));
  CHECK_FALSE(hyphenator.has_patterns("tlh"));
  CHECK(hyphenator.files().size() == 3);
  CHECK(hyphenated(hyphenator, "philosophical", "en-US", {5, 6, 4}) == "philosoph-ical");
  CHECK(hyphenated(hyphenator, "hyphenation", "en-US", {12, 2, 2}) == "hyphenation");
}

TEST_CASE("directions") {
  CHECK(text::bidi_runs("plain", false).size() == 1);
  const auto runs = text::bidi_runs("a \u05D0\u05D1 b", false);
  REQUIRE(runs.size() == 3);
  CHECK(runs[1].begin == 2);
  CHECK(runs[1].end == 6);
  CHECK(runs[1].level == 1);
  CHECK(text::visual_order({0, 1, 1, 0}) == std::vector<std::uint32_t>{0, 2, 1, 3});
  CHECK(text::bidi_runs("", false).empty());
}

TEST_CASE("what plain words tell is what ICU says of the whole text") {
  const std::vector<std::string> parts = {
      "a",      "word", "It", "B2B",    "1990", " ",      " ",      " ",      "  ",     ",",
      ".",      ";",    ":",  "!",      "?",    "'",      "\u2019", "(",      ")",      "\"",
      "\u201C", "-",    "/",  "\u2013", "%",    "\u00A0", "\u0301", "\u4E2D", "\u05D0", "\n",
      "\t",     "10.5", "$",  "\u2026", "[",    "\u200B", "\u2060", "@",      "\uFFFC", "\u200D"};
  std::uint32_t seed = 1;
  const auto dice = [&](std::size_t sides) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % sides;
  };
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    const std::size_t common = 6 + dice(parts.size() - 5);
    for (std::size_t n = dice(16); n > 0; --n) text += parts[dice(common)];
    CAPTURE(text);
    const auto known = text::unicode_breaks_by_icu(text, "en-GB");
    const auto found = text::unicode_breaks(text, "en-GB");
    REQUIRE(found.size() == known.size());
    for (std::size_t b = 0; b < known.size(); ++b) {
      REQUIRE(found[b].offset == known[b].offset);
      REQUIRE(found[b].mandatory == known[b].mandatory);
    }
  }
}
