#pragma once
// The rule catalogue: one row per rule, beside the code that proposes its changes. `rapporteur
// rules`, `explain`, the tests and the documentation all read these rows.

#include <span>
#include <string_view>

#include "normalize/change.h"

namespace normalize {

struct Rule {
  std::string_view code;        // "N201"
  std::string_view name;        // "space-before-punctuation"
  std::string_view summary;     // one sentence
  std::string_view authority;   // the book, standard or practice it rests on
  Policy policy = Policy::fix;  // unless debate.toml says otherwise
  std::string_view fires;       // an input in which it proposes something …
  std::string_view becomes;     // … and the clean text after it (empty for findings)
  std::string_view quiet;       // an input that only looks like it
  bool optional = true;         // false: always fixed, because XML cannot hold what it removes
};

// All rules of this room in order of code.
std::span<const Rule> rules();

// The row of a code; null when there is none.
const Rule* find_rule(std::string_view code);

}  // namespace normalize
