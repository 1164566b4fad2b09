#pragma once
// Questions about single characters and short strings of UTF-8 text. Only ASCII letters change
// case; other letters count as letters and stay as they are.

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/span.h"

namespace debate {

using base::is_digit;
using base::is_lower;
using base::is_upper;
using base::lowered;
using base::to_lower;

constexpr bool is_ascii_letter(char c) {
  return base::is_letter(c);
}

// `words` are an array, or a list in braces.
template <class Words = std::initializer_list<std::string_view>>
constexpr bool is_one_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Length in bytes of the white space (ASCII, U+00A0, U+2000–200B, U+202F, U+3000, U+FEFF; not the
// line feed) at `at`; 0 when there is none.
std::size_t blank_at(std::string_view text, std::size_t at);

// True for bytes of words: ASCII letters and digits, and every byte of a non-ASCII character that
// is not white space or general punctuation (U+2000–206F, U+00A0–00BF).
bool is_word_at(std::string_view text, std::size_t at);

// The span without white space at both ends.
base::Span trim(std::string_view text, base::Span span);
std::string_view trimmed(std::string_view text);

inline std::string_view slice(std::string_view text, base::Span span) {
  return text.substr(span.begin, span.size());
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

// Apostrophes inside a word belong to it.
// Next word at or after `from` and before `end`; an empty span at `end` when there is none.
base::Span next_word(std::string_view text, std::size_t from, std::size_t end);
std::size_t count_words(std::string_view text);

}  // namespace debate
