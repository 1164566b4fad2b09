#include "debate/characters.h"

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace debate {

namespace {

constexpr bool is_general_punctuation(char32_t c) {
  return (c >= 0x2010 && c <= 0x206F) || (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xBA) ||
         c == 0xD7 || c == 0xF7 || c == 0xFFFD;
}

constexpr bool is_blank(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

// Bytes as the search for words sees them; what is wide has to be decoded.
enum class Kind : std::uint8_t { other, word, apostrophe, wide };

constexpr std::array<Kind, 256> kinds_of_bytes() {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const char byte = static_cast<char>(c);
    if (c >= 0x80) {
      kinds[c] = Kind::wide;
    } else if (is_ascii_letter(byte) || is_digit(byte)) {
      kinds[c] = Kind::word;
    }
  }
  kinds['\''] = Kind::apostrophe;
  return kinds;
}
constexpr std::array<Kind, 256> kinds = kinds_of_bytes();

bool is_apostrophe(std::string_view text, std::size_t at) {
  return text[at] == '\'' || text.substr(at, 3) == "\u2019";
}

}  // namespace

std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f') return 1;
  if (static_cast<unsigned char>(c) < 0x80) return 0;
  const base::CodePoint point = base::decode_utf8(text, at);
  return is_blank(point.value) ? point.length : 0;
}

bool is_word_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_ascii_letter(c) || is_digit(c)) return true;
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x80) return false;
  constexpr std::size_t most_behind = 3;
  for (std::size_t lead = at; byte < 0xC0 && lead-- > 0 && at - lead <= most_behind;) {
    if ((static_cast<unsigned char>(text[lead]) & 0xC0) != 0x80) return is_word_at(text, lead);
  }
  const char32_t value = base::decode_utf8(text, at).value;
  return !is_blank(value) && !is_general_punctuation(value);
}

base::Span trim(std::string_view text, base::Span span) {
  while (!span.empty()) {
    const std::size_t length = blank_at(text, span.begin);
    if (length == 0 && text[span.begin] != '\n') break;
    span.begin += length == 0 ? 1 : length;
  }
  if (span.begin > span.end) span.begin = span.end;
  while (!span.empty()) {
    std::size_t start = span.end - 1;
    while (start > span.begin && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const std::size_t length = blank_at(text, start);
    if (text[start] != '\n' && length != span.end - start) break;
    span.end = start;
  }
  return span;
}

std::string_view trimmed(std::string_view text) {
  return slice(text, trim(text, {0, text.size()}));
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (to_lower(text[i]) != to_lower(prefix[i])) return false;
  }
  return true;
}

base::Span next_word(std::string_view text, std::size_t from, std::size_t end) {
  const auto step = [&](std::size_t at) {
    return static_cast<unsigned char>(text[at]) < 0x80 ? 1 : base::decode_utf8(text, at).length;
  };
  const auto kind = [&](std::size_t at) { return kinds[static_cast<unsigned char>(text[at])]; };
  while (from < end && kind(from) != Kind::word) {
    if (kind(from) == Kind::wide && is_word_at(text, from)) break;
    from += step(from);
  }
  if (from >= end) return {end, end};
  base::Span word{from, from};
  while (from < end) {
    if (kind(from) == Kind::word) {
      word.end = ++from;
    } else if (kind(from) == Kind::other) {
      break;
    } else if (kind(from) == Kind::wide && is_word_at(text, from)) {
      from += step(from);
      word.end = from;
    } else if (is_apostrophe(text, from) && from + step(from) < end &&
               is_word_at(text, from + step(from))) {
      from += step(from);
    } else {
      break;
    }
  }
  word.end = word.end < end ? word.end : end;
  return word;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::Span word = next_word(text, at, text.size());
    if (word.empty()) break;
    ++count;
    at = word.end;
  }
  return count;
}

}  // namespace debate
