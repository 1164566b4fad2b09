#pragma once
// What common words say about a damaged word of which hardly anything is left.

#include <map>
#include <string>
#include <string_view>

#include "normalize/damaged_words.h"
#include "normalize/frequencies.h"
#include "normalize/overwritten.h"

namespace normalize {

// One of the commonest words of English (lower case), or its plural.
bool is_common_word(std::string_view word);

// Whether one of them may be hidden in this word: what would have been overwritten in it stands in
// no other word.
bool may_hide_common_word(const DamagedWord& word, const Frequencies& frequencies);

// Whether "P3e" is "line" or "same", "P3" being known to stand for "lin" elsewhere, nobody can tell
// from one letter: the code may have replaced "Sam" as well. But find-and-replace spares nothing:
// where "sam" stands in the text, it was not replaced. A word is doubtful as long as what makes it
// another common word is a name and not ruled out so. Only English words are known, in other
// languages all are doubtful; in a short text none, where no word has to be expected.
class ShortWords {
 public:
  // All have to live as long.
  ShortWords(std::string_view text, std::string_view language, WordJudge& judge)
      : text_(text), english_(language.starts_with("en")), judge_(judge) {}
  bool are_doubtful(const DamagedWord& word, std::string_view overwritten);

 private:
  bool may_be_replaced(std::string_view name);

  std::string_view text_;
  bool english_;
  WordJudge& judge_;
  std::string lowered_;
  std::map<std::string, bool> known_;
};

}  // namespace normalize
