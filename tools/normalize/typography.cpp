// Runs the rules of typography over the lines and paragraphs of a text.

#include <algorithm>
#include <iterator>

#include "normalize/ascii.h"
#include "normalize/phases.h"
#include "normalize/proposing.h"

namespace normalize {
namespace {

bool is_blank_line(std::string_view text, base::Span line) {
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (!is_blank(text[i]) && text[i] != '>') return false;
  }
  return true;
}

base::Span line_at(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) return {text.size(), text.size()};
  const std::size_t end = text.find('\n', begin);
  return {begin, end == std::string_view::npos ? text.size() : end};
}

// Where the code that a backtick at `i` begins has its own backtick; `i` when there is none.
std::size_t code_end(std::string_view text, std::size_t i) {
  constexpr std::size_t longest = 200;
  const char previous = before(text, i), first = at(text, i + 1);
  if (!(is_space(previous) || previous == '(') || is_space(first) || first == '`') return i;
  for (std::size_t k = i + 2; k < text.size() && k < i + longest && text[k] != '\n'; ++k) {
    if (text[k] != '`' || is_space(text[k - 1])) continue;
    return is_alnum(at(text, k + 1)) || at(text, k + 1) == '`' ? i : k;
  }
  return i;
}

// With code between backticks, which is left alone like an address.
std::vector<LinkSpan> with_code(std::string_view text, std::vector<LinkSpan> links) {
  std::vector<LinkSpan> all;
  auto link = links.begin();
  for (std::size_t i = 0; (i = text.find('`', i)) != std::string_view::npos; ++i) {
    const std::size_t last = code_end(text, i);
    if (last == i) continue;
    for (; link != links.end() && link->span.end <= i; ++link) all.push_back(std::move(*link));
    while (link != links.end() && link->span.begin <= last) ++link;
    all.push_back({{i, last + 1}, {}, false});
    i = last;
  }
  if (all.empty()) return links;
  std::move(link, links.end(), std::back_inserter(all));
  return all;
}

class Typography {
 public:
  Typography(std::string_view text, const HouseStyle& style)
      : text_(text),
        signs_(text),
        links_(with_code(text, links(text, signs_))),
        to_{text, signs_, links_, style, proposals_} {}

  std::vector<Proposal> run() {
    base::Span previous{}, span = line_at(text_, 0);
    while (span.begin < text_.size()) {
      const base::Span next = line_at(text_, span.end + 1);
      Line line = read_line(text_, span.begin, span.end);
      line.previous = previous;
      line.next = next;
      if (is_blank_line(text_, span)) {
        end_paragraph();
      } else {
        if (line.marker < line.content) end_paragraph();
        if (paragraph_.empty()) paragraph_ = span;
        paragraph_.end = span.end;
      }
      propose_spacing(to_, line);
      propose_dashes(to_, line);
      previous = span;
      span = next;
    }
    end_paragraph();
    propose_links(to_);
    return std::move(proposals_);
  }

 private:
  void end_paragraph() {
    if (!paragraph_.empty()) propose_quotes(to_, paragraph_);
    paragraph_ = {};
    std::stable_sort(proposals_.begin() + static_cast<std::ptrdiff_t>(sorted_), proposals_.end(),
                     [](const Proposal& a, const Proposal& b) { return a.at < b.at; });
    sorted_ = proposals_.size();
  }

  std::string_view text_;
  const Signs signs_;
  const std::vector<LinkSpan> links_;
  std::vector<Proposal> proposals_;
  Proposing to_;
  base::Span paragraph_{};
  std::size_t sorted_ = 0;
};

}  // namespace

std::vector<Proposal> propose_typography(std::string_view text, const HouseStyle& style) {
  return Typography(text, style).run();
}

}  // namespace normalize
