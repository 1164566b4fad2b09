#include "debate/inlines.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "debate/characters.h"
#include "debate/mentions.h"
#include "debate/obscured_mail.h"
#include "normalize/decode.h"
#include "normalize/links.h"

namespace debate {

namespace {

// A span and what stands there; of two that overlap the one of lower rank stays.
struct Mark {
  Span whole;  // with asterisks
  Inline part;
  int rank = 0;
};

bool is_repair(const normalize::Change& change) {
  return change.decision == normalize::Decision::applied && change.rule.size() == 4 &&
         change.rule[0] == 'N' && change.rule[1] == '3' && !change.after.empty();
}

// The word around a repaired part of it, with the damaged form.
Repair whole_word(const normalize::CleanText& clean, Span span, const normalize::Change& change) {
  const std::string_view text = clean.text;
  Span word = span;
  while (word.begin > 0 && is_word_at(text, word.begin - 1) && span.begin - word.begin < 40) {
    --word.begin;
  }
  while (word.end < text.size() && is_word_at(text, word.end) && word.end - span.end < 40) {
    ++word.end;
  }
  Repair repair;
  repair.span = word;
  repair.sic = std::string(text.substr(word.begin, span.begin - word.begin)) +
               normalize::decode_part(change.before, clean.encoding.charset) +
               std::string(text.substr(span.end, word.end - span.end));
  repair.certainty = change.certainty;
  repair.by = change.decided_by == normalize::DecidedBy::editor ? Responsibility::editor
                                                                : Responsibility::rule;
  repair.change = change.id;
  return repair;
}

void add_repairs(const Debate& debate, std::vector<Mark>& marks) {
  const std::vector<Span> spans = clean_spans(debate.clean);
  std::size_t last_end = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const normalize::Change& change = debate.clean.changes[i];
    if (!is_repair(change) || spans[i].empty()) continue;
    const Repair repair = whole_word(debate.clean, spans[i], change);
    if (repair.span.begin < last_end) continue;
    last_end = repair.span.end;
    marks.push_back({repair.span, repair, 1});
  }
}

void add_links(const Debate& debate, std::vector<Mark>& marks) {
  for (const normalize::LinkSpan& link : normalize::links(debate.clean.text)) {
    if (obscured_mail(debate.clean.text, link)) continue;
    marks.push_back({link.span, Link{link.span, link.target, link.truncated}, 0});
  }
}

std::size_t count_asterisks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of('*', at), text.size()) - at;
}

// *word* or *two words*, and **word**: asterisks before a word and as many after one, none between,
// on one line.
void add_emphasis(const Debate& debate, std::vector<Mark>& marks) {
  constexpr std::size_t longest = 160, most_asterisks = 2;
  const std::string_view text = debate.clean.text;
  for (std::size_t at = text.find('*'); at != text.npos; at = text.find('*', at)) {
    const std::size_t opening = at, count = count_asterisks(text, at);
    at += count;
    if (count > most_asterisks || at >= text.size() || !is_word_at(text, at)) continue;
    if (opening > 0 && is_word_at(text, opening - 1)) continue;
    const std::size_t length = text.substr(at, longest).find_first_of("*\n");
    const std::size_t end = at + length;
    if (length == text.npos || count_asterisks(text, end) != count) continue;
    if (blank_at(text, end - 1) > 0) continue;
    const std::size_t behind = end + count;
    if (behind < text.size() && is_word_at(text, behind)) continue;
    marks.push_back({{opening, behind}, Emphasis{{at, end}, count == most_asterisks}, 2});
    at = behind;
  }
}

std::vector<Mark> resolve(std::vector<Mark> marks) {
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.whole.begin != b.whole.begin ? a.whole.begin < b.whole.begin : a.rank < b.rank;
  });
  std::vector<Mark> out;
  for (Mark& mark : marks) {
    while (!out.empty() && out.back().whole.overlaps(mark.whole) && out.back().rank > mark.rank) {
      out.pop_back();
    }
    if (!out.empty() && out.back().whole.overlaps(mark.whole)) continue;
    out.push_back(std::move(mark));
  }
  return out;
}

class Refiner {
 public:
  Refiner(std::vector<Mark> marks, std::vector<Structure>& structure)
      : marks_(std::move(marks)), structure_(structure) {}

  void refine(Paragraph& paragraph) {
    parts_.clear();
    for (Inline& part : paragraph.content) {
      if (const TextPiece* piece = std::get_if<TextPiece>(&part)) {
        split(piece->span);
      } else {
        parts_.push_back(std::move(part));
      }
    }
    paragraph.content = {std::make_move_iterator(parts_.begin()),
                         std::make_move_iterator(parts_.end())};
  }

 private:
  void split(Span span) {
    std::size_t at = span.begin;
    auto mark = std::partition_point(marks_.begin(), marks_.end(),
                                     [&](const Mark& m) { return m.whole.begin < span.begin; });
    for (; mark != marks_.end() && mark->whole.end <= span.end; ++mark) {
      if (mark->whole.begin > at) parts_.emplace_back(TextPiece{{at, mark->whole.begin}});
      parts_.push_back(mark->part);
      if (const Emphasis* emphasis = std::get_if<Emphasis>(&mark->part)) {
        const Span whole = mark->whole, words = emphasis->span;
        structure_.push_back({{whole.begin, words.begin}, "D105", "the asterisks of emphasis"});
        structure_.push_back({{words.end, whole.end}, "D105", "the asterisks of emphasis"});
      }
      at = mark->whole.end;
    }
    if (at < span.end) parts_.emplace_back(TextPiece{{at, span.end}});
  }

  std::vector<Mark> marks_;
  std::vector<Structure>& structure_;
  std::vector<Inline> parts_;  // of the paragraph at hand: its own are as many as it has
};

}  // namespace

std::vector<Span> clean_spans(const normalize::CleanText& clean) {
  // The segments that are not verbatim and the applied changes come in the same order.
  std::vector<Span> spans(clean.changes.size());
  const auto& segments = clean.map.segments();
  std::size_t segment = 0;
  for (std::size_t i = 0; i < clean.changes.size(); ++i) {
    if (clean.changes[i].decision != normalize::Decision::applied) continue;
    while (segment < segments.size() && segments[segment].verbatim) ++segment;
    if (segment == segments.size()) break;
    spans[i] = segments[segment++].clean;
  }
  return spans;
}

void make_inlines(Debate& debate, const Words& words) {
  std::vector<Mark> marks;
  add_links(debate, marks);
  add_repairs(debate, marks);
  add_emphasis(debate, marks);
  for (Mention& mention : find_mentions(debate.clean.text, words, debate.roster.persons)) {
    const Span span = mention.span;
    marks.push_back({span, std::move(mention), 3});
  }
  Refiner refiner(resolve(std::move(marks)), debate.structure);
  const auto refine = [&](Paragraph& paragraph) { refiner.refine(paragraph); };
  for_each_paragraph(debate.front.before_roster, refine);
  for_each_paragraph(debate.front.after_roster, refine);
  for (Post& post : debate.posts) for_each_paragraph(post.blocks, refine);
  for_each_paragraph(debate.back.before_roster, refine);
  for_each_paragraph(debate.back.after_roster, refine);
}

Span span_of(const Inline& part) {
  return std::visit(
      [](const auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Gap>) {
          return Span{value.at, value.at};
        } else {
          return value.span;
        }
      },
      part);
}

Span span_of(const Paragraph& paragraph) {
  if (paragraph.content.empty()) return {};
  return {span_of(paragraph.content.front()).begin, span_of(paragraph.content.back()).end};
}

}  // namespace debate
