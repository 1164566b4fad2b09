#include "debate/matches.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/page_allocator.h"
#include "debate/quotations.h"

namespace debate {

namespace {

constexpr std::size_t phrase_words = 4;
// A shingle that stands in more posts than this is a common phrase.
constexpr std::size_t most_places = 4;
// Words that may differ between two equal stretches.
constexpr std::size_t slack = 4;
// Beyond the ends of a match: words that may differ, those that must be equal again, and how often.
constexpr std::size_t most_differing = 3;
constexpr std::size_t equal_again = 4;
constexpr std::size_t most_widenings = 8;
// How far equal words are followed from one seed; a longer passage goes on with its next seeds.
constexpr std::size_t furthest_growth = 64;

using Forms = std::span<const std::uint32_t>;

std::uint64_t hash_run(Forms forms, std::size_t at, std::size_t count) {
  std::uint64_t hash = count;
  for (const std::uint32_t form : forms.subspan(at, count)) {
    hash = (hash ^ form) * 1099511628211ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

bool equal_run(Forms forms, std::size_t a, std::size_t b, std::size_t count) {
  return std::equal(forms.begin() + static_cast<std::ptrdiff_t>(a),
                    forms.begin() + static_cast<std::ptrdiff_t>(a + count),
                    forms.begin() + static_cast<std::ptrdiff_t>(b));
}

// The hashes of all shingles in order, each from the one before it (Karp and Rabin 1987).
class ShingleHashes {
 public:
  explicit ShingleHashes(Forms forms) : forms_(forms) {
    for (std::size_t i = 0; i + 1 < shingle_words; ++i) {
      leading_ *= base;
      if (i < forms.size()) sum_ = sum_ * base + forms[i];
    }
  }

  std::size_t size() const {
    return forms_.size() < shingle_words ? 0 : forms_.size() - shingle_words + 1;
  }

  // Of the shingle at the next word; to be asked size() times.
  std::uint64_t next() {
    sum_ = sum_ * base + forms_[at_ + shingle_words - 1];
    const std::uint64_t hash = (sum_ ^ sum_ >> 29) * 0x9E3779B97F4A7C15ULL;
    sum_ -= forms_[at_++] * leading_;
    return hash ^ hash >> 32;
  }

 private:
  static constexpr std::uint64_t base = 1099511628211ULL;

  Forms forms_;
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
    if ((four >> shift & 3U) < 2) four = static_cast<std::uint8_t>(four + (1U << shift));
  }
  bool has(std::uint64_t hash) const {
    return (counts_[place_of(hash)] >> shift_of(hash) & 2U) != 0;
  }

 private:
  std::size_t place_of(std::uint64_t hash) const { return hash >> 2 & (counts_.size() - 1); }
  static unsigned shift_of(std::uint64_t hash) { return 2U * (hash & 3U); }

  std::vector<std::uint8_t, base::PageAllocator<std::uint8_t>> counts_;
};

// Places of a shingle in different posts, the earliest ones.
struct Places {
  std::uint32_t at[most_places] = {};
  std::uint32_t count = 0;
};

// Shingle → its places, by open addressing. Most shingles stand once: these take eight bytes.
class Shingles {
 public:
  explicit Shingles(Forms forms) : forms_(forms), slots_(1024) {}

  // Asks the memory for what `find` will look at.
  void expect(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

  // The places so far; `at`, which has this hash and stands in the post that begins at `post`, is
  // added when it is the first there.
  Places find_and_add(std::size_t at, std::uint64_t hash, std::size_t post) {
    const std::size_t mask = slots_.size() - 1;
    const auto mark = static_cast<std::uint32_t>(hash >> 32) | several;
    std::size_t slot = hash & mask;
    while (slots_[slot].place != free) {
      if (((slots_[slot].mark | several) == mark) && is_same(slots_[slot], at)) {
        return add_to(slots_[slot], at, post);
      }
      slot = (slot + 1) & mask;
    }
    slots_[slot] = {static_cast<std::uint32_t>(at), mark & ~several};
    if (++used_ > slots_.size() / 4 * 3) grow();
    return {};
  }

 private:
  static constexpr std::uint32_t free = 0xFFFFFFFF;
  static constexpr std::uint32_t several = 0x80000000;  // `place` is an index of more_
  struct Slot {
    std::uint32_t place = free;
    std::uint32_t mark = 0;
  };
  using Slots = std::vector<Slot, base::PageAllocator<Slot>>;

  std::size_t first_place(const Slot& slot) const {
    return (slot.mark & several) == 0 ? slot.place : more_[slot.place].at[0];
  }

  bool is_same(const Slot& slot, std::size_t at) const {
    return equal_run(forms_, first_place(slot), at, shingle_words);
  }

  Places add_to(Slot& slot, std::size_t at, std::size_t post) {
    Places found;
    if ((slot.mark & several) != 0) {
      found = more_[slot.place];
    } else {
      found.at[found.count++] = slot.place;
    }
    const bool known = found.at[found.count - 1] >= post;
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

  void grow() {
    const Slots old = std::exchange(slots_, Slots(slots_.size() * 2));
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& taken : old) {
      if (taken.place == free) continue;
      ShingleHashes hash(forms_.subspan(first_place(taken), shingle_words));
      std::size_t slot = hash.next() & mask;
      while (slots_[slot].place != free) slot = (slot + 1) & mask;
      slots_[slot] = taken;
    }
  }

  Forms forms_;
  Slots slots_;
  std::vector<Places> more_;
  std::size_t used_ = 0;
};

class Matcher {
 public:
  Matcher(const PostWords& words, std::size_t least)
      : words_(words), forms_(words.forms()), least_(least) {}

  std::vector<PassageMatch> run() {
    // Most shingles stand once and need no place among those that are compared.
    ShingleHashes first(forms_);
    Repeated repeated(first.size());
    for (std::size_t at = 0; at < first.size(); ++at) repeated.add(first.next());
    Shingles shingles(forms_);
    // The hashes of the next shingles, so that the memory answers while others are compared.
    constexpr std::size_t ahead = 16;
    std::uint64_t hashes[ahead] = {};
    ShingleHashes second(forms_);
    for (std::size_t at = 0; at < second.size() + ahead; ++at) {
      if (at >= ahead) {
        const std::size_t here = at - ahead;
        const std::uint64_t hash = hashes[at % ahead];
        const bool again = repeated.has(hash);
        if ((again || open_) && here + shingle_words <= enter(here).end) {
          extend(here, again ? shingles.find_and_add(here, hash, post_.begin) : Places());
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
  // The words of the post at hand: of this word, which comes after those asked for before.
  WordRange enter(std::size_t at) {
    while (at >= post_.end) post_ = words_.words_of_post(next_post_++);
    return post_;
  }

  void extend(std::size_t at, const Places& places) {
    if (open_ && (match_.later.begin < post_.begin || at > match_.later.end + slack)) close();
    PassageMatch best{};
    for (std::uint32_t i = 0; i < places.count; ++i) {
      const std::size_t place = places.at[i];
      if (place >= post_.begin) continue;
      if (open_ && is_near(place, at)) {
        match_.earlier.end = std::max(match_.earlier.end, place + shingle_words);
        match_.later.end = at + shingle_words;
        return;
      }
      const PassageMatch found = grow(place, at);
      // Words around a quotation may be repeated too: a later place must be clearly longer.
      if (found.later.size() * 4 > best.later.size() * 5) best = found;
    }
    // A phrase of many posts may have opened a match that another source outgrows.
    if (best.later.size() == 0 || (open_ && best.later.size() <= match_.later.size())) return;
    close();
    match_ = best;
    source_ = words_.post_around(best.earlier.begin);
    open_ = true;
  }

  // The equal words around a seed.
  PassageMatch grow(std::size_t place, std::size_t at) const {
    const WordRange source = words_.post_around(place);
    PassageMatch match{{place, place + shingle_words}, {at, at + shingle_words}};
    for (std::size_t n = 0; n < furthest_growth && match.earlier.begin > source.begin &&
                            match.later.begin > post_.begin &&
                            forms_[match.earlier.begin - 1] == forms_[match.later.begin - 1];
         ++n) {
      --match.earlier.begin;
      --match.later.begin;
    }
    for (std::size_t n = 0;
         n < furthest_growth && match.earlier.end < source.end && match.later.end < post_.end &&
         forms_[match.earlier.end] == forms_[match.later.end];
         ++n) {
      ++match.earlier.end;
      ++match.later.end;
    }
    return match;
  }

  // On the diagonal of the open match, give or take the differences allowed.
  bool is_near(std::size_t place, std::size_t at) const {
    if (place < source_.begin || place >= source_.end) return false;
    const std::size_t expected = match_.earlier.begin + (at - match_.later.begin);
    const std::size_t drift = slack + (at - match_.later.begin) / 16;
    return place + drift >= expected && place <= expected + drift;
  }

  void close() {
    if (open_ && match_.later.size() >= least_) matches_.push_back(match_);
    open_ = false;
  }

  const PostWords& words_;
  Forms forms_;
  std::size_t least_;
  WordRange post_;  // at hand
  std::size_t next_post_ = 0;
  std::vector<PassageMatch> matches_;
  PassageMatch match_;
  WordRange source_;  // the post that the open match repeats
  bool open_ = false;
};

}  // namespace

std::vector<PassageMatch> find_matches(const PostWords& words, std::size_t least) {
  return Matcher(words, least).run();
}

namespace {

class Widener {
 public:
  Widener(const PostWords& words, PassageMatch match)
      : forms_(words.forms()),
        post_(words.post_around(match.later.begin)),
        source_(words.post_around(match.earlier.begin)),
        match_(match) {}

  PassageMatch run() {
    for (std::size_t n = 0; n < most_widenings && widen_end(); ++n) {
    }
    for (std::size_t n = 0; n < most_widenings && widen_begin(); ++n) {
    }
    return match_;
  }

 private:
  bool widen_end() {
    return differ([&](std::size_t n, std::size_t m) {
      const std::size_t later = match_.later.end + n, earlier = match_.earlier.end + m;
      if (later + equal_again > post_.end || earlier + equal_again > source_.end) return false;
      if (!equal_run(forms_, later, earlier, equal_again)) return false;
      std::size_t same = equal_again;
      while (same < furthest_growth && later + same < post_.end && earlier + same < source_.end &&
             forms_[later + same] == forms_[earlier + same]) {
        ++same;
      }
      match_.later.end = later + same;
      match_.earlier.end = earlier + same;
      return true;
    });
  }

  bool widen_begin() {
    return differ([&](std::size_t n, std::size_t m) {
      if (match_.later.begin < post_.begin + n + equal_again) return false;
      if (match_.earlier.begin < source_.begin + m + equal_again) return false;
      const std::size_t later = match_.later.begin - n, earlier = match_.earlier.begin - m;
      if (!equal_run(forms_, later - equal_again, earlier - equal_again, equal_again)) return false;
      std::size_t same = equal_again;
      while (same < furthest_growth && later - same > post_.begin &&
             earlier - same > source_.begin &&
             forms_[later - same - 1] == forms_[earlier - same - 1]) {
        ++same;
      }
      match_.later.begin = later - same;
      match_.earlier.begin = earlier - same;
      return true;
    });
  }

  // Whether `goes_on(n, m)` for a few differing words, the least first.
  template <typename GoesOn>
  static bool differ(const GoesOn& goes_on) {
    for (std::size_t both = 1; both <= 2 * most_differing; ++both) {
      for (std::size_t n = both - std::min(both, most_differing);
           n <= std::min(both, most_differing); ++n) {
        if (goes_on(n, both - n)) return true;
      }
    }
    return false;
  }

  Forms forms_;
  WordRange post_, source_;
  PassageMatch match_;
};

}  // namespace

PassageMatch widened(const PostWords& words, const PassageMatch& match) {
  return Widener(words, match).run();
}

WordRange without_own_end(const PostWords& words, WordRange later, std::size_t earlier) {
  const Forms forms = words.forms();
  const auto is_common = [&](std::size_t word) {
    const std::size_t at = earlier + (word - later.begin);
    const std::size_t from = std::min(at - std::min(at, slack), forms.size());
    const Forms near = forms.subspan(from, std::min(2 * slack + 1, forms.size() - from));
    return std::find(near.begin(), near.end(), forms[word]) != near.end();
  };
  std::size_t end = later.end;
  while (end > later.begin && later.end - end <= slack && !is_common(end - 1)) --end;
  const bool few = later.end - end <= slack && end > later.begin;
  return few ? WordRange{later.begin, end} : later;
}

namespace {

// Only the first few places are tried: what stands everywhere is no quotation.
constexpr std::size_t most_tries = 16;

}  // namespace

std::vector<std::size_t> find_phrases(const PostWords& words,
                                      const std::vector<WordRange>& phrases) {
  const Forms forms = words.forms();
  // That many words of one post.
  const auto is_run = [&](std::size_t at, std::size_t count) {
    return at + count <= words.post_around(at).end;
  };
  const auto is_wanted = [&](const WordRange& phrase) {
    return phrase.size() >= phrase_words && is_run(phrase.begin, phrase.size());
  };
  // The beginnings that are looked for; then one walk over the text collects where they stand.
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places;
  std::vector<bool> begins(std::bit_ceil(phrases.size() * 16 + 1));  // by hash of two words
  const auto beginning = [&](std::size_t at) {
    return hash_run(forms, at, 2) & (begins.size() - 1);
  };
  for (const WordRange& phrase : phrases) {
    if (!is_wanted(phrase)) continue;
    places[hash_run(forms, phrase.begin, phrase_words)];
    begins[beginning(phrase.begin)] = true;
  }
  for (std::size_t at = 0; !places.empty() && at + phrase_words <= forms.size(); ++at) {
    if (!begins[beginning(at)]) continue;
    const auto found = places.find(hash_run(forms, at, phrase_words));
    if (found == places.end() || found->second.size() == most_tries) continue;
    if (is_run(at, phrase_words)) found->second.push_back(static_cast<std::uint32_t>(at));
  }
  std::vector<std::size_t> sources;
  sources.reserve(phrases.size());
  for (const WordRange& phrase : phrases) {
    sources.push_back(words.size());
    if (!is_wanted(phrase)) continue;
    const std::size_t post = words.post_of(phrase.begin);
    for (const std::size_t at : places[hash_run(forms, phrase.begin, phrase_words)]) {
      if (words.post_of(at) == post || !is_run(at, phrase.size())) continue;
      if (!equal_run(forms, at, phrase.begin, phrase.size())) continue;
      sources.back() = at;
      break;
    }
  }
  return sources;
}

}  // namespace debate
