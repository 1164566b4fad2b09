#include "normalize/ids.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "normalize/ascii.h"
#include "normalize/engine.h"

namespace normalize {
namespace {

// FNV-1a, 64 bits (Fowler, Noll and Vo).
class Hash {
 public:
  void add(char c) { value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3; }
  void add(std::string_view text) {
    for (const char c : text) add(c);
    add('\0');
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

// How far the words reach that an id depends on: enough to tell places apart, little enough that
// an id outlives a change in the next sentence. Letters and digits only, because the marks between
// them are what other rules change.
constexpr std::size_t context_letters = 16;
constexpr std::size_t context_reach = 48;

std::uint64_t hash_of(std::string_view rule, std::string_view text, base::Span span) {
  Hash hash;
  hash.add(rule);
  hash.add(text.substr(span.begin, span.size()));
  std::size_t taken = 0;
  for (std::size_t i = span.begin, n = 0; i > 0 && n < context_reach && taken < context_letters;
       --i, ++n) {
    if (!is_alnum(text[i - 1])) continue;
    hash.add(text[i - 1]);
    ++taken;
  }
  hash.add('|');
  taken = 0;
  for (std::size_t i = span.end, n = 0;
       i < text.size() && n < context_reach && taken < context_letters; ++i, ++n) {
    if (!is_alnum(text[i])) continue;
    hash.add(text[i]);
    ++taken;
  }
  return hash.value();
}

constexpr std::string_view id_digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int id_size = 10;  // digits of five bits

// What of the hash stands in an id.
std::uint64_t shown_hash(std::uint64_t hash) {
  return (hash ^ hash >> 32) & ((std::uint64_t{1} << (5 * id_size)) - 1);
}

std::string id_from(std::string_view rule, std::uint64_t hash, std::size_t ordinal) {
  std::string id(rule);
  id += '-';
  hash = shown_hash(hash);
  for (int i = 0; i < id_size; ++i, hash >>= 5) id += id_digits[hash & 31];
  if (ordinal > 1) id += fmt::format(".{}", ordinal);
  return id;
}

}  // namespace

std::string Ids::make(std::string_view rule, std::string_view text, base::Span at) {
  const std::uint64_t hash = hash_of(rule, text, at);
  return id_from(rule, hash, ++seen_[shown_hash(hash)]);
}

void Ids::take(std::string_view id) {
  const std::size_t dash = id.find('-');
  if (dash == std::string_view::npos || id.size() < dash + 1 + id_size) return;
  std::uint64_t hash = 0;
  for (std::size_t i = dash + id_size; i > dash; --i) {
    hash = hash << 5 | id_digits.find(id[i]);
  }
  std::uint32_t ordinal = 1;
  const std::string_view rest = id.substr(dash + 1 + id_size);
  if (rest.size() > 1) std::from_chars(rest.data() + 1, rest.data() + rest.size(), ordinal);
  std::uint32_t& most = seen_[hash];
  most = std::max(most, ordinal);
}

std::string make_id(std::string_view rule, std::string_view text, base::Span at,
                    std::size_t ordinal) {
  return id_from(rule, hash_of(rule, text, at), ordinal);
}

}  // namespace normalize
