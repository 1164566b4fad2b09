#pragma once
// Bare URLs, host names and e-mail addresses in running text (RFC 3986, RFC 5322 as people type
// them). Sentence punctuation after a link and brackets that do not open inside it stay outside.

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "normalize/signs.h"

namespace normalize {

struct LinkSpan {
  base::Span span;         // in the text, truncation marks included
  std::string target;      // absolute URI or "mailto:…"; what is left of a truncated one
  bool truncated = false;  // ends in "..." or "…": the target is not complete
};

// In order, not overlapping. Linear in the text.
std::vector<LinkSpan> links(std::string_view text);
// The same where the text's signs are known.
std::vector<LinkSpan> links(std::string_view text, const Signs& signs);

}  // namespace normalize
