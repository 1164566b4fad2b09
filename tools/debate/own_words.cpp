// Posts that are tied to an earlier one as the same writer's: "as I wrote in the first round", "our
// 61 officers" where another post speaks of its 61 officers.

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "debate/characters.h"
#include "debate/findings.h"
#include "debate/inlines.h"
#include "debate/sentence_words.h"
#include "debate/speakers.h"
#include "debate/vocabulary.h"

namespace debate {

namespace {

constexpr std::array<std::string_view, 18> sayings = {
    "wrote",     "said",    "mentioned", "asked",    "posted",    "described",
    "explained", "noted",   "put",       "raised",   "suggested", "argued",
    "announced", "written", "promised",  "wondered", "told",      "stated"};
constexpr std::array<std::string_view, 9> contributions = {
    "post", "message", "comment", "reply", "answer", "contribution", "letter", "question", "point"};
constexpr std::array<std::string_view, 7> earlier_ones = {"first",    "previous", "earlier", "last",
                                                          "original", "own",      "initial"};
constexpr std::array<std::string_view, 5> ordinals = {"first", "second", "third", "fourth",
                                                      "fifth"};
constexpr std::array<std::string_view, 9> items = {
    "point", "question", "way", "reason", "item", "option", "proposal", "argument", "suggestion"};
constexpr std::array<std::string_view, 9> earlier_times = {
    "above", "earlier", "before", "previously", "already", "round", "start", "beginning", "outset"};
constexpr std::array<std::string_view, 10> first_person = {"i",  "i'm", "i'd", "i've", "i'll",
                                                           "my", "me",  "we",  "our",  "us"};

constexpr std::array<std::string_view, 4> owners = {"my", "our", "us", "we"};

// No year: works are known by theirs (see claims_of_continuity).
bool is_number(std::string_view word) {
  const bool year = word.size() == 4 && (word[0] == '1' || word[0] == '2');
  return word.size() >= 2 && !year &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == ','; });
}

// What a word may be, asked once of each form.
enum Trait : std::uint8_t {
  telling = 1,  // a paragraph without such a word says nothing here
  in_first_person = 2,
  owner = 4,
  addressed = 8,  // "you"
  number = 16
};

std::uint8_t traits_of(std::string_view word) {
  const bool is_count = is_number(word);
  const bool tells = word == "my" || is_count || is_one_of(word, ordinals) ||
                     is_one_of(word, sayings) || is_one_of(word, contributions);
  return static_cast<std::uint8_t>(
      (tells ? telling : 0) | (is_one_of(word, first_person) ? in_first_person : 0) |
      (is_one_of(word, owners) ? owner : 0) | (word == "you" || word == "your" ? addressed : 0) |
      (is_count ? number : 0));
}

// What any writer may have and speak of.
bool is_shared_thing(std::string_view word) {
  constexpr std::array<std::string_view, 48> things = {
      "colleague",     "colleagues", "opinion",      "question",   "questions", "experience",
      "point",         "points",     "thoughts",     "knowledge",  "country",   "students",
      "understanding", "heart",      "concern",      "concerns",   "answer",    "answers",
      "response",      "comment",    "comments",     "first",      "second",    "third",
      "other",         "whole",      "thanks",       "apologies",  "research",  "practice",
      "clients",       "patients",   "pupils",       "friend",     "friends",   "children",
      "family",        "mother",     "father",       "previous",   "earlier",   "personal",
      "institution",   "university", "organisation", "department", "daughter",  "impression"};
  return is_one_of(word, things);
}

// A sentence in which a writer speaks of something that he wrote before.
struct Reference {
  std::size_t post = 0;
  Span sentence;
};

// "61 officers" in a sentence of a post, which is in the first person of an owner ("our study with
// 61 officers"), or merely in that of a writer ("I admire the 61 officers").
struct Counted {
  std::size_t post = 0;
  bool owned = false;
};

class Reader {
 public:
  Reader(const Debate& debate, const Words& words) {
    traits_.reserve(words.forms());
    for (std::uint32_t form = 0; form < words.forms(); ++form) {
      traits_.push_back(traits_of(words.form(form)));
    }
    for (std::size_t p = 0; p < debate.posts.size(); ++p) {
      for (const Block& block : debate.posts[p].blocks) {
        if (std::holds_alternative<BlockQuote>(block.value)) continue;
        for_each_paragraph_in(block, [&](const Paragraph& paragraph) {
          const Span span = span_of(paragraph);
          const auto placed = words.in(span);
          const auto is_telling = [&](const PlacedWord& word) {
            return (traits_[word.form] & telling) != 0;
          };
          if (std::none_of(placed.begin(), placed.end(), is_telling)) return;
          read_sentence_words(debate.clean.text, words, span, words_);
          read(p);
        });
      }
    }
  }

  const std::vector<Reference>& references() const { return references_; }
  const std::map<std::string, std::vector<Counted>>& counted() const { return counted_; }
  const std::map<std::string, std::vector<std::size_t>>& belongings() const { return belongings_; }

 private:
  void read(std::size_t post) {
    for (std::size_t begin = 0; begin < words_.size();) {
      std::size_t end = begin + 1;
      while (end < words_.size() && !words_[end].stops) ++end;
      read_sentence(post, begin, end);
      begin = end;
    }
  }

  void read_sentence(std::size_t post, std::size_t begin, std::size_t end) {
    const auto from = words_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = words_.begin() + static_cast<std::ptrdiff_t>(end);
    unsigned traits = 0;
    for (auto word = from; word != to; ++word) traits |= traits_[word->form];
    const bool told = (traits & in_first_person) != 0;
    if (const std::size_t said = told ? refers_back(begin, end) : begin; said > begin)
      references_.push_back({post, {from->span.begin, words_[said - 1].span.end}});
    collect_belongings(post, begin, end);
    if ((traits & number) == 0) return;
    const bool owned = (traits & owner) != 0 && (traits & addressed) == 0;
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if ((traits_[words_[i].form] & number) == 0) continue;
      const std::string thing = stem_of(words_[i + 1].low);
      if (thing.size() < 4) continue;
      counted_[std::string(words_[i].low) + " " + std::string(words_[i + 1].low)].push_back(
          {post, owned});
    }
  }

  // Where the words end that say what was written before: of "our survey, which I mentioned, shows
  // …" only the survey. `begin` when the sentence speaks of no such thing.
  std::size_t refers_back(std::size_t begin, std::size_t end) const {
    const auto at = [&](std::size_t i) { return i < end ? words_[i].low : std::string_view(); };
    for (std::size_t i = begin; i < end; ++i) {
      if (at(i) == "my" && is_one_of(at(i + 1), earlier_ones) &&
          is_one_of(at(i + 2), contributions))
        return end;
      if (at(i) == "my" && is_one_of(at(i + 1), ordinals) && is_one_of(at(i + 2), items))
        return end;
      const bool self = at(i) == "i" || at(i) == "we";
      const std::size_t verb = at(i + 1) == "have" || at(i + 1) == "had" ? i + 2 : i + 1;
      if (!self || !is_one_of(at(verb), sayings)) continue;
      const std::string_view lead = i > begin ? at(i - 1) : std::string_view();
      if (lead == "which") return i;
      if (lead == "as") return end;
      for (std::size_t k = verb + 1; k < std::min(end, verb + 6); ++k) {
        if (is_one_of(at(k), earlier_times)) return end;
      }
    }
    return begin;
  }

  // "my thesis": what hardly two writers have.
  void collect_belongings(std::size_t post, std::size_t begin, std::size_t end) {
    constexpr std::size_t shortest = 5;
    for (std::size_t i = begin; i + 1 < end; ++i) {
      const std::string_view thing = words_[i + 1].low;
      if (words_[i].low != "my" || thing.size() < shortest || is_shared_thing(thing)) continue;
      std::vector<std::size_t>& posts = belongings_["my " + std::string(thing)];
      if (posts.empty() || posts.back() != post) posts.push_back(post);
    }
  }

  std::vector<std::uint8_t> traits_;  // by form
  std::vector<SentenceWord> words_;   // of the paragraph at hand
  std::vector<Reference> references_;
  std::map<std::string, std::vector<Counted>> counted_;
  std::map<std::string, std::vector<std::size_t>> belongings_;  // "my thesis" → posts
};

class Tier {
 public:
  explicit Tier(const Debate& debate) : debate_(debate) {}

  // One writer for both posts, known from the one that is known better.
  void tie(std::size_t a, std::size_t b, Certainty certainty, const std::string& why) {
    if (rank(a) == rank(b)) return;
    const std::size_t known = rank(a) > rank(b) ? a : b;
    const std::size_t other = known == a ? b : a;
    if (rank(known) < 2 || debate_.posts[other].speaker.origin == Speaker::Origin::label) return;
    if (rank(known) == 2) certainty = Certainty::low;
    claims_.push_back({other, debate_.posts[known].speaker.persons, certainty, why});
  }
  std::vector<Claim> take() { return std::move(claims_); }

 private:
  int rank(std::size_t post) const {
    const Speaker& speaker = debate_.posts[post].speaker;
    if (speaker.persons.empty()) return 0;
    if (speaker.origin == Speaker::Origin::label) return 4;
    return 1 + static_cast<int>(speaker.certainty);
  }

  const Debate& debate_;
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> claims_of_own_words(const Debate& debate, const Words& words) {
  const Reader reader(debate, words);
  Tier tier(debate);
  std::vector<Span> sentences;
  for (const Reference& reference : reader.references()) sentences.push_back(reference.sentence);
  const Vocabulary vocabulary(debate, words, sentences);
  for (const Reference& reference : reader.references()) {
    std::vector<Likeness> likes = vocabulary.like(reference.sentence, reference.post);
    std::erase_if(likes, [&](const Likeness& like) { return like.post > reference.post; });
    if (likes.empty()) continue;
    const Likeness& best = likes.front();
    const int second = likes.size() > 1 ? likes[1].score : 0;
    if (best.score < 6 || best.shared < 2 || best.score < second * 3 / 2 + 1) continue;
    tier.tie(reference.post, best.post, Certainty::medium,
             "Post " + std::to_string(debate.posts[reference.post].number) +
                 " speaks of its writer\u2019s own words, as " + name_of(debate.posts[best.post]) +
                 " has them");
  }
  for (const auto& [things, places] : reader.counted()) {
    const std::size_t first = places.front().post;
    const std::size_t last = places.back().post;
    const bool two = first != last && std::all_of(places.begin(), places.end(), [&](const auto& c) {
                       return c.owned && (c.post == first || c.post == last);
                     });
    if (!two) continue;
    tier.tie(first, last, Certainty::medium,
             "Posts " + std::to_string(debate.posts[first].number) + " and " +
                 std::to_string(debate.posts[last].number) + " speak of \u201C" + things +
                 "\u201D as their writer\u2019s own");
  }
  for (const auto& [thing, posts] : reader.belongings()) {
    if (posts.size() != 2) continue;
    tier.tie(posts[0], posts[1], Certainty::medium,
             "Posts " + std::to_string(debate.posts[posts[0]].number) + " and " +
                 std::to_string(debate.posts[posts[1]].number) + " speak of \u201C" + thing +
                 "\u201D");
  }
  return tier.take();
}

}  // namespace debate
