#include "debate/mentions.h"

#include <algorithm>
#include <array>
#include <map>

#include "debate/characters.h"
#include "debate/roster.h"

namespace debate {

namespace {

struct Known {
  std::vector<std::string> ids;
};

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

}  // namespace

std::vector<Mention> find_mentions(std::string_view text, const std::vector<Person>& persons) {
  // Spelled as in the list but for spaces; lower-case letters are other words.
  const auto spelling = [](std::string_view code) {
    std::string out;
    for (std::size_t i = 0; i < code.size(); ++i) {
      if (is_word_at(code, i)) out += code[i];
    }
    return out;
  };
  std::map<std::string, Known, std::less<>> known;
  std::array<bool, 256> begins{};  // first bytes of codes: few words pass
  std::size_t most_words = 1;
  for (const Person& person : persons) {
    if (code_key(person.code).size() < 2) continue;
    const std::string code = spelling(person.code);
    begins[static_cast<unsigned char>(code.front())] = true;
    known[code].ids.push_back(person.id);
    most_words = std::max(most_words, std::min<std::size_t>(count_words(person.code), 4));
  }
  std::vector<Mention> mentions;
  if (known.empty()) return mentions;
  for (std::size_t at = 0; at < text.size();) {
    const Span first = next_word(text, at, text.size());
    if (first.empty()) break;
    at = first.end;
    if (!begins[static_cast<unsigned char>(text[first.begin])]) continue;
    if (is_lower(text[first.begin])) continue;
    Span tried = first;
    std::optional<Mention> found;
    for (std::size_t words = 1; words <= most_words && tried.size() < 64; ++words) {
      for (const Span candidate : {tried, without_ending(text, tried)}) {
        const auto entry = known.find(spelling(slice(text, candidate)));
        if (entry == known.end()) continue;
        found = Mention{candidate, entry->second.ids};
        break;
      }
      const Span next = next_word(text, tried.end, std::min(text.size(), tried.end + 40));
      if (next.empty() || blank_at(text, tried.end) != next.begin - tried.end) break;
      tried.end = next.end;
    }
    if (!found) continue;
    at = std::max(at, found->span.end);
    mentions.push_back(std::move(*found));
  }
  return mentions;
}

}  // namespace debate
