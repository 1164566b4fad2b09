#pragma once
// The directions of a paragraph's text (UAX #9; CSS Writing Modes 4 §2).

#include <optional>
#include <string_view>

#include "layout/inline_text.h"

namespace layout {

// Gives each element its embedding level, and cuts those of text where the level changes. `style`
// is the paragraph's.
void split_by_direction(InlineText& text, const css::ComputedStyle& style);

// Of the first letter that has one, wherever it stands; nullopt when none has.
std::optional<css::Direction> first_direction(std::string_view text);

}  // namespace layout
