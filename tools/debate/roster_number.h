#pragma once
// "Participant 3", "Panellist B", "Teilnehmer Nr. 2", "Expert Two": how entries of a list of
// participants are counted.

#include <string_view>

#include "base/span.h"

namespace debate {

// The number at the start of `body`, with the word before it; empty when none stands there.
base::Span find_participant_number(std::string_view text, base::Span body, int& number);

}  // namespace debate
