#include "debate/make.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "base/hash.h"
#include "debate/codes.h"
#include "debate/consistency.h"
#include "debate/identity.h"
#include "debate/lines.h"
#include "debate/parse.h"
#include "debate/policies.h"
#include "debate/quotations.h"
#include "debate/roster.h"
#include "debate/speakers.h"
#include "debate/words.h"
#include "normalize/engine.h"
#include "normalize/normalize.h"

namespace debate {

namespace {

using normalize::Policy;

// What is proposed but not applied, as the ledger tells it.
normalize::Change unapplied(normalize::Proposal proposal, const normalize::CleanText& clean,
                            std::string_view raw, normalize::Decision decision) {
  const base::Span at = clean.map.to_raw(proposal.at);
  std::string after = std::move(proposal.text);
  normalize::Change change = normalize::change_from(std::move(proposal));
  change.raw = at;
  change.before = raw.substr(at.begin, at.size());
  change.after = std::move(after);
  change.decision = decision;
  return change;
}

normalize::CleanText join_lines(normalize::CleanText clean, std::string_view raw,
                                const Settings& settings, base::Diagnostics& diagnostics) {
  using Kind = normalize::Ruling::Kind;
  const Policy policy = policy_of_rule("D103", settings);
  std::vector<normalize::Proposal> proposals;
  std::vector<normalize::Change> others;
  normalize::Rulings rulings(settings.normalize.rulings);
  std::map<std::string, std::size_t> seen;
  for (normalize::Proposal& proposal : unwrap(clean.text)) {
    const std::string first = normalize::make_id(proposal.rule, clean.text, proposal.at, 1);
    const std::size_t ordinal = ++seen[first];
    proposal.id = normalize::make_id(proposal.rule, clean.text, proposal.at, ordinal);
    const normalize::Ruling* ruling = rulings.find(proposal.id);
    if (ruling == nullptr && policy == Policy::off) continue;
    proposal.by_editor = ruling != nullptr;
    if (ruling != nullptr ? ruling->kind != Kind::reject : policy == Policy::fix) {
      proposals.push_back(std::move(proposal));
      continue;
    }
    others.push_back(unapplied(std::move(proposal), clean, raw,
                               ruling != nullptr           ? normalize::Decision::rejected
                               : policy == Policy::suggest ? normalize::Decision::suggested
                                                           : normalize::Decision::reported));
  }
  rulings.report_unmatched({"D103"}, diagnostics);
  if (proposals.empty() && others.empty()) return clean;
  normalize::Draft draft = normalize::reopen(std::move(clean));
  draft.others.insert(draft.others.end(), std::make_move_iterator(others.begin()),
                      std::make_move_iterator(others.end()));
  normalize::apply(draft, std::move(proposals));
  return normalize::finish(std::move(draft), raw);
}

std::vector<normalize::KnownCode> known_codes(const normalize::CleanText& clean) {
  std::vector<normalize::KnownCode> codes;
  const std::optional<Roster> roster = find_roster(clean.text, split_lines(clean.text));
  if (!roster) return codes;
  for (const Person& person : roster->persons) {
    const auto same = [&](const normalize::KnownCode& code) { return code.code == person.code; };
    auto found = std::find_if(codes.begin(), codes.end(), same);
    if (found == codes.end()) found = codes.insert(codes.end(), {person.code, {}});
    for (const std::string& source : {person.affiliation, person.role}) {
      for (std::string& initial : initials(source))
        found->overwritten.push_back(std::move(initial));
    }
  }
  return codes;
}

// Findings of rules that are off, and those that the editor has looked at and dismissed.
void drop_findings(Debate& debate, const Settings& settings, base::Diagnostics& diagnostics) {
  normalize::Rulings rulings(settings.normalize.rulings);
  const auto is_dropped = [&](const normalize::Finding& finding) {
    if (!finding.rule.starts_with("D")) return false;  // settled where it was found
    if (policy_of_rule(finding.rule, settings) == Policy::off) return true;
    const normalize::Ruling* ruling = rulings.find(finding.id);
    return ruling != nullptr && ruling->kind == normalize::Ruling::Kind::reject;
  };
  debate.findings.erase(std::remove_if(debate.findings.begin(), debate.findings.end(), is_dropped),
                        debate.findings.end());
  rulings.report_unmatched({"D2", "D3", "D4", "D5", "D6"}, diagnostics);
}

// What is said of a parsed debate beyond its structure.
void enrich(Debate& debate, const Words& words, const Settings& settings,
            base::Diagnostics& diagnostics) {
  join_persons(debate, settings, diagnostics);
  const std::vector<Quotation> quotations = mark_quotations(debate, words, settings, diagnostics);
  infer_speakers(debate, words, quotations, settings, diagnostics);
  report_codes(debate, words);
  report_inconsistencies(debate, words);
  report_identity(debate, words);
  drop_findings(debate, settings, diagnostics);
}

}  // namespace

MadeDebate make_debate(std::string_view raw, std::string_view path, const Settings& given,
                       base::Diagnostics& diagnostics) {
  const Settings settings = without_idle_policies(given, diagnostics);
  normalize::CleanText clean = normalize::normalize(raw, path, settings.normalize, diagnostics);
  clean = join_lines(std::move(clean), raw, settings, diagnostics);
  const std::vector<normalize::KnownCode> codes = known_codes(clean);
  clean = normalize::repair_codes(std::move(clean), raw, codes, settings.normalize, diagnostics);
  const Words words(clean.text);
  MadeDebate made;
  made.debate = parse_debate(std::move(clean), words, settings, diagnostics);
  const std::size_t slash = path.find_last_of('/');
  made.debate.source_name = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
  made.debate.source_sha256 = base::sha256_hex(raw);
  enrich(made.debate, words, settings, diagnostics);
  normalize::CleanText stream =
      normalize::leave_out(made.debate.clean, raw, structural_changes(made.debate));
  made.ledger = normalize::make_ledger(made.debate.source_name, raw, stream);
  made.stream_map = std::move(stream.map);
  return made;
}

}  // namespace debate
