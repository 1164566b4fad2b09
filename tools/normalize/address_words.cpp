#include "normalize/address_words.h"

#include <vector>

#include "normalize/ascii.h"

namespace normalize {

bool falls_into_words(const std::string& letters, base::Span overwritten, bool proved,
                      WordJudge& judge) {
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
      if (judge.is_word(letters.substr(from, length))) return true;
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

}  // namespace normalize
