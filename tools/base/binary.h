#pragma once
// Files that are no text.

#include <string_view>

namespace base {

// Programs, pictures, archives, documents of word processors. A few NULs are damage to a text, and
// UTF-16 with its mark is text.
bool is_binary(std::string_view bytes);

}  // namespace base
