// Posts that answer a question which another one asked a participant by name.

#include <algorithm>
#include <array>
#include <optional>

#include "debate/characters.h"
#include "debate/findings.h"
#include "debate/inlines.h"
#include "debate/speakers.h"
#include "debate/vocabulary.h"

namespace debate {

namespace {

constexpr std::size_t reach = 4;  // posts within which people answer
constexpr int telling = 3;        // words that question and answer share

// "May I ask TLR whether …?", "Could UdG say a word about …?", "TLR, do you …?", "I'd like to hear
// from TLR whether …"
bool asks(const Debate& debate, const Credit& credit) {
  if (credit.persons.size() != 1) return false;
  const std::string_view text = debate.clean.text;
  const std::string_view sentence = slice(text, credit.sentence);
  const std::string before = lowered(slice(text, {credit.sentence.begin, credit.name.begin}));
  const std::string_view lead = trimmed(before);
  for (const std::string_view wish : {"ask", "hear from", "learn from", "question for"}) {
    if (lead.ends_with(wish)) return true;
  }
  if (!sentence.ends_with('?')) return false;
  if (credit.kind == Credit::Kind::address) return true;
  for (const std::string_view verb :
       {"could", "can", "would", "will", "may", "does", "did", "has"}) {
    if (lead.ends_with(verb)) return true;
  }
  return false;
}

class Answers {
 public:
  Answers(const Debate& debate, const Words& words, const std::vector<Credit>& credits)
      : debate_(debate), credits_(credits) {
    for (const Credit& credit : credits) {
      if (asks(debate, credit)) asked_.push_back(&credit);
    }
    std::vector<Span> sentences;
    for (const Credit* credit : asked_) sentences.push_back(credit->sentence);
    vocabulary_.emplace(debate, words, sentences);
  }

  std::vector<Claim> run() {
    for (const Credit* credit : asked_) follow(*credit);
    return std::move(claims_);
  }

 private:
  // Where the one who was asked bears a label soon, that is the answer.
  std::size_t last_candidate(const Credit& question) const {
    const std::size_t end = std::min(debate_.posts.size(), question.post + reach + 1);
    for (std::size_t p = question.post + 1; p < end; ++p) {
      const Speaker& speaker = debate_.posts[p].speaker;
      if (speaker.origin == Speaker::Origin::label && speaker.persons == question.persons) return p;
    }
    return end;
  }

  // Whether the post speaks to the one who asked.
  bool addresses_asker(std::size_t post, std::size_t asking) const {
    const std::vector<std::string>& askers = debate_.posts[asking].speaker.persons;
    if (askers.size() != 1) return false;
    const auto first = std::partition_point(credits_.begin(), credits_.end(),
                                            [&](const Credit& c) { return c.post < post; });
    for (auto credit = first; credit != credits_.end() && credit->post == post; ++credit) {
      if (credit->persons != askers) continue;
      if (credit->kind == Credit::Kind::address || takes_up_question(*credit)) return true;
    }
    return false;
  }

  // "To TLR's question: …", "TLR asks whether …" at the head of a post.
  bool takes_up_question(const Credit& credit) const {
    constexpr std::size_t head = 60;
    if (credit.kind != Credit::Kind::credit) return false;
    if (credit.name.begin > debate_.posts[credit.post].span.begin + head) return false;
    const std::string after =
        lowered(slice(debate_.clean.text, {credit.name.end, credit.sentence.end}).substr(0, head));
    return after.find(" question") != std::string::npos || after.starts_with(" ask");
  }

  // "Yes, …", "We do.", "Two have.", as only a question is answered.
  bool opens_like_answer(std::size_t post) const {
    constexpr std::size_t most_words = 4;
    constexpr std::array<std::string_view, 23> replies = {
        "yes",       "no",         "yep",        "nope",      "certainly", "sure",
        "indeed",    "none",       "hardly",     "partly",    "never",     "rarely",
        "sometimes", "often",      "both",       "neither",   "a little",  "a bit",
        "of course", "not really", "not at all", "very much", "not much"};
    constexpr std::array<std::string_view, 28> verbs = {
        "do",    "does",  "did",    "have",    "has",     "had",    "am",
        "is",    "are",   "was",    "were",    "can",     "could",  "will",
        "would", "don't", "didn't", "doesn't", "haven't", "hasn't", "aren't",
        "isn't", "can't", "won't",  "wasn't",  "weren't", "not",    "yet"};
    const Post& answer = debate_.posts[post];
    if (answer.blocks.empty()) return false;
    const auto* paragraph = std::get_if<Paragraph>(&answer.blocks.front().value);
    if (paragraph == nullptr) return false;
    const std::string_view text = slice(debate_.clean.text, span_of(*paragraph));
    const std::size_t end = text.find_first_of(".,;:!?");
    if (end == std::string_view::npos || text[end] == '?') return false;
    const std::string_view first = text.substr(0, end);
    const std::size_t words = count_words(first);
    if (words == 0 || words > most_words) return false;
    std::string last = lowered(first.substr(first.rfind(' ') + 1));
    const std::size_t curly = last.find("\u2019");
    if (curly != std::string::npos) last.replace(curly, std::string_view("\u2019").size(), "'");
    return is_one_of(lowered(first), replies) || (words > 1 && is_one_of(last, verbs));
  }

  // Whether the question is the last one of its post, which asks nobody else and names no other in
  // it.
  bool asks_last(const Credit& question) const {
    const Span rest{question.sentence.end, debate_.posts[question.post].span.end};
    if (rest.begin < rest.end && slice(debate_.clean.text, rest).find('?') != std::string::npos)
      return false;
    const auto first = std::partition_point(
        credits_.begin(), credits_.end(), [&](const Credit& c) { return c.post < question.post; });
    for (auto other = first; other != credits_.end() && other->post == question.post; ++other) {
      if (other->persons == question.persons) continue;
      if (other->sentence.begin == question.sentence.begin || asks(debate_, *other)) return false;
    }
    return true;
  }

  void follow(const Credit& question) {
    const std::size_t end = last_candidate(question);
    const std::vector<Likeness> likes = vocabulary_->like(question.sentence, question.post);
    for (std::size_t p = question.post + 1; p < end; ++p) {
      const auto like =
          std::find_if(likes.begin(), likes.end(), [&](const Likeness& l) { return l.post == p; });
      const int shared = like == likes.end() ? 0 : like->shared;
      const bool spoken_to = addresses_asker(p, question.post);
      const bool next = p == question.post + 1;
      const bool same_words = shared >= telling && likes.front().post == p;
      // "To Ann: it does": whoever asked was Ann.
      const bool mutual =
          next && addressee(p) != nullptr && debate_.posts[question.post].speaker.persons.empty();
      const bool replies = next && opens_like_answer(p) && asks_last(question);
      if (!(spoken_to && (next || shared > 0)) && !(next && shared >= 2) && !same_words &&
          !mutual && !replies)
        continue;
      const Certainty certainty = spoken_to || same_words ? Certainty::medium : Certainty::low;
      if (same_words || mutual) name_asker(question.post, p, certainty);
      claims_.push_back(
          {p, question.persons, certainty,
           "It answers what " + name_of(debate_.posts[question.post]) + " asks this participant"});
      return;
    }
  }

  // The one participant to whom the post speaks, if it is one.
  const std::vector<std::string>* addressee(std::size_t post) const {
    const std::vector<std::string>* only = nullptr;
    const auto first = std::partition_point(credits_.begin(), credits_.end(),
                                            [&](const Credit& c) { return c.post < post; });
    for (auto credit = first; credit != credits_.end() && credit->post == post; ++credit) {
      if (credit->kind != Credit::Kind::address) continue;
      if (only != nullptr && *only != credit->persons) return nullptr;
      only = &credit->persons;
    }
    return only == nullptr || only->size() != 1 ? nullptr : only;
  }

  void name_asker(std::size_t asking, std::size_t answer, Certainty certainty) {
    const std::vector<std::string>* asker = addressee(answer);
    if (asker == nullptr) return;
    claims_.push_back({asking, *asker, certainty,
                       "Post " + std::to_string(debate_.posts[answer].number) +
                           " answers the post and speaks to this participant"});
  }

  const Debate& debate_;
  const std::vector<Credit>& credits_;
  std::vector<const Credit*> asked_;
  std::optional<Vocabulary> vocabulary_;
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> claims_of_answers(const Debate& debate, const Words& words,
                                     const std::vector<Credit>& credits) {
  return Answers(debate, words, credits).run();
}

}  // namespace debate
