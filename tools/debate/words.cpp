#include "debate/words.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/error.h"
#include "debate/characters.h"
#include "normalize/ascii.h"

namespace debate {

namespace {

constexpr std::size_t first_slots = 4096;
constexpr std::size_t usual_word = 5;   // bytes, with the space behind it: few texts have shorter
constexpr std::size_t block_size = 64;  // bytes of the text for each entry of blocks_

// ASCII letters and digits, in lower case; 0 for all other bytes.
constexpr std::array<unsigned char, 256> letters_in_lower_case() {
  std::array<unsigned char, 256> letters{};
  for (std::size_t c = 0; c < 0x80; ++c) {
    const char letter = static_cast<char>(c);
    if (!is_ascii_letter(letter) && !is_digit(letter)) continue;
    letters[c] = static_cast<unsigned char>(to_lower(letter));
  }
  return letters;
}
constexpr std::array<unsigned char, 256> plain_letters = letters_in_lower_case();

unsigned char plain_letter(char c) {
  return plain_letters[static_cast<unsigned char>(c)];
}

// `form` in lower case, as long as the word.
bool is_form_of(std::string_view word, std::string_view form) {
  return word == form || starts_with_ignoring_case(word, form);
}

// What may belong to a word or not, as its neighbours say.
bool is_doubtful(char c) {
  return c == '\'' || normalize::is_beyond_ascii(c);
}

}  // namespace

// The hash of what is beyond the head goes into that of the head, by FNV-1a (Fowler, Noll and Vo).
// The lower bits choose the slot, so the upper ones are folded in.
Words::Key Words::key_of(std::string_view word) {
  const std::size_t in_head = std::min(word.size(), head_size);
  std::uint64_t head = 0;
  for (const char c : word.substr(0, in_head)) {
    head = head << 8 | static_cast<unsigned char>(to_lower(c));
  }
  std::uint64_t tail = 0;
  for (const char c : word.substr(in_head)) {
    tail = (tail ^ static_cast<unsigned char>(to_lower(c))) * 1099511628211ULL;
  }
  return key_from(head, tail, word.size());
}

Words::Key Words::key_from(std::uint64_t head, std::uint64_t tail, std::size_t size) {
  std::uint64_t hash = (head ^ tail) * 0x9E3779B97F4A7C15ULL;
  hash ^= hash >> 32;
  return {head, static_cast<std::uint32_t>(size), static_cast<std::uint32_t>(hash ^ hash >> 15)};
}

std::uint32_t Words::number_of(std::string_view word, const Key& key) {
  // Most words have come before and stand where they are looked for first.
  const std::uint32_t first = slots_[key.hash & (slots_.size() - 1)];
  if (first != 0 && key.size <= head_size && forms_[first - 1].key == key) return first - 1;
  return find_or_add(word, key);
}

Words::Words(std::string_view text) : slots_(first_slots) {
  base::expects(text.size() < std::numeric_limits<std::uint32_t>::max(), "a text below 4 GiB");
  words_.reserve(text.size() / usual_word);
  blocks_.reserve(text.size() / block_size + 1);
  const char* const bytes = text.data();
  const std::size_t size = text.size();
  for (std::size_t at = 0; at < size;) {
    // Most words are short and stand between signs of ASCII: their letters are read once.
    std::size_t end = at;
    std::uint64_t head = 0;
    for (; end < size; ++end) {
      const unsigned char letter = plain_letter(bytes[end]);
      if (letter == 0) break;
      head = head << 8 | letter;
    }
    if (end == at && !normalize::is_beyond_ascii(bytes[at])) {
      ++at;
      continue;
    }
    const bool whole = end > at && (end == size || !is_doubtful(bytes[end]));
    const base::Span word = whole ? base::Span{at, end} : next_word(text, at, size);
    if (word.empty()) break;
    const bool is_short = whole && word.size() <= head_size;
    const std::string_view typed = slice(text, word);
    const Key key = is_short ? key_from(head, 0, typed.size()) : key_of(typed);
    if (word.begin / block_size >= blocks_.size()) enter_block(word.begin / block_size);
    words_.push_back({static_cast<std::uint32_t>(word.begin), number_of(typed, key)});
    at = word.end;
  }
}

void Words::enter_block(std::size_t block) {
  blocks_.resize(block + 1, static_cast<std::uint32_t>(words_.size()));
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

std::size_t Words::slot_of(std::string_view word, const Key& key) const {
  const auto is_same = [&](const Form& form) {
    return form.key == key && (key.size <= head_size || is_form_of(word, letters_of(form)));
  };
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = key.hash & mask;
  while (slots_[slot] != 0 && !is_same(forms_[slots_[slot] - 1])) slot = (slot + 1) & mask;
  return slot;
}

std::uint32_t Words::find_or_add(std::string_view word, const Key& key) {
  const std::size_t slot = slot_of(word, key);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  const auto number = static_cast<std::uint32_t>(forms_.size());
  forms_.push_back({letters_.size(), key});
  letters_ += lowered(word);
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
