// Claims from who is credited with what, and from whose words are quoted.

#include <algorithm>
#include <map>

#include "debate/findings.h"
#include "debate/inlines.h"
#include "debate/speakers.h"
#include "debate/vocabulary.h"

namespace debate {

namespace {

std::string list_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words)
    out += (out.empty() ? "\u201C" : ", \u201C") + word + "\u201D";
  return out;
}

bool shares(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& id) {
    return std::find(b.begin(), b.end(), id) != b.end();
  });
}

std::size_t longest_list(const std::vector<Block>& blocks) {
  std::size_t longest = 0;
  for (const Block& block : blocks) {
    if (const auto* list = std::get_if<List>(&block.value)) {
      longest = std::max(longest, list->items.size());
    }
  }
  return longest;
}

class Creditor {
 public:
  Creditor(Debate& debate, const Words& words, const std::vector<Credit>& credits,
           const std::vector<Quotation>& quotations)
      : debate_(debate),
        credits_(credits),
        quotations_(quotations),
        vocabulary_(debate, words, sentences_of(credits)) {}

  std::vector<Claim> run() {
    for (const Credit& credit : credits_) {
      if (credit.kind == Credit::Kind::credit) weigh(credit);
    }
    for (const Quotation& quotation : quotations_) weigh(quotation);
    answer_numbers();
    return std::move(claims_);
  }

 private:
  static std::vector<Span> sentences_of(const std::vector<Credit>& credits) {
    std::vector<Span> sentences;
    for (const Credit& credit : credits) {
      if (credit.kind == Credit::Kind::credit) sentences.push_back(credit.sentence);
    }
    return sentences;
  }

  bool is_labelled(std::size_t post) const {
    return debate_.posts[post].speaker.origin == Speaker::Origin::label;
  }

  // "UoO's quote is telling: "…"": the quotation itself says whose words are meant.
  bool leads_to_quotation(const Credit& credit) const {
    constexpr std::size_t reach = 320;
    const auto next =
        std::partition_point(quotations_.begin(), quotations_.end(),
                             [&](const Quotation& q) { return q.span.begin < credit.name.end; });
    return next != quotations_.end() && next->quoting == credit.post && next->marked &&
           next->span.begin < credit.name.end + reach;
  }

  // "UWE - I think …" at the start of a post that further on credits UWE.
  bool opens_with_name(const Credit& credit) const {
    const auto first = std::partition_point(credits_.begin(), credits_.end(),
                                            [&](const Credit& c) { return c.post < credit.post; });
    return first->kind == Credit::Kind::address && first->persons == credit.persons &&
           first->name.begin <= debate_.posts[credit.post].span.begin + 1;
  }

  void weigh(const Credit& credit) {
    if (leads_to_quotation(credit)) return;
    std::vector<Likeness> likes = vocabulary_.like(credit.sentence, credit.post);
    for (Likeness& like : likes) {
      const Post& post = debate_.posts[like.post];
      // Only a printing in the wrong order puts what is credited behind the credit.
      if (like.post > credit.post) like.score = credit.widened ? 0 : like.score / 3;
      if (credit.ordinal > 0 &&
          longest_list(post.blocks) >= static_cast<std::size_t>(credit.ordinal)) {
        like.score += 6;
      }
      // Who opens with a name speaks to the post before, when that fits at all.
      if (like.post + 1 == credit.post && opens_with_name(credit)) like.score += 4;
    }
    std::stable_sort(likes.begin(), likes.end(),
                     [](const Likeness& a, const Likeness& b) { return a.score > b.score; });
    if (likes.empty()) return;
    const Likeness& best = likes.front();
    const int second = likes.size() > 1 ? likes[1].score : 0;
    std::optional<Certainty> certainty = certainty_of(best, second);
    if (!certainty) return;
    if (credit.widened && *certainty == Certainty::high) certainty = Certainty::medium;
    add_reply(credit.post, best.post, *certainty,
              "credits a participant with words of " + name_of(debate_.posts[best.post]));
    if (is_labelled(best.post)) return;
    // A labelled post of the same participant that fits nearly as well explains the credit.
    for (const Likeness& like : likes) {
      if (is_labelled(like.post) &&
          shares(debate_.posts[like.post].speaker.persons, credit.persons) &&
          like.score * 2 >= best.score)
        return;
    }
    Claim claim{best.post, credit.persons, *certainty, {}};
    claim.evidence = "Post " + std::to_string(debate_.posts[credit.post].number) +
                     " credits this participant with what the post says";
    if (!best.words.empty()) claim.evidence += " (" + list_of(best.words) + ")";
    claims_.push_back(std::move(claim));
  }

  static std::optional<Certainty> certainty_of(const Likeness& best, int second) {
    // One telling word may as well be the topic of all.
    const bool several = best.words.size() >= 2;
    if (several && best.score >= 16 && best.shared >= 3 && best.score >= 2 * second) {
      return Certainty::high;
    }
    if (several && best.score >= 8 && best.shared >= 2 && best.score * 2 >= 3 * second) {
      return Certainty::medium;
    }
    if (best.score >= 6 && best.shared >= 2 && best.score > second) return Certainty::low;
    return std::nullopt;
  }

  // Whose words the quoting post says it takes up: the only participant that it credits with a
  // contribution in the paragraph of the quotation, before it, or at its own start.
  void weigh(const Quotation& quotation) {
    const Post& quoting = debate_.posts[quotation.quoting];
    add_reply(quotation.quoting, quotation.source, Certainty::high,
              "quotes " + name_of(debate_.posts[quotation.source]));
    if (is_labelled(quotation.source)) return;
    std::vector<std::vector<std::string>> candidates;
    auto credit = std::partition_point(credits_.begin(), credits_.end(),
                                       [&](const Credit& c) { return c.post < quotation.quoting; });
    for (; credit != credits_.end() && credit->post == quotation.quoting; ++credit) {
      if (credit->name.begin > quotation.span.begin) break;
      const bool near = quotation.span.begin - credit->name.end < 160;
      const bool lead = credit->name.begin - quoting.span.begin < 160;
      if (credit->kind != Credit::Kind::credit || !(near || lead)) continue;
      if (speaks_elsewhere(credit->persons)) continue;
      if (std::find(candidates.begin(), candidates.end(), credit->persons) == candidates.end()) {
        candidates.push_back(credit->persons);
      }
    }
    if (candidates.size() != 1) return;
    claims_.push_back(
        {quotation.source, candidates.front(), Certainty::medium,
         "Post " + std::to_string(quoting.number) + " quotes the post as this participant\u2019s"});
  }

  // A participant whom the opening or a label explains is no candidate for other posts' words.
  bool speaks_elsewhere(const std::vector<std::string>& persons) const {
    if (persons.size() != 1 || debate_.posts.empty()) return false;
    return debate_.posts.front().speaker.persons == persons;
  }

  // "#1 … #2 … #3" right after a post with that many numbered questions answers it.
  void answer_numbers() {
    for (std::size_t p = 1; p < debate_.posts.size(); ++p) {
      const Post& post = debate_.posts[p];
      if (post.blocks.empty()) continue;
      const auto* list = std::get_if<List>(&post.blocks.front().value);
      if (list == nullptr || list->kind != List::Kind::numbered || list->items.size() < 2) continue;
      for (std::size_t back = 1; back <= 3 && back <= p; ++back) {
        if (longest_list(debate_.posts[p - back].blocks) != list->items.size()) continue;
        add_reply(p, p - back, Certainty::medium,
                  "answers the points of " + name_of(debate_.posts[p - back]) + " by number");
        break;
      }
    }
  }

  void add_reply(std::size_t from, std::size_t to, Certainty certainty, const std::string& why) {
    if (from == to) return;
    const auto [place, fresh] = replies_.emplace(std::pair{from, to}, debate_.replies.size());
    if (!fresh) {
      InferredReply& reply = debate_.replies[place->second];
      if (certainty > reply.certainty) reply.certainty = certainty;
      return;
    }
    const Post& a = debate_.posts[from];
    debate_.replies.push_back({a.id, debate_.posts[to].id, certainty,
                               "Post " + std::to_string(a.number) + " " + why + "."});
  }

  Debate& debate_;
  const std::vector<Credit>& credits_;
  const std::vector<Quotation>& quotations_;
  Vocabulary vocabulary_;
  std::vector<Claim> claims_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> replies_;
};

}  // namespace

std::vector<Claim> claims_of_credits(Debate& debate, const Words& words,
                                     const std::vector<Credit>& credits,
                                     const std::vector<Quotation>& quotations) {
  return Creditor(debate, words, credits, quotations).run();
}

}  // namespace debate
