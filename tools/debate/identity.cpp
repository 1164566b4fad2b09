#include "debate/identity.h"

#include <algorithm>
#include <map>
#include <set>

#include "debate/characters.h"
#include "debate/findings.h"
#include "debate/inlines.h"
#include "debate/roster.h"

namespace debate {

namespace {

constexpr std::size_t most_of_a_kind = 20;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Signs {
  bool first_person = false, year = false, name = false, work = false, place = false, link = false;
  int score() const {
    if (!first_person) return 0;
    return (year ? 2 : 0) + (name ? 1 : 0) + (work ? 2 : 0) + (place ? 2 : 0) + (link ? 1 : 0);
  }
};

// What a form can tell, whatever stands beside it.
struct FormSigns {
  bool possessive = false, first_person = false, work = false, place = false, deed = false;
  bool link = false;
};

FormSigns signs_of(std::string_view low) {
  FormSigns signs;
  signs.possessive = is_one_of(low, {"my", "our"});
  signs.first_person = signs.possessive || low == "we";
  signs.work =
      is_one_of(low, {"published", "meta-analysis", "co-authored", "authored", "founded", "advisor",
                      "adviser", "assistant", "invented", "patent", "phd", "thesis"});
  signs.place = is_one_of(low, {"hospital", "clinic", "university", "department", "project", "book",
                                "paper", "study", "article", "laboratory", "school", "museum",
                                "library", "company", "team", "village", "town", "office", "unit"});
  signs.deed =
      is_one_of(low, {"developed", "reported", "developing", "interviewed", "investigated"});
  signs.link = is_one_of(low, {"http", "https", "www"});
  return signs;
}

Signs read_sentence(std::string_view text, std::span<const PlacedWord> words,
                    const std::vector<FormSigns>& forms) {
  Signs signs;
  bool first = true;
  bool own = false;  // the word before is "my" or "our"
  for (const PlacedWord& word : words) {
    const std::string_view token = slice(text, word.span());
    const FormSigns& form = forms[word.form];
    if (token == "I" || form.first_person || token.substr(0, 2) == "I'") signs.first_person = true;
    if (token.size() == 4 && (token.substr(0, 2) == "19" || token.substr(0, 2) == "20") &&
        is_digit(token[2]) && is_digit(token[3])) {
      signs.year = true;
    }
    if (form.work || (form.deed && signs.first_person)) signs.work = true;
    if (own && form.place) signs.place = true;
    if (!first && is_upper(token[0]) && token.size() > 2 && is_lower(token.back()))
      signs.name = true;
    if (form.link) signs.link = true;
    own = form.possessive;
    first = false;
  }
  return signs;
}

void report_claims(Debate& debate, const Words& words) {
  const std::string_view text = debate.clean.text;
  struct Place {
    Span span;
    const Post* post;
    int score;
  };
  std::vector<Place> places;
  std::vector<FormSigns> forms;
  forms.reserve(words.forms());
  for (std::uint32_t form = 0; form < words.forms(); ++form) {
    forms.push_back(signs_of(words.form(form)));
  }
  for (const Post& post : debate.posts) {
    for_each_paragraph(post.blocks, [&](const Paragraph& paragraph) {
      const Span whole = span_of(paragraph);
      Span sentence{whole.begin, whole.begin};
      for (std::size_t at = whole.begin; at < whole.end; ++at) {
        const bool stop = (text[at] == '.' || text[at] == '?' || text[at] == '!') &&
                          (at + 1 == whole.end || blank_at(text, at + 1) > 0);
        if (!stop && at + 1 < whole.end) continue;
        sentence.end = at + 1;
        const int score = read_sentence(text, words.in(sentence), forms).score();
        if (score >= 2) places.push_back({trim(text, sentence), &post, score});
        sentence.begin = at + 1;
      }
    });
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.score > b.score; });
  for (std::size_t i = 0; i < places.size() && i < 4 * most_of_a_kind; ++i) {
    const bool strong = places[i].score >= 4 && i < most_of_a_kind;
    add_finding(debate, "D602", places[i].span,
                name_of(*places[i].post) +
                    " speaks in the first person of work, places or persons that can be "
                    "looked up",
                "read the sentence and decide whether it tells who speaks",
                strong                                       ? Certainty::high
                : places[i].score >= 3 && i < most_of_a_kind ? Certainty::medium
                                                             : Certainty::low);
  }
}

// Digits, spaces and signs that make at least nine digits and begin like a telephone number.
void report_telephones(Debate& debate) {
  const std::string_view text = debate.clean.text;
  std::vector<Span> found;
  for (std::size_t at = 0; at < text.size() && found.size() < most_of_a_kind; ++at) {
    if (text[at] != '+' && text[at] != '0') continue;
    if (at > 0 && (is_word_at(text, at - 1) || text[at - 1] == '.' || text[at - 1] == '/' ||
                   text[at - 1] == ',' || text[at - 1] == '-'))
      continue;
    std::size_t end = at + 1;
    std::size_t digits = text[at] == '0' ? 1 : 0;
    while (end < text.size() && end - at < 24 &&
           (is_digit(text[end]) ||
            std::string_view(" ()-").find(text[end]) != std::string_view::npos)) {
      digits += is_digit(text[end]) ? 1 : 0;
      ++end;
    }
    if (digits >= 9 && digits <= 15) found.push_back(trim(text, {at, end}));
    at = end - 1;
  }
  for (const Span span : found) {
    add_finding(debate, "D601", span, "a telephone number stands here",
                "take it out, or keep it if public", Certainty::high);
  }
}

void report_addresses(Debate& debate) {
  std::vector<Span> found;
  const auto read = [&](const Paragraph& paragraph) {
    for (const Inline& part : paragraph.content) {
      const auto* link = std::get_if<Link>(&part);
      if (link != nullptr && link->target.compare(0, 7, "mailto:") == 0)
        found.push_back(link->span);
    }
  };
  for_each_paragraph(debate.front.before_roster, read);
  for_each_paragraph(debate.front.after_roster, read);
  for (const Post& post : debate.posts) for_each_paragraph(post.blocks, read);
  for_each_paragraph(debate.back.before_roster, read);
  for_each_paragraph(debate.back.after_roster, read);
  if (found.size() > most_of_a_kind) found.resize(most_of_a_kind);
  for (const Span span : found) {
    add_finding(debate, "D601", span, "an e-mail address stands here",
                "take it out, or keep it if it is a public one", Certainty::high);
  }
}

// A title that one participant alone has at an institution that is named in full.
void report_roster(Debate& debate) {
  std::map<std::pair<std::string, std::string>, int> cells;
  for (const Person& person : debate.roster.persons) {
    if (!person.affiliation.empty() && !person.role.empty()) {
      ++cells[{lowered(person.role), lowered(person.affiliation)}];
    }
  }
  const auto alone =
      std::count_if(cells.begin(), cells.end(), [](const auto& row) { return row.second == 1; });
  if (alone == 0) return;
  add_finding(debate, "D604", debate.roster.span,
              "position and institution together single out " + std::to_string(alone) +
                  " participants of the list",
              "less exact positions would hide them better", Certainty::medium);
}

// A code inside a word tells which name it replaced.
void report_damage(Debate& debate) {
  std::set<std::string> codes;
  for (const Person& person : debate.roster.persons) {
    if (person.code.size() >= 3 && person.code.size() <= 12 && !person.code_span.empty() &&
        person.code.find(' ') == std::string::npos) {
      codes.insert(person.code);
    }
  }
  const std::string_view text = debate.clean.text;
  std::vector<Span> found;
  for (const std::string& code : codes) {
    for (std::size_t at = text.find(code);
         at != std::string_view::npos && found.size() < most_of_a_kind;
         at = text.find(code, at + 1)) {
      const bool left = at > 0 && is_ascii_letter(text[at - 1]);
      const std::size_t end = at + code.size();
      const bool right = end < text.size() && is_lower(text[end]) && text[end] != 's';
      if (!left && !right) continue;
      // "UoML" rightly holds other codes' letters.
      const Span word =
          next_word(text, at > 20 ? text.find_last_of(" \n", at) + 1 : 0, text.size());
      if (codes.count(std::string(slice(text, word))) > 0) continue;
      found.push_back({at, end});
    }
  }
  if (found.empty()) return;
  const std::string number = std::to_string(found.size());
  add_finding(
      debate, "D605", *std::min_element(found.begin(), found.end()),
      found.size() == 1
          ? std::string("a code stands inside a word: what it replaced can be read from the rest")
          : "codes stand inside " + number +
                " words, the first of them here: what they replaced can be read from the rest",
      "repair the words with rulings in debate.toml", Certainty::high);
}

}  // namespace

void report_identity(Debate& debate, const Words& words) {
  report_addresses(debate);
  report_telephones(debate);
  report_claims(debate, words);
  report_roster(debate);
  report_damage(debate);
}

}  // namespace debate
