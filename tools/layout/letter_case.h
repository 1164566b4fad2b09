#pragma once
// text-transform (CSS Text 3 §2.1).

#include <string>
#include <string_view>

#include "css/style.h"

namespace layout {

// `word_begins` says whether the text before ended inside a word, and is updated (capitalize).
std::string transform_case(std::string_view text, const css::ComputedStyle& style,
                           bool& word_begins);

}  // namespace layout
