#pragma once
// How a writer, a headline or a date begins its words: what the head of a damaged word hides, the
// words around it show.

#include <cstddef>
#include <string_view>

#include "base/span.h"

namespace normalize {

// Whether the other sentences of the line begin with small letters.
bool types_small(std::string_view text, std::size_t word);

// "(edited)": all that a bracket holds, and no sentence.
bool stands_in_aside(std::string_view text, base::Span word);

// "End of the Parks List XyZgest", "Research Fellow in XyZcation, …": a short line, or a field of
// one that lists something, in which (nearly) all other words bear capitals.
bool stands_in_headline(std::string_view text, base::Span word);

// "XyZ, 4 Mar 2019", "4 XyZ 2019": what is restored names a day or a month beside a number.
bool names_date(std::string_view text, base::Span word, std::string_view restored);

}  // namespace normalize
