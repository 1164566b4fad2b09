#include "debate/sentence_words.h"

#include <algorithm>

#include "normalize/ascii.h"

namespace debate {

namespace {

// Where the words between quotation marks end that open in `between`; 0 where none do, and where
// there are so few that their writer means them, as in “our ‘garden’”.
std::size_t end_of_quoted(std::string_view text, base::Span between, std::size_t end) {
  constexpr std::ptrdiff_t fewest_blanks = 3;
  constexpr std::size_t longest = 2000;
  const std::size_t open = text.substr(between.begin, between.size()).find("\u201C");
  if (open == std::string_view::npos) return 0;
  const std::size_t begin = between.begin + open;
  const std::string_view rest = text.substr(begin, std::min(end - begin, longest));
  const std::size_t close = rest.find("\u201D");
  if (close == std::string_view::npos) return 0;
  const std::string_view quoted = rest.substr(0, close);
  const bool several = std::count(quoted.begin(), quoted.end(), ' ') >= fewest_blanks;
  return several ? begin + close : 0;
}

}  // namespace

void read_sentence_words(std::string_view text, const Words& all, base::Span span,
                         std::vector<SentenceWord>& words) {
  static constexpr normalize::ByteSet ends_of_sentences(".?!;");
  words.clear();
  std::size_t end = span.begin;
  std::size_t quoted = 0;
  bool parted = true;
  for (const PlacedWord& word : all.in(span)) {
    const base::Span between{end, word.begin};
    const base::Span at = all.span_of(word);
    end = at.end;
    quoted = std::max(quoted, end_of_quoted(text, between, span.end));
    if (word.begin < quoted) {
      parted = true;
      continue;
    }
    const bool stops =
        parted || ends_of_sentences.find(text, between.begin, between.end) < between.end;
    words.push_back({all.form(word.form), at, word.form, stops});
    parted = false;
  }
}

}  // namespace debate
