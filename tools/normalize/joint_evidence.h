#pragma once
// Several names of one participant, or of two that bear one code, were overwritten by that code:
// which, all words that hold it tell together.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/overwritten.h"

namespace normalize {

struct JointEvidence {
  // Each makes words of some that no other string would: the text has it nowhere else.
  std::vector<Overwritten> proved;
  // What may have been overwritten besides, because a word is left that the others do not explain,
  // or because no English text is without it: where one of these makes a word too, nothing is
  // known.
  std::vector<std::string> rivals;

  // The only proved string that makes a word of this one; none where there are two, or a rival.
  const Overwritten* only_fit(const DamagedWord& word, WordJudge& judge) const;
  // Whether a rival of these letters makes a word as likely.
  bool has_rival(const DamagedWord& word, std::string_view letters, WordJudge& judge) const;
  // Where some initials of the list were overwritten, the others `given` may have been too.
  void add_rivals(const std::vector<std::string>& given, const Frequencies& frequencies);
  // "s" and a code that replaced several names may be many words, of which "sem" is one that nobody
  // expects, and "f" and a code not "fros"; "we…s" is "weeks" sooner than "weeds".
  bool explains_oddly(const DamagedWord& word, const std::string& result,
                      const Frequencies& frequencies, WordJudge& judge) const;
};

// As many words as can be weighed together: first those that nothing explains yet, from all over
// the alphabet.
std::vector<const DamagedWord*> telling_words(std::vector<const DamagedWord*> words,
                                              const std::set<std::string>& established,
                                              WordJudge& judge);

// What the code overwrote besides `established`, which is known to stand behind it and part of the
// result.
std::vector<Overwritten> weigh_together(const Places& places,
                                        const std::set<std::string>& established, WordJudge& judge);

// What else may be behind the code. `elsewhere`: what is known to stand behind other codes.
std::vector<std::string> rivals_of(const std::vector<Overwritten>& proved, const Places& places,
                                   const std::set<std::string>& elsewhere, WordJudge& judge);

}  // namespace normalize
