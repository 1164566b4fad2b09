#pragma once
// Equal passages of different posts, found by their words.

#include <vector>

#include "debate/post_words.h"

namespace debate {

struct PassageMatch {
  WordRange earlier;  // in the earlier post
  WordRange later;    // in the later post
};

// Passages of at least `least` words that stand in two posts but for small differences. Where a
// passage stands in several earlier posts, the first one counts.
std::vector<PassageMatch> find_matches(const PostWords& words, std::size_t least);

// The match with what is equal again beyond its ends behind a word or a few that differ: "was
// closed" for "has been shut". Only marks of quotation prove that this belongs to it.
PassageMatch widened(const PostWords& words, const PassageMatch& match);

// Matches go on over a few words that differ. Without those at the end of a part of one, of which
// the other place begins at `earlier`.
WordRange without_own_end(const PostWords& words, WordRange later, std::size_t earlier);

// Where the words of each range, all of one post, first stand in another post: the first of them
// there, or words.size(). For short quotations: at least four words.
std::vector<std::size_t> find_phrases(const PostWords& words,
                                      const std::vector<WordRange>& phrases);

}  // namespace debate
