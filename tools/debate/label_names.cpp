#include "debate/label_names.h"

#include <algorithm>
#include <string>

#include "debate/characters.h"

namespace debate {

namespace {

// What opens sentences and notes, and no name.
constexpr std::string_view stop_words[] = {"note",
                                           "notes",
                                           "example",
                                           "examples",
                                           "question",
                                           "questions",
                                           "answer",
                                           "ps",
                                           "re",
                                           "source",
                                           "sources",
                                           "summary",
                                           "update",
                                           "edit",
                                           "link",
                                           "links",
                                           "aim",
                                           "aims",
                                           "title",
                                           "subject",
                                           "date",
                                           "http",
                                           "https",
                                           "www",
                                           "q",
                                           "a",
                                           "nb",
                                           "p.s",
                                           "conclusion",
                                           "background",
                                           "introduction",
                                           "references",
                                           "reference",
                                           "see",
                                           "also",
                                           "first",
                                           "second",
                                           "third",
                                           "finally",
                                           "firstly",
                                           "secondly",
                                           "thirdly",
                                           "lastly",
                                           "however",
                                           "but",
                                           "and",
                                           "so",
                                           "yes",
                                           "no",
                                           "or",
                                           "at",
                                           "here",
                                           "best",
                                           "regards",
                                           "thanks",
                                           "cheers",
                                           "warning",
                                           "correction",
                                           "quote",
                                           "reply",
                                           "to",
                                           "cc",
                                           "sent",
                                           "time",
                                           "place",
                                           "topic",
                                           "theme",
                                           "agenda",
                                           "results",
                                           "result",
                                           "options",
                                           "option",
                                           "pros",
                                           "cons",
                                           "advantages",
                                           "disadvantages",
                                           "participants",
                                           "contributors",
                                           "hello",
                                           "hi",
                                           "dear",
                                           "welcome",
                                           "well",
                                           "there",
                                           "it",
                                           "this",
                                           "that"};

bool is_stop_word(std::string_view low) {
  return std::find(std::begin(stop_words), std::end(stop_words), low) != std::end(stop_words);
}

}  // namespace

bool is_name_like(std::string_view name) {
  name = trimmed(name);
  if (name.empty() || name.size() > longest_name) return false;
  for (const char c : name) {
    if (std::string_view(",;:?!\"/\\*|=+").find(c) != std::string_view::npos) return false;
  }
  std::size_t words = 0;
  std::size_t lower_words = 0;
  for (std::size_t at = 0; at < name.size();) {
    const base::Span word = next_word(name, at, name.size());
    if (word.empty()) break;
    ++words;
    if (is_lower(name[word.begin])) ++lower_words;
    at = word.end;
    // "Board_member_4" is one name.
    while (at < name.size() && blank_at(name, at) == 0) ++at;
  }
  if (words == 0 || words > 4) return false;
  const base::Span first = next_word(name, 0, name.size());
  if (is_stop_word(lowered(slice(name, first))) && words < 3) return false;
  if (name.back() == '.' && words > 1) return false;
  return lower_words == 0 || (words == 1 && lower_words == 1);
}

base::Span without_addressee(std::string_view text, base::Span name) {
  for (const std::string_view arrow :
       {"\u21AA", "\u2192", "\u21D2", "\u25B8", "\u25B6", "\u27A4", "\u00BB", "\u203A", " > "}) {
    const std::size_t at = slice(text, name).find(arrow);
    if (at != std::string_view::npos && at > 0) return trim(text, {name.begin, name.begin + at});
  }
  return name;
}

}  // namespace debate
