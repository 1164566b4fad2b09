#include "normalize/address_words.h"

#include <algorithm>
#include <vector>

#include "normalize/ascii.h"
#include "normalize/short_words.h"

namespace normalize {

bool falls_into_words(const std::string& letters, base::Span overwritten, bool proved,
                      const std::function<bool(const std::string&)>& expected, WordJudge& judge) {
  const std::size_t begin = overwritten.begin, end = overwritten.end, size = letters.size();
  constexpr std::size_t longest = 60, shortest_holder = 4;
  const std::size_t shortest_part = proved ? 2 : 3;
  if (size > longest) return false;
  std::vector<bool> reached(size + 1, false), from_end(size + 1, false);
  const auto part = [&](std::size_t from, std::size_t to) {
    return to - from >= shortest_part && judge.is_word(letters.substr(from, to - from));
  };
  reached[0] = from_end[size] = true;
  for (std::size_t to = 1; to <= begin; ++to) {
    for (std::size_t from = 0; from < to && !reached[to]; ++from) {
      reached[to] = reached[from] && part(from, to);
    }
  }
  for (std::size_t from = size; from-- > end;) {
    for (std::size_t to = from + 1; to <= size && !from_end[from]; ++to) {
      from_end[from] = from_end[to] && part(from, to);
    }
  }
  for (std::size_t from = 0; from <= begin; ++from) {
    if (!reached[from]) continue;
    for (std::size_t to = end; to <= size; ++to) {
      const std::size_t length = to - from;
      if (!from_end[to] || length < shortest_holder || length == overwritten.size()) continue;
      const std::string holder = letters.substr(from, length);
      if (judge.is_word(holder) && expected(holder)) return true;
    }
  }
  return false;
}

bool holds_capitals(std::string_view part) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (!is_upper(part[i])) continue;
    const std::size_t first = i;
    while (i < part.size() && is_upper(part[i])) ++i;
    if (i - first >= 2 && (is_lower(before(part, first)) || is_lower(at(part, i)))) return true;
  }
  return false;
}

bool holds_words(const DamagedWord& word, const std::string& overwritten, bool proved,
                 const JointEvidence& evidence, const Frequencies& frequencies, WordJudge& judge) {
  // "Xyup" may be Speak Up as well as "lineup".
  const std::string& rest = word.left.empty() ? word.right : word.left;
  const bool joined = (word.left.empty() || word.right.empty()) && judge.is_entry(lowered(rest));
  if (!joined && judge.fits(word, overwritten)) {
    return !evidence.has_rival(word, overwritten, judge);
  }
  const bool several = evidence.proved.size() > 1 || !evidence.rivals.empty();
  const auto expected = [&](const std::string& letters) {
    return !several || frequencies.has(letters) || is_common_word(letters);
  };
  const std::size_t begin = word.left.size();
  return falls_into_words(lowered(word.left) + overwritten + lowered(word.right),
                          {begin, begin + overwritten.size()}, proved, expected, judge);
}

bool in_one_address(std::string_view text, const DamagedWord& a, const DamagedWord& b) {
  return a.in_link && b.in_link &&
         text.substr(a.at.end, b.at.begin - a.at.end).find_first_of(" \n\t") ==
             std::string_view::npos;
}

bool address_holds_code(std::string_view text, const std::vector<KnownCode>& codes,
                        const std::vector<DamagedWord>& words, std::size_t begin, std::size_t end) {
  constexpr std::string_view spaces = " \n\t";
  constexpr std::size_t most_words = 16;
  if (end - begin > most_words) return true;
  const std::size_t space = text.find_last_of(spaces, words[begin].at.begin);
  std::size_t from = space == std::string_view::npos ? 0 : space + 1;
  const std::size_t stop = std::min(text.find_first_of(spaces, words[end - 1].at.end), text.size());
  for (std::size_t k = begin; k <= end; ++k) {
    const std::string_view between = text.substr(from, (k < end ? words[k].at.begin : stop) - from);
    if (holds_capitals(between)) return true;
    for (std::size_t other = begin; other < end; ++other) {
      if (between.find(codes[words[other].code].code) != std::string_view::npos) return true;
    }
    if (k < end) from = words[k].at.end;
  }
  return false;
}

}  // namespace normalize
