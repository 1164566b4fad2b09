#pragma once
// The words of a paragraph with the ends of its sentences.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "debate/words.h"

namespace debate {

struct SentenceWord {
  std::string_view low;  // in lower case
  base::Span span;
  std::uint32_t form = 0;
  bool stops = false;  // a sentence ends before it
};

// The words of `all` that begin in `span`, into `words`, without what stands between quotation
// marks: those are not the writer's own.
void read_sentence_words(std::string_view text, const Words& all, base::Span span,
                         std::vector<SentenceWord>& words);

}  // namespace debate
