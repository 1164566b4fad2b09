#include "text/unicode_breaks.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/ascii.h"
#include "base/error.h"

namespace text {
namespace {

struct BreakIteratorClose {
  void operator()(UBreakIterator* p) const { ubrk_close(p); }
};
struct TextClose {
  void operator()(UText* p) const { utext_close(p); }
};
using BreakIterator = std::unique_ptr<UBreakIterator, BreakIteratorClose>;

std::string_view keyword_of(BreakRules::Strictness strictness) {
  switch (strictness) {
    case BreakRules::Strictness::loose:
      return "@lb=loose";
    case BreakRules::Strictness::normal:
      return "@lb=normal";
    case BreakRules::Strictness::strict:
      return "@lb=strict";
    default:
      return "";
  }
}

// Only letters, digits and hyphens, so that no keyword of ICU's comes in with a document.
std::string locale_of(std::string_view language, BreakRules::Strictness strictness) {
  const bool plain =
      language.size() <= 24 && std::all_of(language.begin(), language.end(), [](char c) {
        return base::is_letter(c) || base::is_digit(c) || c == '-';
      });
  return (plain ? std::string(language) : std::string()).append(keyword_of(strictness));
}

// Opening an iterator costs more than breaking a paragraph, and an iterator serves one thread; what
// is kept here has no other effect.
UBreakIterator* iterator_for(const std::string& locale) {
  thread_local std::map<std::string, BreakIterator> kept;
  constexpr std::size_t most_kept = 16;
  if (const auto found = kept.find(locale); found != kept.end()) return found->second.get();
  if (kept.size() >= most_kept) kept.clear();
  UErrorCode status = U_ZERO_ERROR;
  BreakIterator iterator(ubrk_open(UBRK_LINE, locale.c_str(), nullptr, 0, &status));
  base::expects(U_SUCCESS(status) != 0, "ICU's line breaking rules");
  return (kept[locale] = std::move(iterator)).get();
}

// Asks ICU about stretches of one text.
class IcuBreaks {
 public:
  IcuBreaks(std::string_view text, std::string_view language,
            BreakRules::Strictness strictness = BreakRules::Strictness::usual)
      : text_(text), language_(language), strictness_(strictness) {}

  // The opportunities inside [begin, end), as if that were all.
  void append(std::vector<BreakOpportunity>& breaks, std::size_t begin, std::size_t end) {
    UErrorCode status = U_ZERO_ERROR;
    if (iterator_ == nullptr) iterator_ = iterator_for(locale_of(language_, strictness_));
    UText* source = utext_openUTF8(source_.get(), text_.data() + begin,
                                   static_cast<std::int64_t>(end - begin), &status);
    if (source_ == nullptr) source_.reset(source);
    base::expects(U_SUCCESS(status) != 0, "memory for a text");
    ubrk_setUText(iterator_, source, &status);
    base::expects(U_SUCCESS(status) != 0, "memory for a text");
    const auto size = static_cast<std::int32_t>(end - begin);
    for (std::int32_t at = ubrk_next(iterator_); at != UBRK_DONE && at < size;
         at = ubrk_next(iterator_)) {
      const bool hard = ubrk_getRuleStatus(iterator_) >= UBRK_LINE_HARD;
      breaks.push_back(
          {static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(at), hard, 0});
    }
  }

 private:
  std::string_view text_, language_;
  BreakRules::Strictness strictness_;
  UBreakIterator* iterator_ = nullptr;
  std::unique_ptr<UText, TextClose> source_;
};

// Letters and digits (AL, NU), whose neighbours on the same side of a space never part from them
// when they are of these, quotation marks inside (QU) or marks that end a word (IS, EX).
bool is_letter_or_digit(char c) {
  return base::is_letter(c) || base::is_digit(c);
}

bool ends_word(char c) {
  return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?';
}

struct Token {
  std::size_t end = 0;
  bool begins_plainly = false;  // with a letter or digit
  bool ends_plainly = false;    // with one of them, or a mark after it
  bool plain = false;           // no opportunity inside
};

// The token without spaces that begins at `at`.
Token token_at(std::string_view text, std::size_t at) {
  Token token;
  token.begins_plainly = is_letter_or_digit(text[at]);
  token.plain = token.begins_plainly;
  bool marks = false;  // after which only marks may follow
  std::size_t i = at;
  while (i < text.size() && text[i] != ' ') {
    const char c = text[i];
    if (is_letter_or_digit(c)) {
      token.plain = token.plain && !marks;
      ++i;
      continue;
    }
    const std::size_t apostrophe = c == '\'' ? 1 : text.substr(i, 3) == "\xE2\x80\x99" ? 3 : 0;
    if (apostrophe != 0) {
      const std::size_t next = i + apostrophe;
      const bool inside = !marks && next < text.size() && is_letter_or_digit(text[next]);
      token.plain = token.plain && inside;
      i = next;
      continue;
    }
    marks = true;
    token.plain = token.plain && ends_word(c);
    ++i;
  }
  token.end = i;
  token.ends_plainly = is_letter_or_digit(text[i - 1]) || ends_word(text[i - 1]);
  return token;
}

}  // namespace

std::vector<BreakOpportunity> unicode_breaks_by_icu(std::string_view text,
                                                    std::string_view language) {
  std::vector<BreakOpportunity> breaks;
  if (!text.empty()) IcuBreaks(text, language).append(breaks, 0, text.size());
  return breaks;
}

std::vector<BreakOpportunity> unicode_breaks(std::string_view text, std::string_view language,
                                             BreakRules::Strictness strictness) {
  std::vector<BreakOpportunity> breaks;
  IcuBreaks icu(text, language, strictness);
  std::size_t asked_from = 0;  // since the last opportunity that is certain
  bool must_ask = !text.empty() && text.front() == ' ';
  bool certain_after = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const Token token = token_at(text, at);
    if (certain_after && token.begins_plainly) {  // LB18, and no rule that looks beyond the space
      if (must_ask) icu.append(breaks, asked_from, at);
      breaks.push_back({static_cast<std::uint32_t>(at), false, 0});
      asked_from = at;
      must_ask = false;
    } else if (at > asked_from) {
      must_ask = true;
    }
    must_ask = must_ask || !token.plain;
    certain_after = token.ends_plainly;
    at = token.end;
  }
  if (must_ask) icu.append(breaks, asked_from, text.size());
  return breaks;
}

}  // namespace text
