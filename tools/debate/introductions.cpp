// What writers say of themselves in passing: what they are by trade, and where they sit.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "debate/callings.h"
#include "debate/characters.h"
#include "debate/demonyms.h"
#include "debate/inlines.h"
#include "debate/sentence_words.h"
#include "debate/speakers.h"

namespace debate {

namespace {

constexpr std::array<std::string_view, 5> articles = {"a", "an", "the", "that", "your"};
constexpr std::array<std::string_view, 10> first_person = {"i",  "i'm", "i'd", "i've", "i'll",
                                                           "my", "me",  "we",  "our",  "us"};
constexpr std::array<std::string_view, 17> small_words = {
    "of",   "in", "at", "and", "or",  "but",  "who", "that", "which",
    "with", "by", "to", "for", "not", "from", "is",  "was"};
constexpr std::array<std::string_view, 15> contributions = {
    "question", "remark",      "footnote", "note",        "view",  "word",    "words",  "comment",
    "answer",   "perspective", "point",    "observation", "reply", "thought", "opinion"};
constexpr std::array<std::string_view, 5> own_deeds = {"teach", "study", "practise", "practice",
                                                       "lecture"};
constexpr std::array<std::string_view, 5> fields_of_work = {"field", "discipline", "trade",
                                                            "profession", "subject"};
constexpr std::array<std::string_view, 6> sides = {"side",  "perspective", "angle",
                                                   "point", "viewpoint",   "standpoint"};
constexpr std::array<std::string_view, 10> greetings = {
    "greetings", "hello", "hi", "regards", "wishes", "word", "words", "note", "line", "news"};
constexpr std::array<std::string_view, 12> others_there = {
    "colleague", "colleagues", "friend",       "friends", "partner", "partners",
    "neighbour", "neighbours", "counterparts", "visit",   "trip",    "holiday"};
// What a lawyer who is somebody else does.
constexpr std::array<std::string_view, 26> deeds_of_others = {
    "said",   "says",    "wrote", "writes", "asked", "asks",   "suggested", "suggests", "noted",
    "points", "pointed", "put",   "puts",   "has",   "was",    "mentioned", "told",     "tells",
    "tell",   "would",   "might", "does",   "did",   "thinks", "thought",   "once"};

std::string plain_apostrophe(std::string_view word) {
  std::string plain(word);
  for (std::size_t at = 0; (at = plain.find("\u2019", at)) != std::string::npos;) {
    plain.replace(at, 3, "'");
  }
  return plain;
}

// Who bears a name.
class Bearers {
 public:
  void add(const std::string& name, const std::string& id) {
    if (!name.empty()) bearers_[name].insert(id);
  }
  const std::set<std::string>* find(const std::string& name) const {
    const auto found = bearers_.find(name);
    return found == bearers_.end() ? nullptr : &found->second;
  }
  // Nothing when several do.
  const std::string* only(const std::string& name) const {
    const std::set<std::string>* all = find(name);
    return all == nullptr || all->size() != 1 ? nullptr : &*all->begin();
  }

 private:
  std::map<std::string, std::set<std::string>> bearers_;  // name → ids
};

class Introductions {
 public:
  Introductions(const Debate& debate, const Words& words)
      : debate_(debate), text_(debate.clean.text), all_(words), tells_(words.forms()) {
    for (const Person& person : debate.roster.persons) {
      for (const std::string& calling : callings_of(person.role)) callings_.add(calling, person.id);
      add_members(person.affiliation, person.id);
      for (const std::string* part : {&person.role, &person.affiliation}) {
        for (std::size_t at = 0; at < part->size();) {
          const Span word = next_word(*part, at, part->size());
          if (word.empty()) break;
          at = word.end;
          said_of_.emplace(person.id, lowered(slice(*part, word)));
        }
      }
      add_place(person.country, person.id);
      add_place(person.affiliation, person.id);
      const std::string people(demonym_of(person.country));
      peoples_.add(people, person.id);
      if (!people.empty()) place_heads_.insert(people);
      add_proper_names(person.affiliation, person.id);
    }
    for (std::uint32_t form = 0; form < words.forms(); ++form) {
      tells_[form] = calling_of(words.form(form)).tells() ||
                     place_heads_.count(std::string(words.form(form))) > 0;
    }
  }

  std::vector<Claim> run() {
    for (std::size_t p = 0; p < debate_.posts.size(); ++p) {
      if (debate_.posts[p].speaker.origin == Speaker::Origin::label) continue;
      bool first = true;
      for (const Block& block : debate_.posts[p].blocks) {
        if (std::holds_alternative<BlockQuote>(block.value)) continue;
        for_each_paragraph_in(block, [&](const Paragraph& paragraph) {
          read(p, span_of(paragraph), std::exchange(first, false));
        });
      }
    }
    return std::move(claims_);
  }

 private:
  struct Calling {
    const std::set<std::string>* persons = nullptr;
    const std::string* body = nullptr;  // whose body is one of them
    bool plural = false, possessive = false;
    bool tells() const { return persons != nullptr || body != nullptr; }
    const std::string* only() const {
      return persons == nullptr || persons->size() != 1 ? nullptr : &*persons->begin();
    }
  };

  void add_place(std::string_view name, const std::string& id) {
    if (starts_with_ignoring_case(name, "the ")) name.remove_prefix(4);
    std::string key, head;
    for (std::size_t at = 0; at < name.size();) {
      const Span word = next_word(name, at, name.size());
      if (word.empty()) break;
      at = word.end;
      const std::string low = lowered(slice(name, word));
      if (head.empty()) head = low;
      key += (key.empty() ? "" : " ") + low;
    }
    if (key.size() < 2) return;
    places_.add(key, id);
    place_heads_.insert(head);
  }

  // "Royal Council of Nurses": who speaks for it speaks for the nurses, and may be one.
  void add_members(std::string_view affiliation, const std::string& id) {
    constexpr std::size_t shortest = 5;
    for (std::size_t at = 0; at < affiliation.size();) {
      const Span word = next_word(affiliation, at, affiliation.size());
      if (word.empty()) break;
      at = word.end;
      std::string low = plain_apostrophe(lowered(slice(affiliation, word)));
      if (low.ends_with("s'")) low.pop_back();
      if (low.size() < shortest || !low.ends_with('s')) continue;
      low.pop_back();
      callings_.add(low, id);
      bodies_.add(low, id);
    }
  }

  // "University of Exeter": Exeter, and where nobody else is at one, the University.
  void add_proper_names(std::string_view affiliation, const std::string& id) {
    constexpr std::size_t shortest = 4;
    for (std::size_t at = 0; at < affiliation.size();) {
      const Span word = next_word(affiliation, at, affiliation.size());
      if (word.empty()) break;
      at = word.end;
      if (word.size() >= shortest && is_upper(affiliation[word.begin]))
        add_place(slice(affiliation, word), id);
    }
  }

  Calling calling_of(std::string_view form) const {
    Calling calling;
    std::string word = plain_apostrophe(form);
    if (word.ends_with("'s")) {
      calling.possessive = true;
      word.resize(word.size() - 2);
    }
    calling.persons = callings_.find(word);
    if (calling.persons == nullptr && word.size() > 4 && word.ends_with('s')) {
      calling.plural = true;
      word.pop_back();
      calling.persons = callings_.find(word);
      calling.body = bodies_.only(word);
    }
    return calling;
  }

  void read(std::size_t post, Span paragraph, bool first) {
    const auto placed = all_.in(paragraph);
    if (std::none_of(placed.begin(), placed.end(),
                     [&](const PlacedWord& word) { return tells_[word.form]; }))
      return;
    read_sentence_words(text_, all_, paragraph, words_);
    opens_post_ = first;
    post_ = post;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].stops) sentence_ = i;
      if (!tells_[words_[i].form]) continue;
      if (const Calling calling = calling_of(words_[i].low); calling.tells())
        read_calling(i, calling);
      read_place(i);
    }
  }

  // Words of the sentence at hand; "" beyond it.
  std::string_view back(std::size_t at, std::size_t steps) const {
    return at < sentence_ + steps ? std::string_view() : words_[at - steps].low;
  }
  std::string_view ahead(std::size_t at, std::size_t steps) const {
    for (std::size_t k = at + 1; k <= at + steps && k < words_.size(); ++k) {
      if (words_[k].stops) return {};
    }
    return at + steps < words_.size() ? words_[at + steps].low : std::string_view();
  }
  bool first_person_after(std::size_t at) const {
    constexpr std::size_t reach = 14;
    for (std::size_t steps = 1; steps <= reach; ++steps) {
      if (is_one_of(plain_apostrophe(ahead(at, steps)), first_person)) return true;
    }
    return false;
  }
  void claim(const std::string& person, Certainty certainty, const char* evidence) {
    claims_.push_back({post_, {person}, certainty, evidence});
  }

  void read_calling(std::size_t at, const Calling& calling) {
    static constexpr const char* described =
        "The post describes its writer as the list describes this participant";
    const bool opens = opens_post_ && sentence_ == 0;
    if (calling.plural) {
      const bool ours = back(at, 1) == "we" || back(at, 1) == "us" ||
                        (back(at, 1) == "as" && ahead(at, 1) == "we");
      const std::size_t skipped = back(at, 1) == "the" || back(at, 1) == "all" ? 1 : 0;
      const bool spoken_for =
          back(at, skipped + 1) == "for" &&
          (back(at, skipped + 2) == "speaking" || back(at, skipped + 2) == "speak");
      if (spoken_for && calling.body != nullptr) {
        claim(*calling.body, Certainty::medium, "The post speaks for whom this participant does");
      } else if ((ours || spoken_for) && calling.only() != nullptr) {
        claim(*calling.only(), Certainty::medium, described);
      }
      return;
    }
    const std::string* person = calling.only();
    if (person == nullptr) person = told_apart(at, calling);
    if (person == nullptr) return;
    if (calling.possessive) {
      const bool aside = back(at, 2) == "from" && is_one_of(ahead(at, 1), sides);
      const bool remark = opens && at >= 1 && at <= 2 &&
                          (back(at, at) == "a" || back(at, at) == "an") &&
                          is_one_of(ahead(at, 1), contributions);
      if (remark || aside) claim(*person, Certainty::medium, described);
      return;
    }
    const bool aside =
        is_one_of(back(at, 1), articles) && back(at, 2) == "from" && is_one_of(ahead(at, 1), sides);
    if (aside) {
      claim(*person, Certainty::medium, described);
      return;
    }
    const bool bare = at == 0 || (at == 1 && (back(at, 1) == "a" || back(at, 1) == "an"));
    if (opens && bare && ahead(at, 1) == "here" && text_[words_[at].span.end] == ' ') {
      claim(*person, Certainty::high, described);
      return;
    }
    const bool taught = (is_one_of(back(at, 1), own_deeds) && back(at, 2) == "i") ||
                        (back(at, 1) == "in" && back(at, 2) == "lecture" && back(at, 3) == "i");
    if (taught || is_own_field(at)) {
      claim(*person, Certainty::medium, described);
      return;
    }
    bool only = false;
    std::size_t article = 1;
    for (; article <= 4 && !is_one_of(back(at, article), articles); ++article) {
      if (back(at, article).empty() || is_one_of(back(at, article), small_words)) return;
      only = only || back(at, article) == "only" || back(at, article) == "sole";
    }
    if (article > 4) return;
    const std::string verb = plain_apostrophe(back(at, article + 1));
    const bool is = verb == "i'm" || (verb == "am" && back(at, article + 2) == "i");
    if (is) {
      const bool pointed = only || back(at, article) == "that";
      claim(*person, pointed ? Certainty::high : Certainty::medium, described);
      return;
    }
    const bool being = verb == "being" && first_person_after(at);
    if (being) claim(*person, Certainty::medium, described);
    if (verb != "as" || tells_of_others(at)) return;
    const bool speaking = back(at, article + 2) == "speaking" || back(at, article + 2) == "speak";
    if (only || speaking || first_person_after(at))
      claim(*person, only ? Certainty::high : Certainty::medium, described);
  }

  // "my own field, criminology", "law, which is my trade"
  bool is_own_field(std::size_t at) const {
    for (std::size_t steps = 1; steps <= 2; ++steps) {
      const bool named = is_one_of(back(at, steps), fields_of_work);
      if (named && (back(at, steps + 1) == "my" || back(at, steps + 2) == "my")) return true;
    }
    return ahead(at, 1) == "which" && ahead(at, 2) == "is" && ahead(at, 3) == "my" &&
           is_one_of(ahead(at, 4), fields_of_work);
  }

  // "As the nurse here said, I …"
  bool tells_of_others(std::size_t at) const {
    for (std::size_t steps = 1; steps <= 4 && !ahead(at, steps).empty(); ++steps) {
      const Span between{words_[at].span.end, words_[at + steps].span.begin};
      if (slice(text_, between).find(',') != std::string_view::npos) return false;
      const bool self =
          ahead(at, steps) != "me" && is_one_of(plain_apostrophe(ahead(at, steps)), first_person);
      if (self) return false;
      if (is_one_of(ahead(at, steps), deeds_of_others)) return true;
    }
    return false;
  }

  // "the health librarian": of several librarians the only one of whom the words before are said.
  const std::string* told_apart(std::size_t at, const Calling& calling) const {
    constexpr std::size_t reach = 3, shortest = 4;
    const std::string* only = nullptr;
    if (calling.persons == nullptr) return only;
    for (const std::string& id : *calling.persons) {
      bool told = false;
      for (std::size_t steps = 1; steps <= reach; ++steps) {
        const std::string_view word = back(at, steps);
        if (word.empty() || is_one_of(word, articles)) break;
        told = told || (word.size() >= shortest && said_of_.count({id, std::string(word)}) > 0);
      }
      if (!told) continue;
      if (only != nullptr) return nullptr;
      only = &id;
    }
    return only;
  }

  void read_place(std::size_t at) {
    constexpr std::size_t most_words = 6;
    if (const std::string* person = peoples_.only(std::string(words_[at].low)))
      read_people(at, *person);
    std::string key;
    for (std::size_t size = 1; size <= most_words && at + size <= words_.size(); ++size) {
      if (size > 1 && words_[at + size - 1].stops) return;
      key += (size == 1 ? "" : " ") + std::string(words_[at + size - 1].low);
      const std::string* person = places_.only(key);
      if (person != nullptr && is_upper(text_[words_[at].span.begin])) locate(at, size, *person);
    }
  }

  // "in our Norwegian prisons", "from a Norwegian perspective", "as a Norwegian"
  void read_people(std::size_t at, const std::string& person) {
    static constexpr const char* there = "The post says where its writer is";
    const bool ours =
        (back(at, 1) == "our" || back(at, 1) == "my") && !is_one_of(ahead(at, 1), others_there);
    const bool article = back(at, 1) == "a" || back(at, 1) == "an" || back(at, 1) == "the";
    const bool aside = article && back(at, 2) == "from" && is_one_of(ahead(at, 1), sides);
    const bool as =
        article && back(at, 2) == "as" && first_person_after(at) && !tells_of_others(at);
    if (ours || aside || as) claim(person, Certainty::medium, there);
  }

  void locate(std::size_t at, std::size_t size, const std::string& person) {
    static constexpr const char* there = "The post says where its writer is";
    const std::size_t skipped = back(at, 1) == "the" ? 1 : 0;
    const std::string_view joint = back(at, skipped + 1);
    const std::string_view before = back(at, skipped + 2);
    if (joint == "from") {
      if (is_one_of(before, greetings)) claim(person, Certainty::high, there);
      return;
    }
    if (joint == "for" && (before == "speaking" || before == "speak")) {
      claim(person, Certainty::high, "The post says for whom its writer speaks");
      return;
    }
    if (joint != "in" && joint != "at") return;
    const std::string after = plain_apostrophe(ahead(at + size - 1, 2));
    const bool where = ahead(at + size - 1, 1) == "where" && is_one_of(after, first_person);
    if (before == "here" || before == "we" || before == "us" || where) {
      claim(person, Certainty::high, there);
      return;
    }
    if (before.empty() && ahead(at + size - 1, 1) == "we") {
      claim(person, Certainty::medium, there);
      return;
    }
    if (is_one_of(before, others_there)) return;
    for (std::size_t steps = 1; steps <= 4; ++steps) {
      const std::string_view word = back(at, skipped + 1 + steps);
      if (word.empty() || (steps > 1 && is_one_of(word, small_words))) return;
      if (word != "our" && word != "my") continue;
      if (steps > 1) claim(person, Certainty::medium, there);
      return;
    }
  }

  const Debate& debate_;
  std::string_view text_;
  const Words& all_;
  std::vector<bool> tells_;  // by form: a calling, or the first word of a place
  Bearers callings_, places_, peoples_;
  Bearers bodies_;                                         // by what their members are
  std::set<std::pair<std::string, std::string>> said_of_;  // id, and a word of role or place
  std::set<std::string> place_heads_;
  std::vector<SentenceWord> words_;  // of the paragraph at hand
  std::size_t sentence_ = 0;         // where its sentence at hand begins
  std::size_t post_ = 0;
  bool opens_post_ = false;
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> claims_of_introductions(const Debate& debate, const Words& words) {
  return Introductions(debate, words).run();
}

}  // namespace debate
