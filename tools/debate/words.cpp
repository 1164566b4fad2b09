#include "debate/words.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/error.h"
#include "debate/characters.h"
#include "normalize/ascii.h"

namespace debate {

namespace {

constexpr std::size_t first_slots = 4096;
constexpr std::size_t usual_word = 6;    // bytes, with the space behind it: a first guess
constexpr std::size_t block_size = 256;  // bytes of the text for each entry of blocks_

bool is_plain(char c) {
  static constexpr normalize::ByteSet letters(
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  return letters.has(c);
}

// What may belong to a word or not, as its neighbours say.
bool is_doubtful(char c) {
  return c == '\'' || normalize::is_beyond_ascii(c);
}

// The next word, by the short way where it stands between signs of ASCII.
base::Span cut_word(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_plain(text[at]) && !normalize::is_beyond_ascii(text[at])) ++at;
  std::size_t end = at;
  while (end < text.size() && is_plain(text[end])) ++end;
  const bool whole = end > at && (end == text.size() || !is_doubtful(text[end]));
  return whole ? base::Span{at, end} : next_word(text, at, text.size());
}

}  // namespace

// FNV-1a (Fowler, Noll and Vo) over what is beyond the head. The lower bits choose the slot, so the
// upper ones are folded in.
Words::Key Words::key_of(std::string_view form) {
  Key key;
  std::memcpy(&key.head, form.data(), std::min(form.size(), sizeof key.head));
  std::uint64_t hash = key.head * 0x9E3779B97F4A7C15ULL;
  for (std::size_t i = sizeof key.head; i < form.size(); ++i) {
    hash = (hash ^ static_cast<unsigned char>(form[i])) * 1099511628211ULL;
  }
  hash ^= hash >> 32;
  key.hash = static_cast<std::uint32_t>(hash ^ hash >> 15);
  return key;
}

Words::Words(std::string_view text) : slots_(first_slots) {
  base::expects(text.size() < std::numeric_limits<std::uint32_t>::max(), "a text below 4 GiB");
  words_.reserve(text.size() / usual_word);
  blocks_.reserve(text.size() / block_size + 1);
  std::string low;
  for (base::Span word = cut_word(text, 0); !word.empty(); word = cut_word(text, word.end)) {
    low.assign(slice(text, word));
    for (char& c : low) c = to_lower(c);
    while (blocks_.size() <= word.begin / block_size) {
      blocks_.push_back(static_cast<std::uint32_t>(words_.size()));
    }
    words_.push_back({static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.end),
                      number_of(low)});
  }
}

std::size_t Words::first_from(std::size_t at) const {
  const std::size_t block = at / block_size;
  if (block >= blocks_.size()) return words_.size();
  std::size_t first = blocks_[block];
  while (first < words_.size() && words_[first].begin < at) ++first;
  return first;
}

std::span<const PlacedWord> Words::in(base::Span range) const {
  const std::size_t first = first_from(range.begin);
  return all().subspan(first, std::max(first_from(range.end), first) - first);
}

std::uint32_t Words::find(std::string_view form) const {
  const std::uint32_t taken = slots_[slot_of(form, key_of(form))];
  return taken == 0 ? static_cast<std::uint32_t>(forms_.size()) : taken - 1;
}

std::size_t Words::slot_of(std::string_view wanted, Key key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = key.hash & mask;
  while (slots_[slot] != 0) {
    const Form& form = forms_[slots_[slot] - 1];
    if (form.key == key && form.size == wanted.size() &&
        (wanted.size() <= sizeof key.head || letters_of(form) == wanted))
      break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::uint32_t Words::number_of(std::string_view wanted) {
  const Key key = key_of(wanted);
  const std::size_t slot = slot_of(wanted, key);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  const auto number = static_cast<std::uint32_t>(forms_.size());
  forms_.push_back({letters_.size(), static_cast<std::uint32_t>(wanted.size()), key});
  letters_ += wanted;
  slots_[slot] = number + 1;
  if (forms_.size() * 2 > slots_.size()) grow();
  return number;
}

void Words::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < forms_.size(); ++number) {
    std::size_t slot = forms_[number].key.hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

}  // namespace debate
