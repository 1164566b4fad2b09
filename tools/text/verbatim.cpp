#include "text/verbatim.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace text {
namespace {

constexpr std::string_view after_marks = "/?&=#;:\\";
constexpr std::string_view before_marks = ".-_~,%+@";

// A piece without any joint may be broken anywhere once it is this long (hashes, numbers).
constexpr std::size_t long_piece = 24;
constexpr std::uint32_t fewest_at_edge = 3;

// A joint is worse than a space, and a break inside a piece is the last resort.
constexpr int joint_penalty = 100, inner_penalty = 2000;

bool is_alphanumeric(char c) {
  return base::is_letter(c) || base::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

using base::is_digit;

bool contains(std::string_view set, char c) {
  return set.find(c) != std::string_view::npos;
}

// Bytes of the white space or em dash at `i` that ends a word, 0 when there is none.
std::size_t gap_at(std::string_view text, std::size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte <= ' ') return 1;
  if (byte == 0xC2 && text.substr(i, 2) == "\xC2\xA0") return 2;
  if (byte != 0xE2 && byte != 0xE3) return 0;
  const char32_t c = base::decode_utf8(text, i).value;
  const bool is_gap = (c >= 0x2000 && c <= 0x200B) || c == 0x2014 || c == 0x2028 || c == 0x2029 ||
                      c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000;
  return is_gap ? 3 : 0;
}

// Quotation marks and the like around a word.
bool is_wrapping(char32_t c) {
  constexpr std::u32string_view marks =
      U"\"'()<>[]{}\u2018\u2019\u201C\u201D\u00AB\u00BB,;:.!?\u2026";
  return marks.find(c) != std::u32string_view::npos;
}

VerbatimSpan trimmed(std::string_view text, VerbatimSpan word) {
  while (word.begin < word.end) {
    const base::CodePoint c = base::decode_utf8(text, word.begin);
    if (!is_wrapping(c.value)) break;
    word.begin += static_cast<std::uint32_t>(c.length);
  }
  while (word.end > word.begin) {
    std::uint32_t last = word.end - 1;
    while (last > word.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    const base::CodePoint c = base::decode_utf8(text, last);
    // A URL may end with brackets that it has opened.
    const bool opened = c.value == U')' && text.substr(word.begin, last - word.begin).find('(') !=
                                               std::string_view::npos;
    if (opened || last + c.length != word.end || !is_wrapping(c.value)) break;
    word.end = last;
  }
  return word;
}

bool is_mail_address(std::string_view word) {
  const std::size_t at = word.find('@');
  return at != std::string_view::npos && at > 0 &&
         word.find('@', at + 1) == std::string_view::npos &&
         word.find('.', at + 2) != std::string_view::npos && is_alphanumeric(word[at - 1]);
}

// "10.1000/182": ISO 26324, the number of a registrant has four digits or more.
bool is_doi(std::string_view word) {
  if (word.substr(0, 4) == "doi:") return true;
  return word.size() > 8 && word.substr(0, 3) == "10." && is_digit(word[3]) && is_digit(word[4]) &&
         is_digit(word[5]) && is_digit(word[6]) && word.find('/') != std::string_view::npos;
}

bool is_code_like(std::string_view word) {
  if (word.find("::") != std::string_view::npos || contains(word, '\\')) return true;
  for (std::size_t i = word.find('_'); i != std::string_view::npos; i = word.find('_', i + 1)) {
    if (i > 0 && i + 1 < word.size() && is_alphanumeric(word[i - 1]) &&
        is_alphanumeric(word[i + 1]))
      return true;
  }
  return false;
}

bool is_verbatim(std::string_view word) {
  if (word.size() < 6) return false;
  return word.find("://") != std::string_view::npos || word.substr(0, 4) == "www." ||
         word.substr(0, 7) == "mailto:" || is_mail_address(word) || is_doi(word) ||
         is_code_like(word);
}

// Whether anything in the text could be verbatim; most texts have none of these.
bool may_have_verbatim(std::string_view text) {
  const auto after = [&](std::size_t i, std::string_view word) {
    return i >= word.size() && text.substr(i - word.size(), word.size()) == word;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '@':
      case '_':
      case '\\':
        return true;
      case ':':
        if (text.substr(i, 3) == "://" || text.substr(i, 2) == "::") return true;
        if (after(i, "doi") || after(i, "mailto")) return true;
        break;
      case '.':
        if (after(i, "www") || after(i, "10")) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

bool is_joint(std::string_view text, std::uint32_t at) {
  const char before = text[at - 1], after = text[at];
  // Two marks in a row stay together: "://", "//", "::", "?=".
  if (contains(after_marks, after)) return false;
  if (contains(after_marks, before)) return before != '/' || text[at - 2] != '/';
  return contains(before_marks, after) && is_alphanumeric(before);
}

}  // namespace

std::vector<VerbatimSpan> verbatim_spans(std::string_view text) {
  std::vector<VerbatimSpan> spans;
  if (!may_have_verbatim(text)) return spans;
  const auto add = [&](std::size_t begin, std::size_t end) {
    const VerbatimSpan word =
        trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (is_verbatim(text.substr(word.begin, word.end - word.begin))) spans.push_back(word);
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t gap = gap_at(text, i);
    if (gap == 0) {
      ++i;
      continue;
    }
    if (i > begin) add(begin, i);
    i += gap;
    begin = i;
  }
  if (text.size() > begin) add(begin, text.size());
  return spans;
}

void append_joints(std::vector<BreakOpportunity>& breaks, std::string_view text,
                   VerbatimSpan span) {
  const std::string_view word = text.substr(span.begin, span.end - span.begin);
  const auto size = static_cast<std::uint32_t>(word.size());
  const std::size_t scheme = word.find("://");
  const std::uint32_t first =
      fewest_at_edge +
      (scheme == std::string_view::npos ? 0 : static_cast<std::uint32_t>(scheme + 3));
  std::uint32_t piece = 0;  // where the piece at hand begins
  const auto break_long_piece = [&](std::uint32_t end) {
    if (end - piece <= long_piece) return;
    for (std::uint32_t at = piece + 4; at + 4 <= end; ++at) {
      const bool inside_character = (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80;
      if (!inside_character && is_alphanumeric(word[at - 1]) && is_alphanumeric(word[at])) {
        breaks.push_back({span.begin + at, false, inner_penalty});
      }
    }
  };
  for (std::uint32_t at = std::max(first, 2U); at + 2 <= size; ++at) {
    if (!is_joint(word, at)) continue;
    break_long_piece(at);
    breaks.push_back({span.begin + at, false, joint_penalty});
    piece = at;
  }
  break_long_piece(size);
}

}  // namespace text
