#pragma once
// The letters of addresses, in which no spaces part the words.

#include <string>
#include <string_view>

#include "base/span.h"
#include "normalize/overwritten.h"

namespace normalize {

// Whether the letters (lower case) fall into dictionary words, one of which holds the part that was
// overwritten. `proved`: it was so in words of the text, and shorter words count beside it.
bool falls_into_words(const std::string& letters, base::Span overwritten, bool proved,
                      WordJudge& judge);

// Whether two capitals or more stand beside a lower-case letter, as a code may: "homeXYZ".
bool holds_capitals(std::string_view part);

}  // namespace normalize
