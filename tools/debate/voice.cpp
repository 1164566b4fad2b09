// Posts in which a writer says "we" for an institution of the list, or speaks of his own work in
// the words of another post.

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "debate/characters.h"
#include "debate/findings.h"
#include "debate/inlines.h"
#include "debate/sentence_words.h"
#include "debate/speakers.h"
#include "debate/vocabulary.h"

namespace debate {

namespace {

constexpr std::size_t longest_noun_phrase = 5;

using Word = SentenceWord;

// What any institution may be called tells nothing.
bool is_general(std::string_view noun) {
  return is_one_of(noun, {"organisation", "organization", "institution", "university", "department",
                          "country",      "city",         "town",        "community",  "group",
                          "team",         "member",       "one",         "body",       "network",
                          "debate",       "discussion",   "question",    "society",    "young",
                          "people",       "world",        "time",        "view",       "work"});
}

// Sayings and thoughts are what participants do, not institutions: "the X suggests", "we suggest".
bool is_opinion(std::string_view stem) {
  return is_one_of(
      stem, {"say",     "said",  "suggest", "think", "thought", "believ", "agre",    "argu",
             "mention", "not",   "point",   "rais",  "ask",     "feel",   "hop",     "want",
             "should",  "could", "would",   "can",   "will",    "must",   "may",     "also",
             "have",    "had",   "has",     "only",  "need",    "know",   "discuss", "talk"});
}

class Voices {
 public:
  Voices(const Debate& debate, const Words& words)
      : debate_(debate), text_(debate.clean.text), words_(words), telling_(words.forms()) {
    for (const Person& person : debate.roster.persons) {
      if (person.code_shared) continue;
      if (person.code.find(' ') == std::string::npos) codes_[lowered(person.code)] = person.id;
      std::string_view place = person.affiliation;
      for (const std::string_view lead : {"from ", "at ", "of ", "the "}) {
        if (starts_with_ignoring_case(place, lead)) place.remove_prefix(lead.size());
      }
      if (count_words(place) >= 2) add_institution(place, person.id);
    }
    for (const auto& [code, id] : codes_) mark(code);
  }

  std::vector<Claim> run() {
    for (std::size_t p = 0; p < debate_.posts.size(); ++p) {
      for_each_telling_paragraph(p,
                                 [&](const std::vector<Word>& words) { collect_nouns(p, words); });
    }
    // Only now is it known by which words the text calls the institutions.
    mark("our");
    mark("we");
    for (std::size_t p = 0; p < debate_.posts.size(); ++p) {
      if (debate_.posts[p].speaker.origin == Speaker::Origin::label) continue;
      if (nouns_.empty() && !names_code(p)) continue;
      const std::size_t before = claims_.size();
      Deeds deeds;
      for_each_telling_paragraph(p, [&](const std::vector<Word>& words) {
        own_nouns(p, words);
        collect_deeds(words, deeds);
      });
      own_deeds(p, deeds);
      if (claims_.size() > before) thanks_of_opener(p);
    }
    return std::move(claims_);
  }

 private:
  struct Deeds {
    std::map<std::string, std::string_view> ours;       // stem → as written
    std::map<std::string, std::set<std::string>> told;  // stem → persons
  };
  struct Named {
    std::set<std::string> persons;
    std::size_t post = 0;
    std::string phrase;
  };

  void mark(std::string_view form) {
    if (const std::uint32_t number = words_.find(form); number < telling_.size()) {
      telling_[number] = true;
    }
  }

  // The paragraphs of a post that hold a marked word, but for quoted ones.
  template <typename Visit>
  void for_each_telling_paragraph(std::size_t post, const Visit& visit) {
    for (const Block& block : debate_.posts[post].blocks) {
      if (std::holds_alternative<BlockQuote>(block.value)) continue;
      for_each_paragraph_in(block, [&](const Paragraph& paragraph) {
        const Span span = span_of(paragraph);
        const auto placed = words_.in(span);
        const auto tells = [&](const PlacedWord& word) { return telling_[word.form]; };
        if (std::none_of(placed.begin(), placed.end(), tells)) return;
        read_sentence_words(text_, words_, span, paragraph_);
        visit(paragraph_);
      });
    }
  }

  // An institution that two participants share tells nothing.
  void add_institution(std::string_view place, const std::string& id) {
    std::string key;
    for (std::size_t at = 0; at < place.size();) {
      const Span word = next_word(place, at, place.size());
      if (word.empty()) break;
      at = word.end;
      const std::string low = lowered(slice(place, word));
      if (key.empty()) mark(low);
      key += low + " ";
    }
    auto& bearer = institutions_[key];
    bearer = bearer.empty() || bearer == id ? id : std::string("-");
  }

  // "the Park Trust, the town's gardener for …": what the text calls an institution.
  void collect_nouns(std::size_t post, const std::vector<Word>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!telling_[words[i].form]) continue;
      std::string id;
      std::size_t next = i + 1;
      if (const auto code = codes_.find(words[i].low); code != codes_.end()) {
        id = code->second;
      } else {
        std::string run;
        for (std::size_t k = i; k < words.size() && k < i + 8; ++k) {
          (run += words[k].low) += ' ';
          const auto found = institutions_.find(run);
          if (found == institutions_.end() || found->second == "-") continue;
          id = found->second;
          next = k + 1;
        }
      }
      if (!id.empty()) read_noun(post, words, next, id);
    }
  }

  void read_noun(std::size_t post, const std::vector<Word>& words, std::size_t at,
                 const std::string& id) {
    if (at + 1 >= words.size() || words[at].stops) return;
    const std::size_t end = words[at - 1].span.end;
    const bool comma = text_.substr(end, 2) == ", ";
    const bool is = words[at].low == "is";
    if (is) ++at;
    if (!(comma || is) || at >= words.size() || !is_one_of(words[at].low, {"the", "a", "an"}))
      return;
    const std::size_t first = at;
    std::size_t noun = at;
    while (noun + 1 < words.size() && noun - first < longest_noun_phrase &&
           !words[noun + 1].stops && words[noun + 1].span.begin == words[noun].span.end + 1 &&
           !is_one_of(words[noun + 1].low, {"for", "of", "which", "that", "in", "and", "to", "on",
                                            "who", "with", "by", "is", "has"})) {
      ++noun;
    }
    if (noun == first || is_general(words[noun].low) || words[noun].low.size() < 5) return;
    Named& named = nouns_[std::string(words[noun].low)];
    if (named.persons.empty()) {
      named.post = post;
      named.phrase = std::string(slice(text_, {words[first].span.begin, words[noun].span.end}));
    }
    named.persons.insert(id);
  }

  // "the work we do in our hotline"
  void own_nouns(std::size_t post, const std::vector<Word>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i].low != "our" || words[i + 1].stops) continue;
      const auto named = nouns_.find(words[i + 1].low);
      if (named == nouns_.end() || named->second.persons.size() != 1) continue;
      claims_.push_back({post,
                         {*named->second.persons.begin()},
                         Certainty::medium,
                         "It says \u201Cour " + std::string(words[i + 1].low) + "\u201D, and " +
                             name_of(debate_.posts[named->second.post]) +
                             " calls this participant\u2019s institution \u201C" +
                             named->second.phrase + "\u201D"});
      return;
    }
  }

  // "what the IWF encountered …, but we only have data on what we encounter": one deed, told of the
  // institution (by its code with an article) and in the first person.
  void collect_deeds(const std::vector<Word>& words, Deeds& deeds) const {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].low == "we") {
        if (const std::string stem = deed(words, i + 1); !stem.empty())
          deeds.ours.emplace(stem, words[i + 1].low);
        continue;
      }
      if (i == 0 || words[i - 1].low != "the") continue;
      const auto code = codes_.find(words[i].low);
      if (code == codes_.end()) continue;
      if (const std::string stem = deed(words, i + 1); !stem.empty())
        deeds.told[stem].insert(code->second);
      if (i >= 3 && words[i - 2].low == "by") {
        if (const std::string stem = deed(words, i - 3); !stem.empty())
          deeds.told[stem].insert(code->second);
      }
    }
  }

  void own_deeds(std::size_t post, const Deeds& deeds) {
    for (const auto& [stem, written] : deeds.ours) {
      const auto who = deeds.told.find(stem);
      if (who == deeds.told.end() || who->second.size() != 1) continue;
      claims_.push_back(
          {post,
           {*who->second.begin()},
           Certainty::medium,
           "It says \u201Cwe " + std::string(written) +
               "\u201D of what it also says this participant\u2019s institution does"});
      return;
    }
  }

  static std::string deed(const std::vector<Word>& words, std::size_t at) {
    if (at >= words.size()) return {};
    // Twice, so that "encountered" meets "encounter".
    std::string stem = stem_of(words[at].low);
    if (const std::string shorter = stem_of(stem); !shorter.empty()) stem = shorter;
    return stem.size() < 4 || is_opinion(stem) ? std::string() : stem;
  }

  // Who opened a debate thanks all at its end. It is a sign beside others only: hosts do so too.
  void thanks_of_opener(std::size_t post) {
    const Speaker& opener = debate_.posts.front().speaker;
    if (post == 0 || opener.persons.size() != 1 || claims_.back().persons != opener.persons) return;
    const std::vector<Word> words = first_words(post);
    for (std::size_t i = 0; i < words.size() && i < 12; ++i) {
      if (!is_one_of(words[i].low, {"thank", "thanks"})) continue;
      for (std::size_t k = i + 1; k < words.size() && k < i + 5; ++k) {
        if (!is_one_of(words[k].low, {"all", "everyone", "everybody"})) continue;
        claims_.push_back({post, opener.persons, Certainty::low,
                           "It thanks all participants, as who opened a debate does"});
        return;
      }
    }
  }

  bool names_code(std::size_t post) const {
    const auto words = words_.in(debate_.posts[post].span);
    return std::any_of(words.begin(), words.end(), [&](const PlacedWord& word) {
      return telling_[word.form] && codes_.count(words_.form(word.form)) > 0;
    });
  }

  // Of its first paragraph that is not quoted.
  std::vector<Word> first_words(std::size_t post) const {
    std::vector<Word> words;
    bool first = true;
    for (const Block& block : debate_.posts[post].blocks) {
      if (std::holds_alternative<BlockQuote>(block.value)) continue;
      for_each_paragraph_in(block, [&](const Paragraph& paragraph) {
        if (std::exchange(first, false))
          read_sentence_words(text_, words_, span_of(paragraph), words);
      });
      if (!first) break;
    }
    return words;
  }

  const Debate& debate_;
  std::string_view text_;
  const Words& words_;
  std::vector<bool> telling_;    // by form: a paragraph with such a word is looked at
  std::vector<Word> paragraph_;  // the one at hand
  std::map<std::string, std::string, std::less<>> codes_;  // in lower case → id
  std::map<std::string, std::string> institutions_;        // "park trust " → id, "-" for several
  std::map<std::string, Named, std::less<>> nouns_;
  std::vector<Claim> claims_;
};

bool is_own_work(std::string_view word) {
  return is_one_of(word, {"analysis", "study", "survey", "paper", "article", "book", "trial",
                          "review", "evaluation", "experiment", "thesis", "chapter"});
}

}  // namespace

std::vector<Claim> claims_of_voice(const Debate& debate, const Words& words) {
  if (debate.posts.empty()) return {};
  return Voices(debate, words).run();
}

std::vector<Claim> claims_of_continuity(const Debate& debate, const Words& all) {
  // "our 2011 survey": year and kind of a work that a sentence claims for its writer → posts.
  std::map<std::string, std::vector<std::size_t>> works;
  const std::string_view text = debate.clean.text;
  std::vector<bool> is_work(all.forms());
  for (std::uint32_t form = 0; form < all.forms(); ++form) {
    is_work[form] = is_own_work(all.form(form));
  }
  std::vector<Word> words;
  for (std::size_t p = 0; p < debate.posts.size(); ++p) {
    for (const Block& block : debate.posts[p].blocks) {
      if (std::holds_alternative<BlockQuote>(block.value)) continue;
      for_each_paragraph_in(block, [&](const Paragraph& paragraph) {
        const Span span = span_of(paragraph);
        const auto placed = all.in(span);
        const auto names_work = [&](const PlacedWord& word) { return is_work[word.form]; };
        if (std::none_of(placed.begin(), placed.end(), names_work)) return;
        read_sentence_words(text, all, span, words);
        std::size_t begin = 0;
        bool first_person = false;
        std::set<std::string> found;
        const auto close = [&](std::size_t end) {
          for (std::size_t i = begin; first_person && i + 1 < end; ++i) {
            const std::string_view year = words[i].low;
            const bool dated = year.size() == 4 && (year[0] == '1' || year[0] == '2') &&
                               std::all_of(year.begin(), year.end(), is_digit);
            const std::size_t kind = words[i + 1].low == "meta" && i + 2 < end ? i + 2 : i + 1;
            if (dated && is_own_work(words[kind].low)) {
              found.insert(lowered(slice(text, {words[i].span.begin, words[kind].span.end})));
            }
          }
          begin = end;
          first_person = false;
        };
        for (std::size_t i = 0; i < words.size(); ++i) {
          if (words[i].stops) close(i);
          first_person = first_person || is_one_of(words[i].low, {"i", "we", "my", "our"});
        }
        close(words.size());
        for (const std::string& key : found) {
          std::vector<std::size_t>& posts = works[key];
          if (posts.empty() || posts.back() != p) posts.push_back(p);
        }
      });
    }
  }
  std::vector<Claim> claims;
  for (const auto& [work, posts] : works) {
    // One bearer is enough for all; who is known best comes first.
    const std::size_t* best = nullptr;
    const auto rank = [&](std::size_t p) {
      const Speaker& speaker = debate.posts[p].speaker;
      if (speaker.persons.empty()) return 0;
      return speaker.origin == Speaker::Origin::label ? 4 : 1 + static_cast<int>(speaker.certainty);
    };
    for (const std::size_t& p : posts) {
      if (rank(p) > (best == nullptr ? 0 : rank(*best))) best = &p;
    }
    if (best == nullptr || posts.size() > 8) continue;
    const Speaker& known = debate.posts[*best].speaker;
    for (const std::size_t p : posts) {
      if (p == *best) continue;
      claims.push_back({p, known.persons, rank(*best) >= 3 ? Certainty::medium : Certainty::low,
                        "It speaks of \u201C" + work + "\u201D as its writer\u2019s own work, as " +
                            name_of(debate.posts[*best]) + " does"});
    }
  }
  return claims;
}

}  // namespace debate
