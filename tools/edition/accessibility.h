#pragma once
// Private to this room: the machine-checkable conditions of WCAG 2.2 AA on which the book's claim
// of EPUB Accessibility 1.1 rests, checked on the very documents that are packed.

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace edition {

// Language (3.1.1), title (2.4.2), heading levels without a gap (1.3.1), links with a name (2.4.4),
// header cells with a scope (1.3.1), a text for each picture (1.1.1), unique ids. Each failure is a
// warning E021.
bool holds_claims(std::string_view xhtml, const std::string& file, base::Diagnostics& diagnostics);

}  // namespace edition
