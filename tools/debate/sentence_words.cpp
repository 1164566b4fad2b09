#include "debate/sentence_words.h"

#include "normalize/ascii.h"

namespace debate {

void read_sentence_words(std::string_view text, const Words& all, base::Span span,
                         std::vector<SentenceWord>& words) {
  static constexpr normalize::ByteSet ends_of_sentences(".?!;");
  words.clear();
  std::size_t end = span.begin;
  for (const PlacedWord& word : all.in(span)) {
    const bool stops = words.empty() || ends_of_sentences.find(text, end, word.begin) < word.begin;
    words.push_back({all.form(word.form), all.span_of(word), word.form, stops});
    end = words.back().span.end;
  }
}

}  // namespace debate
