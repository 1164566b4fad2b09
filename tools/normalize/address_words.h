#pragma once
// The letters of addresses, in which no spaces part the words.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "normalize/codes.h"
#include "normalize/damaged_words.h"
#include "normalize/frequencies.h"
#include "normalize/joint_evidence.h"
#include "normalize/word_judge.h"

namespace normalize {

// Whether the letters (lower case) fall into dictionary words, one of which holds the part that was
// overwritten and is `expected` here. `proved`: it was so in words of the text, and shorter words
// count beside it.
bool falls_into_words(const std::string& letters, base::Span overwritten, bool proved,
                      const std::function<bool(const std::string&)>& expected, WordJudge& judge);

// Whether the word with `overwritten` in its hole is one, or falls into words. Of a code that
// replaced several strings only words count then that the text has, too, or everybody.
bool holds_words(const DamagedWord& word, const std::string& overwritten, bool proved,
                 const JointEvidence& evidence, const Frequencies& frequencies, WordJudge& judge);

bool in_one_address(std::string_view text, const DamagedWord& a, const DamagedWord& b);

// Whether a code of the words [begin, end), which are of one address, stands in it outside them, or
// what may be one that nobody knows: "homeXYZ".
bool address_holds_code(std::string_view text, const std::vector<KnownCode>& codes,
                        const std::vector<DamagedWord>& words, std::size_t begin, std::size_t end);

// Whether two capitals or more stand beside a lower-case letter, as a code may: "homeXYZ".
bool holds_capitals(std::string_view part);

}  // namespace normalize
