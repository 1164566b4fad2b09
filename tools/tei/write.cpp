#include "tei/write.h"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "tei/header.h"
#include "tei/uri.h"
#include "xml/writer.h"

namespace tei {
namespace {

using debate::Block;
using debate::Debate;
using debate::Span;
using xml::Writer;

// Lists and quotations inside one another; a transcript that a person wrote has two or three.
constexpr int max_block_depth = 64;

std::string pointers(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "#" : " #") + id;
  return out;
}

std::string_view resp_of(debate::Responsibility by) {
  return by == debate::Responsibility::editor ? "#editor" : "#rapporteur";
}

// Participants known from labels alone have no row.
bool is_listed(const debate::Person& person) {
  return !person.number_span.empty() || !person.role_span.empty() ||
         !person.affiliation_span.empty() || !person.country_span.empty() ||
         !person.code_span.empty();
}

class Body {
 public:
  Body(Writer& out, const Debate& debate, bool figure)
      : out_(out), debate_(debate), figure_(figure) {
    for (const normalize::Change& change : debate.clean.changes) {
      if (change.identity) identity_changes_[change.id] = true;
    }
  }

  void write() {
    out_.open("text");
    write_front();
    out_.open("body");
    for (const debate::Post& post : debate_.posts) write_post(post);
    if (debate_.posts.empty()) out_.element("p", "");
    out_.close();
    write_back();
    out_.close();
  }

  // Visitors of one inline each.
  void operator()(const debate::TextPiece& piece) { out_.text(take(piece.span)); }

  void operator()(const debate::Repair& repair) {
    out_.open_mixed("choice");
    out_.open_mixed("sic");
    if (identity_changes_.count(repair.change) > 0) out_.attribute("ana", identity_pointer);
    out_.text(repair.sic);
    out_.close();
    out_.open_mixed("corr", {{"cert", name_of(repair.certainty)}, {"resp", resp_of(repair.by)}});
    if (!repair.change.empty()) out_.attribute("n", repair.change);
    out_.text(take(repair.span));
    out_.close();
    out_.close();
  }

  void operator()(const debate::Link& link) {
    out_.open_mixed("ref");
    const auto uri = link_uri(link.target);
    if (link.truncated || !uri) {
      out_.attribute("type", link.truncated ? "truncated" : "unresolved");
    } else {
      out_.attribute("target", *uri);
    }
    out_.text(take(link.span));
    out_.close();
  }

  void operator()(const debate::Emphasis& emphasis) {
    if (!emphasis.strong) return out_.element("emph", take(emphasis.span));
    out_.element("emph", {{"rend", "bold"}}, take(emphasis.span));
  }

  void operator()(const debate::Mention& mention) {
    out_.open_mixed("rs", {{"type", "person"}});
    if (!mention.persons.empty()) out_.attribute("ref", pointers(mention.persons));
    out_.text(take(mention.span));
    out_.close();
  }

  void operator()(const debate::InlineQuote& quote) {
    out_.open_mixed("quote");
    if (!quote.source.empty()) out_.attribute("source", "#" + quote.source);
    out_.text(take(quote.span));
    out_.close();
  }

  void operator()(const debate::Gap& gap) {
    out_.open_mixed("gap", {{"reason", gap.reason.empty() ? "deleted" : gap.reason}});
    if (!gap.describes.empty()) out_.element("desc", gap.describes);
    out_.close();
  }

  // Visitors of one block each.
  void operator()(const debate::Paragraph& paragraph) {
    out_.open_mixed("p");
    if (paragraph.is_editorial) out_.attribute("rend", "editorial");
    for (const debate::Inline& part : paragraph.content) std::visit(*this, part);
    out_.close();
  }

  void operator()(const debate::List& list) {
    if (list.items.empty()) return;
    const bool numbered = list.kind == debate::List::Kind::numbered;
    out_.open("list", {{"rend", numbered ? "numbered" : "bulleted"}});
    int number = list.start;
    for (const debate::ListItem& item : list.items) {
      out_.open("item");
      if (numbered) {
        out_.attribute("n", item.label.empty() ? fmt::format("{}", number) : item.label);
      }
      ++number;
      write_blocks(item.blocks);
      out_.close();
    }
    out_.close();
  }

  void operator()(const debate::BlockQuote& quote) {
    out_.open("quote");
    if (!quote.source.empty()) {
      out_.attribute("source", "#" + quote.source);
      out_.attribute("cert", name_of(quote.certainty));
      out_.attribute("resp", "#rapporteur");
    }
    write_blocks(quote.blocks);
    out_.close();
  }

 private:
  // The clean text of a span; spans come in order and never overlap.
  std::string_view take(Span span) {
    base::expects(span.begin <= span.end && span.end <= debate_.clean.text.size(),
                  "a span inside the clean text");
    base::expects(span.empty() || span.begin >= taken_, "spans in order without overlap");
    taken_ = std::max(taken_, span.end);
    return std::string_view(debate_.clean.text).substr(span.begin, span.size());
  }

  std::string source_range(Span span) const {
    const Span raw = debate_.clean.map.to_raw(span);
    return fmt::format("src:{}-{}", raw.begin, raw.end);
  }

  void write_blocks(const std::vector<Block>& blocks) {
    base::expects(++depth_ <= max_block_depth, "blocks nested within their limit");
    for (const Block& block : blocks) std::visit(*this, block.value);
    --depth_;
  }

  void write_front() {
    const debate::Front& front = debate_.front;
    const bool titled = !front.title.empty() || !front.byline.empty();
    const std::vector<debate::Person>& persons = debate_.roster.persons;
    const bool roster = !persons.empty() && is_listed(persons.front()) && !debate_.back.has_roster;
    if (!titled && !roster && front.before_roster.empty() && front.after_roster.empty()) return;
    out_.open("front");
    if (titled) write_title_page(front);
    if (!front.before_roster.empty()) {
      out_.open("div", {{"type", "preface"}});
      write_blocks(front.before_roster);
      out_.close();
    }
    if (roster) write_roster();
    if (!front.after_roster.empty()) {
      out_.open("div", {{"type", "preface"}});
      write_blocks(front.after_roster);
      out_.close();
    }
    out_.close();
  }

  void write_back() {
    const debate::Back& back = debate_.back;
    if (!back.has_roster && !figure_) return;
    out_.open("back");
    if (back.has_roster) {
      write_appendix(back.before_roster);
      write_roster();
      write_appendix(back.after_roster);
    }
    if (figure_) {
      out_.open("divGen", {{"type", "picture"}});
      out_.close();
    }
    out_.close();
  }

  void write_appendix(const std::vector<Block>& blocks) {
    if (blocks.empty()) return;
    out_.open("div", {{"type", "appendix"}});
    write_blocks(blocks);
    out_.close();
  }

  void write_title_page(const debate::Front& front) {
    out_.open("titlePage");
    if (!front.title.empty()) {
      out_.open("docTitle");
      out_.element("titlePart", take(front.title));
      out_.close();
    }
    if (!front.byline.empty()) out_.element("byline", take(front.byline));
    out_.close();
  }

  void write_roster() {
    out_.open("div", {{"type", "participants"}});
    if (!debate_.roster.head.empty()) out_.element("head", take(debate_.roster.head));
    out_.open("table");
    write_table_head();
    for (const debate::Person& person : debate_.roster.persons) {
      if (is_listed(person)) write_row(person);
    }
    out_.close();
    out_.close();
  }

  using Cells = std::vector<std::pair<Span, std::string_view>>;

  // In the order of the transcript, which the stream has to keep; an edition may reorder them by
  // @n.
  static Cells cells_of(const debate::Person& person) {
    Cells cells{{person.number_span, "participant"},
                {person.role_span, "role"},
                {person.affiliation_span, "affiliation"},
                {person.country_span, "country"},
                {person.code_span, "code"}};
    std::stable_sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) {
      if (a.first.empty() != b.first.empty()) return b.first.empty();
      return !a.first.empty() && a.first.begin < b.first.begin;
    });
    return cells;
  }

  void write_table_head() {
    static const std::map<std::string_view, std::string_view> headings{
        {"participant", "Participant"},
        {"role", "Role"},
        {"affiliation", "Affiliation"},
        {"country", "Country"},
        {"code", "Code"}};
    out_.open("row", {{"role", "label"}});
    for (const auto& [span, name] : cells_of(debate_.roster.persons.front())) {
      out_.element("cell", {{"n", name}}, headings.at(name));
    }
    out_.close();
  }

  void write_row(const debate::Person& person) {
    out_.open("row", {{"corresp", "#" + person.id}});
    for (const auto& [span, name] : cells_of(person)) {
      out_.element("cell", {{"n", name}}, take(span));
    }
    out_.close();
  }

  void write_speaker(const debate::Speaker& speaker) {
    using Origin = debate::Speaker::Origin;
    if (speaker.persons.empty()) return;
    out_.attribute("who", pointers(speaker.persons));
    if (speaker.origin == Origin::ruling) {
      out_.attribute("resp", "#editor");
    } else if (speaker.origin == Origin::inferred || speaker.persons.size() > 1) {
      out_.attribute("cert", name_of(speaker.certainty));
      out_.attribute("resp", "#rapporteur");
    }
  }

  void write_post(const debate::Post& post) {
    out_.open("post", {{"xml:id", post.id},
                       {"n", fmt::format("{}", post.number)},
                       {"modality", "written"},
                       {"source", source_range(post.span)}});
    write_speaker(post.speaker);
    if (!post.when.empty()) out_.attribute("when", post.when);
    if (!post.label.empty()) out_.element("label", {{"type", "speaker"}}, take(post.label));
    write_blocks(post.blocks);
    for (const std::string& sentence : post.speaker.evidence) {
      const bool ruled = post.speaker.origin == debate::Speaker::Origin::ruling;
      out_.element("note", {{"type", "evidence"}, {"resp", ruled ? "#editor" : "#rapporteur"}},
                   sentence);
    }
    out_.close();
  }

  Writer& out_;
  const Debate& debate_;
  bool figure_;
  std::map<std::string, bool> identity_changes_;
  std::size_t taken_ = 0;
  int depth_ = 0;
};

void write_replies(Writer& out, const Debate& debate) {
  if (debate.replies.empty()) return;
  out.open("standOff");
  for (const debate::InferredReply& reply : debate.replies) {
    out.open(
        "linkGrp",
        {{"type", "inferredReply"}, {"cert", name_of(reply.certainty)}, {"resp", "#rapporteur"}});
    if (!reply.evidence.empty()) out.element("desc", reply.evidence);
    out.open("link", {{"target", "#" + reply.from + " #" + reply.to}});
    out.close();
    out.close();
  }
  out.close();
}

void refuse_forbidden_characters(const Debate& debate) {
  const std::size_t at = xml::find_forbidden(debate.clean.text);
  if (at == std::string::npos) return;
  base::fail(base::Error::Kind::input, "X101", debate.source_name,
             fmt::format("the clean text has a character at byte {} that XML cannot hold", at),
             "remove control characters from the transcript");
}

}  // namespace

std::string write_tei(const Debate& debate, std::string_view program_version, bool figure) {
  refuse_forbidden_characters(debate);
  const std::size_t size = debate.clean.text.size();
  Writer out(size + size / 2);  // most are shorter; what is not written takes no memory
  out.open("TEI", {{"xmlns", xml::tei_namespace}, {"xml:lang", debate.metadata.language}});
  write_header(out, debate, program_version);
  Body(out, debate, figure).write();
  write_replies(out, debate);
  out.close();
  return out.finish();
}

}  // namespace tei
