#pragma once
// Which posts share a sentence's telling words: stems weighted by how few posts have them.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "debate/debate.h"

namespace debate {

// A word without its usual English endings; empty for words that tell nothing ("the", "would").
std::string stem_of(std::string_view word);

struct Likeness {
  std::size_t post = 0;
  int score = 0;
  int shared = 0;                  // telling stems in common
  std::vector<std::string> words;  // the rarest of them, as in the sentence
};

class Vocabulary {
 public:
  explicit Vocabulary(const Debate& debate);

  // Posts that share words with `sentence` (of post `from`), the likest first. Codes do
  // not count. Bounded by the sentence's length, not by the text's.
  std::vector<Likeness> like(Span sentence, std::size_t from) const;

 private:
  std::string_view text_;
  std::size_t posts_;
  std::set<std::string> names_;                                         // stems of codes
  std::unordered_map<std::string, std::vector<std::uint32_t>> places_;  // stem → posts
  std::unordered_map<std::string, std::vector<std::uint32_t>> pairs_;   // "a b" → posts
};

}  // namespace debate
