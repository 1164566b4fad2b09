// What of the clean text is text, and what is structure.

#include <algorithm>

#include "base/error.h"
#include "debate/characters.h"
#include "debate/inlines.h"
#include "debate/parse.h"

namespace debate {

namespace {

void collect(const std::vector<Block>& blocks, std::vector<Span>& spans) {
  for_each_paragraph(blocks, [&](const Paragraph& paragraph) {
    for (const Inline& part : paragraph.content) {
      const Span span = span_of(part);
      if (!span.empty()) spans.push_back(span);
    }
  });
}

void collect(const Person& person, std::vector<Span>& spans) {
  std::vector<Span> cells;
  for (const Span span : {person.number_span, person.role_span, person.affiliation_span,
                          person.country_span, person.code_span}) {
    if (!span.empty()) cells.push_back(span);
  }
  std::sort(cells.begin(), cells.end());
  spans.insert(spans.end(), cells.begin(), cells.end());
}

// Headers and signatures take names, addresses and telephone numbers out of the text; marks and
// the numbers of items tell nothing.
bool could_identify(std::string_view rule, std::string_view text, Span omitted) {
  return rule != "D104" && !next_word(text, omitted.begin, omitted.end).empty();
}

}  // namespace

std::vector<Span> covered_spans(const Debate& debate) {
  std::vector<Span> spans;
  if (!debate.front.title.empty()) spans.push_back(debate.front.title);
  if (!debate.front.byline.empty()) spans.push_back(debate.front.byline);
  collect(debate.front.before_roster, spans);
  const auto collect_roster = [&] {
    if (!debate.roster.head.empty()) spans.push_back(debate.roster.head);
    for (const Person& person : debate.roster.persons) collect(person, spans);
  };
  if (!debate.back.has_roster) collect_roster();
  collect(debate.front.after_roster, spans);
  for (const Post& post : debate.posts) {
    if (!post.label.empty()) spans.push_back(post.label);
    collect(post.blocks, spans);
  }
  collect(debate.back.before_roster, spans);
  if (debate.back.has_roster) collect_roster();
  collect(debate.back.after_roster, spans);
  return spans;
}

std::vector<normalize::Omission> structural_changes(const Debate& debate) {
  std::vector<Structure> reasons = debate.structure;
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  std::vector<normalize::Omission> omissions;
  std::size_t reason = 0;
  const auto leave = [&](Span range) {
    if (range.empty()) return;
    while (reason < reasons.size() && reasons[reason].at.end <= range.begin) ++reason;
    normalize::Omission omission{range, "D101", "white space between parts of the debate"};
    if (reason < reasons.size() && reasons[reason].at.overlaps(range)) {
      omission.rule = reasons[reason].rule;
      omission.evidence = reasons[reason].evidence;
    }
    omission.identity = could_identify(omission.rule, debate.clean.text, range);
    omissions.push_back(std::move(omission));
  };
  std::size_t at = 0;
  for (const Span span : covered_spans(debate)) {
    base::expects(span.begin >= at && span.end <= debate.clean.text.size(),
                  "spans of a debate lie in order inside its text");
    leave({at, span.begin});
    at = span.end;
  }
  leave({at, debate.clean.text.size()});
  return omissions;
}

std::string text_stream(const Debate& debate) {
  std::string stream;
  for (const Span span : covered_spans(debate)) {
    stream.append(debate.clean.text, span.begin, span.size());
  }
  return stream;
}

}  // namespace debate
