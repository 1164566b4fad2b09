#include "debate/matches.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "debate/inlines.h"
#include "debate/quotations.h"

namespace debate {

namespace {

constexpr std::size_t phrase_words = 4;
// A shingle that stands in more posts than this is a common phrase.
constexpr std::size_t most_places = 4;
// Words that may differ between two equal stretches.
constexpr std::size_t slack = 4;
// How far equal words are followed from one seed; a longer passage goes on with its next seeds.
constexpr std::size_t furthest_growth = 64;

std::uint64_t hash_run(const std::vector<Token>& tokens, std::size_t at, std::size_t count) {
  std::uint64_t hash = count;
  for (std::size_t i = at; i < at + count; ++i) {
    hash = (hash ^ tokens[i].form) * 1099511628211ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

bool is_run(const std::vector<Token>& tokens, std::size_t at, std::size_t count) {
  return at + count <= tokens.size() && tokens[at].post == tokens[at + count - 1].post;
}

bool equal_run(const std::vector<Token>& tokens, std::size_t a, std::size_t b, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (tokens[a + i].form != tokens[b + i].form) return false;
  }
  return true;
}

// The hashes of all shingles in order, each from the one before it (Karp and Rabin 1987).
class ShingleHashes {
 public:
  explicit ShingleHashes(const std::vector<Token>& tokens) : tokens_(tokens) {
    for (std::size_t i = 0; i + 1 < shingle_words; ++i) {
      leading_ *= base;
      if (i < tokens.size()) sum_ = sum_ * base + tokens[i].form;
    }
  }

  std::size_t size() const {
    return tokens_.size() < shingle_words ? 0 : tokens_.size() - shingle_words + 1;
  }

  // Of the shingle at the next token; to be asked size() times.
  std::uint64_t next() {
    sum_ = sum_ * base + tokens_[at_ + shingle_words - 1].form;
    const std::uint64_t hash = (sum_ ^ sum_ >> 29) * 0x9E3779B97F4A7C15ULL;
    sum_ -= tokens_[at_++].form * leading_;
    return hash ^ hash >> 32;
  }

 private:
  static constexpr std::uint64_t base = 1099511628211ULL;

  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  std::uint64_t sum_ = 0, leading_ = 1;
};

// Which hashes come more than once; a few others seem to. Two bits for each of some places, so few
// that they stay near the processor.
class Repeated {
 public:
  explicit Repeated(std::size_t hashes) {
    std::size_t size = 32;
    while (size < hashes) size *= 2;
    counts_.resize(size);
  }

  void add(std::uint64_t hash) {
    std::uint8_t& four = counts_[place_of(hash)];
    const unsigned shift = shift_of(hash);
    const unsigned count = four >> shift & 3U;
    if (count < 2) four = static_cast<std::uint8_t>(four + (1U << shift));
    size_ += count == 1 ? 2 : count == 2 ? 1 : 0;
  }
  bool has(std::uint64_t hash) const {
    return (counts_[place_of(hash)] >> shift_of(hash) & 2U) != 0;
  }
  // How many of the hashes added it has, repetitions included.
  std::size_t size() const { return size_; }

 private:
  std::size_t place_of(std::uint64_t hash) const { return hash >> 2 & (counts_.size() - 1); }
  static unsigned shift_of(std::uint64_t hash) { return 2U * (hash & 3U); }

  std::vector<std::uint8_t> counts_;
  std::size_t size_ = 0;
};

// Places of a shingle in different posts, the earliest ones.
struct Places {
  std::uint32_t at[most_places] = {};
  std::uint32_t count = 0;
};

// Shingle → its places, by open addressing. Most shingles stand once: these take eight bytes.
class Shingles {
 public:
  // `most`: how many shingles will be asked for.
  Shingles(const std::vector<Token>& tokens, std::size_t most) : tokens_(tokens) {
    std::size_t size = 1024;
    while (size < most + most / 4) size *= 2;
    slots_.resize(size);
  }

  // Asks the memory for what `find` will look at.
  void expect(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

  // The places so far; `at`, which has this hash, is added when it stands in a new post.
  Places find_and_add(std::size_t at, std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    const auto mark = static_cast<std::uint32_t>(hash >> 32) | several;
    std::size_t slot = hash & mask;
    while (slots_[slot].place != free) {
      if (((slots_[slot].mark | several) == mark) && is_same(slots_[slot], at)) {
        return add_to(slots_[slot], at);
      }
      slot = (slot + 1) & mask;
    }
    slots_[slot] = {static_cast<std::uint32_t>(at), mark & ~several};
    return {};
  }

 private:
  static constexpr std::uint32_t free = 0xFFFFFFFF;
  static constexpr std::uint32_t several = 0x80000000;  // `place` is an index of more_
  struct Slot {
    std::uint32_t place = free;
    std::uint32_t mark = 0;
  };

  bool is_same(const Slot& slot, std::size_t at) const {
    const bool one = (slot.mark & several) == 0;
    return equal_run(tokens_, one ? slot.place : more_[slot.place].at[0], at, shingle_words);
  }

  Places add_to(Slot& slot, std::size_t at) {
    Places found;
    if ((slot.mark & several) != 0) {
      found = more_[slot.place];
    } else {
      found.at[found.count++] = slot.place;
    }
    const bool known = tokens_[found.at[found.count - 1]].post == tokens_[at].post;
    if (known || found.count == most_places) return found;
    Places added = found;
    added.at[added.count++] = static_cast<std::uint32_t>(at);
    if ((slot.mark & several) != 0) {
      more_[slot.place] = added;
    } else {
      slot.place = static_cast<std::uint32_t>(more_.size());
      slot.mark |= several;
      more_.push_back(added);
    }
    return found;
  }

  const std::vector<Token>& tokens_;
  std::vector<Slot> slots_;
  std::vector<Places> more_;
};

class Matcher {
 public:
  Matcher(const std::vector<Token>& tokens, std::size_t least) : tokens_(tokens), least_(least) {}

  std::vector<PassageMatch> run() {
    // Most shingles stand once and need no place among those that are compared.
    ShingleHashes first(tokens_);
    Repeated repeated(first.size());
    for (std::size_t at = 0; at < first.size(); ++at) repeated.add(first.next());
    Shingles shingles(tokens_, repeated.size());
    // The hashes of the next shingles, so that the memory answers while others are compared.
    constexpr std::size_t ahead = 16;
    std::uint64_t hashes[ahead] = {};
    ShingleHashes second(tokens_);
    for (std::size_t at = 0; at < second.size() + ahead; ++at) {
      if (at >= ahead) {
        const std::size_t here = at - ahead;
        const std::uint64_t hash = hashes[at % ahead];
        const bool again = repeated.has(hash);
        if ((again || open_) && is_run(tokens_, here, shingle_words)) {
          extend(here, again ? shingles.find_and_add(here, hash) : Places());
        }
      }
      if (at >= second.size()) continue;
      const std::uint64_t hash = hashes[at % ahead] = second.next();
      if (repeated.has(hash)) shingles.expect(hash);
    }
    close();
    return std::move(matches_);
  }

 private:
  void extend(std::size_t at, const Places& places) {
    if (open_ &&
        (tokens_[at].post != tokens_[match_.later_begin].post || at > match_.later_end + slack)) {
      close();
    }
    PassageMatch best{};
    for (std::uint32_t i = 0; i < places.count; ++i) {
      const std::size_t place = places.at[i];
      if (tokens_[place].post == tokens_[at].post) continue;
      if (open_ && is_near(place, at)) {
        match_.earlier_end = std::max(match_.earlier_end, place + shingle_words);
        match_.later_end = at + shingle_words;
        return;
      }
      const PassageMatch found = grow(place, at);
      // Words around a quotation may be repeated too: a later place must be clearly longer.
      if (length(found) * 4 > length(best) * 5) best = found;
    }
    // A phrase of many posts may have opened a match that another source outgrows.
    if (length(best) == 0 || (open_ && length(best) <= length(match_))) return;
    close();
    match_ = best;
    open_ = true;
  }

  static std::size_t length(const PassageMatch& match) {
    return match.later_end - match.later_begin;
  }

  // The equal words around a seed.
  PassageMatch grow(std::size_t place, std::size_t at) const {
    PassageMatch match{place, place + shingle_words, at, at + shingle_words};
    const auto same = [&](std::size_t a, std::size_t b) {
      return tokens_[a].form == tokens_[b].form && tokens_[a].post == tokens_[place].post &&
             tokens_[b].post == tokens_[at].post;
    };
    for (std::size_t n = 0; n < furthest_growth && match.earlier_begin > 0 &&
                            same(match.earlier_begin - 1, match.later_begin - 1);
         ++n) {
      --match.earlier_begin;
      --match.later_begin;
    }
    for (std::size_t n = 0; n < furthest_growth && match.later_end < tokens_.size() &&
                            same(match.earlier_end, match.later_end);
         ++n) {
      ++match.earlier_end;
      ++match.later_end;
    }
    return match;
  }

  // On the diagonal of the open match, give or take the differences allowed.
  bool is_near(std::size_t place, std::size_t at) const {
    if (tokens_[place].post != tokens_[match_.earlier_begin].post) return false;
    const std::size_t expected = match_.earlier_begin + (at - match_.later_begin);
    const std::size_t drift = slack + (at - match_.later_begin) / 16;
    return place + drift >= expected && place <= expected + drift;
  }

  void close() {
    if (open_ && length(match_) >= least_) matches_.push_back(match_);
    open_ = false;
  }

  const std::vector<Token>& tokens_;
  std::size_t least_;
  std::vector<PassageMatch> matches_;
  PassageMatch match_;
  bool open_ = false;
};

}  // namespace

std::vector<Token> tokens_of(const Debate& debate, const Words& words) {
  std::vector<Token> tokens;
  tokens.reserve(words.all().size());
  std::uint32_t paragraph = 0;
  for (std::size_t p = 0; p < debate.posts.size(); ++p) {
    for_each_paragraph(debate.posts[p].blocks, [&](const Paragraph& block) {
      const Span whole = span_of(block);
      for (const PlacedWord& word : words.in(whole)) {
        const auto end = std::min(word.end, static_cast<std::uint32_t>(whole.end));
        tokens.push_back({word.begin, end, word.form, static_cast<std::uint32_t>(p), paragraph});
      }
      ++paragraph;
    });
  }
  return tokens;
}

std::vector<PassageMatch> find_matches(const std::vector<Token>& tokens, std::size_t least) {
  return Matcher(tokens, least).run();
}

namespace {

// Only the first few places are tried: what stands everywhere is no quotation.
constexpr std::size_t most_tries = 16;

}  // namespace

std::vector<std::size_t> find_phrases(const std::vector<Token>& tokens,
                                      const std::vector<TokenRange>& phrases) {
  // The beginnings that are looked for; then one walk over the text collects where they stand.
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places;
  const auto is_wanted = [&](const TokenRange& phrase) {
    const std::size_t count = phrase.end - phrase.begin;
    return count >= phrase_words && is_run(tokens, phrase.begin, count);
  };
  std::vector<bool> begins(std::bit_ceil(phrases.size() * 16 + 1));  // by hash of two words
  const auto beginning = [&](std::size_t at) {
    return hash_run(tokens, at, 2) & (begins.size() - 1);
  };
  for (const TokenRange& phrase : phrases) {
    if (!is_wanted(phrase)) continue;
    places[hash_run(tokens, phrase.begin, phrase_words)];
    begins[beginning(phrase.begin)] = true;
  }
  for (std::size_t at = 0; !places.empty() && at + phrase_words <= tokens.size(); ++at) {
    if (!begins[beginning(at)] || !is_run(tokens, at, phrase_words)) continue;
    const auto found = places.find(hash_run(tokens, at, phrase_words));
    if (found == places.end() || found->second.size() == most_tries) continue;
    found->second.push_back(static_cast<std::uint32_t>(at));
  }
  std::vector<std::size_t> sources;
  sources.reserve(phrases.size());
  for (const TokenRange& phrase : phrases) {
    sources.push_back(tokens.size());
    if (!is_wanted(phrase)) continue;
    const std::size_t count = phrase.end - phrase.begin;
    for (const std::size_t at : places[hash_run(tokens, phrase.begin, phrase_words)]) {
      if (tokens[at].post == tokens[phrase.begin].post || !is_run(tokens, at, count)) continue;
      if (!equal_run(tokens, at, phrase.begin, count)) continue;
      sources.back() = at;
      break;
    }
  }
  return sources;
}

}  // namespace debate
