#pragma once
// What reaches a person beside telephone and e-mail: postal addresses and handles.

#include <string_view>
#include <vector>

#include "base/span.h"

namespace debate {

// "LS2 9JT", "K1A 0B1", "D02 AF30", "IL 62704", "14 Bridge Street", "PO Box 12": in order, and no
// more than `most`.
std::vector<base::Span> postal_addresses(std::string_view text, std::size_t most);

// "@wardvoices": in order, and no more than `most`. Participants bear them, too.
std::vector<base::Span> handles(std::string_view text, std::size_t most);

}  // namespace debate
