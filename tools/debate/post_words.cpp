#include "debate/post_words.h"

#include <algorithm>

#include "debate/inlines.h"

namespace debate {

PostWords::PostWords(const Debate& debate, const Words& words) : words_(words) {
  forms_.reserve(words.all().size());
  posts_.reserve(debate.posts.size() + 1);
  for (std::size_t p = 0; p < debate.posts.size(); ++p) {
    posts_.push_back(forms_.size());
    for_each_paragraph(debate.posts[p].blocks, [&](const Paragraph& block) {
      const Span whole = debate::span_of(block);
      const std::span<const PlacedWord> placed = words.in(whole);
      const std::size_t first = forms_.size();
      for (const PlacedWord& word : placed) forms_.push_back(word.form);
      paragraphs_.push_back({p, whole, {first, forms_.size()}});
      placed_.push_back(placed);
    });
  }
  posts_.push_back(forms_.size());
}

Span PostWords::span_of(std::size_t word, std::size_t paragraph) const {
  const ParagraphWords& place = paragraphs_[paragraph];
  const Span placed = words_.span_of(placed_[paragraph][word - place.words.begin]);
  // A word can go on behind the paragraph that it begins in.
  return {placed.begin, std::min(placed.end, place.span.end)};
}

std::size_t PostWords::paragraph_of(std::size_t word) const {
  const auto found =
      std::partition_point(paragraphs_.begin(), paragraphs_.end(),
                           [&](const ParagraphWords& p) { return p.words.end <= word; });
  return static_cast<std::size_t>(found - paragraphs_.begin());
}

std::size_t PostWords::post_of(std::size_t word) const {
  return static_cast<std::size_t>(std::upper_bound(posts_.begin(), posts_.end(), word) -
                                  posts_.begin()) -
         1;
}

}  // namespace debate
