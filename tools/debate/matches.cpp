#include "debate/matches.h"

#include <algorithm>
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

// Places of a shingle in different posts, the earliest ones.
struct Places {
  std::uint32_t at[most_places] = {};
  std::uint32_t count = 0;
};

// Shingle → its places, by open addressing. Most shingles stand once: these take eight bytes.
class Shingles {
 public:
  explicit Shingles(const std::vector<Token>& tokens) : tokens_(tokens) {
    std::size_t size = 1024;
    while (size < tokens.size() + tokens.size() / 4) size *= 2;
    slots_.resize(size);
  }

  static std::uint64_t hash_of(const std::vector<Token>& tokens, std::size_t at) {
    const std::uint64_t hash = hash_run(tokens, at, shingle_words);
    return hash ^ hash >> 32;
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
  Matcher(const std::vector<Token>& tokens, std::size_t least)
      : tokens_(tokens), least_(least), shingles_(tokens) {}

  std::vector<PassageMatch> run() {
    // The hashes of the next shingles, so that the memory answers while others are compared.
    constexpr std::size_t ahead = 16;
    std::uint64_t hashes[ahead] = {};
    const std::size_t end = tokens_.size() < shingle_words ? 0 : tokens_.size() - shingle_words + 1;
    for (std::size_t at = 0; at < end + ahead; ++at) {
      if (at >= ahead && is_run(tokens_, at - ahead, shingle_words)) {
        extend(at - ahead, shingles_.find_and_add(at - ahead, hashes[at % ahead]));
      }
      if (at >= end) continue;
      hashes[at % ahead] = Shingles::hash_of(tokens_, at);
      shingles_.expect(hashes[at % ahead]);
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
  Shingles shingles_;
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
  for (const TokenRange& phrase : phrases) {
    if (is_wanted(phrase)) places[hash_run(tokens, phrase.begin, phrase_words)];
  }
  for (std::size_t at = 0; !places.empty() && at + phrase_words <= tokens.size(); ++at) {
    if (!is_run(tokens, at, phrase_words)) continue;
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
