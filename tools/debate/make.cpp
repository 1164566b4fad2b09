#include "debate/make.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/hash.h"
#include "debate/codes.h"
#include "debate/consistency.h"
#include "debate/identity.h"
#include "debate/lines.h"
#include "debate/parse.h"
#include "debate/quotations.h"
#include "debate/roster.h"
#include "debate/rules.h"
#include "debate/speakers.h"
#include "debate/words.h"
#include "normalize/engine.h"
#include "normalize/normalize.h"

namespace debate {

namespace {

using normalize::Policy;

normalize::CleanText join_lines(normalize::CleanText clean, std::string_view raw,
                                const Settings& settings, base::Diagnostics& diagnostics) {
  std::vector<normalize::Proposal> proposals;
  normalize::Rulings rulings(settings.normalize.rulings);
  std::map<std::string, std::size_t> seen;
  for (normalize::Proposal& proposal : unwrap(clean.text)) {
    const std::string first = normalize::make_id(proposal.rule, clean.text, proposal.at, 1);
    const std::size_t ordinal = ++seen[first];
    proposal.id = normalize::make_id(proposal.rule, clean.text, proposal.at, ordinal);
    const normalize::Ruling* ruling = rulings.find(proposal.id);
    if (ruling != nullptr && ruling->kind == normalize::Ruling::Kind::reject) continue;
    proposal.by_editor = ruling != nullptr;
    proposals.push_back(std::move(proposal));
  }
  rulings.report_unmatched({"D103"}, diagnostics);
  if (proposals.empty()) return clean;
  normalize::Draft draft = normalize::reopen(std::move(clean));
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

Policy policy_of_rule(std::string_view code, const Settings& settings) {
  const normalize::Rule* rule = find_rule(code);
  return rule == nullptr ? Policy::report
                         : normalize::policy_of(*rule, settings.normalize.policies);
}

// Policies for rules of this room that do not exist (the other room answers for its own).
void check_policies(const Settings& settings, base::Diagnostics& diagnostics) {
  for (const auto& [key, policy] : settings.normalize.policies) {
    if (key.empty() || key[0] != 'D') continue;
    const auto all = rules();
    const bool known = std::any_of(all.begin(), all.end(), [&](const normalize::Rule& rule) {
      return key == rule.code || key == rule.code.substr(0, 2);
    });
    if (known) continue;
    diagnostics.push_back({"D904",
                           base::Severity::error,
                           {settings.path, 0, 0},
                           "no rule is called \"" + key + "\"",
                           "`rapporteur rules` lists them",
                           {}});
  }
}

// What is said of a parsed debate beyond its structure.
void enrich(Debate& debate, const Settings& settings, base::Diagnostics& diagnostics) {
  join_persons(debate, settings, diagnostics);
  const Words words(debate.clean.text);
  std::vector<Quotation> quotations;
  if (policy_of_rule("D401", settings) != Policy::off) {
    quotations = mark_quotations(debate, words, settings, diagnostics);
  }
  infer_speakers(debate, words, quotations, settings, diagnostics);
  report_codes(debate, words);
  report_inconsistencies(debate, words);
  report_identity(debate, words);
  const auto is_off = [&](const normalize::Finding& finding) {
    return policy_of_rule(finding.rule, settings) == Policy::off;
  };
  debate.findings.erase(std::remove_if(debate.findings.begin(), debate.findings.end(), is_off),
                        debate.findings.end());
}

}  // namespace

MadeDebate make_debate(std::string_view raw, std::string_view path, const Settings& settings,
                       base::Diagnostics& diagnostics) {
  check_policies(settings, diagnostics);
  normalize::CleanText clean = normalize::normalize(raw, path, settings.normalize, diagnostics);
  clean = join_lines(std::move(clean), raw, settings, diagnostics);
  const std::vector<normalize::KnownCode> codes = known_codes(clean);
  clean = normalize::repair_codes(std::move(clean), raw, codes, settings.normalize, diagnostics);
  MadeDebate made;
  made.debate = parse_debate(std::move(clean), settings, diagnostics);
  const std::size_t slash = path.find_last_of('/');
  made.debate.source_name = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
  made.debate.source_sha256 = base::sha256_hex(raw);
  enrich(made.debate, settings, diagnostics);
  normalize::CleanText stream =
      normalize::leave_out(made.debate.clean, raw, structural_changes(made.debate));
  made.ledger = normalize::make_ledger(made.debate.source_name, raw, stream);
  made.stream_map = std::move(stream.map);
  return made;
}

}  // namespace debate
