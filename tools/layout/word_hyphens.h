#pragma once
// Where a word between two spaces may be hyphenated (CSS Text 4 §5.3): its letters are looked up
// without the punctuation around them; words in capitals are left whole.

#include <cstdint>
#include <string_view>
#include <vector>

#include "css/style.h"
#include "text/breaks.h"

namespace layout {

// Adds byte offsets into `word`, ascending.
void find_word_hyphens(std::string_view word, const css::ComputedStyle& style,
                       text::Hyphenator& hyphenator, std::vector<std::uint32_t>& points);

}  // namespace layout
