// What the preface and later posts say of the opening statement and of the summary.

#include <algorithm>
#include <set>

#include "debate/characters.h"
#include "debate/inlines.h"
#include "debate/speakers.h"

namespace debate {

namespace {

struct Announced {
  std::vector<std::string> opening, closing;  // ids
};

bool has_any(const std::string& low, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return low.find(w) != std::string::npos; });
}

// The clauses of the preface that name exactly one participant beside the opening or the summary.
void read_sentence(const Debate& debate, Span sentence, Announced& announced) {
  const std::string_view text = debate.clean.text;
  const std::string low = lowered(slice(text, sentence));
  const bool opens = has_any(low, {"opening", "introduct", "opened by", "starts with", "started by",
                                   "begins with", "first post"});
  const bool closes = has_any(low, {"summar", "closing", "closed by", "concluding", "rounded off"});
  if (!opens && !closes) return;
  const std::vector<Person>& persons = debate.roster.persons;
  std::vector<std::pair<std::size_t, std::string>> named;  // where, id
  for (const Person& person : persons) {
    if (person.code_shared || person.code.size() < 2) continue;
    const std::string_view whole = slice(text, sentence);
    for (const std::string& name : {person.code, person.affiliation}) {
      if (name.size() < 2) continue;
      const std::size_t at = whole.find(name);
      if (at == std::string_view::npos) continue;
      const bool left = at == 0 || !is_word_at(whole, at - 1);
      const bool right = at + name.size() >= whole.size() || !is_word_at(whole, at + name.size());
      if (!left || !right) continue;
      named.emplace_back(at, person.id);
      break;
    }
  }
  std::sort(named.begin(), named.end());
  const auto nearest = [&](std::initializer_list<std::string_view> words) {
    std::string best;
    std::size_t distance = 120;
    for (const std::string_view word : words) {
      const std::size_t at = low.find(word);
      if (at == std::string::npos) continue;
      for (const auto& [where, id] : named) {
        const std::size_t d = where > at ? where - at : at - where;
        if (d < distance) {
          distance = d;
          best = id;
        }
      }
    }
    return best;
  };
  // One name beside both words belongs to the nearer one; a summary "then" is nobody's.
  const std::string opener = opens ? nearest({"opening", "introduct", "opened by", "starts with",
                                              "started by", "begins with", "first post"})
                                   : std::string();
  const std::string closer = closes ? nearest({"summarised by", "summarized by", "summary by",
                                               "summary from", "closing statement", "closed by",
                                               "concluding", "rounded off by", "summed up by"})
                                    : std::string();
  if (!opener.empty()) announced.opening.push_back(opener);
  if (!closer.empty()) announced.closing.push_back(closer);
}

void read_blocks(const Debate& debate, const std::vector<Block>& blocks, Announced& announced) {
  const std::string_view text = debate.clean.text;
  for_each_paragraph(blocks, [&](const Paragraph& paragraph) {
    const Span whole = span_of(paragraph);
    Span sentence{whole.begin, whole.begin};
    for (std::size_t at = whole.begin; at < whole.end; ++at) {
      const bool stop = text[at] == '.' && (at + 1 == whole.end || blank_at(text, at + 1) > 0);
      if (!stop && at + 1 < whole.end) continue;
      sentence.end = at + 1;
      read_sentence(debate, sentence, announced);
      sentence.begin = at + 1;
    }
  });
}

}  // namespace

std::vector<Claim> claims_of_opening(const Debate& debate, const std::vector<Credit>& credits) {
  std::vector<Claim> claims;
  if (debate.posts.empty()) return claims;
  Announced announced;
  read_blocks(debate, debate.front.before_roster, announced);
  read_blocks(debate, debate.front.after_roster, announced);
  const std::size_t last = debate.posts.size() - 1;
  for (const std::string& id : announced.opening) {
    claims.push_back({0,
                      {id},
                      Certainty::high,
                      "The preface announces this participant\u2019s opening statement"});
  }
  for (const std::string& id : announced.closing) {
    if (last > 0)
      claims.push_back(
          {last, {id}, Certainty::high, "The preface announces this participant\u2019s summary"});
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

}  // namespace debate
