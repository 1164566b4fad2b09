#include "debate/words.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "debate/characters.h"

namespace debate {

namespace {

// FNV-1a, its upper half folded in, since the lower bits choose the slot.
std::uint32_t hash_of(std::string_view form) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : form) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

constexpr std::size_t first_slots = 4096;
constexpr std::size_t usual_word = 6;  // bytes, with the space behind it: a first guess

}  // namespace

Words::Words(std::string_view text) : slots_(first_slots) {
  base::expects(text.size() < std::numeric_limits<std::uint32_t>::max(), "a text below 4 GiB");
  words_.reserve(text.size() / usual_word);
  std::string low;
  for (std::size_t at = 0; at < text.size();) {
    const base::Span word = next_word(text, at, text.size());
    if (word.empty()) break;
    at = word.end;
    low.assign(slice(text, word));
    for (char& c : low) c = to_lower(c);
    words_.push_back({static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.end),
                      number_of(low, hash_of(low))});
  }
}

std::span<const PlacedWord> Words::in(base::Span range) const {
  const auto before = [](const PlacedWord& word, std::size_t at) { return word.begin < at; };
  const auto first = std::lower_bound(words_.begin(), words_.end(), range.begin, before);
  auto last = first;
  // Ranges are short beside the text: doubling steps find their end soon.
  for (std::ptrdiff_t step = 8;; step *= 2) {
    if (words_.end() - last <= step) {
      last = std::lower_bound(last, words_.end(), range.end, before);
      break;
    }
    if ((last + step)->begin >= range.end) {
      last = std::lower_bound(last, last + step, range.end, before);
      break;
    }
    last += step;
  }
  return {first, last};
}

std::uint32_t Words::find(std::string_view form) const {
  const std::uint32_t taken = slots_[slot_of(form, hash_of(form))];
  return taken == 0 ? static_cast<std::uint32_t>(forms_.size()) : taken - 1;
}

std::size_t Words::slot_of(std::string_view wanted, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != 0) {
    const std::uint32_t number = slots_[slot] - 1;
    if (forms_[number].hash == hash && form(number) == wanted) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::uint32_t Words::number_of(std::string_view wanted, std::uint32_t hash) {
  const std::size_t slot = slot_of(wanted, hash);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  const auto number = static_cast<std::uint32_t>(forms_.size());
  forms_.push_back({letters_.size(), static_cast<std::uint32_t>(wanted.size()), hash});
  letters_ += wanted;
  slots_[slot] = number + 1;
  if (forms_.size() * 2 > slots_.size()) grow();
  return number;
}

void Words::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < forms_.size(); ++number) {
    std::size_t slot = forms_[number].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

}  // namespace debate
