#include "debate/rules.h"

#include <algorithm>
#include <variant>

#include <doctest/doctest.h>

#include "unit/debate/making.h"

namespace {

bool has_quotation(const std::vector<debate::Block>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const debate::Block& block) {
    const auto* quote = std::get_if<debate::BlockQuote>(&block.value);
    return quote != nullptr && !quote->source.empty();
  });
}

bool fires(const std::string& raw, std::string_view code, std::string* stream) {
  base::Diagnostics diagnostics;
  const debate::MadeDebate made = debate::make_debate(raw, "transcript.txt", {}, diagnostics);
  *stream = debate::text_stream(made.debate);
  CHECK(normalize::restore(*stream, made.ledger) == raw);
  for (const normalize::Change& change : made.ledger.entries) {
    if (change.rule == code) return true;
  }
  for (const normalize::Finding& finding : made.debate.findings) {
    if (finding.rule == code) return true;
  }
  for (const debate::Post& post : made.debate.posts) {
    if (code == "D311" && post.speaker.origin == debate::Speaker::Origin::inferred) return true;
    if (code == "D401" && has_quotation(post.blocks)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every rule fires on its example and stays quiet on the other") {
  std::string_view last;
  for (const normalize::Rule& rule : debate::rules()) {
    CAPTURE(rule.code);
    CHECK(last < rule.code);
    last = rule.code;
    CHECK(!rule.summary.empty());
    CHECK(!rule.authority.empty());
    std::string stream;
    CHECK(fires(std::string(rule.fires), rule.code, &stream));
    if (!rule.becomes.empty()) CHECK(stream == rule.becomes);
    CHECK_FALSE(fires(std::string(rule.quiet), rule.code, &stream));
  }
}

TEST_CASE("a finding whose rule is off is not made, and an unknown rule is named") {
  const std::string raw = "Call me on 020 7946 0958 any time.\n";
  CHECK(testing::made_from(raw).findings.size() == 1);
  debate::Settings settings;
  settings.normalize.policies["D601"] = normalize::Policy::off;
  CHECK(testing::made_from(raw, settings).findings.empty());
  settings.normalize.policies = {{"D999", normalize::Policy::off}};
  base::Diagnostics diagnostics;
  debate::make_debate(raw, "t.txt", settings, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "D904");
}

TEST_CASE("a link to one person's page is found, and one to a report is not") {
  struct Row {
    std::string_view raw;
    std::size_t count;
  };
  const Row rows[] = {
      {"See http://www.example.org/~hansen/park and tell me.\n", 1},
      {"See https://www.example.org/staff/e-hansen and tell me.\n", 1},
      {"See http://www.example.org/reports/park.pdf and tell me.\n", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    CHECK(testing::made_from(std::string(row.raw)).findings.size() == row.count);
  }
}

TEST_CASE("what the text says of itself is held against the list and against itself") {
  const std::string list =
      "Participants:\n\nPT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Council, UK\n\n\n";
  struct Row {
    std::string raw;
    std::string_view code;
    std::size_t count;
  };
  const Row rows[] = {
      // Initials before or after what they stand for.
      {"The TGC (Town Garden Club) met.\n\n\nThe TGC (Tulip Growers Circle) met too.\n", "D504", 1},
      {"The Town Garden Club (TGC) met.\n\n\nThe TGC (Tulip Growers\u2019 Circle) met.\n", "D504",
       1},
      {"The Club of Town Gardens (CTG) met.\n\n\nThe CTG (Club of Town Gardens) met.\n", "D504", 0},
      {"The TGC (see above) met.\n\n\nThe TGC (which is old) met too.\n", "D504", 0},
      // Counts in posts speak of the debate when they say so.
      {list + "PT: The three participants of this debate disagree.\n\nTC: Yes.\n", "D502", 1},
      {list + "PT: Our study had 300 participants.\n\nTC: Ten contributors to it left.\n", "D502",
       0},
      // Whom a post answers, but not whose books it reads.
      {list + "PT: I liked KLM's comment.\n\nTC: KLM\u2019s points are good.\n", "D303", 1},
      {list + "PT: I liked NICE's guidance and TC's comment.\n\nTC: Good.\n", "D303", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    const std::vector<normalize::Finding> all = testing::made_from(row.raw).findings;
    CHECK(std::count_if(all.begin(), all.end(), [&](const normalize::Finding& finding) {
            return finding.rule == row.code;
          }) == static_cast<std::ptrdiff_t>(row.count));
  }
}
