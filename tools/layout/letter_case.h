#pragma once
// text-transform (CSS Text 3 §2.1) for the alphabets with a simple mapping: Latin with its
// extensions to U+017F, Greek and Cyrillic; other letters stay as they are.

#include <string>
#include <string_view>

#include "css/style.h"

namespace layout {

// `word_begins` says whether the text before ended inside a word, and is updated (capitalize).
std::string transform_case(std::string_view text, css::TextTransform transform, bool& word_begins);

}  // namespace layout
