#pragma once
// Which posts share a sentence's telling words: stems weighted by how few posts have them.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "debate/debate.h"
#include "debate/words.h"

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
  // Looks only for what the given sentences hold.
  Vocabulary(const Debate& debate, const Words& words, const std::vector<Span>& sentences);

  // Posts that share words with `sentence` (one of those given, of post `from`), the likest first.
  // Codes do not count. Bounded by the sentence's length, not by the text's.
  std::vector<Likeness> like(Span sentence, std::size_t from) const;

 private:
  using Posts = std::vector<std::uint32_t>;

  void number_stems();
  void name_codes(const Debate& debate);
  void want(Span sentence);
  void read_post(std::uint32_t post, const std::vector<Block>& blocks);

  std::string_view text_;
  const Words& words_;
  std::size_t posts_;
  std::vector<std::uint32_t> stems_;  // form → stem, 0 for words that tell nothing
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<bool> is_name_, wanted_, begins_pair_;  // by stem
  std::vector<Posts> places_;                         // by stem
  std::unordered_map<std::uint64_t, Posts> pairs_;    // two stems in a row
};

}  // namespace debate
