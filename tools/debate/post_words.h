#pragma once
// The words of all posts in one row, so that posts can be compared: labels, list markers and what
// else stands between paragraphs is left out.
//
//   UoO: Yes.  1. No, I …  →  yes no i

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/page_allocator.h"
#include "debate/debate.h"
#include "debate/words.h"

namespace debate {

// Half-open, of the words in the row.
struct WordRange {
  std::size_t begin = 0, end = 0;
  std::size_t size() const { return end - begin; }
};

struct ParagraphWords {
  std::size_t post = 0;  // index
  Span span;             // in the clean text
  WordRange words;
};

class PostWords {
 public:
  // `words` are those of the clean text and have to live as long.
  PostWords(const Debate& debate, const Words& words);

  std::size_t size() const { return forms_.size(); }
  // The forms of the words (Words::form), in order.
  std::span<const std::uint32_t> forms() const { return forms_; }
  std::span<const ParagraphWords> paragraphs() const { return paragraphs_; }
  // Where a word of this paragraph stands in the clean text.
  Span span_of(std::size_t word, std::size_t paragraph) const;

  // In O(log n), as all that follows.
  std::size_t paragraph_of(std::size_t word) const;
  Span span_of(std::size_t word) const { return span_of(word, paragraph_of(word)); }
  std::size_t post_of(std::size_t word) const;
  WordRange words_of_post(std::size_t post) const { return {posts_[post], posts_[post + 1]}; }
  // All words of the post that this one is of.
  WordRange post_around(std::size_t word) const { return words_of_post(post_of(word)); }

 private:
  const Words& words_;
  std::vector<std::uint32_t, base::PageAllocator<std::uint32_t>> forms_;
  std::vector<ParagraphWords> paragraphs_;
  std::vector<std::span<const PlacedWord>> placed_;  // by paragraph
  std::vector<std::size_t> posts_;                   // the first word of each, and the end
};

}  // namespace debate
