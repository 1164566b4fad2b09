#pragma once
// One proposed or applied change to the raw transcript, as it stands in the ledger.

#include <string>
#include <vector>

#include "base/span.h"

namespace normalize {

// In a byte each, because a long transcript has very many changes.
enum class Certainty : unsigned char { low, medium, high };

// How a rule's proposals are treated; debate.toml can set it per rule.
enum class Policy { off, report, suggest, fix };

enum class Decision : unsigned char { applied, suggested, reported, rejected };

enum class DecidedBy : unsigned char { rule, policy, editor };

struct Change {
  std::string id;        // stable when the text elsewhere changes
  std::string rule;      // "N301"
  base::Span raw;        // bytes of the raw file
  std::string before;    // those bytes
  std::string after;     // UTF-8 that stands for them in the clean text
  std::string evidence;  // in words
  Certainty certainty = Certainty::high;
  Decision decision = Decision::applied;
  DecidedBy decided_by = DecidedBy::rule;
  bool identity = false;  // `before` could identify or leak a code: never in a public report
};

// Something the editor should look at; the text is not changed.
struct Finding {
  std::string id;
  std::string rule;
  base::Span raw;
  std::string message;  // for a public report too, so it never repeats what could identify
  std::string hint;
  Certainty certainty = Certainty::medium;
};

}  // namespace normalize
