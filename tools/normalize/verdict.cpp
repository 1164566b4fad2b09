#include "normalize/verdict.h"

#include <utility>
#include <vector>

namespace normalize {

std::optional<Verdict> fill_holes(
    const DamagedWord& word, const Established& established,
    const std::function<bool(const DamagedWord&, const std::string&)>& makes_words) {
  constexpr std::size_t most_choices = 64;
  const auto known = [&](std::size_t code) {
    const auto found = established.find(code);
    return found == established.end() ? std::set<std::string>() : found->second;
  };
  std::vector<std::pair<std::string, std::string>> choices;  // for the first hole; what follows it
  for (const std::string& first : known(word.code)) choices.emplace_back(first, word.right);
  for (const DamagedWord::Hole& hole : word.more) {
    std::vector<std::pair<std::string, std::string>> longer;
    for (const auto& [first, rest] : choices) {
      for (const std::string& next : known(hole.code)) {
        longer.emplace_back(first, rest + next + hole.after);
      }
    }
    choices = std::move(longer);
    if (choices.size() > most_choices) return std::nullopt;
  }
  std::optional<Verdict> only;
  for (const auto& [first, rest] : choices) {
    DamagedWord candidate = word;
    candidate.right = rest;
    if (!makes_words(candidate, first)) continue;
    if (only) return std::nullopt;
    only.emplace(Verdict{first, rest, {}, Certainty::medium});
  }
  return only;
}

}  // namespace normalize
