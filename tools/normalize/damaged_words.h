#pragma once
// Words that a code was written into: "qUoOe" holds the code "UoO" between "q" and "e".

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "normalize/codes.h"

namespace normalize {

struct DamagedWord {
  base::Span at;            // of the whole word in the text
  std::size_t code = 0;     // index of the code
  std::string left, right;  // the letters around it, as they stand
  struct Hole {
    std::size_t code;
    std::string after;
  };
  std::vector<Hole> more;  // further codes in the word, and the letters after each
  bool in_link = false;
  // The word as it stands has the shape of words (lower case, Capitalized, CAPITALS), so it may
  // be a name that only begins like a code.
  bool natural = false;
};

// One code in a word of the text, not of an address.
inline bool is_plain(const DamagedWord& word) {
  return !word.in_link && word.more.empty();
}

// It begins with a capital; no word list knows all names.
inline bool is_name(const DamagedWord& word) {
  return !word.left.empty() && word.left[0] >= 'A' && word.left[0] <= 'Z';
}

// How many letters are left of it.
inline std::size_t around(const DamagedWord& word) {
  return word.left.size() + word.right.size();
}

// Whole-word occurrences, plurals and possessives of a code are not damage. In order of place.
std::vector<DamagedWord> find_damaged_words(std::string_view text,
                                            const std::vector<KnownCode>& codes);

// Strings that look like codes inside words, in a text whose roster does not list them: capitals or
// digits at both ends, brackets ("[redacted-3]land") or a name and a number ("plSpeaker 7ed"), in
// several different words, or in one and alone.
std::vector<std::string> find_unlisted_codes(std::string_view text,
                                             const std::vector<KnownCode>& codes);

// Pseudonyms that no roster lists: names that also stand alone, in at least three different words
// behind a lower-case letter ("arLinden", "portLindening"). They may as well be parts of compounds.
// And capitals at one end of four words or more ("talkKzK"), which may be initials.
std::vector<std::string> find_unlisted_names(std::string_view text,
                                             const std::vector<KnownCode>& codes);

// "QuXyZerdeck": a name from a label that an unlisted code was written into is no code itself.
bool is_damaged_label(const KnownCode& known, const std::vector<std::string>& unlisted);

// Lower case, Capitalized, CAPITALS or McName, without digits.
bool is_natural(std::string_view word);

// The word around `inner`: letters and digits, those beyond ASCII included.
base::Span word_around(std::string_view text, base::Span inner);

}  // namespace normalize
