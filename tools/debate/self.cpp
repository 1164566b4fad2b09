// What a post says of its own writer.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <set>

#include "debate/callings.h"
#include "debate/characters.h"
#include "debate/inlines.h"
#include "debate/mentions.h"
#include "debate/signatures.h"
#include "debate/speakers.h"
#include "debate/vocabulary.h"

namespace debate {

namespace {

// "I am Senior Lecturer in …": the words after an opening that may describe the writer.
constexpr std::size_t reach_words = 12;

// Names of institutions and roles as sequences of lower-case words → the persons they fit.
class Descriptions {
 public:
  explicit Descriptions(const std::vector<Person>& persons) {
    for (const Person& person : persons) {
      add(institutions_, person.affiliation, person.id);
      add(institutions_, person.code, person.id);
      const std::size_t comma = person.affiliation.find(',');
      if (comma != std::string::npos) {
        add(institutions_, person.affiliation.substr(0, comma), person.id);
        add(institutions_, person.affiliation.substr(comma + 1), person.id);
      }
      add_short_names(person);
      add_roles(person);
      add_bodies(person);
      add(codes_, person.code, person.id);
      for (const std::string& calling : callings_of(person.role)) {
        add(callings_, calling, person.id);
      }
      if (!person.affiliation.empty()) staff_[lowered(person.affiliation)].push_back(person.id);
    }
  }

  struct Named {
    std::string person;  // "" when nobody, or more than one, is named
    std::size_t at = 0;  // the word with which the name begins
  };
  // The only person whose institution or code stands in `words`.
  Named institution_in(const std::vector<std::string>& words) const {
    return only(institutions_, words);
  }
  std::string role_in(const std::vector<std::string>& words) const {
    return only(roles_, words).person;
  }
  bool is_code(std::string_view word) const { return codes_.count({std::string(word)}) > 0; }

  // The only person whose institution is a body of this kind, of which only its members say "our
  // institute"; or "".
  std::string member_of(const std::string& body) const { return only(bodies_, {body}).person; }

  // The only other person at the institution of the one with whose code, or with "the" and what he
  // is, `words` begin; or "".
  std::string colleague_of(std::vector<std::string> words) const {
    const bool described = words.size() > 1 && words[0] == "the";
    const Names& names = described ? callings_ : codes_;
    if (described) words = {words[1]};
    auto named = names.end();
    for (; named == names.end() && !words.empty(); words.pop_back()) named = names.find(words);
    if (named == names.end() || named->second.size() != 1) return {};
    const std::string& id = *named->second.begin();
    for (const auto& [institution, ids] : staff_) {
      if (ids.size() != 2 || std::find(ids.begin(), ids.end(), id) == ids.end()) continue;
      return ids.front() == id ? ids.back() : ids.front();
    }
    return {};
  }

 private:
  using Names = std::map<std::vector<std::string>, std::set<std::string>>;

  static void add(Names& names, std::string_view name, const std::string& id) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < name.size() && words.size() < 8;) {
      const Span word = next_word(name, at, name.size());
      if (word.empty()) break;
      at = word.end;
      const std::string low = lowered(slice(name, word));
      if (words.empty() && (low == "the" || low == "a" || low == "an")) continue;
      words.push_back(low);
    }
    if (!words.empty()) names[words].insert(id);
  }

  // "the probation service" for the National Probation Service.
  void add_short_names(const Person& person) {
    const std::size_t space = person.affiliation.find(' ');
    if (space == std::string::npos || count_words(person.affiliation) < 3) return;
    const std::string_view rest = std::string_view(person.affiliation).substr(space + 1);
    if (is_upper(rest[0])) add(institutions_, rest, person.id);
  }

  // "Vice-dean for teaching in Bonn" is a vice-dean; a teacher of law may not be the only teacher.
  void add_calling(const Person& person) {
    constexpr std::size_t most_words = 2;
    constexpr std::array<std::string_view, 9> anyone = {
        "teacher", "researcher", "member", "representative", "head",
        "parent",  "student",    "worker", "volunteer"};
    std::size_t end = person.role.size();
    for (const std::string_view joint : {" for ", " of ", " in ", " at ", " from ", ", "})
      end = std::min(end, person.role.find(joint));
    const std::string_view calling = std::string_view(person.role).substr(0, end);
    if (end == person.role.size() || count_words(calling) > most_words) return;
    const Span last = next_word(calling, calling.find_last_of(' ') + 1, calling.size());
    if (!is_one_of(lowered(slice(calling, last)), anyone)) add(roles_, calling, person.id);
  }

  // "Botanist and author" is a botanist, too.
  void add_roles(const Person& person) {
    add(roles_, person.role, person.id);
    add_calling(person);
    const std::size_t joint = person.role.find(" and ");
    if (joint == std::string::npos) return;
    constexpr std::size_t joint_size = 5;
    add(roles_, person.role.substr(0, joint), person.id);
    add(roles_, person.role.substr(joint + joint_size), person.id);
  }

  // Not "our society", "our trust" or "our school", which may be everybody's.
  void add_bodies(const Person& person) {
    static const std::set<std::string_view> bodies{
        "institute", "institution", "department", "faculty", "university",
        "college",   "lab",         "laboratory", "agency",  "association",
        "archive",   "firm",        "charity",    "hospice", "clinic"};
    const std::string low = lowered(person.affiliation);
    for (std::size_t at = 0; at < low.size();) {
      const Span word = next_word(low, at, low.size());
      if (word.empty()) break;
      at = word.end;
      if (bodies.count(slice(low, word)) > 0) add(bodies_, slice(low, word), person.id);
    }
  }

  static Named only(const Names& names, const std::vector<std::string>& words) {
    std::set<std::string> found;
    std::size_t first = words.size();
    for (std::size_t at = 0; at < words.size(); ++at) {
      for (std::size_t size = 1; size <= 8 && at + size <= words.size(); ++size) {
        const std::vector<std::string> run(words.begin() + static_cast<std::ptrdiff_t>(at),
                                           words.begin() + static_cast<std::ptrdiff_t>(at + size));
        const auto name = names.find(run);
        if (name == names.end()) continue;
        found.insert(name->second.begin(), name->second.end());
        first = std::min(first, at);
      }
    }
    return found.size() == 1 ? Named{*found.begin(), first} : Named{};
  }

  Names institutions_, roles_, bodies_, codes_, callings_;
  std::map<std::string, std::vector<std::string>> staff_;  // institution → persons
};

struct Following {
  std::vector<std::string> words;
  std::vector<bool> behind_comma;  // one for each word
};

Following words_after(std::string_view text, std::size_t from, std::size_t end) {
  Following following;
  for (std::size_t at = from; at < end && following.words.size() < reach_words;) {
    const Span word = next_word(text, at, end);
    if (word.empty()) break;
    const std::string_view between = slice(text, {at, word.begin});
    if (between.find_first_of(".;?!:") != std::string_view::npos) break;
    following.behind_comma.push_back(between.find(',') != std::string_view::npos);
    at = word.end;
    following.words.push_back(lowered(slice(text, word)));
  }
  return following;
}

struct Lead {
  std::string_view words;
  bool institution;          // what follows may be an institution or code
  bool role;                 // … or a role
  bool colleague = false;    // … or the code of another one of the same institution
  bool member = false;       // … or a body whose members alone call it theirs
  std::string_view as = {};  // the role that these words are the deed of
};
// First-person openings after which a writer says who or where he is.
constexpr Lead leads[] = {{"i am", true, true},
                          {"i'm", true, true},
                          {"i\u2019m", true, true},
                          {"speaking as", true, true},
                          {"speaking for", true, false},
                          {"on behalf of", true, false},
                          {"we at", true, false},
                          {"us at", true, false},
                          {"here at", true, false},
                          {"my colleagues at", true, false},
                          {"my work at", true, false},
                          {"i work at", true, false},
                          {"i work for", true, false},
                          {"my name is", true, false},
                          {"as a", false, true},
                          {"as an", false, true},
                          {"as the", false, true},
                          {"i work as", false, true},
                          {"my role as", false, true},
                          {"my capacity as", false, true},
                          {"my colleague", false, false, true},
                          {"our colleague", false, false, true},
                          {"a colleague of", false, false, true},
                          {"our", false, false, false, true},
                          {"i founded", false, false, false, false, "founder"},
                          {"i co-founded", false, false, false, false, "founder"}};

// Between a lead and the name of an institution they say that it is somebody else's.
constexpr std::array<std::string_view, 47> others_words = {
    "i",        "me",       "myself",  "we",     "us",       "ourselves", "you",      "and",
    "but",      "that",     "what",    "which",  "who",      "whom",      "when",     "if",
    "to",       "by",       "about",   "than",   "as",       "because",   "how",      "why",
    "bit",      "little",   "lot",     "fan",    "admirer",  "admirers",  "critic",   "friend",
    "friends",  "follower", "reader",  "user",   "customer", "neighbour", "neighbor", "supporter",
    "opponent", "victim",   "product", "result", "sceptic",  "skeptic",   "loss"};

class Reader {
 public:
  Reader(const Debate& debate, const Words& words, std::vector<Claim>& claims)
      : text_(debate.clean.text),
        words_(words),
        begins_lead_(words.forms()),
        names_(debate.roster.persons),
        claims_(claims) {
    for (std::size_t i = 0; i < std::size(leads); ++i) {
      const std::string_view first = leads[i].words.substr(0, leads[i].words.find(' '));
      const std::uint32_t form = words.find(first);
      if (form < words.forms()) begins_lead_[form] |= std::uint32_t{1} << i;
    }
  }

  void read(std::size_t post, const Paragraph& paragraph) {
    if (paragraph.is_editorial) return;
    const Span whole = span_of(paragraph);
    for (const PlacedWord& word : words_.in(whole)) {
      for (std::uint32_t left = begins_lead_[word.form]; left != 0; left &= left - 1) {
        const Lead& lead = leads[std::countr_zero(left)];
        const std::string_view here = text_.substr(word.begin, lead.words.size());
        if (!starts_with_ignoring_case(here, lead.words)) continue;
        const std::size_t end = word.begin + lead.words.size();
        if (end < text_.size() && is_word_at(text_, end)) continue;
        if (is_quoted({whole.begin, word.begin})) continue;
        follow(post, lead, end, whole.end);
      }
    }
  }

 private:
  // Whether a quotation mark that opens in the text before, not far away, is still open.
  bool is_quoted(Span before) const {
    constexpr std::size_t reach = 2000;
    before.begin = std::max(before.begin, before.end - std::min(before.end, reach));
    const std::string_view text = slice(text_, before);
    const std::size_t open = text.rfind("\u201C");
    if (open == std::string_view::npos) return false;
    const std::size_t close = text.rfind("\u201D");
    return close == std::string_view::npos || close < open;
  }

  void claim(std::size_t post, const std::string& person, const char* evidence) {
    if (!person.empty()) claims_.push_back({post, {person}, Certainty::medium, evidence});
  }

  void follow(std::size_t post, const Lead& lead, std::size_t from, std::size_t end) {
    if (lead.member) {
      const std::string body = lowered(slice(text_, next_word(text_, from, end)));
      claim(post, names_.member_of(body),
            "The post calls this participant\u2019s institution ours");
      return;
    }
    if (!lead.as.empty()) {
      claim(post, names_.role_in({std::string(lead.as)}),
            "The post says that its writer did what the list says of this participant");
      return;
    }
    const Following following = words_after(text_, from, end);
    const std::vector<std::string>& words = following.words;
    if (words.empty() || is_one_of(words[0], {"not", "no", "never", "hardly", "sure"})) return;
    if (lead.colleague) {
      claim(post, names_.colleague_of(words), "The post calls the other one there a colleague");
      return;
    }
    if (lead.institution) {
      const Descriptions::Named place = names_.institution_in(words);
      if (!place.person.empty() && belongs_to(lead, following, place.at)) {
        claims_.push_back(
            {post, {place.person}, Certainty::high, "The post says where its writer works"});
        return;
      }
    }
    if (!lead.role) return;
    std::vector<std::string> near(
        words.begin(),
        words.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(words.size(), 6)));
    const std::string person = names_.role_in(near);
    // "as a" alone may as well introduce a comparison: an "I" must follow soon.
    const bool first_person = lead.words.substr(0, 2) != "as" ||
                              std::find(words.begin(), words.end(), "i") != words.end() ||
                              std::find(words.begin(), words.end(), "my") != words.end() ||
                              std::find(words.begin(), words.end(), "we") != words.end();
    if (!person.empty() && first_person) {
      claims_.push_back({post,
                         {person},
                         Certainty::medium,
                         "The post describes its writer as the list describes this participant"});
    }
  }

  // Whether the institution that begins at word `at` is the writer's: "I am a nurse at …", "I'm
  // from …", "on behalf of the staff of …". Not "I'm with UoH on this", "I am a great admirer of …"
  // or "on behalf of all of us I thank …".
  bool belongs_to(const Lead& lead, const Following& following, std::size_t at) const {
    const std::vector<std::string>& words = following.words;
    const bool code = names_.is_code(words[at]);
    if (following.behind_comma[at]) return false;
    if (at > 0 && words[at - 1] == "the" && following.behind_comma[--at]) return false;
    for (std::size_t k = 0; k < at; ++k) {
      if (is_one_of(words[k], others_words)) return false;
    }
    const bool is = lead.words == "i am" || lead.words[1] == '\'' || lead.words[1] == '\xE2';
    if (!is) return true;
    if (at == 0 || !is_one_of(words[0], {"at", "from", "with", "here", "based", "a", "an", "the",
                                         "speaking", "writing", "representing"}))
      return false;
    const std::string& joint = words[at - 1];
    return is_one_of(joint, {"at", "from", "for", "in", "of", "representing"}) ||
           (joint == "with" && !code);
  }

  std::string_view text_;
  const Words& words_;
  std::vector<std::uint32_t> begins_lead_;  // by form: a bit for each lead
  Descriptions names_;
  std::vector<Claim>& claims_;
};

// "KU here", "This is KU", "I represent KU" near the head of a post.
void read_code_introduction(std::string_view text, std::size_t post, Span paragraph,
                            const std::vector<Mention>& mentions, std::vector<Claim>& claims) {
  constexpr std::size_t reach = 40;
  const auto mention =
      std::partition_point(mentions.begin(), mentions.end(),
                           [&](const Mention& m) { return m.span.begin < paragraph.begin; });
  if (mention == mentions.end() || mention->span.end > paragraph.end) return;
  if (mention->span.begin > paragraph.begin + reach) return;
  const std::string before = lowered(slice(text, {paragraph.begin, mention->span.begin}));
  const std::string after =
      lowered(slice(text, {mention->span.end, std::min(paragraph.end, mention->span.end + reach)}));
  bool here = false;
  for (const std::string_view word : {" here", " speaking", " again"}) {
    here = here || (after.starts_with(word) &&
                    (after.size() == word.size() ||
                     std::string_view(".,;:!").find(after[word.size()]) != std::string_view::npos));
  }
  const std::string_view lead = trimmed(before);
  const bool greeted =
      lead.empty() || lead.ends_with(',') || lead.ends_with('!') || lead.ends_with('.');
  const bool is = lead.ends_with("this is") || lead.ends_with("it's") || lead.ends_with("it is");
  const bool stops = after.empty() || std::string_view(".,;:!").find(after[0]) != after.npos;
  if ((here && greeted) || (is && stops) || lead.ends_with("i represent")) {
    claims.push_back(
        {post, mention->persons, Certainty::high, "The post opens with its writer\u2019s code"});
  }
}

// "… in my view. KU": nothing but a code behind the last sentence.
void read_trailing_code(std::string_view text, std::size_t post, Span paragraph,
                        const std::vector<Mention>& mentions, std::vector<Claim>& claims) {
  auto mention = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.span.end <= paragraph.end;
  });
  if (mention == mentions.begin()) return;
  --mention;
  if (mention->span.begin <= paragraph.begin + 2) return;
  const std::string_view behind = trimmed(slice(text, {mention->span.end, paragraph.end}));
  const std::string_view before = trimmed(slice(text, {paragraph.begin, mention->span.begin}));
  const bool alone = behind.empty() || behind == ".";
  const bool sentence =
      !before.empty() && std::string_view(".!?").find(before.back()) != std::string_view::npos;
  if (alone && sentence) {
    claims.push_back({post, mention->persons, Certainty::high,
                      "The code stands below the post like a signature"});
  }
}

}  // namespace

std::vector<Claim> claims_of_self(const Debate& debate, const Words& words,
                                  const std::vector<Mention>& mentions) {
  std::vector<Claim> claims;
  if (debate.roster.persons.empty()) return claims;
  Reader reader(debate, words, claims);
  const std::string_view text = debate.clean.text;
  for (std::size_t p = 0; p < debate.posts.size(); ++p) {
    Span first_of_post, last;
    std::size_t paragraphs = 0;
    for (const Block& block : debate.posts[p].blocks) {
      if (std::holds_alternative<BlockQuote>(block.value)) continue;
      for_each_paragraph_in(block, [&](const Paragraph& paragraph) {
        reader.read(p, paragraph);
        last = span_of(paragraph);
        if (paragraphs == 0) first_of_post = last;
        ++paragraphs;
      });
    }
    if (first_of_post.size() > 0) read_code_introduction(text, p, first_of_post, mentions, claims);
    if (last.size() > 0) read_trailing_code(text, p, last, mentions, claims);
    // A code alone below the text is a signature.
    if (paragraphs < 2 || last.size() > 40) continue;
    const auto mention =
        std::partition_point(mentions.begin(), mentions.end(),
                             [&](const Mention& m) { return m.span.begin < last.begin; });
    if (mention == mentions.end() || mention->span.end > last.end) continue;
    std::string rest(slice(text, {last.begin, mention->span.begin}));
    rest += slice(text, {mention->span.end, last.end});
    const std::string low = lowered(trimmed(rest));
    const bool bare = low.empty() || low == "-" || low == "\u2013" || low == "\u2014" ||
                      low == "." || closes_letter(low);
    if (bare) {
      claims.push_back({p, mention->persons, Certainty::high,
                        "The code stands below the post like a signature"});
    }
  }
  return claims;
}

}  // namespace debate
