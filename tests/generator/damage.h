#pragma once
// Transcripts in which replacing initials by codes has damaged words, with what each damaged word
// was. The same seed gives the same bytes on every machine.

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace generator {

struct DamagedPlace {
  base::Span at;       // raw bytes of the whole word or address
  std::string before;  // what stood there before the replacement
};

struct DamagedText {
  std::string raw;
  std::vector<DamagedPlace> places;
};

// Initials are replaced by codes ignoring case, as a careless editor does it: in words, in
// capitals, in addresses. Among the words stand some that rightly look odd.
DamagedText make_damaged(std::uint64_t seed);

// The same without any damage.
DamagedText make_undamaged(std::uint64_t seed);

}  // namespace generator
