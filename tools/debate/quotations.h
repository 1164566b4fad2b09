#pragma once
// Passages that repeat another post → BlockQuote and InlineQuote with their source.
//
// Posts are compared as sequences of words: runs of shingle_words equal words seed a match, matches
// on one diagonal are joined over small differences, and what is long enough and fills a paragraph
// or stands between quotation marks is a quotation (cf. Manber, Finding Similar Files, 1994). The
// time is linear in the text, since each shingle keeps a bounded number of places.

#include "base/diagnostic.h"
#include "debate/debate.h"
#include "debate/settings.h"
#include "debate/words.h"

namespace debate {

inline constexpr std::size_t shingle_words = 6;

struct Quotation {
  std::size_t quoting = 0;  // index of the post that quotes
  std::size_t source = 0;   // index of the post that is quoted
  Span span;                // in the quoting post
  std::size_t words = 0;
  std::size_t source_at = 0;  // in the clean text, where the words stand in the quoted post
  bool marked = false;        // stands between quotation marks
  bool by_editor = false;
};

// What quotes what, in the order of spans. Blocks and inlines of the debate are rewritten; where
// the policy of D401 is suggest or report, each quotation is a finding instead, and where it is off
// only rulings make quotations. Adds findings: D402 for a quotation of a post that is printed
// later. Rulings that match nothing: D903.
std::vector<Quotation> mark_quotations(Debate& debate, const Words& words, const Settings& settings,
                                       base::Diagnostics& diagnostics);

}  // namespace debate
