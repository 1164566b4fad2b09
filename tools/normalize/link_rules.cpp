// Changes at links (N402, N404) and links that are not whole (N403).

#include <array>

#include "normalize/ascii.h"
#include "normalize/phases.h"
#include "normalize/proposing.h"

namespace normalize {
namespace {

bool one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

bool is_web(const LinkSpan& link, std::string_view text) {
  const std::string_view typed = text.substr(link.span.begin, link.span.size());
  return typed.starts_with("http") || typed.starts_with("www.") || typed.starts_with("ftp:");
}

// "figures:http://…"
void space_before(Proposing& to, const LinkSpan& link) {
  const std::size_t i = link.span.begin;
  const char previous = before(to.text, i);
  if (!is_alnum(previous) && !one_of(previous, ":;,.!?)")) return;
  if (i >= 5 && to.text.substr(i - 5, 5) == "<URL:") return;  // RFC 1738, appendix
  to.propose("N402", {i, i}, " ");
}

// A URL that a mail program cut at the end of a line. Certain only when it ends in a sign that no
// URL ends a sentence with, and the next line begins with what cannot be a word.
void joined_lines(Proposing& to, const LinkSpan& link) {
  const std::size_t line_end = link.span.end;
  if (at(to.text, line_end) != '\n' || line_end >= to.text.size() || link.truncated) return;
  if (!one_of(to.text[line_end - 1], "/=&%?-_")) return;
  std::size_t end = line_end + 1;
  bool sign = false;
  while (end < to.text.size() && (is_alnum(to.text[end]) || one_of(to.text[end], "/._-=&%?#+~"))) {
    sign = sign || (one_of(to.text[end], "/=&%?_") && end > line_end + 1);
    ++end;
  }
  if (!is_alnum(at(to.text, line_end + 1)) || !is_space(at(to.text, end))) return;
  const std::string_view next = to.text.substr(line_end + 1, end - line_end - 1);
  bool file = false;
  for (const std::string_view ending : {".html", ".htm", ".pdf", ".php", ".aspx", ".shtml"}) {
    file = file || next.ends_with(ending);
  }
  if (!sign && !file) return;
  if (next.find("://") != std::string_view::npos || next.starts_with("www.")) return;
  to.propose("N404", {line_end, line_end + 1}, "", Certainty::medium,
             "the line breaks in the middle of an address");
}

}  // namespace

void propose_links(Proposing& to) {
  for (const LinkSpan& link : to.links) {
    if (!is_web(link, to.text)) continue;
    space_before(to, link);
    joined_lines(to, link);
  }
}

std::vector<Remark> remark_links(std::string_view text) {
  std::vector<Remark> remarks;
  for (const LinkSpan& link : links(text)) {
    if (!link.truncated) continue;
    remarks.push_back({"N403", link.span, "this link was cut short before the file was written",
                       "find the whole address, or leave the link out"});
  }
  return remarks;
}

std::span<const Rule> link_rules() {
  static constexpr std::array<Rule, 3> rows = {{
      {"N402", "space-before-link", "A space parts a link from what precedes it.",
       "RFC 3986, appendix C", Policy::fix, "the figures:http://example.org/a\n",
       "the figures: http://example.org/a\n", "<URL:http://example.org> (www.example.org)\n"},
      {"N403", "link-cut-short", "A link that ends in dots is not whole; it is never completed.",
       "RFC 3986, appendix C", Policy::report, "see http://example.org/garde... for all\n", "",
       "see http://example.org/garden. All\n"},
      {"N404", "link-over-lines", "A link that breaks in the middle at a line end is joined.",
       "RFC 3986, appendix C", Policy::fix, "at http://example.org/park/\ntrees/list.html now\n",
       "at http://example.org/park/trees/list.html now\n",
       "at http://example.org/park/\ntrees and http://example.org/\nwww.example.net\n"},
  }};
  return rows;
}

}  // namespace normalize
