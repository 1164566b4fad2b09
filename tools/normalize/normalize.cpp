#include "normalize/normalize.h"

#include <utility>

#include <fmt/format.h>

#include "normalize/decode.h"

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

}  // namespace

CleanText normalize(std::string_view raw, std::string_view, const Options& options,
                    base::Diagnostics& diagnostics) {
  check_policies(options.policies, "N", diagnostics);
  Rulings rulings(options.rulings);
  Draft draft = decode(raw);
  rulings.report_unmatched({"N1", "N2", "N4"}, diagnostics);
  return finish(std::move(draft), raw);
}

CleanText repair_codes(CleanText clean, std::string_view, const std::vector<KnownCode>&,
                       const Options&, base::Diagnostics&) {
  return clean;
}

}  // namespace normalize
