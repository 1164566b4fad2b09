#include "normalize/frequencies.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "normalize/ascii.h"

namespace normalize {
namespace {

// Beyond this the start of the list of words stands for the whole.
constexpr std::size_t most_listed = 1 << 20;

// Around letters that were given back.
constexpr char opening = '\x01', closing = '\x02';

}  // namespace

Frequencies::Frequencies(std::string_view text, const std::vector<KnownCode>& codes,
                         const std::vector<DamagedWord>& damaged) {
  constexpr std::size_t shortest = 3, longest = 40;
  std::unordered_set<std::string_view> whole, heads;  // "P3"; "Participant" of "Participant 3"
  for (const KnownCode& known : codes) {
    const std::string_view code = known.code;
    const std::size_t space = code.find(' ');
    (space == code.npos ? whole : heads).insert(code.substr(0, space));
  }
  std::unordered_map<std::string_view, std::size_t> typed;
  auto next = damaged.begin();
  for (std::size_t i = 0; i < text.size();) {
    while (next != damaged.end() && next->at.end <= i) ++next;
    if (next != damaged.end() && next->at.begin <= i) {
      i = next->at.end;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (is_alnum(text[end]) || is_beyond_ascii(text[end]))) ++end;
    const std::string_view word = text.substr(i, end - i);
    const bool code = whole.contains(word) ||
                      (at(text, end) == ' ' && is_digit(at(text, end + 1)) && heads.contains(word));
    if (word.size() >= shortest && word.size() <= longest && !code) ++typed[word];
    i = end + 1;
  }
  std::vector<std::pair<std::string_view, std::size_t>> in_order(typed.begin(), typed.end());
  std::sort(in_order.begin(), in_order.end());
  for (const auto& [word, count] : in_order) {
    if (is_natural(word)) counts_[lowered(word)] += count;
    list(word, count);
  }
  std::map<std::string_view, std::size_t> parts;
  for (const DamagedWord& word : damaged) {
    ++parts[word.left];
    ++parts[word.right];
  }
  for (const auto& [part, count] : parts) list(part, count);
}

void Frequencies::list(std::string_view word, std::size_t count) {
  if (word.size() < 2 || listed_.size() > most_listed) return;
  listed_ += ' ';
  counted_.emplace_back(listed_.size(), count);
  listed_ += lowered(word);
}

void Frequencies::add(const DamagedWord& word, const std::string& given_back, std::size_t count) {
  repaired_.insert(lowered(word.left) + given_back + lowered(word.right));
  given_back_.insert(given_back);
  list(word.left + opening + given_back + closing + word.right, count);
}

std::size_t Frequencies::of(const std::string& word) const {
  const auto found = counts_.find(word);
  return found == counts_.end() ? 0 : found->second;
}

std::size_t Frequencies::inside(std::string_view letters, std::size_t most) const {
  std::size_t sum = listed(letters, most);
  for (const std::string& given_back : given_back_) {
    const std::size_t at = letters.find(given_back);
    if (at == std::string_view::npos || sum >= most) continue;
    std::string held(letters);
    held.insert(at + given_back.size(), 1, closing);
    held.insert(at, 1, opening);
    sum += listed(held, most - sum);
  }
  return std::min(sum, most);
}

std::size_t Frequencies::listed(std::string_view letters, std::size_t most) const {
  std::size_t sum = 0;
  for (std::size_t i = listed_.find(letters); i != std::string::npos && sum < most;
       i = listed_.find(letters, i + 1)) {
    const bool whole = before(listed_, i) == ' ' &&
                       (i + letters.size() == listed_.size() || listed_[i + letters.size()] == ' ');
    if (whole) continue;
    const auto word = std::upper_bound(counted_.begin(), counted_.end(), std::pair{i, SIZE_MAX});
    sum += std::prev(word)->second;
  }
  return sum;
}

}  // namespace normalize
