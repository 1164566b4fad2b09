#include "debate/codes.h"

#include <algorithm>
#include <map>
#include <set>

#include "debate/characters.h"
#include "debate/findings.h"
#include "debate/inlines.h"
#include "debate/mentions.h"
#include "debate/roster.h"
#include "normalize/decode.h"

namespace debate {

namespace {

// What the code replaced in a repaired word: "qUoOe" → "quote" shows "uot"; "" when unclear.
std::string overwritten_in(const normalize::CleanText& clean, const normalize::Change& change,
                           const std::string& code) {
  const std::string decoded = normalize::decode_part(change.before, clean.encoding.charset);
  const std::size_t at = decoded.find(code);
  if (at == std::string::npos) return {};
  const std::string_view before = decoded;
  const std::string_view head = before.substr(0, at);
  const std::string_view tail = before.substr(at + code.size());
  const std::string_view after = change.after;
  if (after.size() < head.size() + tail.size()) return {};
  if (lowered(after.substr(0, head.size())) != lowered(head)) return {};
  if (lowered(after.substr(after.size() - tail.size())) != lowered(tail)) return {};
  return lowered(after.substr(head.size(), after.size() - head.size() - tail.size()));
}

// The initials of the person's institution that are spelled like `letters`, or "".
std::string initials_like(const Person& person, const std::string& letters) {
  for (const std::string& source : {person.affiliation, person.role}) {
    std::string_view rest = source;
    while (!rest.empty()) {
      for (const std::string& initial : initials(rest)) {
        if (lowered(initial) == letters) return initial;
      }
      const std::size_t comma = rest.find(',');
      if (comma == std::string_view::npos) break;
      rest = trimmed(rest.substr(comma + 1));
    }
  }
  return {};
}

void propose(std::vector<Person*>& bearers, const normalize::CleanText& clean,
             const normalize::Change& change) {
  const std::string letters = overwritten_in(clean, change, bearers.front()->code);
  if (letters.size() < 2) return;
  Person* match = nullptr;
  std::string spelling;
  for (Person* bearer : bearers) {
    const std::string initial = initials_like(*bearer, letters);
    if (initial.empty()) continue;
    if (match != nullptr) return;
    match = bearer;
    spelling = initial;
  }
  if (match == nullptr || match == bearers.front() || code_key(spelling) == code_key(match->code))
    return;
  match->proposed_code = spelling;
  match->proposal_evidence = "In a damaged word the code stands for \u201C" + letters +
                             "\u201D, the initials of this participant\u2019s institution: the "
                             "code replaced those letters "
                             "too.";
}

void report_shared(Debate& debate) {
  std::map<std::string, std::vector<const Person*>> by_code;
  for (const Person& person : debate.roster.persons)
    by_code[code_key(person.code)].push_back(&person);
  for (const auto& [key, persons] : by_code) {
    if (persons.size() < 2) continue;
    std::string proposal;
    Span at = persons.back()->code_span;
    for (const Person* person : persons) {
      if (person->proposed_code.empty()) continue;
      at = person->code_span;
      proposal = "the letters that the code replaced in a damaged word point to \"" +
                 person->proposed_code + "\" for one of them";
    }
    std::string message = std::to_string(persons.size()) + " participants bear the code " +
                          persons.front()->code + "; mentions of it stay ambiguous";
    add_finding(debate, "D301", at, std::move(message),
                proposal.empty() ? "give one of them a code of its own" : proposal,
                Certainty::high);
  }
}

// "UOO" for "UoO", "MCM 2" and "McM-2" for "McM 2".
class Spellings {
 public:
  Spellings(std::string_view text, const std::vector<Person>& persons) : text_(text) {
    for (const Person& person : persons) {
      if (person.code.size() >= 3) spelled_.emplace(code_key(person.code), person.code);
    }
  }

  // Whether a code, or one of two words, begins with a word of this form.
  bool may_begin(std::string_view form) const {
    const std::string key = code_key(form);
    const auto found = spelled_.lower_bound(key);
    return found != spelled_.end() && !key.empty() && found->first.starts_with(key);
  }

  void read(Span word) { take(word, false); }
  void read(Span first, Span second) {
    const bool joined =
        second.begin == first.end + 1 && (text_[first.end] == ' ' || text_[first.end] == '-');
    if (joined && is_plain(second)) take({first.begin, second.end}, true);
  }

  // Where a code is spelled differently for the first time, and how the list has it.
  const std::vector<std::pair<Span, std::string>>& found() const { return found_; }

 private:
  // Letters and digits alone.
  bool is_plain(Span word) const {
    return code_key(slice(text_, word)) == lowered(slice(text_, word));
  }

  void take(Span at, bool two_words) {
    const std::string_view token = slice(text_, at);
    if (token.size() < 3 || token.size() > 24 || is_lower(token[0])) return;
    const auto entry = spelled_.find(code_key(token));
    if (entry == spelled_.end() || token == entry->second) return;
    std::string spaceless = entry->second;
    std::erase(spaceless, ' ');
    if (two_words ? spaceless == entry->second : !is_plain(at)) return;
    const bool word_case = std::none_of(token.begin() + 1, token.end(), is_upper);
    if (word_case || token == spaceless || !met_.insert(std::string(token)).second) return;
    found_.emplace_back(at, entry->second);
  }

  std::string_view text_;
  std::map<std::string, std::string, std::less<>> spelled_;  // key → as in the list
  std::set<std::string> met_;
  std::vector<std::pair<Span, std::string>> found_;
};

void report_spellings(Debate& debate, const Words& words) {
  const std::string_view text = debate.clean.text;
  Spellings spellings(text, debate.roster.persons);
  std::vector<bool> may_begin(words.forms());
  for (std::uint32_t form = 0; form < words.forms(); ++form) {
    may_begin[form] = spellings.may_begin(words.form(form));
  }
  const auto placed = words.in({debate.roster.span.end, text.size()});
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!may_begin[placed[i].form]) continue;
    spellings.read(words.span_of(placed[i]));
    if (i + 1 < placed.size()) {
      spellings.read(words.span_of(placed[i]), words.span_of(placed[i + 1]));
    }
  }
  for (const auto& [span, code] : spellings.found()) {
    add_finding(debate, "D302", span, "the code " + code + " is spelled differently here",
                "if it is the same participant, say so in debate.toml", Certainty::medium);
  }
}

// What makes initials those of a participant: "KLM's comment", but not "NICE's guidelines".
bool is_contribution(std::string_view word) {
  return is_one_of(lowered(word), {"comment", "comments", "point", "points", "post", "posts",
                                   "question", "questions", "reply", "remark", "remarks",
                                   "contribution", "contributions", "suggestion"});
}

// Initials that posts answer like a participant's, but that no list and no label has.
void report_unlisted_mentions(Debate& debate, const Words& words) {
  constexpr std::size_t most = 12;
  const std::string_view text = debate.clean.text;
  std::set<std::string> met;
  for (const Person& person : debate.roster.persons) met.insert(code_key(person.code));
  std::vector<bool> owns(words.forms());
  for (std::uint32_t form = 0; form < words.forms(); ++form) {
    owns[form] = words.form(form).ends_with("'s") || words.form(form).ends_with("\u2019s");
  }
  const auto placed = words.in({debate.roster.span.end, text.size()});
  std::size_t reported = 0;
  for (std::size_t i = 0; i + 1 < placed.size() && reported < most; ++i) {
    const Span word = words.span_of(placed[i]);
    if (!owns[placed[i].form] || !is_upper(text[word.begin])) continue;
    std::string_view code = slice(text, word);
    if (code.ends_with("'s")) code.remove_suffix(2);
    if (code.ends_with("\u2019s")) code.remove_suffix(4);
    if (code.size() == word.size() || !is_initials_like(code)) continue;
    if (!is_contribution(slice(text, words.span_of(placed[i + 1])))) continue;
    if (!met.insert(code_key(code)).second) continue;
    ++reported;
    add_finding(debate, "D303", {word.begin, word.begin + code.size()},
                "a post answers a participant whom the list does not have",
                "it may be a misspelled code; say in debate.toml whom it means", Certainty::medium);
  }
}

void report_silent(Debate& debate) {
  std::set<std::string> speaking;
  for (const Post& post : debate.posts) {
    speaking.insert(post.speaker.persons.begin(), post.speaker.persons.end());
  }
  std::string silent;
  for (const Person& person : debate.roster.persons) {
    if (speaking.count(person.id) > 0 || person.code_span.empty()) continue;
    silent += (silent.empty() ? "" : ", ") + person.id;
  }
  if (silent.empty() || speaking.empty()) return;
  add_finding(debate, "D304", debate.roster.span, "no post is known to be by " + silent,
              "name the speakers of posts in debate.toml where you know them", Certainty::medium);
}

}  // namespace

void propose_codes(Roster& roster, const normalize::CleanText& clean) {
  std::map<std::string, std::vector<Person*>> by_code;
  for (Person& person : roster.persons) by_code[code_key(person.code)].push_back(&person);
  for (auto& [key, bearers] : by_code) {
    if (bearers.size() != 2) continue;
    for (const normalize::Change& change : clean.changes) {
      const bool repair = change.decision == normalize::Decision::applied &&
                          change.rule.size() == 4 && change.rule.compare(0, 2, "N3") == 0;
      if (repair) propose(bearers, clean, change);
    }
  }
  give_ids(roster.persons);
}

void join_persons(Debate& debate, const Settings& settings, base::Diagnostics& diagnostics) {
  std::vector<Person>& persons = debate.roster.persons;
  std::map<std::string, std::string> joined;  // id → id of the first name
  for (const PersonRuling& ruling : settings.persons) {
    std::string first;
    for (const std::string& name : ruling.same) {
      const auto person = std::find_if(persons.begin(), persons.end(), [&](const Person& p) {
        return p.id == name || (!p.code_shared && p.code == name);
      });
      if (person == persons.end()) {
        report_unmatched(diagnostics, ruling.where, "[[person]]", name);
      } else if (first.empty()) {
        first = person->id;
      } else if (person->id != first) {
        joined[person->id] = first;
      }
    }
  }
  if (joined.empty()) return;
  const auto rename = [&](std::vector<std::string>& ids) {
    for (std::string& id : ids) {
      const auto other = joined.find(id);
      if (other != joined.end()) id = other->second;
    }
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  };
  for (Post& post : debate.posts) {
    rename(post.speaker.persons);
    for_each_paragraph(post.blocks, [&](Paragraph& paragraph) {
      for (Inline& part : paragraph.content) {
        if (Mention* mention = std::get_if<Mention>(&part)) rename(mention->persons);
      }
    });
  }
  // Those of the list keep their row; those known from labels alone are gone.
  persons.erase(std::remove_if(persons.begin(), persons.end(),
                               [&](const Person& p) {
                                 return joined.count(p.id) > 0 && p.code_span.empty() &&
                                        p.number_span.empty();
                               }),
                persons.end());
}

void report_codes(Debate& debate, const Words& words) {
  if (debate.roster.persons.empty() || debate.roster.span.empty()) return;
  report_shared(debate);
  report_spellings(debate, words);
  std::set<std::string> unlisted;
  for (const Person& person : debate.roster.persons) {
    if (person.code_span.empty()) unlisted.insert(person.id);
  }
  std::set<std::string> reported;
  for (std::size_t p = 0; p < debate.posts.size() && reported.size() < 50; ++p) {
    const Post& post = debate.posts[p];
    if (post.label.empty() || post.speaker.persons.empty()) continue;
    const std::string id = post.speaker.persons.front();
    if (unlisted.count(id) == 0 || !reported.insert(id).second) continue;
    add_finding(debate, "D303", post.label, "a label that the list of participants does not have",
                "join it with a participant in debate.toml, or add it to the list",
                Certainty::medium);
  }
  report_unlisted_mentions(debate, words);
  report_silent(debate);
}

}  // namespace debate
