#pragma once

namespace text {

// General categories Ps, Pe, Pi, Pf and Po (Unicode, UAX #44): what ::first-letter takes along with
// the letter (CSS Pseudo-Elements 4 §2.2).
bool is_enclosing_punctuation(char32_t character);

// Not a control or format character, a space or one that is not assigned.
bool is_visible(char32_t character);

}  // namespace text
