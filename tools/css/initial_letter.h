#pragma once
// initial-letter on ::first-letter → a float whose cap height reaches from the first line's to the
// baseline of the line that it sinks to (CSS Inline 3 §7), or, raised, a large letter in the line.

#include "css/style.h"

namespace css {

// `block` is what `letter` is the first letter of. Only for a letter with `initial_letter`.
void size_initial_letter(ComputedStyle& letter, const ComputedStyle& block,
                         const FontUnitsOf& units_of);

}  // namespace css
