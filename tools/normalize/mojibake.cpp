#include "normalize/mojibake.h"

#include "base/utf8.h"
#include "normalize/ascii.h"
#include "normalize/encoding.h"

namespace normalize {
namespace {

// The byte that a wrong reading made this character from; C1 controls come from Latin-1.
int byte_of(char32_t c) {
  return c >= 0x80 && c < 0xA0 ? static_cast<int>(c) : to_windows1252(c);
}

int expected_length(int lead) {
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

// What no text holds, so that it was not meant.
bool is_non_character(char32_t c) {
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

struct Sequence {
  std::size_t end = 0;
  char32_t value = 0;
  int lead = 0;
  char32_t second = 0;  // the character that stood for the second byte
};

std::optional<Sequence> read_sequence(std::string_view text, std::size_t i) {
  std::string bytes;
  Sequence sequence;
  int length = 1;
  for (int k = 0; k < length; ++k) {
    if (i >= text.size()) return std::nullopt;
    const base::CodePoint c = base::decode_utf8(text, i);
    const int byte = c.valid ? byte_of(c.value) : -1;
    if (k == 0) {
      length = expected_length(byte);
      sequence.lead = byte;
      if (length == 0) return std::nullopt;
    } else if (byte < 0x80 || byte >= 0xC0) {
      return std::nullopt;
    }
    if (k == 1) sequence.second = c.value;
    bytes += static_cast<char>(byte);
    i += c.length;
  }
  const base::CodePoint meant = base::decode_utf8(bytes, 0);
  if (!meant.valid || meant.length != bytes.size() || is_non_character(meant.value)) {
    return std::nullopt;
  }
  sequence.end = i;
  sequence.value = meant.value;
  return sequence;
}

// Signs that close a phrase: after a capital letter such as É they may be meant as they stand.
bool is_mark(char32_t c) {
  return (c >= 0x2010 && c <= 0x203A) || c == 0xBB || c == 0xAB || c == 0xA0 || c == 0xB7;
}

bool is_strong(const Sequence& s, char before_run) {
  const bool sign_of_text = (s.value >= 0x2010 && s.value <= 0x2122) || s.value >= 0x1F000;
  if (s.lead == 0xE2 || s.lead == 0xF0) return sign_of_text || s.lead == 0xF0;
  if (s.second >= 0x80 && s.second < 0xA0) return true;  // nobody types C1 controls
  if (s.lead != 0xC2 && s.lead != 0xC3) return false;
  const bool capitals = is_upper(before_run) || is_beyond_ascii(before_run);
  return !is_mark(s.second) || (!capitals && s.second != 0xA0) || (s.lead == 0xC2 && !capitals);
}

}  // namespace

std::optional<Mojibake> read_mojibake(std::string_view text, std::size_t begin) {
  Mojibake run;
  run.end = begin;
  const char previous = before(text, begin);
  while (const auto sequence = read_sequence(text, run.end)) {
    base::append_utf8(run.meant, sequence->value);
    run.strong = run.strong || is_strong(*sequence, run.sequences == 0 ? previous : 'x');
    run.end = sequence->end;
    ++run.sequences;
  }
  if (run.sequences == 0) return std::nullopt;
  constexpr int run_that_proves = 3;
  run.strong = run.strong || run.sequences >= run_that_proves;
  return run;
}

}  // namespace normalize
