#pragma once
// How often each word stands in a text, whatever its case, and how often letters stand inside its
// words. Codes and words that they may have damaged do not count, but what is left of these does.

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "normalize/codes.h"
#include "normalize/damaged_words.h"

namespace normalize {

class Frequencies {
 public:
  Frequencies() = default;
  // `damaged` in order of place.
  Frequencies(std::string_view text, const std::vector<KnownCode>& codes,
              const std::vector<DamagedWord>& damaged);
  // Of a word in lower case, undamaged.
  std::size_t of(const std::string& word) const;
  // Whether the text has it, undamaged or repaired.
  bool has(const std::string& word) const { return of(word) > 0 || repaired_.contains(word); }
  // How often the letters (lower case) stand inside words, at most `most`; not as whole words.
  std::size_t inside(std::string_view letters, std::size_t most) const;
  std::size_t different_words() const { return counts_.size(); }
  // A damaged word has been repaired, and now stands `count` times in the text. What holds a part
  // only of the letters that were given back did not stand there when these were replaced.
  void add(const DamagedWord& word, const std::string& given_back, std::size_t count);

 private:
  void list(std::string_view word, std::size_t count);
  std::size_t listed(std::string_view letters, std::size_t most) const;

  std::unordered_map<std::string, std::size_t> counts_;  // never walked
  std::string listed_;                                   // the different words, a blank before each
  std::vector<std::pair<std::size_t, std::size_t>> counted_;  // where one begins there, how often
  std::set<std::string> repaired_, given_back_;
};

}  // namespace normalize
