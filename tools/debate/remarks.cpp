#include "debate/remarks.h"

#include <algorithm>
#include <array>
#include <string>

#include "debate/characters.h"
#include "debate/inlines.h"

namespace debate {
namespace {

// What such remarks are called, wherever they stand …
constexpr std::array<std::string_view, 17> names = {"editor's note",
                                                    "editors' note",
                                                    "editorial note",
                                                    "editor note",
                                                    "ed. note",
                                                    "note from the editor",
                                                    "note from the editors",
                                                    "note by the editor",
                                                    "note by the editors",
                                                    "moderator's note",
                                                    "moderators' note",
                                                    "note from the moderator",
                                                    "transcriber's note",
                                                    "translator's note",
                                                    "anmerkung der redaktion",
                                                    "anm. d. red.",
                                                    "note de la rédaction"};
// … and who speaks in brackets of his own.
constexpr std::array<std::string_view, 12> voices = {
    "editor",    "editors", "ed.",  "eds.",        "ed",    "eds",
    "moderator", "admin",   "host", "facilitator", "chair", "transcriber"};

std::string_view trimmed_emphasis(std::string_view text) {
  constexpr std::string_view around = " \t*_";
  const std::size_t begin = text.find_first_not_of(around);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(around) + 1 - begin);
}

// "[…]", when the first bracket is closed by the last.
bool is_enclosed(std::string_view text) {
  if (text.size() < 2 || (text.front() != '[' && text.front() != '(')) return false;
  const char open = text.front(), close = open == '[' ? ']' : ')';
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == open) ++depth;
    if (text[i] == close && --depth == 0) return i + 1 == text.size();
  }
  return false;
}

// The beginning in lower case, with straight apostrophes: as long as the longest name and its sign.
std::string beginning(std::string_view text) {
  constexpr std::size_t enough = 40;
  std::string out = lowered(text.substr(0, enough));
  constexpr std::string_view curly = "’";
  for (std::size_t at = out.find(curly); at != out.npos; at = out.find(curly)) {
    out.replace(at, curly.size(), "'");
  }
  return out;
}

template <std::size_t size>
bool begins_with(std::string_view text, const std::array<std::string_view, size>& openers) {
  return std::any_of(openers.begin(), openers.end(), [&](std::string_view opener) {
    if (!text.starts_with(opener)) return false;
    std::string_view rest = text.substr(opener.size());
    while (rest.starts_with(' ') || rest.starts_with('*')) rest.remove_prefix(1);
    return rest.starts_with(':') || rest.starts_with("–") || rest.starts_with("—") ||
           rest.starts_with("- ");
  });
}

}  // namespace

bool opens_editorial_remark(std::string_view line) {
  if (is_editorial_remark(line)) return true;
  line = trimmed_emphasis(line);
  const bool is_open = line.starts_with('[') && line.find(']') == line.npos;
  if (!is_open) return false;
  const std::string start = beginning(trimmed_emphasis(line.substr(1)));
  return begins_with(start, names) || begins_with(start, voices);
}

bool is_editorial_remark(std::string_view paragraph) {
  std::string_view text = trimmed_emphasis(paragraph);
  const bool enclosed = is_enclosed(text);
  if (enclosed) text = trimmed_emphasis(text.substr(1, text.size() - 2));
  const std::string start = beginning(text);
  return begins_with(start, names) || (enclosed && begins_with(start, voices));
}

void mark_editorial_remarks(Debate& debate) {
  const std::string_view text = debate.clean.text;
  const auto mark = [&](Paragraph& paragraph) {
    const Span span = span_of(paragraph);
    paragraph.is_editorial = is_editorial_remark(text.substr(span.begin, span.size()));
  };
  for_each_paragraph(debate.front.before_roster, mark);
  for_each_paragraph(debate.front.after_roster, mark);
  for_each_paragraph(debate.back.before_roster, mark);
  for_each_paragraph(debate.back.after_roster, mark);
  for (Post& post : debate.posts) for_each_paragraph(post.blocks, mark);
}

}  // namespace debate
