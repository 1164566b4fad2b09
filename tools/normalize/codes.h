#pragma once
// What is known of the participants' codes when damaged words are repaired.

#include <cstddef>
#include <string>
#include <vector>

namespace normalize {

// A code as it stands in the roster ("UoO"), and the strings that it may have replaced when the
// transcript was anonymized by find-and-replace: initials of the institutions that bear the code
// ("UoO", "UoT"), names of persons or places. Case does not matter.
struct KnownCode {
  std::string code;
  std::vector<std::string> overwritten;
  std::size_t bearers = 1;  // participants of the list who bear it
  std::vector<std::string> shortened =
      {};  // of what it may have replaced, what proves little alone:
};

}  // namespace normalize
