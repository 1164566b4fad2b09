#include "normalize/ledger.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/hash.h"
#include "normalize/normalize.h"

using namespace std::string_literals;

namespace {

normalize::CleanText clean_of(std::string_view raw) {
  base::Diagnostics diagnostics;
  return normalize::normalize(raw, "raw.txt", {}, diagnostics);
}

}  // namespace

TEST_CASE("a ledger that is written and read again says the same") {
  const std::string raw =
      "\xEF\xBB\xBF"
      "gar\0den \"plot\"\\\r\ncaf\xC3\xA9 caf\xE9\n"s;
  const normalize::CleanText clean = clean_of(raw);
  const normalize::Ledger ledger =
      normalize::make_ledger("raw.txt", base::sha256_hex(raw), raw.size(), clean);
  const std::string written = normalize::write_ledger(ledger);
  const normalize::Ledger again = normalize::read_ledger(written, "ledger.jsonl");
  CHECK(normalize::write_ledger(again) == written);
  for (const normalize::Change& change : again.entries) CHECK_FALSE(change.evidence.empty());
  CHECK(normalize::restore(clean.text, again) == raw);
}

TEST_CASE("a stream that leaves structure out still restores the raw bytes") {
  const std::string raw = "\xEF\xBB\xBF- one\r\n\r\n- tw\0o\r\n"s;
  const normalize::CleanText clean = clean_of(raw);
  REQUIRE(clean.text == "- one\n\n- two\n");
  normalize::Ledger ledger{"raw.txt", base::sha256_hex(raw), raw.size(), clean.encoding, {}};
  const std::vector<normalize::Omission> omissions{
      {{0, 2}, "D101", ""}, {{5, 9}, "D101", ""}, {{12, 13}, "D102", "line end"}};
  normalize::leave_out(clean, raw, omissions,
                       [&](const normalize::Change& entry) { ledger.entries.push_back(entry); });
  const normalize::OffsetMap map = normalize::map_without(clean, omissions);
  CHECK(normalize::restore("onetwo", ledger) == raw);
  CHECK(map.to_raw({0, 6}) == base::Span{5, 18});
  CHECK(map.to_raw({3, 4}) == base::Span{14, 15});
}

TEST_CASE("what was decided against stands in the ledger among what was applied") {
  const std::string raw = "- one , two  three\n- four , five\n";
  normalize::Options options;
  options.policies["N203"] = normalize::Policy::suggest;
  base::Diagnostics diagnostics;
  const normalize::CleanText clean = normalize::normalize(raw, "raw.txt", options, diagnostics);
  const auto is_applied = [](const normalize::Change& change) {
    return change.decision == normalize::Decision::applied;
  };
  REQUIRE_FALSE(std::all_of(clean.changes.begin(), clean.changes.end(), is_applied));
  std::size_t at = 0, others = 0;
  normalize::leave_out(clean, raw, {{{0, 2}, "D101", ""}}, [&](const normalize::Change& entry) {
    CHECK(entry.raw.begin >= at);
    at = entry.raw.begin;
    others += is_applied(entry) ? 0 : 1;
  });
  CHECK(others == static_cast<std::size_t>(std::count_if(clean.changes.begin(), clean.changes.end(),
                                                         std::not_fn(is_applied))));
}

TEST_CASE("a stream that is not the ledger's is refused") {
  const std::string raw = "gar\0den\n"s;
  const normalize::Ledger ledger =
      normalize::make_ledger("raw.txt", base::sha256_hex(raw), raw.size(), clean_of(raw));
  for (const std::string stream : {"", "gar", "garten\n", "garden\n\n", "\xFF\xFE"}) {
    CAPTURE(stream);
    CHECK_THROWS_AS(normalize::restore(stream, ledger), base::Error);
  }
}

TEST_CASE("what is no ledger is refused with its line") {
  const std::string head =
      R"({"format":"rapporteur-ledger","version":1,"source":"a","sha256":"b","bytes":1,)"
      R"("charset":"utf-8","newline":"lf"})"
      "\n";
  const std::vector<std::string> cases = {
      "",
      "[]\n",
      "{}\n",
      "{\"format\":\"x\"}\n",
      head + "{}\n",
      head + "{\"id\":1}\n",
      head + R"({"id":"a","rule":"b","raw":[2,1],"before":"","after":""})"
             "\n",
      head + R"({"id":"a","rule":"b","raw":[1,2],"before64":"!","after":""})"
             "\n",
      head + std::string(100000, '[') + "\n"};
  for (const std::string& text : cases) {
    CAPTURE(text.substr(0, 300));
    CHECK_THROWS_AS(normalize::read_ledger(text, "ledger.jsonl"), base::Error);
  }
}
