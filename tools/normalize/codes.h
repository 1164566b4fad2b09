#pragma once
// What is known of the participants' codes when damaged words are repaired.

#include <string>
#include <vector>

namespace normalize {

// A code as it stands in the roster ("UoO"), and the strings that it may have replaced when the
// transcript was anonymized by find-and-replace: initials of the institutions that bear the code
// ("UoO", "UoT"), names of persons or places. Case does not matter.
struct KnownCode {
  std::string code;
  std::vector<std::string> overwritten;
};

}  // namespace normalize
