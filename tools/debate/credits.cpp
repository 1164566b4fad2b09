#include "debate/credits.h"

#include <algorithm>

#include "debate/characters.h"
#include "debate/inlines.h"
#include "debate/vocabulary.h"

namespace debate {

namespace {

constexpr std::size_t longest_sentence = 600;

bool is_contribution(std::string_view w) {
  return is_one_of(
      w, {"comment", "comments", "point", "points", "post", "posts", "posting", "question",
          "questions", "response", "reply", "suggestion", "suggestions", "example", "idea",
          "proposal", "remark", "remarks", "argument", "quote", "message", "contribution",
          "observation", "concern", "concerns", "view", "answer", "statement", "description",
          "figures", "worry", "thought", "thoughts", "story", "account", "experience", "plan",
          "figure", "numbers", "mention", "claim", "warning", "list", "proposals", "examples",
          "reminder", "objection", "doubts", "doubt", "reasoning", "position", "explanation",
          "summary", "analogy", "comparison", "offer", "request", "conclusion", "reading", "wish",
          // German and French
          "frage", "vorschlag", "einwand", "bemerkung", "beitrag", "antwort", "hinweis", "remarque",
          "proposition", "idée", "avis", "réponse"});
}

bool is_saying(std::string_view w) {
  return is_one_of(
      w, {"points", "pointed", "said", "says", "mentioned", "mentions", "suggested", "suggests",
          "noted", "notes", "raised", "raises", "described", "describes", "asked", "asks", "argued",
          "argues", "wrote", "writes", "explained", "explains", "observed", "proposed", "proposes",
          "reported", "reports", "responded", "stated", "highlighted", "stressed", "reminded",
          "told", "has", "have", "put", "puts", "brought", "made", "makes", "tells", "wonders",
          "wondered", "claims", "claimed", "warns", "warned", "insists", "insisted", "recalls",
          "recalled", "commented", "comments", "replied", "replies", "answered", "answers", "added",
          "adds", "listed", "lists", "shared", "posted", "outlined", "hinted", "spoke", "speaks",
          "refers", "referred", "complained", "complains", "concedes", "admits", "offered",
          "offers", "quoted", "quotes", "called", "calls", "recommends", "recommended",
          "emphasised", "emphasized", "touched", "touches",
          // German and French
          "sagt", "sagte", "schreibt", "schrieb", "meint", "meinte", "fragt", "fragte", "dit",
          "demande", "propose", "écrit", "mentionne"});
}

int ordinal_of(std::string_view w) {
  static constexpr std::string_view words[] = {"first", "second", "third", "fourth", "fifth"};
  for (int i = 0; i < 5; ++i) {
    if (w == words[i]) return i + 1;
  }
  return 0;
}

// The sentence around `name`, inside its paragraph.
Span sentence_around(std::string_view text, Span paragraph, Span name) {
  Span sentence{name.begin, name.end};
  const std::size_t low = name.begin > longest_sentence ? name.begin - longest_sentence : 0;
  while (sentence.begin > std::max(paragraph.begin, low)) {
    const char c = text[sentence.begin - 1];
    const bool stop = (c == '?' || c == '!' || c == '.') && blank_at(text, sentence.begin) > 0;
    if (stop) break;
    --sentence.begin;
  }
  while (sentence.end < std::min(paragraph.end, name.end + longest_sentence)) {
    const char c = text[sentence.end];
    ++sentence.end;
    const bool stop = (c == '?' || c == '!' || c == '.') &&
                      (sentence.end == paragraph.end || blank_at(text, sentence.end) > 0);
    if (stop) break;
  }
  return sentence;
}

std::vector<std::string> words_in(std::string_view text, Span span, std::size_t limit) {
  std::vector<std::string> words;
  for (std::size_t at = span.begin; at < span.end && words.size() < limit;) {
    const Span word = next_word(text, at, span.end);
    if (word.empty()) break;
    at = word.end;
    words.push_back(lowered(slice(text, word)));
  }
  return words;
}

class Classifier {
 public:
  Classifier(std::string_view text, Credit& credit, Span paragraph)
      : text_(text), credit_(credit), paragraph_(paragraph) {
    before_ = words_in(text, {credit.sentence.begin, credit.name.begin}, 200);
    after_ = words_in(text, {credit.name.end, credit.sentence.end}, 12);
  }

  void run() {
    find_details();
    if (is_credit()) {
      credit_.kind = Credit::Kind::credit;
    } else if (is_address()) {
      credit_.kind = Credit::Kind::address;
    }
    // Thanks for something are an address and a credit: what they are for says which post is meant.
    if (credit_.kind == Credit::Kind::address && thanked() && !after_.empty() &&
        after_[0] == "for") {
      credit_.kind = Credit::Kind::credit;
    }
  }

 private:
  const std::string& back(std::size_t n) const {
    static const std::string none;
    return n < before_.size() ? before_[before_.size() - 1 - n] : none;
  }
  const std::string& ahead(std::size_t n) const {
    static const std::string none;
    return n < after_.size() ? after_[n] : none;
  }

  bool possessive() const {
    const std::string_view rest = text_.substr(credit_.name.end, 4);
    return rest.substr(0, 2) == "'s" || rest.substr(0, 4) == "\u2019s" ||
           rest.substr(0, 1) == "'" || rest.substr(0, 3) == "\u2019";
  }

  bool thanked() const {
    for (std::size_t n = 0; n < 4; ++n) {
      if (is_one_of(back(n), {"thank", "thanks", "thanking", "danke", "merci"})) return true;
    }
    return back(0) == "thank-you" || (back(0) == "you" && back(1) == "thank");
  }

  void find_details() {
    const std::string low = lowered(slice(text_, credit_.sentence));
    for (const std::string_view word :
         {"introduc", "opening", "kick-off", "starting us", "start us", "getting us started",
          "starting this", "launching"}) {
      credit_.opening = credit_.opening || low.find(word) != std::string::npos;
    }
    for (std::size_t n = 0; n < 4; ++n) {
      credit_.last =
          credit_.last || is_one_of(back(n), {"last", "previous", "latest", "preceding"});
      if (credit_.ordinal == 0 && n < 3) credit_.ordinal = ordinal_of(ahead(n));
      if (credit_.ordinal == 0 && is_contribution(back(n)))
        credit_.ordinal = ordinal_of(back(n + 1));
    }
  }

  bool is_credit() const {
    if (possessive()) {
      // "UoL's second point", "DMU's very helpful comment"
      for (std::size_t n = 0; n < 4; ++n) {
        const std::string& w = ahead(n + (is_one_of(ahead(0), {"s"}) ? 1 : 0));
        if (is_contribution(w)) return true;
      }
      // "struck by UoL's bench", "I liked UoL's bench"
      for (std::size_t n = 0; n < 3; ++n) {
        if (is_one_of(back(n), {"struck", "impressed", "intrigued", "interested", "fascinated",
                                "liked", "like", "enjoyed", "love", "loved", "appreciate",
                                "appreciated", "reading", "moved"}))
          return true;
      }
      return false;
    }
    // "a comment by DMU", "the question from UoL", "mentioned by UoO"
    if (is_one_of(back(0), {"by", "from", "of"}) ||
        (back(0) == "the" && is_one_of(back(1), {"by", "from"}))) {
      for (std::size_t n = 1; n < 4; ++n) {
        if (is_contribution(back(n)) || is_saying(back(n))) return true;
      }
    }
    // "as DMU points out", "UWE also raised", "UoO had suggested"
    for (std::size_t n = 0; n < 3; ++n) {
      if (!is_saying(ahead(n))) continue;
      if (n > 0 && !is_one_of(ahead(0), {"also", "has", "had", "have", "already", "rightly", "just",
                                         "and", "very", "so", "earlier", "clearly", "himself",
                                         "herself", "then", "above", "as"}))
        break;
      if (is_one_of(ahead(n), {"has", "have"}) && !is_saying(ahead(n + 1)) &&
          !(ahead(n + 1) == "already"))
        continue;
      return true;
    }
    // "UWE is right that …", "UoL has a point"
    const bool is = is_one_of(ahead(0), {"is", "are", "was", "hat", "a"});
    if (is && is_one_of(ahead(1), {"right", "correct", "wrong", "recht", "raison"})) return true;
    if (is && is_one_of(ahead(1), {"quite", "absolutely", "surely", "certainly", "also"}) &&
        is_one_of(ahead(2), {"right", "correct", "wrong"}))
      return true;
    if (ahead(0) == "has" && ahead(1) == "a" && is_one_of(ahead(2), {"point", "good"})) return true;
    // "UoO, you mention the river"
    if (ahead(0) == "you" && (is_saying_to(ahead(1)) || is_saying_to(ahead(2)))) return true;
    return takes_up();
  }

  // What is said to a second person: "you mention", "you have asked".
  static bool is_saying_to(std::string_view w) {
    return is_one_of(
        w, {"mention", "mentioned", "say",      "said",      "write",     "wrote", "ask",
            "asked",   "raise",     "raised",   "suggest",   "suggested", "point", "pointed",
            "propose", "proposed",  "describe", "described", "note",      "noted", "argue",
            "argued",  "claim",     "claimed",  "wonder",    "wondered",  "speak", "spoke",
            "make",    "made",      "report",   "reported",  "warn",      "warned"});
  }

  // What answers somebody holds the words of who gives it.
  static bool is_answer(std::string_view w) {
    return is_one_of(
        w, {"answer", "answering", "reply", "replying", "respond", "responding", "response"});
  }

  // "in reply to UoL", "a short answer to UoL"
  bool answers() const {
    if (back(0) != "to") return false;
    for (std::size_t n = 1; n < 4; ++n) {
      if (is_answer(back(n))) return true;
    }
    return false;
  }

  // "agree with UWE that …", "following up on UoO", "in reply to UoL, whose …", "like UoL, I …"
  bool takes_up() const {
    if (is_one_of(back(0), {"with", "to", "on", "from", "upon", "avec"})) {
      for (std::size_t n = 1; n < 4; ++n) {
        if (is_one_of(back(n), {"agree",       "agreed",  "disagree",   "side",        "following",
                                "building",    "adding",  "add",        "agreeing",    "returning",
                                "differ",      "concur",  "sympathise", "sympathize",  "back",
                                "disagreeing", "picking", "expanding",  "elaborating", "accord",
                                "d'accord",    "d’accord"}))
          return true;
        if (is_answer(back(n))) return is_one_of(ahead(0), {"who", "whose"});
      }
    }
    if (is_one_of(back(0), {"second", "support", "echo", "echoing", "answering", "contradict",
                            "quoting", "seconding", "supporting"}))
      return true;
    const bool likened = is_one_of(back(0), {"like", "unlike"});
    return likened && is_one_of(ahead(0), {"i", "we", "my", "our", "i'm", "i’m", "i've", "i’ve",
                                           "i'd", "i’d"});
  }

  bool is_address() const {
    if (thanked() || (answers() && !possessive())) return true;
    const bool starts_paragraph = credit_.name.begin <= paragraph_.begin + 1;
    const std::string_view rest = text_.substr(credit_.name.end, 4);
    const bool dash = rest.substr(0, 2) == " -" || rest.substr(0, 4) == " \u2013" ||
                      rest.substr(0, 3) == "\u2014" || rest.substr(0, 4) == " \u2014";
    const bool comma = !rest.empty() && (rest[0] == ',' || rest[0] == ':');
    if (starts_paragraph &&
        (dash || comma || is_one_of(ahead(0), {"and"}) || rest.substr(0, 2) == " &")) {
      return true;
    }
    // "It rained. UoO, do the paths drain?"
    const bool asked = before_.empty() && comma && slice(text_, credit_.sentence).ends_with('?') &&
                       rest.size() > 2 && is_lower(rest[2]) &&
                       !is_one_of(ahead(0), {"who", "whose", "which", "and", "or", "for", "in"});
    if (asked) return true;
    const bool preceded = credit_.name.begin > 0 && text_[credit_.name.begin - 1] == '@';
    if (preceded || is_one_of(back(0), {"dear", "hi", "hello", "hey"})) return true;
    // "I would pay for it, UoO, but …"; in a row of names the neighbours are names, too.
    const bool set_apart = credit_.name.begin > 3 &&
                           text_.substr(credit_.name.begin - 2, 2) == ", " &&
                           is_word_at(text_, credit_.name.begin - 3) && comma_or_stop(rest);
    if (set_apart && !is_one_of(ahead(0), {"and", "or"}) && is_lower(word_before())) return true;
    // "To UoO: …", "To UoO I would say"
    const bool starts_sentence = before_.size() == 1;
    if (starts_sentence && is_one_of(before_[0], {"to", "for", "an"}) &&
        (comma || is_one_of(ahead(0), {"i"})))
      return true;
    // "I totally agree with your last point McM 2": second person in the sentence, name set apart.
    const auto second = [](const std::string& w) { return is_one_of(w, {"you", "your", "yours"}); };
    const bool you = std::any_of(before_.begin(), before_.end(), second) ||
                     std::any_of(after_.begin(), after_.end(), second);
    return you && (comma || dash || rest.empty() || rest[0] == '.' || rest[0] == '?' ||
                   is_contribution(back(0)));
  }

  static bool comma_or_stop(std::string_view rest) {
    return !rest.empty() && (rest[0] == ',' || rest[0] == '.' || rest[0] == '?' || rest[0] == '!');
  }

  // The first letter, as typed, of the word before the name.
  char word_before() const {
    std::size_t at = credit_.name.begin - 2;
    while (at > credit_.sentence.begin && is_word_at(text_, at - 1)) --at;
    return text_[at];
  }

  std::string_view text_;
  Credit& credit_;
  Span paragraph_;
  std::vector<std::string> before_, after_;
};

// "I disagree with UWE. A tram costs more than …": what is credited stands in the next sentence.
void widen(std::string_view text, Credit& credit, Span paragraph) {
  constexpr std::size_t few = 3;
  std::size_t telling = 0;
  for (const std::string& word : words_in(text, credit.sentence, 200)) {
    telling += stem_of(word).empty() ? 0 : 1;
  }
  if (telling > few || credit.sentence.end >= paragraph.end) return;
  const Span next = next_word(text, credit.sentence.end, paragraph.end);
  if (next.empty()) return;
  const Span sentence = sentence_around(text, paragraph, next);
  // There the writer goes over to his own affairs.
  for (const std::string& word : words_in(text, {next.begin, sentence.end}, 200)) {
    if (is_one_of(word, {"our", "us", "my", "mine", "ours"})) return;
  }
  credit.sentence.end = sentence.end;
  credit.widened = true;
}

void classify(std::string_view text, Credit& credit, Span paragraph) {
  Classifier(text, credit, paragraph).run();
  if (credit.kind == Credit::Kind::credit) widen(text, credit, paragraph);
}

// "NTU and UoL are right": which of them with what is not said.
void blur_joined_names(std::string_view text, std::vector<Credit>& credits) {
  for (std::size_t i = 0; i + 1 < credits.size(); ++i) {
    Credit& first = credits[i];
    Credit& second = credits[i + 1];
    if (first.post != second.post || second.name.begin < first.name.end) continue;
    const std::string_view between = slice(text, {first.name.end, second.name.begin});
    if (between != " and " && between != " & " && between != " or ") continue;
    for (Credit* credit : {&first, &second}) {
      if (credit->kind == Credit::Kind::credit) credit->kind = Credit::Kind::mention;
    }
  }
}

}  // namespace

std::vector<Credit> find_credits(const Debate& debate, const std::vector<Mention>& mentions) {
  std::vector<Credit> credits;
  const std::string_view text = debate.clean.text;
  for (std::size_t p = 0; p < debate.posts.size(); ++p) {
    for_each_paragraph(debate.posts[p].blocks, [&](const Paragraph& paragraph) {
      if (paragraph.is_editorial) return;
      const Span whole = span_of(paragraph);
      auto mention = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) {
        return m.span.begin < whole.begin;
      });
      for (; mention != mentions.end() && mention->span.end <= whole.end; ++mention) {
        Credit credit;
        credit.post = p;
        credit.persons = mention->persons;
        credit.name = mention->span;
        credit.sentence = sentence_around(text, whole, mention->span);
        classify(text, credit, whole);
        credits.push_back(std::move(credit));
      }
    });
  }
  blur_joined_names(text, credits);
  return credits;
}

}  // namespace debate
