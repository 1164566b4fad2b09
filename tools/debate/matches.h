#pragma once
// Equal passages of different posts, found by their words.

#include <cstdint>
#include <vector>

#include "debate/debate.h"
#include "debate/words.h"

namespace debate {

struct Token {
  std::uint32_t begin = 0, end = 0;  // in the clean text
  std::uint32_t form = 0;            // of the word in lower case
  std::uint32_t post = 0;            // index
  std::uint32_t paragraph = 0;       // running number over all posts
};

struct PassageMatch {
  std::size_t earlier_begin = 0, earlier_end = 0;  // token range in the earlier post
  std::size_t later_begin = 0, later_end = 0;      // token range in the later post
};

// The words of all posts in order.
std::vector<Token> tokens_of(const Debate& debate, const Words& words);

// Passages of at least `least` words that stand in two posts but for small differences. Where a
// passage stands in several earlier posts, the first one counts.
std::vector<PassageMatch> find_matches(const std::vector<Token>& tokens, std::size_t least);

struct TokenRange {
  std::size_t begin = 0, end = 0;
};

// Where the words of each range, all of one post, first stand in another post: the token index, or
// tokens.size(). For short quotations: at least four words.
std::vector<std::size_t> find_phrases(const std::vector<Token>& tokens,
                                      const std::vector<TokenRange>& phrases);

}  // namespace debate
