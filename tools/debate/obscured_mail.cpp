#include "debate/obscured_mail.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "debate/characters.h"

namespace debate {
namespace {

constexpr std::array<std::string_view, 11> mailboxes = {
    "aol.",    "btinternet.", "gmail.",  "gmx.",        "googlemail.", "hotmail.",
    "icloud.", "outlook.",    "proton.", "protonmail.", "yahoo."};

bool is_local(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

std::size_t before_spaces(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  return at;
}

}  // namespace

std::optional<base::Span> obscured_mail(std::string_view text, const normalize::LinkSpan& host) {
  constexpr std::size_t word = 2, longest_local = 64;
  const std::string_view name = slice(text, host.span);
  if (host.truncated || name.find_first_of("/@:") != name.npos || name.starts_with("www.")) {
    return std::nullopt;
  }
  std::size_t at = before_spaces(text, host.span.begin);
  const bool bracketed = at > 0 && (text[at - 1] == ')' || text[at - 1] == ']');
  const char bracket = bracketed ? (text[at - 1] == ')' ? '(' : '[') : '\0';
  if (bracketed) --at;
  if (at < word || base::lowered(text.substr(at - word, word)) != "at") return std::nullopt;
  at -= word;
  if (bracketed) {
    if (at == 0 || text[--at] != bracket) return std::nullopt;
  } else if (at == 0 || text[at - 1] != ' ' || host.span.begin == at + word) {
    return std::nullopt;
  }
  const std::size_t end = before_spaces(text, at);
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest_local && is_local(text[begin - 1])) --begin;
  if (begin == end) return std::nullopt;
  const bool enclosed = begin > 0 && text[begin - 1] == '<' && host.span.end < text.size() &&
                        text[host.span.end] == '>';
  const bool mailbox = std::any_of(mailboxes.begin(), mailboxes.end(), [&](std::string_view giver) {
    return base::lowered(name.substr(0, giver.size())) == giver;
  });
  if (!bracketed && !enclosed && !mailbox) return std::nullopt;
  return base::Span{begin, host.span.end};
}

std::vector<base::Span> obscured_mails(std::string_view text) {
  std::vector<base::Span> found;
  for (const normalize::LinkSpan& link : normalize::links(text)) {
    if (const auto mail = obscured_mail(text, link)) found.push_back(*mail);
  }
  return found;
}

}  // namespace debate
