#include "normalize/word_judge.h"

#include <algorithm>
#include <array>
#include <utility>

#include "normalize/ascii.h"

namespace normalize {
namespace {

// Questions a text may cost: Hunspell answers some hundred thousand a second.
constexpr std::size_t most_asked = 250'000, most_walked = 12'000;
constexpr std::size_t longest_filling = 12;
std::string capitalized(std::string word) {
  word[0] = to_upper(word[0]);
  return word;
}

// Endings that a word list leaves to its affix rules, and what they replace.
struct Ending {
  std::string_view ending, instead;
};
constexpr std::array<Ending, 10> endings = {{{"", ""},
                                             {"s", ""},
                                             {"es", ""},
                                             {"d", ""},
                                             {"ed", ""},
                                             {"ing", ""},
                                             {"ing", "e"},
                                             {"ly", ""},
                                             {"er", "e"},
                                             {"ation", "e"}}};

}  // namespace

bool WordJudge::is_word(const std::string& word) {
  const auto known = known_.find(word);
  if (known != known_.end()) return known->second;
  if (++asked_ > most_asked) return false;
  return known_[word] = dictionary_.has(word);
}

bool WordJudge::is_entry(const std::string& typed) {
  return ++asked_ <= most_asked && dictionary_.lists(typed);
}

bool WordJudge::fits(const DamagedWord& word, std::string_view letters) {
  const std::string whole = lowered(word.left) + std::string(letters) + lowered(word.right);
  return is_word(whole) ||
         ((word.left.empty() || is_upper(word.left[0])) && is_word(capitalized(whole)));
}

bool WordJudge::is_only_name(const std::string& word) {
  return !is_word(word) && is_word(capitalized(word));
}

// "desig" and what a code hides: "n" of the entry "design", and an ending of which no list knows.
void WordJudge::add_inflected(std::string_view left, std::vector<std::string>& found) {
  for (const std::string& letters : dictionary_.between(left, "", longest_filling)) {
    const bool in_e = letters.ends_with('e');
    for (const std::string_view ending : {"ed", "ing", "er", "ers", "s", "d", "ly"}) {
      // "rare", "raring" and "rarely", but "gentle" and "gently".
      const bool drops = in_e && (ending == "ing" || (ending == "ly" && letters.ends_with("le")));
      if (in_e && ending[0] == 'e') continue;
      std::string inflected = drops ? letters.substr(0, letters.size() - 1) : letters;
      inflected += ending;
      if (inflected.size() >= 2) found.push_back(std::move(inflected));
    }
  }
}

std::vector<std::string> WordJudge::fillings(const DamagedWord& word) {
  const std::string left = lowered(word.left), right = lowered(word.right);
  std::vector<std::string> found;
  for (const Ending& e : endings) {
    if (!right.ends_with(e.ending)) continue;
    const std::string stem =
        right.substr(0, right.size() - e.ending.size()) + std::string(e.instead);
    if (left.size() + stem.size() < 2) continue;
    // Without a beginning the whole list is walked through.
    walked_ += left.size() < 2 ? 40 : 1;
    if (walked_ > most_walked) break;
    for (std::string& letters : dictionary_.between(left, stem, longest_filling)) {
      if (letters.size() >= 2) found.push_back(std::move(letters));
    }
  }
  if (right.empty() && left.size() >= 2 && walked_ <= most_walked) add_inflected(left, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool WordJudge::is_singular(const DamagedWord& word) const {
  std::size_t end = word.at.begin;
  while (end > 0 && text_[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && is_alpha(text_[begin - 1]) && end - begin < 8) --begin;
  const std::string before = lowered(text_.substr(begin, end - begin));
  constexpr std::array determiners =
      std::to_array<std::string_view>({"a", "an", "each", "every", "another", "this", "one"});
  return std::find(determiners.begin(), determiners.end(), before) != determiners.end();
}

}  // namespace normalize
