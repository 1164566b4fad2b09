#include "normalize/overwritten.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "normalize/ascii.h"
#include "normalize/letter_case.h"

namespace normalize {
namespace {

std::string capitalized(std::string word) {
  word[0] = to_upper(word[0]);
  return word;
}

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
    return places.frequencies.of(lowered(word.left) + o.letters + lowered(word.right)) > 0;
  };
  const auto end = std::stable_partition(fitting.begin(), fitting.end(), stands);
  if (end - fitting.begin() != 1 || fitting.front().letters.size() < 3) return std::nullopt;
  return fitting.front();
}

// What was replaced everywhere stands hardly anywhere; a few places may have been spared by hand.
std::optional<Overwritten> best_of(std::vector<Overwritten> fitting, const Places& places) {
  constexpr std::size_t most_rivals = 8;
  if (fitting.empty() || fitting.size() > most_rivals) return std::nullopt;
  const std::size_t most = 4 * places.count + 8, spared = places.count / 2 + 2;
  const auto stands = [&](const Overwritten& o) {
    return places.frequencies.inside(o.letters, most);
  };
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
  return best_of(std::move(fitting), places);
}

namespace {

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
std::string only_filling(const DamagedWord& word, const Frequencies& frequencies,
                         WordJudge& judge) {
  constexpr std::size_t shortest = 3;
  if (word.left.empty() || word.right.empty()) return {};
  std::string only;
  for (const std::string& letters : judge.fillings(word)) {
    if (!judge.fits(word, letters) || frequencies.inside(letters, 1) > 0) continue;
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
    const std::string letters = only_filling(*word, places.frequencies, judge);
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
  if (const std::optional<Overwritten> one = infer_one(places, judge)) {
    // Where a few words are left of a few, two other strings may explain them all.
    constexpr std::size_t few = 8;
    const auto fits = [&](const DamagedWord* word) {
      return is_name(*word) || judge.fits(*word, one->letters);
    };
    if (places.words.size() >= few || std::all_of(places.words.begin(), places.words.end(), fits))
      return {*one};
  }
  if (!places.listed) return {};
  const std::vector<Overwritten> two = infer_two(places, judge, bearers > 1 ? 3 : 4);
  return two.empty() ? infer_from_long(places, judge) : two;
}

namespace {

std::string number_of_words(const Overwritten& found) {
  if (found.words == 1) return "the word that holds it";
  if (found.explained == found.words) {
    return fmt::format("the {} different words that hold it", found.words);
  }
  return fmt::format("{} of the {} different words that hold it", found.explained, found.words);
}

}  // namespace

std::string proof_of(const Overwritten& found, const std::vector<const DamagedWord*>& words,
                     std::string_view text, WordJudge& judge) {
  constexpr std::size_t enough = 60;
  std::string samples;
  for (const DamagedWord* word : words) {
    if (samples.size() > enough || !judge.fits(*word, found.letters)) continue;
    samples += fmt::format("{}“{}”", samples.empty() ? "" : ", ",
                           text.substr(word->at.begin, word->at.size()));
  }
  return fmt::format("{} ({})", number_of_words(found), samples);
}

}  // namespace normalize
