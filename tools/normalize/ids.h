#pragma once
// Ids of changes that come one after another: those that would be equal are numbered.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/span.h"

namespace normalize {

class Ids {
 public:
  explicit Ids(std::size_t expected) { seen_.reserve(expected); }

  // As make_id, with the next ordinal.
  std::string make(std::string_view rule, std::string_view text, base::Span at);

  // An id given before, which no other change may get.
  void take(std::string_view id);

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;  // never walked
};

}  // namespace normalize
