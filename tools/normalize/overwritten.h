#pragma once
// What a code was written over, told from all the words that it stands in: of "plP3ed", "chP3el"
// and "tyrP3y" only "ann" makes words.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/damaged_words.h"
#include "normalize/dictionary.h"

namespace normalize {

struct Overwritten {
  std::string letters;        // lower case
  std::size_t words = 0;      // different words that hold the code …
  std::size_t explained = 0;  // … and those that `letters` make words of
  std::size_t shortest = 1;   // with fewer letters left of it, a word tells nothing
};

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
  // How often the letters stand inside words of the text, at most `most`.
  std::size_t count_inside(const std::string& letters, std::size_t most);

 private:
  void add_inflected(std::string_view left, std::vector<std::string>& found);

  std::string_view text_;
  std::string lowered_;  // the part of the text in which letters are counted
  Dictionary dictionary_;
  std::map<std::string, bool, std::less<>> known_;
  std::map<std::string, std::size_t> counted_;
  std::size_t asked_ = 0, walked_ = 0;
};

// What the evidence of one code rests on.
struct Places {
  std::vector<const DamagedWord*> words;           // different ones that hold the code
  std::size_t count = 0;                           // how often they stand in the text
  bool listed = false;                             // the list of participants has the code
  std::function<bool(const std::string&)> stands;  // whether the text has a word, undamaged
};

// How many of so many different words must be explained: names and words of trades are in no list,
// so one word in four may stay unexplained.
constexpr std::size_t nearly_all(std::size_t words) {
  return words < 4 ? words : (words * 3 + 3) / 4;
}

// What a code of so many participants replaced: the only letters that make words of (nearly) all
// the different words; or two strings, of which each explains what the other does not; or what
// makes words of many of them, or of a long one, where nothing else does. Letters that also stand
// untouched in many words of the text were not replaced. Empty when there is doubt.
std::vector<Overwritten> infer_overwritten(const Places& places, WordJudge& judge,
                                           std::size_t bearers);

}  // namespace normalize
