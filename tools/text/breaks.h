#pragma once
// Where lines may break: UAX #14 through ICU, tailored (no break before an em dash or an ellipsis,
// after an initial, a title or the "p." of a page reference; URLs at their joints), and hyphenation
// by Liang's patterns, in the files that LibreOffice uses, with an exception list.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace text {

struct BreakOpportunity {
  std::uint32_t offset = 0;  // byte offset: the line may end before this byte
  bool mandatory = false;
  int penalty = 0;  // how unwelcome, as a penalty of Knuth and Plass; 0 at a space
};

// URLs, e-mail addresses and code-like words, in ascending order: no hyphen may be added in these.
struct VerbatimSpan {
  std::uint32_t begin = 0, end = 0;  // bytes
};
std::vector<VerbatimSpan> verbatim_spans(std::string_view text);

// How lines of Chinese, Japanese and Korean are broken (CSS Text 3 §5.2 and §5.3).
struct BreakRules {
  enum class Strictness : std::uint8_t { usual, loose, normal, strict };

  Strictness strictness = Strictness::usual;
  bool keep_words = false;  // no break between letters
};

// In ascending order; the end of the text is not included. `verbatim`: the text's verbatim_spans.
std::vector<BreakOpportunity> line_breaks(std::string_view text, std::string_view language,
                                          std::span<const VerbatimSpan> verbatim,
                                          BreakRules rules = {});

struct HyphenationLimits {
  int word = 5, before = 2, after = 2;  // characters, as in CSS hyphenate-limit-chars
};

// May be shared between threads.
class Hyphenator {
 public:
  struct Impl;
  Hyphenator();
  ~Hyphenator();
  Hyphenator(const Hyphenator&) = delete;
  Hyphenator& operator=(const Hyphenator&) = delete;

  // Byte offsets inside `word` (letters and apostrophes, any case; anything else: none) where a
  // hyphen may be added. Empty for a language without patterns; has_patterns tells that apart.
  std::vector<std::uint32_t> hyphenate(std::string_view word, std::string_view language,
                                       HyphenationLimits limits);
  bool has_patterns(std::string_view language);
  // The pattern files read so far, for manifests.
  std::vector<std::string> files() const;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace text
