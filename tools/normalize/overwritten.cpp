#include "normalize/overwritten.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>

#include "normalize/ascii.h"
#include "normalize/letter_case.h"

namespace normalize {
namespace {

// Questions a text may cost: Hunspell answers some hundred thousand a second.
constexpr std::size_t most_asked = 60'000, most_walked = 1'200;
constexpr std::size_t longest_filling = 12;
// Beyond this the start of a text stands for the whole.
constexpr std::size_t counted_part = 2 << 20;

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

// Endings that are themselves overwritten: no entry of a list holds them.
constexpr std::array<std::string_view, 12> whole_endings = {
    "ing", "ed", "er", "est", "ers", "ings", "ness", "able", "ion", "ions", "ly", "es"};

std::set<std::string> candidates_for(const std::vector<const DamagedWord*>& words,
                                     WordJudge& judge) {
  // The longest surroundings say most.
  std::vector<const DamagedWord*> telling = words;
  std::stable_sort(telling.begin(), telling.end(), [](const auto* a, const auto* b) {
    const auto rank = [](const DamagedWord& w) {
      return std::pair{std::min<std::size_t>(w.left.size(), 2), w.left.size() + w.right.size()};
    };
    return rank(*a) > rank(*b);
  });
  constexpr std::size_t most_telling = 6;
  if (telling.size() > most_telling) telling.resize(most_telling);
  std::map<std::string, std::size_t> votes;
  for (const DamagedWord* word : telling) {
    for (std::string& letters : judge.fillings(*word)) ++votes[std::move(letters)];
  }
  // Many words have many fillings; what only one of them allows is then no candidate.
  constexpr std::size_t many = 400;
  const std::size_t least = votes.size() > many && telling.size() > 1 ? 2 : 1;
  std::set<std::string> candidates;
  for (std::size_t most = telling.size(); most >= least; --most) {
    for (const auto& [letters, count] : votes) {
      if (count == most && candidates.size() < many) candidates.insert(letters);
    }
  }
  const bool at_end = std::any_of(words.begin(), words.end(),
                                  [](const DamagedWord* w) { return w->right.empty(); });
  if (at_end) candidates.insert(whole_endings.begin(), whole_endings.end());
  return candidates;
}

// How many words the letters make; what cannot reach `least` any more is given up.
std::size_t count_explained(const std::vector<const DamagedWord*>& words,
                            const std::string& letters, std::size_t least, WordJudge& judge) {
  std::size_t explained = 0;
  std::size_t left = words.size();
  for (const DamagedWord* word : words) {
    if (explained + left < least) return 0;
    explained += judge.fits(*word, letters) ? 1 : 0;
    --left;
  }
  return explained;
}

// "librar…", "Ital…" and "med…" may hide "ian" or "ians"; after "a librar…" only the former.
void drop_plurals(const std::vector<const DamagedWord*>& words, std::vector<Overwritten>& fitting,
                  const WordJudge& judge) {
  const bool singular = std::any_of(words.begin(), words.end(), [&](const DamagedWord* word) {
    return word->right.empty() && judge.is_singular(*word);
  });
  if (!singular) return;
  const auto is_plural = [&](const Overwritten& plural) {
    return plural.letters.ends_with('s') &&
           std::any_of(fitting.begin(), fitting.end(),
                       [&](const Overwritten& o) { return o.letters + 's' == plural.letters; });
  };
  std::vector<Overwritten> kept;
  std::copy_if(fitting.begin(), fitting.end(), std::back_inserter(kept),
               [&](const Overwritten& o) { return !is_plural(o); });
  fitting = std::move(kept);
}

std::optional<Overwritten> from_one_word(const Places& places, std::vector<Overwritten> fitting) {
  const DamagedWord& word = *places.words.front();
  if (!places.listed || word.left.empty() || word.right.empty()) return std::nullopt;
  const auto stands = [&](const Overwritten& o) {
    return places.stands(lowered(word.left) + o.letters + lowered(word.right));
  };
  const auto end = std::stable_partition(fitting.begin(), fitting.end(), stands);
  if (end - fitting.begin() != 1 || fitting.front().letters.size() < 3) return std::nullopt;
  return fitting.front();
}

// What was replaced everywhere stands hardly anywhere; a few places may have been spared by hand.
std::optional<Overwritten> best_of(std::vector<Overwritten> fitting, const Places& places,
                                   WordJudge& judge) {
  constexpr std::size_t most_rivals = 8;
  if (fitting.empty() || fitting.size() > most_rivals) return std::nullopt;
  const std::size_t most = 4 * places.count + 8, spared = places.count / 2 + 2;
  const auto stands = [&](const Overwritten& o) { return judge.count_inside(o.letters, most); };
  // "fill" makes words of "re…", "…et" and "…ing", but "mark" of "Den…" and "bench…" as well.
  std::stable_sort(fitting.begin(), fitting.end(), [&](const auto& a, const auto& b) {
    const auto rank = [&](const Overwritten& o) {
      return std::tuple{stands(o) > spared, -static_cast<std::ptrdiff_t>(o.explained), stands(o)};
    };
    return rank(a) < rank(b);
  });
  const Overwritten& best = fitting.front();
  const std::size_t untouched = stands(best);
  if (untouched > spared) return std::nullopt;
  for (std::size_t i = 1; i < fitting.size(); ++i) {
    // "ioned" instead of "ion" makes a few odd words more of what a list allows, and fewer in all.
    const bool inflected =
        fitting[i].letters.starts_with(best.letters) && fitting[i].explained < best.explained;
    if (inflected) continue;
    // Find-and-replace spares nothing: what stands here and there was not replaced, where the best
    // stands nowhere.
    constexpr std::size_t many = 8;
    const std::size_t few = untouched > 0 ? std::max<std::size_t>(spared + 2, 6) + untouched
                                          : (places.count >= many ? 2 : 5);
    const bool rival = stands(fitting[i]) < few;
    // Of many words one more is told from chance.
    const std::size_t margin = best.words >= many ? 0 : 1;
    if (rival && fitting[i].explained + margin >= best.explained) return std::nullopt;
  }
  const std::size_t enough = best.letters.size() <= 2 ? 4 : places.listed ? 2 : 3;
  return best.explained < enough ? std::nullopt : std::optional(best);
}

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
    walked_ += left.size() < 2 ? 20 : 1;
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

std::size_t WordJudge::count_inside(const std::string& letters, std::size_t most) {
  const auto known = counted_.find(letters);
  if (known != counted_.end()) return known->second;
  constexpr std::size_t most_counted = 64;
  if (counted_.size() >= most_counted) return most;
  if (lowered_.empty()) lowered_ = lowered(text_.substr(0, counted_part));
  std::size_t count = 0;
  for (std::size_t i = lowered_.find(letters); i != std::string::npos && count < most;
       i = lowered_.find(letters, i + 1)) {
    const std::size_t end = i + letters.size();
    const bool inside =
        (i > 0 && is_lower(lowered_[i - 1])) || (end < lowered_.size() && is_lower(lowered_[end]));
    count += inside ? 1 : 0;
  }
  return counted_[letters] = count;
}

namespace {

std::optional<Overwritten> infer_one(const Places& places, WordJudge& judge) {
  const std::vector<const DamagedWord*>& words = places.words;
  std::size_t letters_around = 0;
  for (const DamagedWord* word : words) letters_around += word->left.size() + word->right.size();
  constexpr std::size_t enough_letters = 6;
  if (letters_around < enough_letters) return std::nullopt;
  const std::size_t least = nearly_all(words.size());
  std::vector<Overwritten> fitting;
  for (const std::string& letters : candidates_for(words, judge)) {
    const std::size_t explained = count_explained(words, letters, least, judge);
    if (explained >= least) fitting.push_back({letters, words.size(), explained});
  }
  drop_plurals(words, fitting, judge);
  if (words.size() == 1) return from_one_word(places, std::move(fitting));
  return best_of(std::move(fitting), places, judge);
}

std::vector<Overwritten> infer_two(const Places& places, WordJudge& judge, std::size_t least) {
  constexpr std::size_t shortest = 3;
  const std::vector<const DamagedWord*>& words = places.words;
  if (words.size() < least + 2) return {};
  std::vector<Overwritten> fitting;
  for (const std::string& letters : candidates_for(words, judge)) {
    const std::size_t explained = count_explained(words, letters, least, judge);
    if (explained >= least) fitting.push_back({letters, words.size(), explained});
  }
  drop_plurals(words, fitting, judge);
  std::stable_sort(fitting.begin(), fitting.end(),
                   [](const auto& a, const auto& b) { return a.explained > b.explained; });
  const bool one = !fitting.empty() && fitting[0].letters.size() >= shortest &&
                   (fitting.size() == 1 || fitting[1].explained < fitting[0].explained);
  if (!one) return {};
  Places rest = places;
  std::erase_if(rest.words,
                [&](const DamagedWord* w) { return judge.fits(*w, fitting[0].letters); });
  if (rest.words.size() < 2) return {};
  const std::optional<Overwritten> second = infer_one(rest, judge);
  if (!second || second->letters.size() < shortest) return {};
  return {fitting[0], *second};
}

// The name that alone makes a word of this one, or "". What stands in other words was not replaced.
std::string only_filling(const DamagedWord& word, WordJudge& judge) {
  constexpr std::size_t shortest = 3;
  if (word.left.empty() || word.right.empty()) return {};
  std::string only;
  for (const std::string& letters : judge.fillings(word)) {
    if (!judge.fits(word, letters) || judge.count_inside(letters, 1) > 0) continue;
    if (!only.empty()) return {};
    only = letters;
  }
  return only.size() < shortest || !judge.is_entry(capitalized(only)) ? std::string() : only;
}

// A word of which much is left, and that nothing else would complete.
std::vector<Overwritten> infer_from_long(const Places& places, WordJudge& judge) {
  constexpr std::size_t long_enough = 5, most_strings = 4;
  std::vector<Overwritten> found;
  for (const DamagedWord* word : places.words) {
    if (around(*word) < long_enough) continue;
    const std::string letters = only_filling(*word, judge);
    const auto known = std::find_if(found.begin(), found.end(),
                                    [&](const Overwritten& o) { return o.letters == letters; });
    if (known != found.end()) {
      ++known->explained;
    } else if (!letters.empty() && found.size() < most_strings) {
      found.push_back({letters, places.words.size(), 1, long_enough});
    }
  }
  return found;
}

}  // namespace

std::vector<Overwritten> infer_overwritten(const Places& places, WordJudge& judge,
                                           std::size_t bearers) {
  if (const std::optional<Overwritten> one = infer_one(places, judge)) return {*one};
  if (!places.listed) return {};
  const std::vector<Overwritten> two = infer_two(places, judge, bearers > 1 ? 3 : 4);
  return two.empty() ? infer_from_long(places, judge) : two;
}

}  // namespace normalize
