#include "normalize/proposing.h"

#include <algorithm>

#include "normalize/ascii.h"

namespace normalize {
namespace {

constexpr std::size_t code_reach = 80;

bool one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

// Past a list marker at `i`, or `i`: "-", "•", "1.", "1)", "(1)", "#1.", "a)", "(iv)".
std::size_t past_marker(std::string_view text, std::size_t i, std::size_t end) {
  const std::string_view rest = text.substr(i, end - i);
  for (const std::string_view bullet : {"-", "*", "+", "•", "·", "‣", "–", "—", "▪", "●", "o"}) {
    if (rest.starts_with(bullet) && is_blank(at(rest, bullet.size()))) return i + bullet.size();
  }
  std::size_t k = 0;
  const bool bracket = at(rest, k) == '(' || at(rest, k) == '[';
  if (bracket || at(rest, k) == '#') ++k;
  const std::size_t first = k;
  while (k < first + 3 && is_digit(at(rest, k))) ++k;
  if (k == first) {
    while (k < first + 4 && one_of(at(rest, k), "ivxIVX")) ++k;
    if (k == first && is_alpha(at(rest, k))) ++k;
  }
  if (k == first) return i;
  const char close = at(rest, k);
  if (bracket ? close != ')' && close != ']' : close != '.' && close != ')' && close != ':')
    return i;
  ++k;
  const bool numbered = is_digit(at(rest, first));
  if (!is_blank(at(rest, k)) && k < rest.size() && !(numbered && is_upper(at(rest, k)))) return i;
  return i + k;
}

}  // namespace

bool Proposing::in_link(base::Span at) const {
  const auto next = std::partition_point(
      links.begin(), links.end(), [&](const LinkSpan& link) { return link.span.end <= at.begin; });
  if (next == links.end()) return false;
  return at.empty() ? next->span.begin < at.begin : next->span.begin < at.end;
}

bool Proposing::in_code(std::size_t i) const {
  std::size_t begin = i, end = i;
  const std::size_t lowest = i > code_reach ? i - code_reach : 0;
  while (begin > lowest && !is_space(text[begin - 1])) --begin;
  while (end < text.size() && end < i + code_reach && !is_space(text[end])) ++end;
  // "/usr/lib", "~/notes", "./run"
  std::size_t root = begin;
  while (root < end && one_of(text[root], "(\"'")) ++root;
  while (root < end && one_of(text[root], "~.")) ++root;
  if (at(text, root) == '/' && is_alnum(at(text, root + 1))) return true;
  for (std::size_t k = begin; k < end; ++k) {
    const char c = text[k];
    if (one_of(c, "\\={}<>|`")) return true;
    if (c == '_' && is_alnum(before(text, k)) && is_alnum(at(text, k + 1))) return true;
    if (c == ':' && at(text, k + 1) == ':') return true;
    if (c == '(' && at(text, k + 1) == ')') return true;
  }
  return false;
}

void Proposing::propose(std::string_view rule, base::Span at, std::string_view replacement,
                        Certainty certainty, std::string evidence) {
  if (in_link(at)) return;
  Proposal proposal;
  proposal.at = at;
  proposal.text = replacement;
  proposal.rule = rule;
  proposal.evidence = std::move(evidence);
  proposal.certainty = certainty;
  proposals.push_back(std::move(proposal));
}

Line read_line(std::string_view text, std::size_t begin, std::size_t end) {
  Line line;
  line.span = {begin, end};
  std::size_t i = begin;
  while (i < end && (is_blank(text[i]) || text[i] == '>')) ++i;
  line.marker = i;
  i = past_marker(text, i, end);
  if (i == line.marker) {
    line.content = i;
    return line;
  }
  while (i < end && is_blank(text[i])) ++i;
  line.content = i;
  return line;
}

bool begins_emoticon(std::string_view text, std::size_t i) {
  if (!one_of(at(text, i), ":;=8")) return false;
  std::size_t mouth = i + 1;
  if (one_of(at(text, mouth), "-'^o")) ++mouth;
  if (!one_of(at(text, mouth), ")(DPpOo/\\|*3][}{><$@")) return false;
  return !is_alnum(at(text, mouth + 1));
}

bool ends_emoticon(std::string_view text, std::size_t end) {
  for (const std::size_t size : {2U, 3U}) {
    if (end < size) continue;
    const std::size_t i = end - size;
    const std::size_t mouth = end - 1;
    if (!one_of(text[i], ":;=8") || !one_of(text[mouth], ")(DPpOo/\\|*3][}{><$@")) continue;
    if (size == 3 && !one_of(text[i + 1], "-'^o")) continue;
    if (text[i] == '8' && is_alnum(before(text, i))) continue;
    return true;
  }
  return false;
}

}  // namespace normalize
