#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "edition/review_parts.h"
#include "tei/stream.h"

namespace edition {
namespace {

constexpr std::size_t opening_length = 60;

// Messages of the program begin with a small letter; here they are sentences.
std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

class TextWriter {
 public:
  TextWriter(const xml::Document& tei, const std::vector<std::size_t>& offsets,
             const std::string& stream, const std::vector<ReviewPost>& posts, const Review& review)
      : tei_(tei), offsets_(offsets), stream_(stream), posts_(posts), review_(review) {
    for (const ReviewChange& change : review.changes) marks_.push_back(&change);
    for (const ReviewFinding& finding : review.findings) findings_.push_back(&finding);
  }

  std::string write(xml::NodeId top) {
    xml::NodeId id = top;
    while (id != xml::no_node) {
      bool inside = false;
      if (tei_[id].is_element) {
        inside = open(id);
      } else if (offsets_[id] != tei::not_in_stream) {
        text(offsets_[id], tei_[id].text);
      } else if (tei_[tei_[id].parent].name == "cell") {
        out_ += escape_html(tei_[id].text);  // a generated head of the table
      }
      if (inside && tei_[id].first_child != xml::no_node) {
        id = tei_[id].first_child;
        continue;
      }
      if (inside) close(id);
      while (id != top && tei_[id].next == xml::no_node) {
        id = tei_[id].parent;
        close(id);
      }
      id = id == top ? xml::no_node : tei_[id].next;
    }
    out_ += "<p class=\"tail\">";
    while (mark_ < marks_.size()) write_mark(*marks_[mark_++], {});
    out_ += "</p>\n";
    write_findings(stream_.size() + 1);
    return std::move(out_);
  }

 private:
  // False: nothing of the element is shown.
  bool open(xml::NodeId id) {
    const std::string_view name = tei_[id].name;
    if (name == "sic" || name == "note" || name == "fw") return false;
    if (name == "gap") {
      if (!out_.empty() && out_.back() != ' ' && out_.back() != '>') out_ += ' ';
      out_ += "<span class=\"gap\">[" + escape_html(tei_.text_content(id)) + " lost]</span>";
      return false;
    }
    if (name == "post") {
      begin_post();
      return true;
    }
    const auto block = first_text(id);
    out_ += start_tag(id, name, block);
    return true;
  }

  std::string start_tag(xml::NodeId id, std::string_view name, std::size_t at) const {
    if (name == "p") return place_tag(id, at);
    if (name == "titlePart") return "<p class=\"debate-title\">";
    if (name == "byline") return "<p class=\"byline\">";
    if (name == "label") return "<p class=\"label\">";
    if (name == "quote" && is_block(id)) return "<blockquote>";
    if (name == "quote") return "<q class=\"quote\">";
    if (name == "list") return tei_.attribute(id, "rend") == "numbered" ? "<ol>" : "<ul>";
    if (name == "item") return "<li>";
    if (name == "table") {
      return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Participants\">"
             "<table>";
    }
    if (name == "row") return "<tr>";
    if (name == "cell") return is_head(id) ? "<th scope=\"col\">" : "<td>";
    if (name == "emph") return "<em>";
    if (name == "ref") return "<span class=\"link\">";
    return {};
  }

  // The paragraph with what names it in a ruling.
  std::string place_tag(xml::NodeId id, std::size_t at) const {
    if (review_.is_public || at == tei::not_in_stream || !in_post_) return "<p>";
    return fmt::format("<p data-byte=\"{}\" data-opening=\"{}\"{}>", byte_of(at),
                       escape_html(opening(at)), sentences(id));
  }

  std::size_t byte_of(std::size_t at) const { return review_.byte_of ? review_.byte_of(at) : at; }

  // Where a post could begin inside the paragraph: byte and opening words of each further sentence.
  std::string sentences(xml::NodeId paragraph) const {
    constexpr std::string_view ends = ".!?", closes = "\"')]";
    std::string out;
    for (xml::NodeId id = paragraph; id != xml::no_node; id = tei_.next_in_order(id, paragraph)) {
      if (tei_[id].is_element || offsets_[id] == tei::not_in_stream) continue;
      const std::string_view text = tei_[id].text;
      for (std::size_t i = 2; i < text.size(); ++i) {
        if (text[i - 1] != ' ' || text[i] == ' ') continue;
        std::size_t last = text.find_last_not_of(closes, i - 2);
        const std::string_view mark = last != text.npos && last > 2 ? text.substr(last - 2, 3) : "";
        if (mark == "\u201D" || mark == "\u2019") last -= 3;
        if (last == text.npos || ends.find(text[last]) == ends.npos) continue;
        const std::size_t at = offsets_[id] + i;
        out +=
            fmt::format("{}[{},{}]", out.empty() ? "" : ",", byte_of(at), json_string(opening(at)));
      }
    }
    return out.empty() ? out : fmt::format(" data-sentences=\"{}\"", escape_html("[" + out + "]"));
  }

  void close(xml::NodeId id) {
    const std::string_view name = tei_[id].name;
    if (name == "post") {
      end_post();
    } else if (name == "p" || name == "titlePart" || name == "byline" || name == "label") {
      out_ += "</p>\n";
      if (tei_[tei_[id].parent].name != "cell") write_findings(read_);
    } else if (name == "quote") {
      out_ += is_block(id) ? "</blockquote>\n" : "</q>";
    } else if (name == "list") {
      out_ += tei_.attribute(id, "rend") == "numbered" ? "</ol>\n" : "</ul>\n";
    } else if (name == "item") {
      out_ += "</li>\n";
    } else if (name == "table") {
      out_ += "</table></div>\n";
      write_findings(read_);
    } else if (name == "row") {
      out_ += "</tr>\n";
    } else if (name == "cell") {
      out_ += is_head(id) ? "</th>" : "</td>";
    } else if (name == "emph") {
      out_ += "</em>";
    } else if (name == "ref") {
      out_ += "</span>";
    }
  }

  bool is_head(xml::NodeId cell) const {
    return tei_.attribute(tei_[cell].parent, "role") == "label";
  }
  bool is_block(xml::NodeId quote) const { return tei_[tei_[quote].parent].name != "p"; }

  std::size_t first_text(xml::NodeId top) const {
    if (tei_[top].name != "p") return tei::not_in_stream;
    for (xml::NodeId id = top; id != xml::no_node; id = tei_.next_in_order(id, top)) {
      if (!tei_[id].is_element && offsets_[id] != tei::not_in_stream) return offsets_[id];
    }
    return tei::not_in_stream;
  }

  // The words by which debate.toml names a paragraph. They end where it ends, and where a word was
  // repaired, so that they stay true whatever is ruled about the repair.
  std::string opening(std::size_t at) const {
    std::size_t end = std::min(at + opening_length, stream_.size());
    const bool cut = end < stream_.size();
    const auto next =
        std::partition_point(review_.changes.begin(), review_.changes.end(),
                             [&](const ReviewChange& change) { return change.begin <= at; });
    for (auto c = next; c != review_.changes.end() && c->begin < end; ++c) {
      const bool structure = c->rule.starts_with("D") && c->rule != "D103";
      if (structure || c->rule.starts_with("N3")) end = std::min(end, c->begin);
    }
    const std::size_t blank = stream_.rfind(' ', end);
    if (cut && end == at + opening_length && blank != std::string::npos && blank > at) end = blank;
    return stream_.substr(at, end - at);
  }

  void begin_post() {
    const ReviewPost& post = posts_[post_];
    in_post_ = true;
    out_ += fmt::format(
        "<section class=\"post\" id=\"{0}\" aria-labelledby=\"{0}-head\" data-persons=\"{1}\">"
        "<h3 id=\"{0}-head\"><span class=\"number\">{2}</span> <a class=\"who {3}\" "
        "href=\"#{0}\" data-rule=\"D311\" data-certainty=\"{4}\" "
        "data-state=\"{5}\"{6}>{7}</a></h3>\n",
        escape_html(post.id), escape_html(fmt::format("{}", fmt::join(post.persons, " "))),
        escape_html(post.number), post.persons.empty() ? "unknown" : "known",
        post.persons.empty()     ? "low"
        : post.certainty.empty() ? "high"
                                 : escape_html(post.certainty),
        post.persons.empty() ? "open" : "applied", is_settled(post) ? "" : " data-eye=\"\"",
        escape_html(speaker_line(post)));
    if (!post.evidence.empty()) {
      out_ += "<details class=\"evidence\"><summary>Evidence</summary><ul>";
      for (const std::string& line : post.evidence) out_ += "<li>" + escape_html(line) + "</li>";
      out_ += "</ul></details>\n";
    }
    out_ += "<div class=\"sides\"><div class=\"clean\">\n";
  }

  void end_post() {
    const ReviewPost& post = posts_[post_++];
    out_ += "</div>\n<div class=\"received\"><h4>As received</h4><p>";
    std::size_t at = post.begin;
    for (const ReviewChange& change : review_.changes) {
      if (!change.replaces || change.begin < at || change.begin >= post.end) continue;
      out_ += escape_html(legible(stream_.substr(at, change.begin - at)));
      const std::string before = legible(shown_before(review_, change));
      const bool blank = before.find('\n') != std::string::npos &&
                         before.find_first_not_of(" \r\n\t") == std::string::npos;
      if (blank) {
        out_ += escape_html(before);
      } else {
        out_ += "<del>" + escape_html(before) + "</del>";
      }
      at = change.end;
    }
    out_ += escape_html(legible(stream_.substr(at, post.end > at ? post.end - at : 0)));
    out_ += "</p></div></div>\n</section>\n";
    in_post_ = false;
  }

  // The text of one node, with the marks that begin in it; one that reaches further is cut off at
  // the end of the node, its place is told all the same.
  void text(std::size_t begin, std::string_view text) {
    const std::size_t end = begin + text.size();
    std::size_t at = begin;
    while (mark_ < marks_.size() && marks_[mark_]->begin < end) {
      const ReviewChange& change = *marks_[mark_++];
      const std::size_t from = std::max(change.begin, at);
      const std::size_t to = std::clamp(change.end, from, end);
      plain(at, text.substr(at - begin, from - at));
      write_mark(change, text.substr(from - begin, to - from));
      at = to;
    }
    plain(at, text.substr(at - begin));
    read_ = end;
  }

  // Text without changes, with a flag where a finding points.
  void plain(std::size_t begin, std::string_view text) {
    std::size_t at = begin;
    for (; flag_ < findings_.size() && findings_[flag_]->at < begin + text.size(); ++flag_) {
      const std::size_t from = std::max(findings_[flag_]->at, at);
      out_ += escape_html(legible(text.substr(at - begin, from - at)));
      at = from;
      out_ +=
          fmt::format("<a class=\"flag\" href=\"#finding-{}\" aria-label=\"To check: {}\">⚑</a>",
                      findings_[flag_]->id, escape_html(legible(findings_[flag_]->message)));
    }
    out_ += escape_html(legible(text.substr(at - begin)));
  }

  // The findings whose place has been read, below the paragraph that they are about.
  void write_findings(std::size_t end) {
    for (; noted_ < findings_.size() && findings_[noted_]->at < end; ++noted_) {
      const ReviewFinding& finding = *findings_[noted_];
      out_ += fmt::format(
          "<p class=\"finding\" id=\"finding-{0}\" role=\"note\" tabindex=\"-1\" data-rule=\"{1}\" "
          "data-certainty=\"{2}\" data-state=\"open\" data-eye=\"\"><strong>{3}.</strong>",
          finding.id, finding.rule, escape_html(finding.certainty),
          escape_html(legible(capitalized(finding.message))));
      // Hints may name what a code stands for.
      if (!review_.is_public && !finding.hint.empty()) {
        out_ +=
            " <span class=\"hint\">" + escape_html(legible(capitalized(finding.hint))) + ".</span>";
      }
      out_ += fmt::format(" <span class=\"code\">{}</span></p>\n", finding.rule);
    }
  }

  void write_mark(const ReviewChange& change, std::string_view text) {
    const std::string before = visible(shown_before(review_, change));
    const bool blank = text.find_first_not_of(" \xC2\xA0") == std::string_view::npos;
    const std::string said = before.empty() ? "nothing" : before;
    out_ += fmt::format(
        "<{0}><a class=\"change {1}{2}\" id=\"mark-{3}\" href=\"#change-{3}\" data-rule=\"{4}\" "
        "data-certainty=\"{5}\" data-state=\"{1}\"{6}{7} data-before=\"{8}\" title=\"was: {8}\">"
        "{9}{10}</a></{0}>",
        change.state == "applied" ? "ins" : "mark", escape_html(change.state),
        is_rulable(change.rule) ? "" : " structure", change.id, change.rule, change.certainty,
        needs_eye(change) ? " data-eye=\"\"" : "",
        is_rulable(change.rule) ? " data-after=\"" + escape_html(change.after) + "\"" : "",
        escape_html(said), escape_html(legible(text)),
        blank ? fmt::format("<span class=\"empty\">‸<span class=\"said\">was {}</span></span>",
                            escape_html(said))
              : "");
  }

  const xml::Document& tei_;
  const std::vector<std::size_t>& offsets_;
  const std::string& stream_;
  const std::vector<ReviewPost>& posts_;
  const Review& review_;
  std::vector<const ReviewChange*> marks_;
  std::vector<const ReviewFinding*> findings_;
  std::size_t mark_ = 0;
  std::size_t post_ = 0;
  std::size_t flag_ = 0, noted_ = 0;  // findings that have a flag, and that have their words
  std::size_t read_ = 0;              // how far the stream has been written
  bool in_post_ = false;
  std::string out_;
};

}  // namespace

std::string review_text(const xml::Document& tei, const std::vector<std::size_t>& offsets,
                        const std::string& stream, const std::vector<ReviewPost>& posts,
                        const Review& review) {
  for (xml::NodeId id = tei.root(); id != xml::no_node; id = tei.next_in_order(id, tei.root())) {
    if (tei[id].is_element && tei[id].name == "text") {
      return TextWriter(tei, offsets, stream, posts, review).write(id);
    }
  }
  return {};
}

}  // namespace edition
