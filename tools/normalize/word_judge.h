#pragma once
// Whether the letters around a code and what it may have overwritten make a word.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/damaged_words.h"
#include "normalize/dictionary.h"

namespace normalize {

// Asks the dictionary, and remembers. Both kinds of questions are counted, so that hostile texts
// cannot ask without end; past the limit nothing is a word.
class WordJudge {
 public:
  WordJudge(std::string_view text, std::string_view language)
      : text_(text), dictionary_(language) {}

  bool is_word(const std::string& word);
  bool is_listed(const std::string& typed) { return dictionary_.has(typed); }
  // Whether the word is one when its hole is filled: in lower case, or as a name.
  bool fits(const DamagedWord& word, std::string_view letters);
  // Whether this word in lower case is one with a capital only: "munich".
  bool is_only_name(const std::string& word);
  // Whether the list has the word in just this case: "Delft", which stands there beside "delft".
  bool is_entry(const std::string& typed);
  // What may stand in the hole of the word, by the dictionary's entries.
  std::vector<std::string> fillings(const DamagedWord& word);
  // Whether "a", "each" or the like stands before the word, so that it is no plural.
  bool is_singular(const DamagedWord& word) const;

 private:
  void add_inflected(std::string_view left, std::vector<std::string>& found);

  std::string_view text_;
  Dictionary dictionary_;
  std::map<std::string, bool, std::less<>> known_;
  std::size_t asked_ = 0, walked_ = 0;
};

}  // namespace normalize
