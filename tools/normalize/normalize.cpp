#include "normalize/normalize.h"

#include <map>
#include <utility>

#include <fmt/format.h>

#include "normalize/decode.h"
#include "normalize/house_style.h"
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
    diagnostics.push_back({"N002",
                           base::Severity::error,
                           {},
                           fmt::format("there is no rule \"{}\" to set a policy for", key),
                           "`rapporteur rules` lists the rules",
                           {}});
  }
}

// Rounds until nothing is proposed any more, so that the result, normalized again, is itself. A
// rule may uncover the work of another one, layers of damage lie on each other; more than a few
// rounds mean that two rules disagree, and then the text stays as it is.
constexpr int most_rounds = 6;

void run_phases(Draft& draft, std::string_view raw, const Options& options, Rulings& rulings) {
  const HouseStyle& style = house_style(options.language);
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

void find_remarks(CleanText& clean, const Options& options, Rulings& rulings) {
  std::map<std::string, std::size_t> seen;
  for (const auto& remarks : {remark_characters(clean.text), remark_links(clean.text)}) {
    for (const Remark& remark : remarks) {
      const Rule* rule = find_rule(remark.rule);
      if (policy_of(*rule, options.policies) == Policy::off) continue;
      std::string id = make_id(remark.rule, clean.text, remark.at, 1);
      if (const std::size_t count = ++seen[id]; count > 1) id += fmt::format(".{}", count);
      const Ruling* ruling = rulings.find(id);
      if (ruling != nullptr && ruling->kind == Ruling::Kind::reject) continue;
      clean.findings.push_back({std::move(id), std::string(remark.rule),
                                clean.map.to_raw(remark.at), std::string(remark.message),
                                std::string(remark.hint), Certainty::high});
    }
  }
}

}  // namespace

CleanText normalize(std::string_view raw, std::string_view, const Options& options,
                    base::Diagnostics& diagnostics) {
  check_policies(options.policies, "N", diagnostics);
  Rulings rulings(options.rulings);
  Draft draft = decode(raw);
  run_phases(draft, raw, options, rulings);
  CleanText clean = finish(std::move(draft), raw);
  find_remarks(clean, options, rulings);
  rulings.report_unmatched({"N1", "N2", "N4"}, diagnostics);
  return clean;
}

CleanText repair_codes(CleanText clean, std::string_view, const std::vector<KnownCode>&,
                       const Options&, base::Diagnostics&) {
  return clean;
}

}  // namespace normalize
