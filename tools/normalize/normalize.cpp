#include "normalize/normalize.h"

#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "normalize/decode.h"
#include "normalize/house_style.h"
#include "normalize/language.h"
#include "normalize/phases.h"

namespace normalize {
namespace {

void check_policies(const Policies& policies, std::string_view prefix,
                    base::Diagnostics& diagnostics) {
  for (const auto& [key, policy] : policies) {
    if (!key.starts_with(prefix)) continue;
    bool known = false;
    for (const Rule& rule : rules()) {
      known = known || key == rule.code || key == rule.name || key == rule.code.substr(0, 2);
    }
    if (known) continue;
    base::Diagnostic& unknown = diagnostics.emplace_back();
    unknown.code = "N002";
    unknown.message = fmt::format("there is no rule \"{}\" to set a policy for", key);
    unknown.hint = "`rapporteur rules` lists the rules";
  }
}

// Rounds until nothing is proposed any more, so that the result, normalized again, is itself. A
// rule may uncover the work of another one, layers of damage lie on each other; more than a few
// rounds mean that two rules disagree, and then the text stays as it is.
constexpr int most_rounds = 6;

std::string language_of(std::string_view text, const Options& options) {
  if (!options.language.empty()) return options.language;
  std::string guessed = guess_language(text);
  return guessed.starts_with("en") ? "en-GB" : guessed;
}

void run_phases(Draft& draft, std::string_view raw, const Options& options, Rulings& rulings) {
  const HouseStyle& style = house_style(draft.language);
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<Proposal> accepted =
        decide(draft, raw, propose_characters(draft.text), options.policies, rulings);
    if (accepted.empty()) {
      accepted =
          decide(draft, raw, propose_typography(draft.text, style), options.policies, rulings);
    }
    if (accepted.empty()) return;
    apply(draft, std::move(accepted));
  }
}

}  // namespace

void add_findings(std::vector<Finding>& findings, std::string_view text, const OffsetMap& map,
                  const std::vector<Remark>& remarks, const Policies& policies, Rulings& rulings) {
  std::map<std::string, std::size_t> seen;
  for (const Remark& remark : remarks) {
    const Rule* rule = find_rule(remark.rule);
    base::expects(rule != nullptr, "every remark names a rule of the catalogue");
    if (policy_of(*rule, policies) == Policy::off) continue;
    std::string id = make_id(remark.rule, text, remark.at, 1);
    if (const std::size_t count = ++seen[id]; count > 1) id += fmt::format(".{}", count);
    const Ruling* ruling = rulings.find(id);
    if (ruling != nullptr && ruling->kind == Ruling::Kind::reject) continue;
    findings.push_back({std::move(id), std::string(remark.rule), map.to_raw(remark.at),
                        std::string(remark.message), std::string(remark.hint), Certainty::high});
  }
}

CleanText normalize(std::string_view raw, std::string_view, const Options& options,
                    base::Diagnostics& diagnostics) {
  check_policies(options.policies, "N", diagnostics);
  Rulings rulings(options.rulings);
  Draft draft = decode(raw);
  draft.language = language_of(draft.text, options);
  run_phases(draft, raw, options, rulings);
  CleanText clean = finish(std::move(draft), raw);
  for (const auto& remarks : {remark_characters(clean.text), remark_links(clean.text)}) {
    add_findings(clean.findings, clean.text, clean.map, remarks, options.policies, rulings);
  }
  rulings.report_unmatched({"N1", "N2", "N4"}, diagnostics);
  return clean;
}

}  // namespace normalize
