#include "debate/identity.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "debate/characters.h"
#include "debate/inlines.h"
#include "debate/obscured_mail.h"
#include "debate/postal.h"
#include "debate/roster.h"
#include "normalize/ascii.h"

namespace debate {

namespace {

constexpr std::size_t most_of_a_kind = 20;

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
  bool may_be_first_person = false;  // also "i", which is one as a capital
};

FormSigns signs_of(std::string_view low) {
  FormSigns signs;
  signs.possessive = is_one_of(low, {"my", "our"});
  signs.first_person = signs.possessive || low == "we";
  signs.may_be_first_person = signs.first_person || low == "i" || low.starts_with("i'");
  signs.work =
      is_one_of(low, {"published", "meta-analysis", "co-authored", "authored", "founded", "advisor",
                      "adviser", "assistant", "invented", "patent", "phd", "thesis"});
  signs.place =
      is_one_of(low, {"hospital", "clinic",  "university", "department", "project",  "book",
                      "paper",    "study",   "article",    "laboratory", "school",   "museum",
                      "library",  "company", "team",       "village",    "town",     "office",
                      "unit",     "name",    "website",    "blog",       "homepage", "server"});
  signs.deed =
      is_one_of(low, {"developed", "reported", "developing", "interviewed", "investigated"});
  signs.link = is_one_of(low, {"http", "https", "www"});
  return signs;
}

Signs read_sentence(std::string_view text, const Words& words, Span sentence,
                    const std::vector<FormSigns>& forms) {
  Signs signs;
  bool first = true;
  bool own = false;  // the word before is "my" or "our"
  for (const PlacedWord& word : words.in(sentence)) {
    const std::string_view token = slice(text, words.span_of(word));
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

// Calls visit(Span) for each sentence of a paragraph.
template <typename Visit>
void for_each_sentence(std::string_view text, Span paragraph, const Visit& visit) {
  static constexpr normalize::ByteSet marks(".?!");
  std::size_t begin = paragraph.begin;
  for (std::size_t at = begin; (at = marks.find(text, at, paragraph.end)) < paragraph.end;) {
    if (++at < paragraph.end && blank_at(text, at) == 0) continue;
    visit(Span{begin, at});
    begin = at;
  }
  if (begin < paragraph.end) visit(Span{begin, paragraph.end});
}

void find_claims(const Debate& debate, const Words& words, std::vector<Found>& out) {
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
  const auto may_be_first_person = [&](const PlacedWord& word) {
    return forms[word.form].may_be_first_person;
  };
  for (const Post& post : debate.posts) {
    for_each_paragraph(post.blocks, [&](const Paragraph& paragraph) {
      for_each_sentence(text, span_of(paragraph), [&](Span sentence) {
        const std::span<const PlacedWord> all = words.in(sentence);
        if (std::none_of(all.begin(), all.end(), may_be_first_person)) return;
        const int score = read_sentence(text, words, sentence, forms).score();
        if (score >= 2) places.push_back({trim(text, sentence), &post, score});
      });
    });
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.score > b.score; });
  for (std::size_t i = 0; i < places.size() && i < 4 * most_of_a_kind; ++i) {
    const bool strong = places[i].score >= 4 && i < most_of_a_kind;
    out.push_back({"D602", places[i].span,
                   name_of(*places[i].post) +
                       " speaks in the first person of work, places or persons that can be "
                       "looked up",
                   "read the sentence and decide whether it tells who speaks",
                   strong                                       ? Certainty::high
                   : places[i].score >= 3 && i < most_of_a_kind ? Certainty::medium
                                                                : Certainty::low});
  }
}

// Digits, spaces and signs that make at least nine digits and begin like a telephone number.
void find_telephones(const Debate& debate, std::vector<Found>& out) {
  const std::string_view text = debate.clean.text;
  std::vector<Span> found;
  static constexpr normalize::ByteSet beginnings("+0");
  for (std::size_t at = 0; found.size() < most_of_a_kind; ++at) {
    at = beginnings.find(text, at, text.size());
    if (at == text.size()) break;
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
    out.push_back({"D601", span, "a telephone number stands here",
                   "take it out, or keep it if public", Certainty::high});
  }
}

// The end of an IPv4 address at `at`, else `at`. Numbers of sections have four parts, too, but none
// of three digits.
std::size_t end_of_ipv4(std::string_view text, std::size_t at) {
  constexpr int parts = 4, largest = 255;
  std::size_t end = at;
  bool long_part = false;
  for (int part = 0; part < parts; ++part) {
    if (part > 0 && (end >= text.size() || text[end++] != '.')) return at;
    int value = 0;
    const std::size_t first = end;
    while (end < text.size() && end - first < 3 && is_digit(text[end])) {
      value = value * 10 + (text[end++] - '0');
    }
    if (end == first || value > largest) return at;
    long_part = long_part || end - first == 3;
  }
  const bool goes_on =
      end < text.size() && (is_word_at(text, end) ||
                            (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1])));
  return long_part && !goes_on ? end : at;
}

void find_computers(const Debate& debate, std::vector<Found>& out) {
  const std::string_view text = debate.clean.text;
  std::size_t found = 0;
  for (std::size_t dot = 0; found < most_of_a_kind; ++dot) {
    dot = text.find('.', dot);
    if (dot == std::string_view::npos) break;
    std::size_t at = dot;
    while (at > 0 && dot - at < 3 && is_digit(text[at - 1])) --at;
    if (at == dot || (at > 0 && (is_word_at(text, at - 1) || text[at - 1] == '.'))) continue;
    const std::size_t end = end_of_ipv4(text, at);
    if (end == at) continue;
    out.push_back({"D601",
                   {at, end},
                   "the address of a computer stands here",
                   "take it out, or keep it if public",
                   Certainty::high});
    ++found;
    dot = end;
  }
}

// A page that is about one person, by what such pages are commonly called.
bool is_personal_page(std::string_view target) {
  const std::string low = lowered(target);
  const auto has = [&](std::string_view part) { return low.find(part) != std::string::npos; };
  return has("/~") || has("linkedin.com/in/") || has("orcid.org/") || has("facebook.com/") ||
         has("/people/") || has("/staff/") || has("/profile/") || has("/profiles/") ||
         has("/users/") || has("/author/");
}

void find_addresses(const Debate& debate, std::vector<Found>& out) {
  std::vector<Span> found, pages;
  const auto read = [&](const Paragraph& paragraph) {
    for (const Inline& part : paragraph.content) {
      const auto* link = std::get_if<Link>(&part);
      if (link == nullptr) continue;
      if (link->target.starts_with("mailto:")) {
        found.push_back(link->span);
      } else if (is_personal_page(link->target)) {
        pages.push_back(link->span);
      }
    }
    const Span whole = span_of(paragraph);
    for (const Span mail : obscured_mails(slice(debate.clean.text, whole))) {
      found.push_back({whole.begin + mail.begin, whole.begin + mail.end});
    }
  };
  for_each_paragraph(debate.front.before_roster, read);
  for_each_paragraph(debate.front.after_roster, read);
  for (const Post& post : debate.posts) for_each_paragraph(post.blocks, read);
  for_each_paragraph(debate.back.before_roster, read);
  for_each_paragraph(debate.back.after_roster, read);
  for (std::vector<Span>* spans : {&found, &pages}) {
    if (spans->size() > most_of_a_kind) spans->resize(most_of_a_kind);
  }
  for (const Span span : pages) {
    out.push_back({"D601", span, "a link leads to what may be the page of one person",
                   "take it out if that is a participant", Certainty::high});
  }
  for (const Span span : found) {
    out.push_back({"D601", span, "an e-mail address stands here",
                   "take it out, or keep it if it is a public one", Certainty::high});
  }
}

// Whom posts address by the name of a participant, or the first part of it, is no other.
void find_handles(const Debate& debate, std::vector<Found>& out) {
  std::set<std::string> codes;
  for (const Person& person : debate.roster.persons) codes.insert(code_key(person.code));
  for (const Span span : handles(debate.clean.text, most_of_a_kind)) {
    const std::string key = code_key(slice(debate.clean.text, span));
    const auto named = codes.lower_bound(key);
    if (named != codes.end() && named->starts_with(key)) continue;
    out.push_back({"D601", span, "what may be somebody\u2019s name on another site stands here",
                   "take it out if that is a participant", Certainty::medium});
  }
}

void find_postal_addresses(const Debate& debate, std::vector<Found>& out) {
  for (const Span span : postal_addresses(debate.clean.text, most_of_a_kind)) {
    out.push_back({"D601", span, "a postal address, or a part of one, stands here",
                   "take it out, or keep it if public", Certainty::high});
  }
}

// A title that one participant alone has at an institution that is named in full.
void find_roster(const Debate& debate, std::vector<Found>& out) {
  std::map<std::pair<std::string, std::string>, int> cells;
  for (const Person& person : debate.roster.persons) {
    if (!person.affiliation.empty() && !person.role.empty()) {
      ++cells[{lowered(person.role), lowered(person.affiliation)}];
    }
  }
  const auto alone =
      std::count_if(cells.begin(), cells.end(), [](const auto& row) { return row.second == 1; });
  if (alone == 0) return;
  out.push_back({"D604", debate.roster.span,
                 "position and institution together single out " + std::to_string(alone) +
                     " participants of the list",
                 "less exact positions would hide them better", Certainty::medium});
}

// The places of codes inside words: those of the first code before those of the second one, and no
// more than are told.
std::vector<Span> places_of_damage(std::string_view text, const std::set<std::string>& codes) {
  struct Code {
    std::string_view letters;
    std::vector<Span> places;
  };
  std::vector<Code> all;
  std::array<std::vector<std::size_t>, 256> by_first;
  normalize::ByteSet first_bytes("");
  for (const std::string& code : codes) {
    by_first[static_cast<unsigned char>(code.front())].push_back(all.size());
    first_bytes.add(code.front());
    all.push_back({code, {}});
  }
  std::size_t run = 0;  // where the letters at hand begin, after a blank
  std::size_t looked = 0;
  const auto holds_damage = [&](std::size_t at, std::size_t end) {
    const bool left = at > 0 && is_ascii_letter(text[at - 1]);
    const bool right = end < text.size() && is_lower(text[end]) && text[end] != 's';
    if (!left && !right) return false;
    // "UoML" rightly holds other codes' letters.
    const std::size_t blank = text.substr(looked, at - looked).find_last_of(" \n");
    if (blank != std::string_view::npos) run = looked + blank + 1;
    looked = at;
    const Span word = next_word(text, at > 20 ? run : 0, text.size());
    const std::string_view letters = slice(text, word);
    // In "STARTED" the letters of "ART" are in their right place.
    return codes.count(std::string(letters)) == 0 &&
           std::any_of(letters.begin(), letters.end(), is_lower);
  };
  for (std::size_t at = 0; (at = first_bytes.find(text, at, text.size())) < text.size(); ++at) {
    for (const std::size_t index : by_first[static_cast<unsigned char>(text[at])]) {
      Code& code = all[index];
      const std::size_t end = at + code.letters.size();
      if (code.places.size() == most_of_a_kind || !text.substr(at).starts_with(code.letters) ||
          !holds_damage(at, end)) {
        continue;
      }
      code.places.push_back({at, end});
    }
  }
  std::vector<Span> found;
  for (const Code& code : all) found.insert(found.end(), code.places.begin(), code.places.end());
  if (found.size() > most_of_a_kind) found.resize(most_of_a_kind);
  return found;
}

// A code inside a word tells which name it replaced.
void find_damage(const Debate& debate, std::vector<Found>& out) {
  std::set<std::string> codes;
  for (const Person& person : debate.roster.persons) {
    if (person.code.size() >= 3 && person.code.size() <= 12 && !person.code_span.empty() &&
        person.code.find(' ') == std::string::npos) {
      codes.insert(person.code);
    }
  }
  const std::vector<Span> found = places_of_damage(debate.clean.text, codes);
  if (found.empty()) return;
  const std::string number = std::to_string(found.size());
  out.push_back(
      {"D605", *std::min_element(found.begin(), found.end()),
       found.size() == 1
           ? std::string("a code stands inside a word: what it replaced can be read from the rest")
           : "codes stand inside " + number +
                 " words, the first of them here: what they replaced can be read from the rest",
       "repair the words with rulings in debate.toml", Certainty::high});
}

}  // namespace

std::vector<Found> find_identity(const Debate& debate, const Words& words) {
  std::vector<Found> out;
  find_addresses(debate, out);
  find_telephones(debate, out);
  find_postal_addresses(debate, out);
  find_handles(debate, out);
  find_computers(debate, out);
  find_claims(debate, words, out);
  find_roster(debate, out);
  find_damage(debate, out);
  return out;
}

}  // namespace debate
