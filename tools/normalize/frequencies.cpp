#include "normalize/frequencies.h"

#include "normalize/ascii.h"
#include "normalize/damaged_words.h"

namespace normalize {

Frequencies::Frequencies(std::string_view text) {
  constexpr std::size_t shortest = 3, longest = 40;
  std::unordered_map<std::string_view, std::size_t> typed;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && (is_alnum(text[end]) || is_beyond_ascii(text[end]))) ++end;
    const std::size_t size = end - i;
    if (size >= shortest && size <= longest) ++typed[text.substr(i, size)];
    i = end + 1;
  }
  for (const auto& [word, count] : typed) {  // in any order, because counts are added
    if (is_natural(word)) counts_[lowered(word)] += count;
  }
}

std::size_t Frequencies::of(const std::string& word) const {
  const auto found = counts_.find(word);
  return found == counts_.end() ? 0 : found->second;
}

}  // namespace normalize
