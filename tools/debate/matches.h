#pragma once
// Equal passages of different posts, found by their words.

#include <cstdint>
#include <string_view>
#include <vector>

#include "debate/debate.h"

namespace debate {

struct Token {
  Span span;
  std::uint64_t hash = 0;       // of the word in lower case
  std::uint32_t post = 0;       // index
  std::uint32_t paragraph = 0;  // running number over all posts
};

struct PassageMatch {
  std::size_t earlier_begin = 0, earlier_end = 0;  // token range in the earlier post
  std::size_t later_begin = 0, later_end = 0;      // token range in the later post
};

// The words of all posts in order.
std::vector<Token> tokens_of(const Debate& debate);

// Passages of at least `least` words that stand in two posts but for small differences. Where a
// passage stands in several earlier posts, the first one counts.
std::vector<PassageMatch> find_matches(const std::vector<Token>& tokens, std::size_t least);

// Where the words [begin, end) of one post first stand in another post: the token index, or
// tokens.size(). For short quotations: at least four words.
class PhraseIndex {
 public:
  explicit PhraseIndex(const std::vector<Token>& tokens);
  std::size_t find(std::size_t begin, std::size_t end) const;

 private:
  const std::vector<Token>& tokens_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> starts_;  // hash of four words, position
};

}  // namespace debate
