#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/error.h"
#include "base/utf8.h"
#include "text/breaks.h"
#include "text/letter_case.h"
#include "text/unicode_breaks.h"
#include "text/verbatim.h"

namespace text {
namespace {

// What stands before and after a break, read outwards without building strings.
class Neighbourhood {
 public:
  Neighbourhood(std::string_view text, std::uint32_t offset) : text_(text), offset_(offset) {
    word_end_ = offset;
    while (word_end_ > 0 && text_[word_end_ - 1] == ' ') --word_end_;
  }

  bool after_space() const { return word_end_ < offset_; }
  char32_t next() const { return base::decode_utf8(text_, offset_).value; }
  std::string_view rest() const { return text_.substr(offset_); }
  // The word before the break, back to a space or a bracket, at most 12 bytes of it.
  std::string_view word() const {
    constexpr std::uint32_t most = 12;
    std::uint32_t begin = word_end_;
    while (begin > 0 && word_end_ - begin < most && !ends_word(text_[begin - 1])) --begin;
    return text_.substr(begin, word_end_ - begin);
  }

 private:
  static bool ends_word(char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '(' || c == '[' || c == '"' || c == '\'';
  }

  std::string_view text_;
  std::uint32_t offset_, word_end_;
};

using base::is_digit;
using base::is_upper;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// "J." and "J.R."
bool is_initial(std::string_view word) {
  if (word.size() < 2 || word.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    if (!is_upper(word[i]) || word[i + 1] != '.') return false;
  }
  return true;
}

bool belongs_to_number(std::string_view word) {
  constexpr std::array<std::string_view, 30> words{
      "p.",   "pp.",  "P.",    "Pp.",  "l.",   "ll.",  "n.",   "nn.",  "f.",       "ff.",
      "vol.", "Vol.", "vols.", "no.",  "No.",  "nos.", "Nos.", "fig.", "Fig.",     "figs.",
      "ch.",  "Ch.",  "sec.",  "Sec.", "art.", "Art.", "c.",   "ca.",  "\xC2\xA7", "\xE2\x84\x96"};
  return is_one_of(word, words);
}

bool belongs_to_name(std::string_view word) {
  constexpr std::array<std::string_view, 16> words{"Mr",   "Mr.",   "Mrs",  "Mrs.", "Ms", "Ms.",
                                                   "Dr",   "Dr.",   "Drs",  "Drs.", "St", "St.",
                                                   "Prof", "Prof.", "Rev.", "Hon."};
  return is_one_of(word, words);
}

// "...", and the ellipsis of spaced stops that follows a word.
bool begins_ellipsis(std::string_view rest) {
  return rest.substr(0, 3) == "..." || rest.substr(0, 3) == "\xE2\x80\xA6" ||
         rest.substr(0, 5) == ". . .";
}

// What the rules below need, told from two bytes: most opportunities are at a space before a small
// letter.
bool may_be_forbidden(std::string_view text, std::uint32_t offset) {
  const char before = text[offset - 1], first = text[offset];
  return before == ' ' ? first < 'a' || first > 'z' : before == '-' || first == '.' || first < 0;
}

bool is_forbidden(std::string_view text, std::uint32_t offset) {
  if (!may_be_forbidden(text, offset)) return false;
  const Neighbourhood at(text, offset);
  const char32_t next = at.next();
  constexpr char32_t em_dash = 0x2014;
  if (next == em_dash || begins_ellipsis(at.rest())) return true;
  const std::string_view word = at.word();
  const char first = text[offset];
  if (at.after_space()) {
    if (is_initial(word)) return is_upper(first) || static_cast<unsigned char>(first) >= 0xC3;
    if (belongs_to_number(word)) return is_digit(first);
    return belongs_to_name(word) && is_upper(first);
  }
  // Not after the hyphens of an option or a sign, and no single letter before a hyphen.
  if (word.empty() || word.back() != '-') return false;
  const std::size_t letters = word.find('-');
  return letters == 0 || (letters == 1 && word.size() == 2);
}

bool is_in_word(std::string_view text, std::uint32_t offset) {
  if (text[offset - 1] == ' ') return false;
  std::uint32_t before = offset - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  return is_letter_or_digit(base::decode_utf8(text, before).value) &&
         is_letter_or_digit(base::decode_utf8(text, offset).value);
}

int penalty_at(std::string_view text, std::uint32_t offset) {
  constexpr int after_mark = 50;  // TeX's \exhyphenpenalty
  const char before = text[offset - 1];
  return before == '-' || before == '/' ||
                 text.substr(offset < 3 ? 0 : offset - 3, 3) == "\xE2\x80\x90"
             ? after_mark
             : 0;
}

}  // namespace

std::vector<BreakOpportunity> line_breaks(std::string_view text, std::string_view language,
                                          std::span<const VerbatimSpan> verbatim,
                                          BreakRules rules) {
  std::vector<BreakOpportunity> out;
  base::expects(text.size() <= 0x3FFFFFFF, "a text below 1 GiB to break");
  auto span = verbatim.begin();
  for (BreakOpportunity at : unicode_breaks(text, language, rules.strictness)) {
    while (span != verbatim.end() && span->end <= at.offset) append_joints(out, text, *span++);
    const bool inside = span != verbatim.end() && span->begin < at.offset && at.offset < span->end;
    if (inside || (!at.mandatory && is_forbidden(text, at.offset))) continue;
    if (rules.keep_words && !at.mandatory && is_in_word(text, at.offset)) continue;
    at.penalty = at.mandatory ? 0 : penalty_at(text, at.offset);
    out.push_back(at);
  }
  while (span != verbatim.end()) append_joints(out, text, *span++);
  return out;
}

}  // namespace text
