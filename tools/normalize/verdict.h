#pragma once
// What is believed of one damaged word.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "normalize/change.h"
#include "normalize/damaged_words.h"

namespace normalize {

struct Verdict {
  std::string overwritten;  // lower case; empty: unknown
  std::string rest;         // instead of the letters after it, where these hold codes too
  std::string evidence;
  Certainty certainty = Certainty::high;
};

// By code, what it is known to have replaced, in lower case.
using Established = std::map<std::size_t, std::set<std::string>>;

// Letters for each hole of the word, of those that its codes are known to have replaced, that make
// words of it; nothing where two choices do.
std::optional<Verdict> fill_holes(
    const DamagedWord& word, const Established& established,
    const std::function<bool(const DamagedWord&, const std::string&)>& makes_words);

}  // namespace normalize
