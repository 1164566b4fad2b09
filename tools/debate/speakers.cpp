#include "debate/speakers.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "debate/described.h"
#include "debate/findings.h"
#include "debate/mentions.h"
#include "debate/policies.h"
#include "debate/roster.h"

namespace debate {

namespace {

constexpr std::size_t most_sentences = 4;

int weight_of(Certainty certainty) {
  return certainty == Certainty::high ? 4 : certainty == Certainty::medium ? 2 : 1;
}

struct Case {
  int weight = 0;
  bool certain = false;  // one claim is certain by itself
  std::set<std::string> evidence;
  std::vector<std::string> order;  // evidence in the order of claims
};

class Decider {
 public:
  Decider(Debate& debate, const std::vector<Credit>& credits) : debate_(debate) {
    for (const Credit& credit : credits) {
      // A shared code may name the other one of the two.
      if (credit.persons.size() != 1) continue;
      auto& list = credit.kind == Credit::Kind::mention ? mentioned_ : excluded_;
      list[credit.post].insert(credit.persons.front());
    }
  }

  void decide(const std::vector<Claim>& claims) {
    std::map<std::size_t, std::map<std::vector<std::string>, Case>> cases;
    for (const Claim& claim : claims) {
      Post& post = debate_.posts[claim.post];
      if (post.speaker.origin == Speaker::Origin::label) continue;
      if (claim.persons.size() == 1 && excluded_[claim.post].count(claim.persons.front()) > 0)
        continue;
      Case& entry = cases[claim.post][claim.persons];
      entry.certain = entry.certain || claim.certainty == Certainty::high;
      if (entry.evidence.insert(claim.evidence).second) {
        entry.weight += weight_of(claim.certainty);
        entry.order.push_back(claim.evidence);
      }
    }
    for (auto& [post, persons] : cases) settle(post, persons);
  }

 private:
  void settle(std::size_t index, const std::map<std::vector<std::string>, Case>& cases) {
    const std::vector<std::string>* best = nullptr;
    int most = 0;
    int second = 0;
    for (const auto& [persons, entry] : cases) {
      if (entry.weight > most) {
        second = most;
        most = entry.weight;
        best = &persons;
      } else {
        second = std::max(second, entry.weight);
      }
    }
    // Claims that contradict one another decide nothing.
    if (best == nullptr || most < 2 * second + 1) return;
    const Case& entry = cases.at(*best);
    Certainty certainty = Certainty::low;
    if (most >= 2) certainty = Certainty::medium;
    if (entry.certain || most >= 4) certainty = Certainty::high;
    const bool names_itself = best->size() == 1 && mentioned_[index].count(best->front()) > 0;
    if (certainty == Certainty::high &&
        ((entry.certain ? 2 : 4) * second > most || (names_itself && !entry.certain))) {
      certainty = Certainty::medium;
    }
    Speaker& speaker = debate_.posts[index].speaker;
    speaker.origin = Speaker::Origin::inferred;
    speaker.persons = *best;
    speaker.certainty = certainty;
    speaker.evidence.assign(entry.order.begin(),
                            entry.order.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                      entry.order.size(), most_sentences)));
    if (best->size() > 1) {
      speaker.evidence.push_back(
          "Two participants bear this code, so that either may have written it");
    }
    for (std::string& sentence : speaker.evidence) sentence += '.';
  }

  Debate& debate_;
  std::map<std::size_t, std::set<std::string>> excluded_, mentioned_;
};

// Findings instead of speakers.
void leave_to_editor(Debate& debate, normalize::Policy policy) {
  for (Post& post : debate.posts) {
    if (post.speaker.origin != Speaker::Origin::inferred) continue;
    const Speaker speaker = std::exchange(post.speaker, {});
    std::string persons, quoted;
    for (const std::string& id : speaker.persons) {
      persons += (persons.empty() ? "" : " or ") + id;
      quoted += (quoted.empty() ? "\"" : ", \"") + id + "\"";
    }
    std::string message = name_of(post) + " may be by " + persons;
    for (const std::string& sentence : speaker.evidence) message += ". " + sentence;
    if (message.ends_with('.')) message.pop_back();
    const std::string hint = policy == normalize::Policy::suggest
                                 ? "[[speaker]] with post = \"" + post.id + "\" and persons = [" +
                                       quoted + "] names the speaker"
                                 : std::string();
    add_finding(debate, "D311", post.span, message, hint, speaker.certainty);
  }
}

void obey(Debate& debate, const Settings& settings, base::Diagnostics& diagnostics) {
  for (const SpeakerRuling& ruling : settings.speakers) {
    const std::size_t post = find_post(debate, ruling.post, ruling.byte);
    if (post == debate.posts.size()) {
      report_unmatched(diagnostics, ruling.where, "[[speaker]]", ruling.post);
      continue;
    }
    Speaker speaker;
    speaker.origin = ruling.persons.empty() ? Speaker::Origin::unknown : Speaker::Origin::ruling;
    if (!ruling.reason.empty()) speaker.evidence.push_back(ruling.reason);
    bool known = true;
    for (const std::string& name : ruling.persons) {
      const auto person = std::find_if(
          debate.roster.persons.begin(), debate.roster.persons.end(), [&](const Person& p) {
            return p.id == name || (!p.code_shared && code_key(p.code) == code_key(name));
          });
      if (person == debate.roster.persons.end()) {
        report_unmatched(diagnostics, ruling.where, "[[speaker]]", name);
        known = false;
        continue;
      }
      speaker.persons.push_back(person->id);
    }
    if (known) debate.posts[post].speaker = std::move(speaker);
  }
}

}  // namespace

void infer_speakers(Debate& debate, const Words& words, const std::vector<Quotation>& quotations,
                    const Settings& settings, base::Diagnostics& diagnostics) {
  const normalize::Policy policy = policy_of_rule("D311", settings);
  const bool wanted = policy != normalize::Policy::off;
  if (!debate.roster.persons.empty() && wanted) {
    const std::vector<Mention> mentions =
        find_mentions(debate.clean.text, words, debate.roster.persons);
    // Who is described instead of named is credited all the same.
    const std::vector<Mention> described = find_described(words, debate.roster.persons);
    std::vector<Mention> all = described;
    all.insert(all.end(), mentions.begin(), mentions.end());
    std::stable_sort(all.begin(), all.end(), [](const Mention& a, const Mention& b) {
      return a.span.begin < b.span.begin;
    });
    const std::vector<Credit> credits = find_credits(debate, all);
    Decider decider(debate, credits);
    std::vector<Claim> claims = claims_of_opening(debate, credits, described);
    for (Claim& claim : claims_of_self(debate, words, mentions)) claims.push_back(std::move(claim));
    for (Claim& claim : claims_of_introductions(debate, words)) claims.push_back(std::move(claim));
    // The opening is settled first: whom it explains is no candidate for other quoted posts.
    decider.decide(claims);
    for (Claim& claim : claims_of_opener(debate, words)) claims.push_back(std::move(claim));
    for (Claim& claim : claims_of_voice(debate, words)) claims.push_back(std::move(claim));
    for (Claim& claim : claims_of_credits(debate, words, credits, quotations)) {
      claims.push_back(std::move(claim));
    }
    decider.decide(claims);
    // What ties a post to another one whose writer is settled by now.
    const std::vector<Claim> settled = claims;
    constexpr int rounds = 2;
    for (int round = 0; round < rounds; ++round) {
      claims = settled;
      for (Claim& claim : claims_of_continuity(debate, words)) claims.push_back(std::move(claim));
      for (Claim& claim : claims_of_own_words(debate, words)) claims.push_back(std::move(claim));
      for (Claim& claim : claims_of_answers(debate, words, credits)) {
        claims.push_back(std::move(claim));
      }
      if (claims.size() == settled.size()) break;
      decider.decide(claims);
    }
  }
  if (wanted && policy != normalize::Policy::fix) leave_to_editor(debate, policy);
  obey(debate, settings, diagnostics);
}

}  // namespace debate
