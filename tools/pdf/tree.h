#pragma once
// Name trees and number trees (ISO 32000-1 §7.9.6, §7.9.7): leaves of at most 256 entries.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pdf/podofo_document.h"

namespace pdf {

// std::map<std::string> has the order that a name tree asks for: that of the bytes.
Reference add_name_tree(Document& document, const std::map<std::string, Value>& entries);

// `entries` by rising number.
Reference add_number_tree(Document& document,
                          const std::vector<std::pair<std::int64_t, Value>>& entries);

}  // namespace pdf
