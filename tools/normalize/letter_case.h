#pragma once
// The case of letters, and in what case those come back that a code overwrote: the code hides it.

#include <string>
#include <string_view>
#include <vector>

#include "normalize/codes.h"
#include "normalize/damaged_words.h"

namespace normalize {

// Whether a word that a code stands at the head of is a name there, as the list of participants or
// a code in brackets behind it shows.
bool stands_as_name(std::string_view text, const std::vector<KnownCode>& codes,
                    const DamagedWord& word);

// "at Lumen", "from Lumen": bare, as institutions are named, and few other nouns ("at school") are.
bool follows_place_preposition(std::string_view text, const DamagedWord& word,
                               std::string_view restored);

// "in", "near" and the like, without an article.
bool follows_preposition(std::string_view text, const DamagedWord& word);

// "the Policy Xyitors", "Built-Xying": behind a word with a capital of its own, within a sentence,
// where the name that it begins may go on.
bool goes_on_from_name(std::string_view text, const std::vector<KnownCode>& codes,
                       const DamagedWord& word);

// Parts of the world and months, which bear a capital as often as none: "western", "march".
bool is_often_name(std::string_view word);

// "a march", "an audit"
bool follows_article(std::string_view text, const DamagedWord& word);

// Capitals where the letters around are capitals; a capital at the head of a sentence, a line, a
// cell or what follows a label; else as given.
std::string in_case(std::string_view text, const std::vector<KnownCode>& codes,
                    const DamagedWord& word, std::string overwritten);

}  // namespace normalize
