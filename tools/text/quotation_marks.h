#pragma once
// How a language quotes (Unicode CLDR).

#include <string>
#include <vector>

namespace text {

// Opening, closing, and those of a quotation in it. `language` is a BCP 47 tag; the English marks
// for one that is empty or not known.
std::vector<std::string> quotation_marks(const std::string& language);

}  // namespace text
