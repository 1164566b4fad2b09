// What the preface and later posts say of the opening statement and of the summary.

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "debate/characters.h"
#include "debate/inlines.h"
#include "debate/speakers.h"

namespace debate {

namespace {

struct Naming {
  std::vector<std::string> ids;  // of those who bear the code named
  bool described = false;        // "the judge", who has no code there
};

struct Announced {
  std::vector<Naming> opening, closing;
};

bool has_any(const std::string& low, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return low.find(w) != std::string::npos; });
}

// The clauses of the preface that name exactly one participant beside the opening or the summary.
void read_sentence(const Debate& debate, Span sentence, const std::vector<Mention>& described,
                   Announced& announced) {
  const std::string_view text = debate.clean.text;
  const std::string low = lowered(slice(text, sentence));
  const std::initializer_list<std::string_view> opening_words = {
      "opening",     "introduct",  "opened by",    "opens with", "starts with", "started by",
      "begins with", "first post", "opens the",    "opened the", "starts the",  "begins the",
      "opened with", "began with", "started with", "opened it",  "to open"};
  const bool opens = has_any(low, opening_words);
  const bool closes = has_any(low, {"summar", "closing", "closed by", "concluding", "rounded off",
                                    "summed up", "sums up", "last word", "who closed", "closed the",
                                    "closed it", "summed it", "to close", "to sum"});
  if (!opens && !closes) return;
  const std::vector<Person>& persons = debate.roster.persons;
  std::map<std::size_t, Naming> named;  // where → who
  for (const Person& person : persons) {
    if (person.code.size() < 2) continue;
    const std::string_view whole = slice(text, sentence);
    for (const std::string& name : {person.code, person.affiliation}) {
      if (name.size() < 2) continue;
      const std::size_t at = whole.find(name);
      if (at == std::string_view::npos) continue;
      const bool left = at == 0 || !is_word_at(whole, at - 1);
      const bool right = at + name.size() >= whole.size() || !is_word_at(whole, at + name.size());
      if (!left || !right) continue;
      named[at].ids.push_back(person.id);
      break;
    }
  }
  auto mention = std::partition_point(described.begin(), described.end(), [&](const Mention& m) {
    return m.span.begin < sentence.begin;
  });
  for (; mention != described.end() && mention->span.end <= sentence.end; ++mention) {
    named.emplace(mention->span.begin - sentence.begin, Naming{mention->persons, true});
  }
  const auto nearest = [&](std::initializer_list<std::string_view> words) {
    Naming best;
    std::size_t distance = 120;
    for (const std::string_view word : words) {
      const std::size_t at = low.find(word);
      if (at == std::string::npos) continue;
      for (const auto& [where, who] : named) {
        // Who does it stands behind "by".
        if (where < at && (word.ends_with(" by") || word.ends_with(" from"))) continue;
        const std::size_t d = where > at ? where - at : at - where;
        if (d < distance) {
          distance = d;
          best = who;
        }
      }
    }
    return best;
  };
  // One name beside both words belongs to the nearer one; a summary "then" is nobody's.
  const Naming opener = opens ? nearest(opening_words) : Naming();
  const Naming closer =
      closes ? nearest({"summarised by",     "summarized by", "summary by",   "summary from",
                        "closing statement", "closed by",     "concluding",   "rounded off by",
                        "summed up by",      "a summary",     "sums up",      "last word",
                        "who closed",        "closed the",    "closed it",    "summed it",
                        "to close",          "to sum",        "who also sum", "who also close"})
             : Naming();
  if (!opener.ids.empty()) announced.opening.push_back(opener);
  if (!closer.ids.empty()) announced.closing.push_back(closer);
}

void read_blocks(const Debate& debate, const std::vector<Block>& blocks,
                 const std::vector<Mention>& described, Announced& announced) {
  const std::string_view text = debate.clean.text;
  for_each_paragraph(blocks, [&](const Paragraph& paragraph) {
    const Span whole = span_of(paragraph);
    Span sentence{whole.begin, whole.begin};
    for (std::size_t at = whole.begin; at < whole.end; ++at) {
      const bool stop = text[at] == '.' && (at + 1 == whole.end || blank_at(text, at + 1) > 0);
      if (!stop && at + 1 < whole.end) continue;
      sentence.end = at + 1;
      read_sentence(debate, sentence, described, announced);
      sentence.begin = at + 1;
    }
  });
}

// The last post may as well be an afterthought: a summary says that it is one.
bool sums_up(const Debate& debate, std::size_t post) {
  const Span span = debate.posts[post].span;
  constexpr std::size_t enough = 4000;
  const std::string low =
      lowered(slice(debate.clean.text, {span.begin, std::min(span.end, span.begin + enough)}));
  return has_any(low, {"sum up", "summ", "conclu", "thank all", "thank you all", "thanks to all",
                       "thank every", "to close", "closing", "in short", "wrap up", "final"});
}

}  // namespace

std::vector<Claim> claims_of_opening(const Debate& debate, const std::vector<Credit>& credits,
                                     const std::vector<Mention>& described) {
  std::vector<Claim> claims;
  if (debate.posts.empty()) return claims;
  Announced announced;
  read_blocks(debate, debate.front.before_roster, described, announced);
  read_blocks(debate, debate.front.after_roster, described, announced);
  const std::size_t last = debate.posts.size() - 1;
  for (const Naming& who : announced.opening) {
    claims.push_back({0, who.ids, who.described ? Certainty::medium : Certainty::high,
                      "The preface announces this participant\u2019s opening statement"});
  }
  for (const Naming& who : announced.closing) {
    if (last == 0) break;
    const bool sure = sums_up(debate, last) && !who.described;
    claims.push_back({last, who.ids, sure ? Certainty::high : Certainty::medium,
                      "The preface announces this participant\u2019s summary"});
  }
  for (const Credit& credit : credits) {
    // Thanks for the introduction, while the first posts are discussed, mean the first post.
    if (!credit.opening || credit.kind == Credit::Kind::mention || credit.post == 0 ||
        credit.post > 12 || credit.persons.size() > 1)
      continue;
    claims.push_back({0, credit.persons, Certainty::medium,
                      "Post " + std::to_string(debate.posts[credit.post].number) +
                          " thanks this participant for the introduction"});
  }
  return claims;
}

namespace {

bool names_debate(std::string_view words) {
  for (const std::string_view name :
       {"debate", "discussion", "forum", "exchange", "thread", "conversation"}) {
    if (words.starts_with(name)) return true;
  }
  return false;
}

// What a sentence before "start" or "opening" says of its own writer: "as I wrote at the start",
// "my opening question"; nothing when it speaks of somebody else.
std::optional<Certainty> opened_by_writer(std::string_view before, std::string_view word,
                                          std::string_view after) {
  const std::string low = lowered(before);
  if (word == "opened") {
    const std::string next = lowered(after);
    const bool own = low == "i " || low.ends_with(" i ") || low.ends_with("the one who ");
    const bool debate = next.starts_with(" this ") || next.starts_with(" the ");
    const std::size_t what = debate ? next.find(' ', 1) + 1 : 0;
    bool whole = own && debate && names_debate(std::string_view(next).substr(what));
    for (const std::string_view rest :
         {" this i ", " this, ", " this and ", " this with ", " this by "})
      whole = whole || (own && next.starts_with(rest));
    return whole ? std::optional(Certainty::medium) : std::nullopt;
  }
  if (word == "close") {
    const bool own = low.ends_with("i'll ") || low.ends_with("i\u2019ll ") ||
                     low.ends_with("i will ") || low.ends_with("let me ");
    const std::string next = lowered(after);
    const bool thing = next.starts_with(" this ") || next.starts_with(" the ");
    const std::string_view rest =
        thing ? std::string_view(next).substr(next.find(' ', 1) + 1) : std::string_view();
    return own && names_debate(rest) ? std::optional(Certainty::low) : std::nullopt;
  }
  if (word == "opening") {
    const bool own = low.ends_with("my ") || low.ends_with("our ");
    return own ? std::optional(Certainty::high) : std::nullopt;
  }
  if (!low.ends_with(" at the ")) return std::nullopt;
  for (const std::string_view said :
       {"i wrote ", "i asked ", "i said ", "i put ", "i posted ", "i opened ", "i raised ",
        "we wrote ", "we asked ", "we said ", "we put ", "we opened "}) {
    const std::size_t at = low.rfind(said);
    const bool whole = at != std::string::npos && (at == 0 || !is_word_at(low, at - 1));
    if (whole && low.find(" you ", at) == std::string::npos) return Certainty::medium;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Claim> claims_of_opener(const Debate& debate, const Words& words) {
  std::vector<Claim> claims;
  if (debate.posts.size() < 2 || debate.posts[0].speaker.persons.size() != 1) return claims;
  constexpr std::size_t reach = 60;
  const std::string_view text = debate.clean.text;
  std::vector<bool> telling(words.forms());
  for (std::uint32_t form = 0; form < words.forms(); ++form) {
    const std::string_view word = words.form(form);
    telling[form] = word == "start" || word == "beginning" || word == "outset" ||
                    word == "opening" || word == "opened" || word == "close";
  }
  for (std::size_t p = 1; p < debate.posts.size(); ++p) {
    for (const Block& block : debate.posts[p].blocks) {
      if (std::holds_alternative<BlockQuote>(block.value)) continue;
      for_each_paragraph_in(block, [&](const Paragraph& paragraph) {
        const Span whole = span_of(paragraph);
        for (const PlacedWord& word : words.in(whole)) {
          if (!telling[word.form]) continue;
          std::string_view before = slice(text, {whole.begin, word.begin});
          if (before.size() > reach) before.remove_prefix(before.size() - reach);
          const std::size_t stop = before.find_last_of(".?!;\"");
          if (stop != std::string_view::npos) before.remove_prefix(stop + 1);
          const std::size_t end = words.span_of(word).end;
          const std::string_view after = slice(text, {end, std::min(whole.end, end + reach)});
          if (const auto certainty = opened_by_writer(before, words.form(word.form), after)) {
            claims.push_back({p, debate.posts[0].speaker.persons, *certainty,
                              words.form(word.form) == "close"
                                  ? "Its writer closes the debate, as who opened one does"
                                  : "Its writer says that the debate opened with a post of his or "
                                    "hers"});
          }
        }
      });
    }
  }
  return claims;
}

}  // namespace debate
