#pragma once
// What people call someone of a given role: a reader in law is "a lawyer", too.

#include <string>
#include <string_view>
#include <vector>

namespace debate {

// In lower case, in the singular, single words; those that may be said of almost everybody
// ("member", "researcher") are left out.
//
//   "Reader in Law"  →  reader lawyer
std::vector<std::string> callings_of(std::string_view role);

}  // namespace debate
