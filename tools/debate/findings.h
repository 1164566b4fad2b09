#pragma once
// Findings of this room, with ids that stay the same when the text elsewhere changes, and the
// naming of posts by editors.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "debate/debate.h"

namespace debate {

// What was found at a place of the clean text. The message goes into public reports: it must not
// repeat what could identify a participant.
struct Found {
  std::string_view rule;  // "D501", in storage that lasts
  Span at;
  std::string message, hint;
  Certainty certainty = Certainty::medium;
};

// Gives it an id; the words as above.
void add_finding(Debate& debate, std::string_view rule, Span at, std::string message,
                 std::string hint, Certainty certainty);

// What an editor reads in fifteen minutes: the surest findings, a few of each kind, in the order of
// the text. Those of low certainty are left out.
std::vector<normalize::Finding> worth_reading(const std::vector<normalize::Finding>& findings);

// "post 2", as sentences for editors call it.
std::string name_of(const Post& post);

// True when `words` are the first words of `text`, by letters and digits of ASCII alone: white
// space and punctuation are what other rulings may change.
bool opens_with(std::string_view text, std::string_view words);

// The same for words that stand alone in a ruling: those without such letters are asked as typed.
bool is_opened_by(std::string_view text, std::string_view words);

// The first of these spans, in order, that ends after a byte of the raw transcript: the one at it.
template <typename Iterator, typename SpanOf>
Iterator find_at_byte(Iterator begin, Iterator end, const normalize::OffsetMap& map,
                      std::size_t byte, const SpanOf& span_of) {
  return std::partition_point(
      begin, end, [&](const auto& element) { return map.to_raw(span_of(element)).end <= byte; });
}

// The index of the post with this id or these opening words; posts.size() when none or several.
// With `byte`, the post whose first paragraph is there, if it has these words.
std::size_t find_post(const Debate& debate, std::string_view name,
                      std::optional<std::size_t> byte = std::nullopt);

// D903: a ruling of debate.toml that names nothing in this transcript.
void report_unmatched(base::Diagnostics& diagnostics, const base::Location& where,
                      std::string_view table, std::string_view name);

}  // namespace debate
