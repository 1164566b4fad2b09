#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "debate/rules.h"
#include "edition/review.h"
#include "normalize/decode.h"
#include "normalize/policy.h"
#include "rapporteur/commands.h"
#include "rapporteur/desk.h"
#include "rapporteur/resources.h"
#include "tei/public_copy.h"

namespace rapporteur {
namespace {

constexpr Option options[] = {
    {'o', "output", "FILE", "where the page goes; - is standard output [review.html]"},
    {0, "public", "",
     "a report to show: nothing to decide, and what was changed for privacy is withheld"},
};

using Segment = normalize::OffsetMap::Segment;

// Where a raw offset lies in the text stream.
std::size_t to_stream(const normalize::OffsetMap& map, std::size_t raw) {
  const std::vector<Segment>& segments = map.segments();
  const auto at = std::partition_point(segments.begin(), segments.end(),
                                       [&](const Segment& s) { return s.raw.end <= raw; });
  if (at == segments.end()) return segments.empty() ? 0 : segments.back().clean.end;
  if (raw <= at->raw.begin || at->raw.empty()) return at->clean.begin;
  if (!at->verbatim) return at->clean.begin;
  return at->clean.begin + (raw - at->raw.begin) * at->clean.size() / at->raw.size();
}

edition::ReviewChange to_review(const normalize::Change& change, const normalize::CleanText& clean,
                                const normalize::OffsetMap& map, std::size_t covered) {
  const normalize::Charset charset = clean.encoding.charset;
  const bool wide = normalize::unit_size(charset) > 1;
  edition::ReviewChange out;
  out.id = change.id;
  out.rule = change.rule;
  out.before = wide ? normalize::decode_part(change.before, charset) : change.before;
  out.after = change.after;
  const normalize::Rule* rule = normalize::find_rule(change.rule);
  if (rule == nullptr || change.evidence != rule->summary) out.evidence = change.evidence;
  out.certainty = normalize::name_of(change.certainty);
  out.state = normalize::name_of(change.decision);
  out.by = normalize::name_of(change.decided_by);
  out.identity = change.identity;
  // What lies inside an earlier applied change is information only.
  out.replaces = change.decision == normalize::Decision::applied && change.raw.begin >= covered;
  out.begin = to_stream(map, change.raw.begin);
  out.end = out.replaces                 ? out.begin + change.after.size()
            : change.raw.begin < covered ? out.begin
                                         : std::max(out.begin, to_stream(map, change.raw.end));
  return out;
}

std::vector<edition::ReviewChange> review_changes(const normalize::Ledger& ledger,
                                                  const normalize::CleanText& clean,
                                                  const normalize::OffsetMap& map) {
  std::vector<edition::ReviewChange> out;
  std::size_t covered = 0;
  for (const normalize::Change& change : ledger.entries) {
    out.push_back(to_review(change, clean, map, covered));
    if (out.back().replaces) covered = std::max(covered, change.raw.end);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.begin < b.begin; });
  return out;
}

std::vector<edition::ReviewFinding> review_findings(const std::vector<normalize::Finding>& findings,
                                                    const normalize::OffsetMap& map) {
  std::vector<edition::ReviewFinding> out;
  for (const normalize::Finding& f : findings) {
    out.push_back({f.id, f.rule, to_stream(map, f.raw.begin), f.message, f.hint,
                   std::string(normalize::name_of(f.certainty))});
  }
  return out;
}

std::vector<edition::ReviewRule> review_rules() {
  std::vector<edition::ReviewRule> out;
  for (const normalize::Rule& r : normalize::rules()) {
    out.push_back({std::string(r.code), std::string(r.summary)});
  }
  for (const normalize::Rule& r : debate::rules()) {
    out.push_back({std::string(r.code), std::string(r.summary)});
  }
  // Words (N3, N4) before typography, structure last.
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    const auto rank = [](const std::string& code) {
      return code.starts_with("N3") || code.starts_with("N4") ? 0 : code[0] == 'N' ? 1 : 2;
    };
    return rank(a.code) < rank(b.code);
  });
  return out;
}

std::string rulings_json(const debate::Settings& settings) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  const auto add = [&](nlohmann::ordered_json one, const std::string& reason) {
    if (!reason.empty()) one["reason"] = reason;
    all.push_back(std::move(one));
  };
  for (const normalize::Ruling& r : settings.normalize.rulings) {
    const char* decision = r.kind == normalize::Ruling::Kind::accept   ? "accept"
                           : r.kind == normalize::Ruling::Kind::reject ? "reject"
                                                                       : "replace";
    nlohmann::ordered_json one = {
        {"table", "ruling"}, {"change", r.change}, {"decision", decision}};
    if (r.kind == normalize::Ruling::Kind::replace) one["text"] = r.text;
    add(std::move(one), r.reason);
  }
  const auto put_byte = [](nlohmann::ordered_json& one, const char* key,
                           const std::optional<std::size_t>& byte) {
    if (byte) one[key] = *byte;
  };
  for (const debate::SpeakerRuling& r : settings.speakers) {
    nlohmann::ordered_json one = {{"table", "speaker"}, {"post", r.post}};
    put_byte(one, "byte", r.byte);
    one["persons"] = r.persons;
    add(std::move(one), r.reason);
  }
  for (const debate::BoundaryRuling& r : settings.boundaries) {
    const bool split = r.kind == debate::BoundaryRuling::Kind::split;
    nlohmann::ordered_json one = {{"table", "boundary"}, {split ? "split" : "join", r.at}};
    put_byte(one, "byte", r.byte);
    add(std::move(one), r.reason);
  }
  for (const debate::QuotationRuling& r : settings.quotations) {
    nlohmann::ordered_json one = {{"table", "quotation"}, {"text", r.text}};
    put_byte(one, "byte", r.byte);
    one["source"] = r.source;
    put_byte(one, "source_byte", r.source_byte);
    add(std::move(one), r.reason);
  }
  for (const debate::PersonRuling& r : settings.persons) {
    add({{"table", "person"}, {"same", r.same}}, r.reason);
  }
  return all.dump();
}

// The lines of debate.toml that are not in a table of rulings.
std::string without_rulings(std::string_view toml) {
  std::string out;
  bool keep = true;
  while (!toml.empty()) {
    const std::size_t end = std::min(toml.find('\n'), toml.size() - 1) + 1;
    const std::string_view line = toml.substr(0, end);
    if (line.starts_with('[')) keep = !line.starts_with("[[");
    if (keep) out += line;
    toml.remove_prefix(end);
  }
  return out;
}

void run(const Arguments& arguments, Console& console) {
  const Seed seed = find_seed(arguments.operands[0]);
  base::Diagnostics diagnostics;
  std::string ledger;
  const DeskResult desk =
      make_tei(seed, diagnostics, [&](std::string_view piece) { ledger += piece; });
  const normalize::OffsetMap stream_map = debate::stream_map(desk.debate);
  console.report(diagnostics);
  edition::Review review;
  review.is_public = arguments.has("public");
  review.source_name = desk.debate.source_name;
  review.source_sha256 = desk.debate.source_sha256;
  review.folder = seed.transcript.parent_path().string();
  review.changes =
      review_changes(normalize::read_ledger(ledger, "ledger.jsonl"), desk.debate.clean, stream_map);
  review.findings = review_findings(desk.debate.findings, stream_map);
  review.rules = review_rules();
  if (!review.is_public) {
    if (!seed.settings.empty()) review.settings = without_rulings(base::read_file(seed.settings));
    review.rulings = rulings_json(desk.settings);
    review.byte_of = [&](std::size_t at) { return stream_map.to_raw({at, at + 1}).begin; };
  }
  const std::string tei = review.is_public ? tei::public_copy(desk.tei, "debate.xml") : desk.tei;
  const std::string page =
      edition::make_review(tei, "debate.xml", review, resource_folder("templates"));
  const std::filesystem::path output = arguments.value("output", "review.html");
  base::write_file(output, page);
  console.say(fmt::format("{}: {} changes, {} findings", output.string(), review.changes.size(),
                          review.findings.size()));
}

}  // namespace

Command review_command() {
  return {"review",
          "FILE|FOLDER",
          "the page on which an editor sees and rules on every change",
          "Writes one HTML file that works offline: the cleaned debate with every change and\n"
          "finding in its place, and the means to decide. What is decided there is saved as a\n"
          "debate.toml, which normalize and build obey.",
          options,
          1,
          1,
          run};
}

}  // namespace rapporteur
