#include "normalize/roster_initials.h"

#include <algorithm>

#include "normalize/ascii.h"

namespace normalize {

std::set<std::string> RosterInitials::fitting(const DamagedWord& word) {
  std::set<std::string> fitting;
  for (const std::string& candidate : codes_[word.code].overwritten) {
    const std::string overwritten = lowered(candidate);
    if (overwritten.size() >= 2 && judge_.fits(word, overwritten)) fitting.insert(overwritten);
  }
  return fitting;
}

std::vector<bool> RosterInitials::trusted() {
  std::vector<std::set<std::string_view>> met(codes_.size());
  std::vector<std::size_t> explained(codes_.size(), 0);
  for (const DamagedWord& word : words_) {
    constexpr std::size_t most_words = 200;
    std::set<std::string_view>& words = met[word.code];
    if (codes_[word.code].overwritten.empty() || !is_plain(word) || word.natural) continue;
    const std::string_view typed = text_.substr(word.at.begin, word.at.size());
    if (words.size() >= most_words || !words.insert(typed).second) continue;
    explained[word.code] += fitting(word).empty() ? 0 : 1;
  }
  std::vector<bool> trusted(codes_.size());
  for (std::size_t code = 0; code < codes_.size(); ++code) {
    trusted[code] = explained[code] >= nearly_all(met[code].size());
  }
  return trusted;
}

RosterInitials::Words RosterInitials::words_by_initials(bool natural,
                                                        const std::vector<bool>& trusted) {
  Words words;
  for (const DamagedWord& word : words_) {
    if (word.natural != natural || !is_plain(word) || !trusted[word.code]) continue;
    const std::set<std::string> letters = fitting(word);
    if (letters.size() != 1) continue;
    words[{word.code, *letters.begin()}].insert(text_.substr(word.at.begin, word.at.size()));
  }
  return words;
}

bool RosterInitials::prove_little(const DamagedWord& word, const std::string& overwritten) const {
  constexpr std::size_t few = 2;
  const std::vector<std::string>& shortened = codes_[word.code].shortened;
  return overwritten.size() <= few ||
         std::any_of(shortened.begin(), shortened.end(),
                     [&](const std::string& name) { return lowered(name) == overwritten; });
}

}  // namespace normalize
