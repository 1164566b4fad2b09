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
      "that's",     "view",        "views",      "right",        "time",      "work",
      "something",  "anything",    "everything", "nothing",      "somebody",  "anybody",
      "nobody",     "everybody",   "someone",    "anyone",       "everyone",  "else",
      "thing",      "things",      "word",       "words",        "ask",       "asked",
      "asks",       "asking",      "whether",    "wrote",        "written",   "write",
      "particular", "earlier",     "previous",   "agrees",       "take",      "takes",
      "took",       "taken",       "come",       "came",         "goes",      "going",
      "went",       "find",        "found",      "keep",         "call",      "called",
      "look",       "looks",       "seem",       "seems",        "mean",      "means",
      "want",       "wanted",      "help",       "part"};
  return words.count(w) > 0;
}

// "I've", "they'd", "isn't"
bool is_contraction(std::string_view word) {
  if (word.ends_with("n't")) return true;
  const std::size_t at = word.find('\'');
  if (at == std::string_view::npos) return false;
  static constexpr std::string_view heads[] = {"i",     "we",   "you",  "he",    "she",
                                               "it",    "they", "that", "who",   "what",
                                               "there", "here", "let",  "where", "how"};
  return std::find(std::begin(heads), std::end(heads), word.substr(0, at)) != std::end(heads);
}

}  // namespace

std::string stem_of(std::string_view word) {
  std::string stem = lowered(word);
  for (std::size_t at = 0; (at = stem.find("\u2019", at)) != std::string::npos;) {
    stem.replace(at, std::string_view("\u2019").size(), "'");
  }
  if (is_contraction(stem)) return {};
  if (stem.size() > 2 && stem.ends_with("'s")) stem.resize(stem.size() - 2);
  // "11" tells as much as a long word.
  const bool number = stem.size() == 2 && is_digit(stem[0]) && is_digit(stem[1]);
  if ((stem.size() < 3 && !number) || is_empty_word(stem)) return {};
  for (const std::string_view ending : {"ations", "ation", "ingly", "ings", "ing", "edly", "ies",
                                        "ers", "ed", "es", "er", "ly", "s", "y", "e"}) {
    if (stem.size() < ending.size() + 4) continue;
    if (stem.compare(stem.size() - ending.size(), ending.size(), ending) != 0) continue;
    stem.resize(stem.size() - ending.size());
    break;
  }
  return stem;
}

namespace {

std::uint64_t pair_of(std::uint32_t first, std::uint32_t second) {
  return static_cast<std::uint64_t>(first) << 32 | second;
}

void put(std::vector<std::uint32_t>& list, std::uint32_t post) {
  if (list.size() <= most_posts && (list.empty() || list.back() != post)) list.push_back(post);
}

}  // namespace

Vocabulary::Vocabulary(const Debate& debate, const Words& words, const std::vector<Span>& sentences)
    : text_(debate.clean.text), words_(words), posts_(debate.posts.size()) {
  if (sentences.empty()) return;
  number_stems();
  name_codes(debate);
  for (const Span sentence : sentences) want(sentence);
  for (std::size_t p = 0; p < debate.posts.size(); ++p) {
    read_post(static_cast<std::uint32_t>(p), debate.posts[p].blocks);
  }
}

void Vocabulary::number_stems() {
  stems_.resize(words_.forms());
  for (std::uint32_t form = 0; form < words_.forms(); ++form) {
    std::string stem = stem_of(words_.form(form));
    if (stem.empty()) continue;
    const auto next = static_cast<std::uint32_t>(numbers_.size() + 1);
    stems_[form] = numbers_.try_emplace(std::move(stem), next).first->second;
  }
  const std::size_t count = numbers_.size() + 1;
  is_name_.resize(count);
  wanted_.resize(count);
  begins_pair_.resize(count);
  places_.resize(count);
}

void Vocabulary::name_codes(const Debate& debate) {
  for (const Person& person : debate.roster.persons) {
    for (std::size_t at = 0; at < person.code.size();) {
      const Span word = next_word(person.code, at, person.code.size());
      if (word.empty()) break;
      at = word.end;
      const auto stem = numbers_.find(stem_of(slice(person.code, word)));
      if (stem != numbers_.end()) is_name_[stem->second] = true;
    }
  }
}

void Vocabulary::want(Span sentence) {
  std::uint32_t last = 0;
  for (const PlacedWord& word : words_.in(sentence)) {
    const std::uint32_t stem = stems_[word.form];
    if (stem == 0 || is_name_[stem]) continue;
    wanted_[stem] = true;
    if (last != 0) {
      begins_pair_[last] = true;
      pairs_.try_emplace(pair_of(last, stem));
    }
    last = stem;
  }
}

void Vocabulary::read_post(std::uint32_t post, const std::vector<Block>& blocks) {
  for_each_paragraph(blocks, [&](const Paragraph& paragraph) {
    std::uint32_t last = 0;
    for (const PlacedWord& word : words_.in(span_of(paragraph))) {
      const std::uint32_t stem = stems_[word.form];
      if (stem == 0) continue;
      if (wanted_[stem]) {
        put(places_[stem], post);
        if (begins_pair_[last]) {
          const auto pair = pairs_.find(pair_of(last, stem));
          if (pair != pairs_.end()) put(pair->second, post);
        }
      }
      last = stem;
    }
  });
}

std::vector<Likeness> Vocabulary::like(Span sentence, std::size_t from) const {
  std::map<std::uint32_t, Likeness> scores;
  std::set<std::uint64_t> seen;
  std::uint32_t last = 0;
  const auto count = [&](const Posts& list, std::string_view word) {
    if (list.size() > most_posts) return;
    std::size_t others = 0;
    for (const std::uint32_t p : list) others += p == from ? 0 : 1;
    if (others == 0 || others * 3 > posts_ + 3) return;
    const int weight = others == 1 ? 6 : others == 2 ? 4 : others <= 4 ? 2 : 1;
    for (const std::uint32_t p : list) {
      if (p == from) continue;
      Likeness& like = scores[p];
      like.post = p;
      like.score += weight;
      like.shared += 1;
      if (others <= 4 && like.words.size() < 4 && !word.empty()) like.words.emplace_back(word);
    }
  };
  for (const PlacedWord& word : words_.in(sentence)) {
    const std::uint32_t stem = stems_[word.form];
    if (stem == 0 || is_name_[stem]) continue;
    if (seen.insert(stem).second) count(places_[stem], slice(text_, words_.span_of(word)));
    if (last != 0 && seen.insert(pair_of(last, stem)).second) {
      const auto pair = pairs_.find(pair_of(last, stem));
      if (pair != pairs_.end()) count(pair->second, {});
    }
    last = stem;
  }
  std::vector<Likeness> out;
  out.reserve(scores.size());
  for (auto& [post, like] : scores) out.push_back(std::move(like));
  std::stable_sort(out.begin(), out.end(),
                   [](const Likeness& a, const Likeness& b) { return a.score > b.score; });
  return out;
}

}  // namespace debate
