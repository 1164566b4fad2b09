#include "normalize/letter_case.h"

#include <algorithm>
#include <array>

#include "normalize/ascii.h"

namespace normalize {
namespace {

// "P2: ", "[10:32] P2 – ": nothing but a code and no other letter between the head of the line
// and the word.
bool follows_label(std::string_view text, const std::vector<KnownCode>& codes, std::size_t i) {
  constexpr std::size_t longest = 60;
  std::size_t begin = i;
  while (begin > 0 && text[begin - 1] != '\n' && i - begin < longest) --begin;
  const std::string_view label = text.substr(begin, i - begin);
  const auto holds = [&](std::string_view mark) {
    return label.find(mark) != std::string_view::npos;
  };
  constexpr std::array<std::string_view, 7> marks = {":", "]", ">", ")", " - ", "–", "—"};
  if (std::none_of(marks.begin(), marks.end(), holds)) return false;
  const auto first = std::find_if(label.begin(), label.end(), is_alpha);
  const std::string_view named = label.substr(static_cast<std::size_t>(first - label.begin()));
  return std::any_of(codes.begin(), codes.end(), [&](const KnownCode& known) {
    return named.starts_with(known.code) &&
           std::none_of(named.begin() + static_cast<std::ptrdiff_t>(known.code.size()), named.end(),
                        is_alpha);
  });
}

bool begins_sentence(std::string_view text, const std::vector<KnownCode>& codes, std::size_t i) {
  const std::size_t word = i;
  while (i > 0 && (text[i - 1] == ' ' || is_beyond_ascii(text[i - 1]) ||
                   std::string_view("(\"'").find(text[i - 1]) != std::string_view::npos)) {
    --i;
  }
  return i == 0 || std::string_view(".!?\n\t|").find(text[i - 1]) != std::string_view::npos ||
         follows_label(text, codes, word);
}

// The words on both sides, as far as there are any on the line, are in capitals.
bool stands_among_capitals(std::string_view text, base::Span word) {
  const auto shouts = [&](std::size_t from, std::size_t to) {
    const std::string_view beside = text.substr(from, to - from);
    return std::count_if(beside.begin(), beside.end(), is_upper) >= 2 &&
           std::none_of(beside.begin(), beside.end(), is_lower);
  };
  constexpr std::size_t reach = 12;
  const std::size_t begin = word.begin < reach ? 0 : word.begin - reach;
  return shouts(begin, word.begin) || shouts(word.end, std::min(text.size(), word.end + reach));
}

}  // namespace

std::string in_case(std::string_view text, const std::vector<KnownCode>& codes,
                    const DamagedWord& word, std::string overwritten) {
  const std::string around = word.left + word.right;
  const bool upper = std::any_of(around.begin(), around.end(), is_upper) &&
                     std::none_of(around.begin(), around.end(), is_lower);
  // "H" and what follows it may be "HER" or "Her".
  const bool initial = word.right.empty() && word.left.size() == 1;
  const bool capitals = upper && (!initial || stands_among_capitals(text, word.at));
  if (capitals) {
    std::transform(overwritten.begin(), overwritten.end(), overwritten.begin(), to_upper);
  } else if (word.left.empty() && !word.in_link && begins_sentence(text, codes, word.at.begin)) {
    overwritten[0] = to_upper(overwritten[0]);
  }
  return overwritten;
}

}  // namespace normalize
