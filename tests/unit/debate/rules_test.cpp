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
