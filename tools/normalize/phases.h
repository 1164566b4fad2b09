#pragma once
// The phases of normalizing, each a row of rules and a function that proposes. A phase sees the
// text as the phases before it left it; inside a phase all rules see the same text.

#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "normalize/engine.h"
#include "normalize/house_style.h"
#include "normalize/rule.h"

namespace normalize {

// N101–N104 and N111, applied while decoding.
std::span<const Rule> decoding_rules();
// N105–N113: characters that are damaged, invisible or only look like others.
std::span<const Rule> character_rules();
// N201–N218.
std::span<const Rule> spacing_rules();
std::span<const Rule> dash_rules();
std::span<const Rule> quote_rules();
// N301–N304.
std::span<const Rule> code_rules();
// N402–N404.
std::span<const Rule> link_rules();

std::vector<Proposal> propose_characters(std::string_view text);
// All rules of typography and links together.
std::vector<Proposal> propose_typography(std::string_view text, const HouseStyle& style);

// Places to look at that no rule can mend (N110, N403); `at` counts in the clean text.
struct Remark {
  std::string_view rule;
  base::Span at;
  std::string_view message, hint;
};
std::vector<Remark> remark_characters(std::string_view text);
std::vector<Remark> remark_links(std::string_view text);
// Remarks become findings, unless the policy is off or the editor has dismissed them.
void add_findings(std::vector<Finding>& findings, std::string_view text, const OffsetMap& map,
                  const std::vector<Remark>& remarks, const Policies& policies, Rulings& rulings);

}  // namespace normalize
