#include "debate/vocabulary.h"

#include <algorithm>
#include <map>
#include <set>

#include "debate/characters.h"
#include "debate/inlines.h"

namespace debate {

namespace {

// Stems in more posts than this tell nothing of one post; the lists stay short.
constexpr std::size_t most_posts = 24;

bool is_empty_word(const std::string& w) {
  static const std::set<std::string_view> words{
      "the",        "and",         "that",       "this",         "with",      "from",
      "have",       "has",         "had",        "for",          "are",       "was",
      "were",       "been",        "being",      "would",        "could",     "should",
      "will",       "shall",       "may",        "might",        "must",      "can",
      "not",        "but",         "what",       "which",        "who",       "whom",
      "when",       "where",       "why",        "how",          "there",     "here",
      "then",       "than",        "they",       "them",         "their",     "these",
      "those",      "you",         "your",       "our",          "ours",      "his",
      "her",        "its",         "she",        "him",          "into",      "onto",
      "about",      "above",       "below",      "over",         "under",     "also",
      "just",       "very",        "much",       "more",         "most",      "some",
      "such",       "any",         "all",        "each",         "other",     "others",
      "another",    "one",         "two",        "like",         "think",     "thought",
      "agree",      "agreed",      "point",      "points",       "comment",   "comments",
      "post",       "posts",       "question",   "questions",    "raise",     "raised",
      "said",       "says",        "say",        "mention",      "mentioned", "suggest",
      "suggested",  "follow",      "following",  "thank",        "thanks",    "issue",
      "issues",     "certainly",   "however",    "because",      "while",     "does",
      "did",        "doing",       "done",       "make",         "made",      "makes",
      "get",        "got",         "well",       "good",         "really",    "still",
      "even",       "only",        "own",        "same",         "too",       "out",
      "off",        "regard",      "regarding",  "response",     "responded", "terms",
      "way",        "ways",        "need",       "needs",        "important", "interesting",
      "within",     "without",     "between",    "both",         "many",      "few",
      "first",      "second",      "third",      "last",         "let",       "see",
      "know",       "given",       "give",       "already",      "sense",     "perhaps",
      "totally",    "people",      "use",        "used",         "using",     "debate",
      "discussion", "introducing", "introduced", "introduction", "topic",     "idea",
      "i'm",        "i'd",         "it's",       "don't",        "i've",      "we're",
      "that's",     "view",        "views",      "right",        "time",      "work"};
  return words.count(w) > 0;
}

}  // namespace

std::string stem_of(std::string_view word) {
  std::string stem = lowered(word);
  for (const std::string_view ending : {"'s", "\u2019s"}) {
    if (stem.size() > ending.size() &&
        stem.compare(stem.size() - ending.size(), ending.size(), ending) == 0) {
      stem.resize(stem.size() - ending.size());
    }
  }
  if (stem.size() < 3 || is_empty_word(stem)) return {};
  for (const std::string_view ending : {"ations", "ation", "ingly", "ings", "ing", "edly", "ies",
                                        "ers", "ed", "es", "er", "ly", "s", "y", "e"}) {
    if (stem.size() < ending.size() + 4) continue;
    if (stem.compare(stem.size() - ending.size(), ending.size(), ending) != 0) continue;
    stem.resize(stem.size() - ending.size());
    break;
  }
  return stem;
}

Vocabulary::Vocabulary(const Debate& debate)
    : text_(debate.clean.text), posts_(debate.posts.size()) {
  const auto put = [](std::vector<std::uint32_t>& list, std::uint32_t post) {
    if (list.size() <= most_posts && (list.empty() || list.back() != post)) list.push_back(post);
  };
  for (const Person& person : debate.roster.persons) {
    for (std::size_t at = 0; at < person.code.size();) {
      const Span word = next_word(person.code, at, person.code.size());
      if (word.empty()) break;
      at = word.end;
      names_.insert(stem_of(slice(person.code, word)));
    }
  }
  for (std::size_t p = 0; p < debate.posts.size(); ++p) {
    const auto post = static_cast<std::uint32_t>(p);
    for_each_paragraph(debate.posts[p].blocks, [&](const Paragraph& paragraph) {
      const Span whole = span_of(paragraph);
      std::string last;
      for (std::size_t at = whole.begin; at < whole.end;) {
        const Span word = next_word(text_, at, whole.end);
        if (word.empty()) break;
        at = word.end;
        std::string stem = stem_of(slice(text_, word));
        if (stem.empty()) continue;
        put(places_[stem], post);
        if (!last.empty()) put(pairs_[last + " " + stem], post);
        last = std::move(stem);
      }
    });
  }
}

std::vector<Likeness> Vocabulary::like(Span sentence, std::size_t from) const {
  std::map<std::uint32_t, Likeness> scores;
  std::set<std::string> seen;
  std::string last;
  const auto count = [&](const std::vector<std::uint32_t>& list, int bonus, std::string_view word) {
    if (list.size() > most_posts) return;
    std::size_t others = 0;
    for (const std::uint32_t p : list) others += p == from ? 0 : 1;
    if (others == 0 || others * 3 > posts_ + 3) return;
    const int weight = (others == 1 ? 6 : others == 2 ? 4 : others <= 4 ? 2 : 1) + bonus;
    for (const std::uint32_t p : list) {
      if (p == from) continue;
      Likeness& like = scores[p];
      like.post = p;
      like.score += weight;
      like.shared += 1;
      if (others <= 4 && like.words.size() < 4 && !word.empty()) like.words.emplace_back(word);
    }
  };
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    const Span word = next_word(text_, at, sentence.end);
    if (word.empty()) break;
    at = word.end;
    std::string stem = stem_of(slice(text_, word));
    if (stem.empty() || names_.count(stem) > 0) continue;
    if (seen.insert(stem).second) {
      const auto place = places_.find(stem);
      if (place != places_.end()) count(place->second, 0, slice(text_, word));
    }
    if (!last.empty() && seen.insert(last + " " + stem).second) {
      const auto pair = pairs_.find(last + " " + stem);
      if (pair != pairs_.end()) count(pair->second, 0, {});
    }
    last = std::move(stem);
  }
  std::vector<Likeness> out;
  for (auto& [post, like] : scores) out.push_back(std::move(like));
  std::stable_sort(out.begin(), out.end(),
                   [](const Likeness& a, const Likeness& b) { return a.score > b.score; });
  return out;
}

}  // namespace debate
