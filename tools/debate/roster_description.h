#pragma once
// "Reader in Law, University of Hull, UK": the fields in what a list says of a participant.

#include <string>
#include <string_view>

#include "debate/debate.h"

namespace debate {

// Without white space and punctuation at its ends.
base::Span without_stop(std::string_view text, base::Span span);

// In one line, with one space for any white space.
std::string string_of(std::string_view text, base::Span span);

// "University of Hull" of "at the University of Hull".
std::string institution_of(std::string_view text, base::Span affiliation);

// "role, institution, country" into the person's fields.
void describe(std::string_view text, base::Span span, Person& person);

}  // namespace debate
