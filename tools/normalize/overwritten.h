#pragma once
// What a code was written over, told from all the words that it stands in: of "plP3ed", "chP3el"
// and "tyrP3y" only "ann" makes words.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/damaged_words.h"
#include "normalize/frequencies.h"
#include "normalize/word_judge.h"

namespace normalize {

struct Overwritten {
  std::string letters;        // lower case
  std::size_t words = 0;      // different words that hold the code …
  std::size_t explained = 0;  // … and those that `letters` make words of
  std::size_t shortest = 1;   // with fewer letters left of it, a word tells nothing
};

// "3 of the 4 different words that hold it (“plP3ed”, “chP3el”, “tyrP3y”)"
std::string proof_of(const Overwritten& found, const std::vector<const DamagedWord*>& words,
                     std::string_view text, WordJudge& judge);

// Endings that are themselves overwritten: no entry of a list holds them.
constexpr std::array<std::string_view, 12> whole_endings = {
    "ing", "ed", "er", "est", "ers", "ings", "ness", "able", "ion", "ions", "ly", "es"};

// What the evidence of one code rests on.
struct Places {
  std::vector<const DamagedWord*> words;  // different ones that hold the code
  std::size_t count = 0;                  // how often they stand in the text
  bool listed = false;                    // the list of participants has the code
  const Frequencies& frequencies;         // of the text's undamaged words
};

// How many of so many different words must be explained: names and words of trades are in no list,
// so one word in four may stay unexplained.
constexpr std::size_t nearly_all(std::size_t words) {
  return words < 4 ? words : (words * 3 + 3) / 4;
}

// The only letters that make words of (nearly) all the different words.
std::optional<Overwritten> infer_one(const Places& places, WordJudge& judge);

// What a code of so many participants replaced: the only letters that make words of (nearly) all
// the different words; or two strings, of which each explains what the other does not; or what
// makes words of many of them, or of a long one, where nothing else does. Letters that also stand
// untouched in many words of the text were not replaced. Empty when there is doubt.
std::vector<Overwritten> infer_overwritten(const Places& places, WordJudge& judge,
                                           std::size_t bearers);

}  // namespace normalize
