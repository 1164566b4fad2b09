#pragma once
// What the list of participants says that a code may have replaced, and of which damaged words that
// makes words.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/codes.h"
#include "normalize/damaged_words.h"
#include "normalize/overwritten.h"

namespace normalize {

class RosterInitials {
 public:
  // All have to live as long.
  RosterInitials(std::string_view text, const std::vector<KnownCode>& codes,
                 const std::vector<DamagedWord>& words, WordJudge& judge)
      : text_(text), codes_(codes), words_(words), judge_(judge) {}

  // The initials in the roster that make a word of this one.
  std::set<std::string> fitting(const DamagedWord& word);
  // For each code whether its initials explain nearly all the words that hold it. Initials that do
  // not make a word here and there by chance: "re" of "admi…" and "prepa…", but not of "hund…".
  std::vector<bool> trusted();
  // The different words in which initials of a code fit, and no others of it.
  using Words = std::map<std::pair<std::size_t, std::string>, std::set<std::string_view>>;
  Words words_by_initials(bool natural, const std::vector<bool>& trusted);
  // Whether two letters or no initials: what a name may be shortened to makes a word of one that
  // holds the code now and then by chance.
  bool prove_little(const DamagedWord& word, const std::string& overwritten) const;

 private:
  std::string_view text_;
  const std::vector<KnownCode>& codes_;
  const std::vector<DamagedWord>& words_;
  WordJudge& judge_;
};

}  // namespace normalize
