#pragma once
// How often each word stands in a text, whatever its case; words that a code may have damaged do
// not count.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace normalize {

class Frequencies {
 public:
  explicit Frequencies(std::string_view text);
  // Of a word in lower case.
  std::size_t of(const std::string& word) const;

 private:
  std::unordered_map<std::string, std::size_t> counts_;  // never walked
};

}  // namespace normalize
