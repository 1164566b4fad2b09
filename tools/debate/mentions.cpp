#include "debate/mentions.h"

#include <algorithm>
#include <map>
#include <optional>

#include "debate/characters.h"
#include "debate/roster.h"
#include "normalize/ascii.h"

namespace debate {

namespace {

// Spelled as in the list but for spaces.
std::string spelling(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (is_word_at(code, i)) out += code[i];
  }
  return out;
}

// "IWFs" and "UoO's" name IWF and UoO.
Span without_ending(std::string_view text, Span word) {
  for (const std::string_view ending : {"'s", "\u2019s", "s", "'", "\u2019"}) {
    const std::string_view token = slice(text, word);
    if (token.size() <= ending.size() + 1) continue;
    if (token.substr(token.size() - ending.size()) != ending) continue;
    return {word.begin, word.end - ending.size()};
  }
  return word;
}

// The codes by their spelling. Lower-case letters are other words.
class Codes {
 public:
  explicit Codes(const std::vector<Person>& persons) {
    for (const Person& person : persons) {
      if (code_key(person.code).size() < 2) continue;
      const std::string code = spelling(person.code);
      bearers_[code].push_back(person.id);
      lowered_.push_back(lowered(code));
      first_bytes_.add(lowered_.back().front());
      most_words_ = std::max(most_words_, std::min<std::size_t>(count_words(person.code), 4));
    }
    std::sort(lowered_.begin(), lowered_.end());
  }

  bool empty() const { return bearers_.empty(); }
  std::size_t most_words() const { return most_words_; }

  // The ids of those who bear it; nullptr when it is no code.
  const std::vector<std::string>* find(std::string_view code) const {
    const auto found = bearers_.find(spelling(code));
    return found == bearers_.end() ? nullptr : &found->second;
  }

  // Whether a code may begin with a word of this form: the words that none begins with need no
  // look.
  bool may_begin_with(std::string_view form) const {
    if (!first_bytes_.has(form.front())) return false;
    const std::string whole = spelling(form);
    const std::string bare = spelling(slice(form, without_ending(form, {0, form.size()})));
    const auto from = std::lower_bound(lowered_.begin(), lowered_.end(), whole);
    return (from != lowered_.end() && from->starts_with(whole)) ||
           std::binary_search(lowered_.begin(), lowered_.end(), bare);
  }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> bearers_;
  std::vector<std::string> lowered_;
  normalize::ByteSet first_bytes_{""};  // of lowered_
  std::size_t most_words_ = 1;
};

// The code that begins with the word `first`, the shortest of them.
std::optional<Mention> mention_at(std::string_view text, Span first, const Codes& codes) {
  Span tried = first;
  for (std::size_t words = 1; words <= codes.most_words() && tried.size() < 64; ++words) {
    for (const Span candidate : {tried, without_ending(text, tried)}) {
      if (const auto* persons = codes.find(slice(text, candidate))) {
        return Mention{candidate, *persons};
      }
    }
    const Span next = next_word(text, tried.end, std::min(text.size(), tried.end + 40));
    if (next.empty() || blank_at(text, tried.end) != next.begin - tried.end) break;
    tried.end = next.end;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Mention> find_mentions(std::string_view text, const Words& words,
                                   const std::vector<Person>& persons) {
  const Codes codes(persons);
  std::vector<Mention> mentions;
  if (codes.empty()) return mentions;
  std::vector<bool> may_begin(words.forms());
  for (std::uint32_t form = 0; form < words.forms(); ++form) {
    may_begin[form] = codes.may_begin_with(words.form(form));
  }
  std::size_t end = 0;
  for (const PlacedWord& word : words.all()) {
    if (!may_begin[word.form] || word.begin < end || is_lower(text[word.begin])) continue;
    std::optional<Mention> found = mention_at(text, words.span_of(word), codes);
    if (!found) continue;
    end = found->span.end;
    mentions.push_back(std::move(*found));
  }
  return mentions;
}

}  // namespace debate
