#pragma once
// A small debate about a library, written by hand, that uses every construct of the model.

#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "debate/debate.h"

namespace sample {

using debate::Span;

// Appends text to the clean text and tells where it lies; `raw` grows with it one to one.
class Text {
 public:
  Span add(std::string_view text) {
    const std::size_t begin = text_.size();
    text_ += text;
    return {begin, text_.size()};
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

inline debate::Block paragraph(std::vector<debate::Inline> content) {
  return {debate::Paragraph{std::move(content)}};
}

inline debate::Person person(Text& t, int number, std::string role, std::string place,
                             std::string country, std::string code, std::string id) {
  debate::Person p;
  p.id = std::move(id);
  p.number = number;
  p.number_span = t.add("Participant " + std::to_string(number));
  t.add(": ");
  p.role_span = t.add(role);
  t.add(", ");
  p.affiliation_span = t.add(place);
  t.add(", ");
  p.country_span = t.add(country);
  t.add(". ");
  p.code_span = t.add(code);
  t.add("\n");
  p.role = std::move(role);
  p.affiliation = std::move(place);
  p.country = std::move(country);
  p.code = std::move(code);
  return p;
}

inline void add_posts(debate::Debate& d, Text& t) {
  debate::Post one;
  one.id = "post-1";
  one.number = 1;
  one.label = t.add("TL 1");
  one.span.begin = one.label.begin;
  t.add("\n");
  one.speaker = {{"TL1"}, debate::Speaker::Origin::label, normalize::Certainty::high, {}};
  std::vector<debate::Inline> first;
  first.push_back(debate::TextPiece{t.add("Should the <library> open on Sundays? The ")});
  first.push_back(debate::Repair{t.add("quote"), "qTLoe", normalize::Certainty::high,
                                 debate::Responsibility::rule, "c1"});
  first.push_back(debate::TextPiece{t.add(" from ")});
  first.push_back(debate::Mention{t.add("TG"), {"TG", "TG-2"}});
  first.push_back(debate::TextPiece{t.add(" says ")});
  first.push_back(debate::Emphasis{t.add("yes")});
  first.push_back(debate::TextPiece{t.add("; see ")});
  first.push_back(
      debate::Link{t.add("https://example.org/a?b=1&c=2"), "https://example.org/a?b=1&c=2", false});
  first.push_back(debate::TextPiece{t.add(" and ")});
  first.push_back(
      debate::Link{t.add("https://example.org/long…"), "https://example.org/long", true});
  first.push_back(debate::TextPiece{t.add(" and the ")});
  first.push_back(debate::Repair{t.add("catalogue"), "cata logue", normalize::Certainty::medium,
                                 debate::Responsibility::editor, "c2"});
  first.push_back(debate::Gap{t.text().size(), "deleted", "a link"});
  first.push_back(debate::TextPiece{t.add(".")});
  one.blocks.push_back(paragraph(std::move(first)));
  t.add("\n");
  debate::List list;
  list.kind = debate::List::Kind::numbered;
  t.add("1. ");
  list.items.push_back({"1", {paragraph({debate::TextPiece{t.add("Families come.")}})}});
  t.add("\n2. ");
  list.items.push_back({"2", {paragraph({debate::TextPiece{t.add("Staff need rest.")}})}});
  one.blocks.push_back({std::move(list)});
  one.span.end = t.text().size();
  t.add("\n\n\n");
  d.posts.push_back(std::move(one));

  debate::Post two;
  two.id = "post-2";
  two.number = 2;
  two.span.begin = t.text().size();
  two.speaker = {{"CC"},
                 debate::Speaker::Origin::inferred,
                 normalize::Certainty::medium,
                 {"Post 3 thanks CC for this point."}};
  debate::BlockQuote quote;
  quote.source = "post-1";
  quote.blocks.push_back(paragraph({debate::TextPiece{t.add("Staff need rest.")}}));
  two.blocks.push_back({std::move(quote)});
  t.add("\n");
  two.blocks.push_back(paragraph({debate::TextPiece{t.add("True, and ")},
                                  debate::InlineQuote{t.add("“Families come.”"), "post-1"},
                                  debate::TextPiece{t.add(" too.")}}));
  t.add("\n- ");
  debate::List bullets;
  bullets.items.push_back({"", {paragraph({debate::TextPiece{t.add("Ask the council.")}})}});
  two.blocks.push_back({std::move(bullets)});
  two.span.end = t.text().size();
  t.add("\n\n\n");
  d.posts.push_back(std::move(two));

  debate::Post three;
  three.id = "post-3";
  three.number = 3;
  three.span.begin = t.text().size();
  three.when = "2016-04-03";
  three.blocks.push_back(paragraph({debate::TextPiece{t.add("Thanks, CC.")}}));
  three.span.end = t.text().size();
  t.add("\n\n\n");
  d.posts.push_back(std::move(three));

  debate::Post four;
  four.id = "post-4";
  four.number = 4;
  four.label = t.add("TG");
  four.span.begin = four.label.begin;
  t.add("\n");
  four.speaker = {{"TG", "TG-2"},
                  debate::Speaker::Origin::label,
                  normalize::Certainty::low,
                  {"Two participants have the code TG."}};
  four.blocks.push_back(paragraph({debate::TextPiece{t.add("Gardens open on Sundays too.")}}));
  four.span.end = t.text().size();
  d.posts.push_back(std::move(four));
}

inline debate::Debate debate() {
  debate::Debate d;
  Text t;
  d.source_name = "transcript.txt";
  d.source_sha256 = std::string(64, 'a');
  d.metadata.title = "Library hours: should the library open on Sundays?";
  d.metadata.series = "Online Debates";
  d.metadata.number_in_series = 3;
  d.metadata.publication = "Town Letters";
  d.metadata.volume = "XII";
  d.metadata.issued = "2016-05";
  d.metadata.authors = {"A. Writer"};
  d.metadata.keywords = {"libraries", "opening hours"};
  d.front.title = t.add("Library hours: should the library open on Sundays?");
  t.add("\n");
  d.front.byline = t.add("By A. Writer");
  t.add("\n\n");
  d.front.before_roster.push_back(
      paragraph({debate::TextPiece{t.add("What follows is the transcript of a debate.")}}));
  t.add("\n\n");
  d.roster.persons.push_back(person(t, 1, "Librarian", "Town Library", "UK", "TL 1", "TL1"));
  d.roster.persons.push_back(person(t, 2, "Councillor", "City Council", "UK", "CC", "CC"));
  d.roster.persons.push_back(person(t, 3, "Gardener", "Town Garden", "Canada", "TG", "TG"));
  d.roster.persons.push_back(person(t, 4, "Guide", "Town Gallery", "USA", "TG", "TG-2"));
  d.roster.persons[2].code_shared = d.roster.persons[3].code_shared = true;
  d.roster.persons[3].proposed_code = "TGa";
  d.roster.persons[3].proposal_evidence = "A secret about the replaced letters.";
  t.add("\n");
  d.front.after_roster.push_back(
      paragraph({debate::TextPiece{t.add("The debate below is a faithful representation.")}}));
  t.add("\n\n\n");
  add_posts(d, t);
  d.replies.push_back({"post-3", "post-2", normalize::Certainty::medium, "It thanks CC."});
  d.clean.text = t.text();
  d.clean.map.add_verbatim(t.text().size(), t.text().size());
  normalize::Change secret;
  secret.id = "c1";
  secret.rule = "N301";
  secret.before = "qTLoe";
  secret.after = "quote";
  secret.evidence = "The letters between q and e are a code.";
  secret.identity = true;
  normalize::Change plain;
  plain.id = "c2";
  plain.rule = "N201";
  plain.before = "cata logue";
  plain.after = "catalogue";
  plain.evidence = "The word stands whole elsewhere.";
  plain.decided_by = normalize::DecidedBy::editor;
  d.clean.changes = {secret, plain};
  return d;
}

// All spans in document order, concatenated: what the stream has to be.
std::string stream_of(const debate::Debate& debate);

}  // namespace sample
