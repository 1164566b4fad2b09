#include "normalize/language.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "normalize/ascii.h"

namespace normalize {
namespace {

constexpr std::size_t most_bytes = 64 * 1024;
constexpr std::size_t fewest_words = 5;  // of a language, before a text is taken to be in it

struct FunctionWords {
  std::string_view language;
  std::array<std::string_view, 8> words;
};

// Frequent words that the others do not have.
constexpr std::array<FunctionWords, 6> function_words{{
    {"en", {"the", "and", "of", "that", "with", "this", "have", "are"}},
    {"de", {"der", "und", "das", "nicht", "mit", "ist", "auch", "ich"}},
    {"fr", {"les", "des", "est", "une", "dans", "que", "pour", "pas"}},
    {"es", {"los", "las", "una", "que", "por", "para", "con", "pero"}},
    {"it", {"gli", "della", "che", "una", "per", "non", "sono", "anche"}},
    {"nl", {"het", "een", "van", "dat", "niet", "zijn", "voor", "maar"}},
}};

constexpr std::array<std::string_view, 10> british{"colour",  "behaviour", "centre", "programme",
                                                   "organis", "recognis",  "labour", "favour",
                                                   "defence", "whilst"};
constexpr std::array<std::string_view, 10> american{"color",   "behavior", "center", "program",
                                                    "organiz", "recogniz", "labor",  "favor",
                                                    "defense", "gotten"};

class Count {
 public:
  explicit Count(std::string_view text) {
    std::string word;
    for (const char c : text) {
      if (is_alpha(c) || is_beyond_ascii(c)) {
        word += to_lower(c);
      } else {
        add(word);
        word.clear();
      }
    }
    add(word);
  }

  std::string_view language() const {
    const auto most = std::max_element(words_.begin(), words_.end());
    const bool is_clear = *most >= fewest_words && *most > 2 * words_.front();
    if (most != words_.begin() && is_clear) {
      return function_words[static_cast<std::size_t>(most - words_.begin())].language;
    }
    return american_ > british_ ? "en-US" : "en-GB";
  }

 private:
  void add(std::string_view word) {
    if (word.empty()) return;
    for (std::size_t i = 0; i < function_words.size(); ++i) {
      const auto& words = function_words[i].words;
      words_[i] += std::find(words.begin(), words.end(), word) != words.end() ? 1 : 0;
    }
    const auto begins = [&](std::string_view stem) { return word.starts_with(stem); };
    const bool is_british = std::any_of(british.begin(), british.end(), begins);
    if (is_british) {
      ++british_;
    } else if (std::any_of(american.begin(), american.end(), begins)) {
      ++american_;
    }
  }

  std::array<std::size_t, function_words.size()> words_{};
  std::size_t british_ = 0, american_ = 0;
};

}  // namespace

std::string guess_language(std::string_view text) {
  return std::string(Count(text.substr(0, most_bytes)).language());
}

}  // namespace normalize
