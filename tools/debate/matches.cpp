#include "debate/matches.h"

#include <algorithm>
#include <unordered_map>

#include "debate/characters.h"
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

std::uint64_t hash_of(std::string_view word) {
  // FNV-1a, 64 bits.
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : word) {
    hash ^= static_cast<unsigned char>(to_lower(c));
    hash *= 1099511628211ULL;
  }
  return hash;
}

std::uint64_t hash_run(const std::vector<Token>& tokens, std::size_t at, std::size_t count) {
  std::uint64_t hash = count;
  for (std::size_t i = at; i < at + count; ++i) {
    hash = (hash ^ tokens[i].hash) * 1099511628211ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

bool is_run(const std::vector<Token>& tokens, std::size_t at, std::size_t count) {
  return at + count <= tokens.size() && tokens[at].post == tokens[at + count - 1].post;
}

bool equal_run(const std::vector<Token>& tokens, std::size_t a, std::size_t b, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (tokens[a + i].hash != tokens[b + i].hash) return false;
  }
  return true;
}

// Places of a shingle in different posts, the earliest ones.
struct Places {
  std::uint32_t at[most_places] = {};
  std::uint32_t count = 0;
};

class Matcher {
 public:
  Matcher(const std::vector<Token>& tokens, std::size_t least) : tokens_(tokens), least_(least) {}

  std::vector<PassageMatch> run() {
    for (std::size_t at = 0; is_run_start(at); ++at) {
      if (!is_run(tokens_, at, shingle_words)) continue;
      Places& places = index_[hash_run(tokens_, at, shingle_words)];
      extend(at, places);
      if (places.count < most_places &&
          (places.count == 0 || tokens_[places.at[places.count - 1]].post != tokens_[at].post)) {
        places.at[places.count++] = static_cast<std::uint32_t>(at);
      }
    }
    close();
    return std::move(matches_);
  }

 private:
  bool is_run_start(std::size_t at) const { return at + shingle_words <= tokens_.size(); }

  void extend(std::size_t at, const Places& places) {
    if (open_ &&
        (tokens_[at].post != tokens_[match_.later_begin].post || at > match_.later_end + slack)) {
      close();
    }
    PassageMatch best{};
    for (std::uint32_t i = 0; i < places.count; ++i) {
      const std::size_t place = places.at[i];
      if (tokens_[place].post == tokens_[at].post) continue;
      if (!equal_run(tokens_, place, at, shingle_words)) continue;
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
      return tokens_[a].hash == tokens_[b].hash && tokens_[a].post == tokens_[place].post &&
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
  std::unordered_map<std::uint64_t, Places> index_;
  std::vector<PassageMatch> matches_;
  PassageMatch match_;
  bool open_ = false;
};

}  // namespace

std::vector<Token> tokens_of(const Debate& debate) {
  std::vector<Token> tokens;
  const std::string_view text = debate.clean.text;
  std::uint32_t paragraph = 0;
  for (std::size_t p = 0; p < debate.posts.size(); ++p) {
    for_each_paragraph(debate.posts[p].blocks, [&](const Paragraph& block) {
      const Span whole = span_of(block);
      for (std::size_t at = whole.begin; at < whole.end;) {
        const Span word = next_word(text, at, whole.end);
        if (word.empty()) break;
        at = word.end;
        tokens.push_back(
            {word, hash_of(slice(text, word)), static_cast<std::uint32_t>(p), paragraph});
      }
      ++paragraph;
    });
  }
  return tokens;
}

std::vector<PassageMatch> find_matches(const std::vector<Token>& tokens, std::size_t least) {
  return Matcher(tokens, least).run();
}

PhraseIndex::PhraseIndex(const std::vector<Token>& tokens) : tokens_(tokens) {
  for (std::size_t at = 0; at + phrase_words <= tokens.size(); ++at) {
    if (!is_run(tokens, at, phrase_words)) continue;
    starts_.emplace_back(hash_run(tokens, at, phrase_words), static_cast<std::uint32_t>(at));
  }
  std::sort(starts_.begin(), starts_.end());
}

std::size_t PhraseIndex::find(std::size_t begin, std::size_t end) const {
  const std::size_t count = end - begin;
  if (count < phrase_words || !is_run(tokens_, begin, count)) return tokens_.size();
  const std::uint64_t hash = hash_run(tokens_, begin, phrase_words);
  auto place = std::lower_bound(starts_.begin(), starts_.end(),
                                std::pair<std::uint64_t, std::uint32_t>{hash, 0});
  // Only the first few places are tried: what stands everywhere is no quotation.
  for (int tried = 0; place != starts_.end() && place->first == hash && tried < 16;
       ++place, ++tried) {
    const std::size_t at = place->second;
    if (tokens_[at].post == tokens_[begin].post || !is_run(tokens_, at, count)) continue;
    if (equal_run(tokens_, at, begin, count)) return at;
  }
  return tokens_.size();
}

}  // namespace debate
