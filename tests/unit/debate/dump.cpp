#include "unit/debate/dump.h"

#include <fmt/format.h>

#include "debate/inlines.h"

namespace testing {

namespace {

using debate::Block;
using debate::Inline;

class Dumper {
 public:
  Dumper(const debate::Debate& debate, std::size_t width) : debate_(debate), width_(width) {}

  std::string run() {
    const debate::Front& front = debate_.front;
    line(0, "title: " + text(front.title));
    line(0, "byline: " + text(front.byline));
    for (const Block& block : front.before_roster) dump_block(block, 1);
    if (!debate_.roster.head.empty()) line(0, "participants: " + text(debate_.roster.head));
    for (const debate::Person& p : debate_.roster.persons) {
      line(0, fmt::format("person {} | {} | {} | {} | {} | {}{}", p.id, p.code, text(p.number_span),
                          text(p.role_span), text(p.affiliation_span), text(p.country_span),
                          p.proposed_code.empty() ? "" : " | proposed " + p.proposed_code));
    }
    for (const Block& block : front.after_roster) dump_block(block, 1);
    for (const debate::Post& post : debate_.posts) dump_post(post);
    for (const Block& block : debate_.back.before_roster) dump_block(block, 1);
    for (const Block& block : debate_.back.after_roster) dump_block(block, 1);
    return std::move(out_);
  }

 private:
  std::string text(debate::Span span) const {
    std::string out = debate_.clean.text.substr(span.begin, span.size());
    for (char& c : out) c = c == '\n' ? ' ' : c;
    return out;
  }
  void line(int level, const std::string& what) {
    out_ += std::string(static_cast<std::size_t>(level) * 2, ' ') + what + "\n";
  }
  std::string cut(std::string what) const {
    if (what.size() <= width_) return what;
    std::size_t end = width_ / 2;
    while (end > 0 && (static_cast<unsigned char>(what[end]) & 0xC0) == 0x80) --end;
    std::size_t begin = what.size() - width_ / 2;
    while (begin < what.size() && (static_cast<unsigned char>(what[begin]) & 0xC0) == 0x80) ++begin;
    return what.substr(0, end) + " ... " + what.substr(begin);
  }

  std::string inline_text(const Inline& part) const {
    const std::string t = text(debate::span_of(part));
    if (std::holds_alternative<debate::TextPiece>(part)) return t;
    if (const auto* r = std::get_if<debate::Repair>(&part))
      return "[repair:" + r->sic + ">" + t + "]";
    if (const auto* l = std::get_if<debate::Link>(&part)) return "[link:" + l->target + "]";
    if (const auto* e = std::get_if<debate::Emphasis>(&part))
      return (e->strong ? "[strong:" : "[em:") + t + "]";
    if (const auto* m = std::get_if<debate::Mention>(&part)) {
      return fmt::format("[{}={}]", t, fmt::join(m->persons, "|"));
    }
    if (const auto* q = std::get_if<debate::InlineQuote>(&part))
      return "[q:" + q->source + ":" + t + "]";
    return "[gap]";
  }

  void dump_block(const Block& block, int level) {
    if (const auto* p = std::get_if<debate::Paragraph>(&block.value)) {
      std::string t;
      for (const Inline& part : p->content) t += inline_text(part);
      line(level, (p->is_editorial ? "note " : "p ") + cut(t));
    } else if (const auto* list = std::get_if<debate::List>(&block.value)) {
      for (const debate::ListItem& item : list->items) {
        line(level, list->kind == debate::List::Kind::numbered ? "ol " + item.label : "ul");
        for (const Block& b : item.blocks) dump_block(b, level + 1);
      }
    } else if (const auto* quote = std::get_if<debate::BlockQuote>(&block.value)) {
      line(level, "quote " + quote->source);
      for (const Block& b : quote->blocks) dump_block(b, level + 1);
    }
  }

  void dump_post(const debate::Post& post) {
    static constexpr const char* levels[] = {"low", "medium", "high"};
    static constexpr const char* origins[] = {"unknown", "label", "inferred", "ruling"};
    line(0,
         fmt::format(
             "{} {} [{}] {} {}", post.id, text(post.label), fmt::join(post.speaker.persons, "|"),
             origins[static_cast<int>(post.speaker.origin)],
             post.speaker.persons.empty() ? "" : levels[static_cast<int>(post.speaker.certainty)]));
    for (const std::string& e : post.speaker.evidence) line(2, "because " + e);
    for (const Block& block : post.blocks) dump_block(block, 1);
  }

  const debate::Debate& debate_;
  std::size_t width_;
  std::string out_;
};

}  // namespace

std::string dump(const debate::Debate& debate, std::size_t width) {
  return Dumper(debate, width).run();
}

std::string words_of(const debate::Debate& debate, const debate::Post& post) {
  std::string words;
  debate::for_each_paragraph(post.blocks, [&](const debate::Paragraph& paragraph) {
    for (const Inline& part : paragraph.content) {
      const debate::Span span = debate::span_of(part);
      words += debate.clean.text.substr(span.begin, span.size());
    }
    words += ' ';
  });
  return words;
}

}  // namespace testing
