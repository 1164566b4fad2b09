// Spaces: too many, misplaced, missing (N201–N207).

#include <algorithm>
#include <array>

#include "normalize/ascii.h"
#include "normalize/phases.h"
#include "normalize/proposing.h"

namespace normalize {
namespace {

bool one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

// What may stand before a full stop or comma: the end of a word or of something closed.
bool ends_word(char c) {
  return is_alnum(c) || is_beyond_ascii(c) || one_of(c, ")]%\"'*");
}

bool ends_phrase(std::string_view text, std::size_t i) {
  return is_space(at(text, i)) || one_of(at(text, i), ")]\"'") || is_beyond_ascii(at(text, i));
}

// Words that begin sentences. After a full stop without a space only these are proof that a
// sentence begins there, and not the second part of a name ("Node.Js").
constexpr std::array<std::string_view, 74> sentence_openers = {
    "A",       "Also",   "Although", "An",     "And",    "Another", "Are",   "As",    "At",
    "Because", "But",    "By",       "Can",    "Could",  "Do",      "Does",  "First", "For",
    "From",    "Given",  "Has",      "Have",   "He",     "Her",     "Here",  "His",   "How",
    "However", "I",      "If",       "In",     "Indeed", "Is",      "It",    "Its",   "Many",
    "Maybe",   "More",   "Most",     "My",     "No",     "Not",     "Of",    "On",    "One",
    "Our",     "People", "Perhaps",  "Please", "She",    "Should",  "Since", "So",    "Some",
    "Thank",   "Thanks", "That",     "The",    "Their",  "Then",    "There", "These", "They",
    "This",    "Those",  "Though",   "To",     "We",     "What",    "When",  "Where", "Which",
    "Would",   "You"};

// Words with which clauses begin, and words that are one alone.
constexpr std::array<std::string_view, 29> clause_openers = {
    "and",  "but",  "so",      "because",    "although", "though", "however", "which",
    "who",  "i",    "we",      "you",        "he",       "she",    "it",      "they",
    "that", "this", "there",   "then",       "if",       "when",   "where",   "while",
    "not",  "yet",  "perhaps", "especially", "since"};
constexpr std::array<std::string_view, 10> clauses_alone = {
    "yes", "no", "ok", "okay", "well", "however", "indeed", "therefore", "moreover", "thus"};

// Words of two letters at the end of sentences.
constexpr auto sentence_closers =
    std::to_array<std::string_view>({"is", "it", "so", "us", "me", "do", "no", "up", "go", "on"});

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Spacing {
 public:
  Spacing(Proposing& to, const Line& line) : to_(to), text_(to.text), line_(line) {}

  void run() {
    marker_without_space();
    const std::size_t end = line_.span.end;
    for (std::size_t i = line_.span.begin; (i = to_.signs.find(i, end)) < end; ++i) {
      switch (text_[i]) {
        case ' ':
        case '\t':
          i = blanks(i) - 1;
          break;
        case ',':
        case ';':
          after_comma(i);
          break;
        case '?':
        case '!':
          after_question(i);
          break;
        case '.':
          after_stop(i);
          break;
        case '/':
          after_slash(i);
          break;
        default:
          break;
      }
    }
  }

 private:
  // "2.Can we": the number of a list item typed without its space.
  void marker_without_space() {
    const std::size_t i = line_.content;
    if (line_.marker == i || is_blank(before(text_, i)) || !is_upper(at(text_, i))) return;
    if (!is_lower(at(text_, i + 1)) && !is_blank(at(text_, i + 1)) && at(text_, i + 1) != '\'') {
      return;
    }
    to_.propose("N205", {i, i}, " ");
  }

  // The run of blanks at `i`; returns where it ends.
  std::size_t blanks(std::size_t i) {
    std::size_t end = i;
    bool tab = false;
    for (; end < line_.span.end && is_blank(text_[end]); ++end) tab = tab || text_[end] == '\t';
    if (end == line_.span.end) {
      trailing(i, end);
      return end;
    }
    if (i < line_.content) return end;
    const char next = text_[end], previous = before(text_, i);
    if (!tab && one_of(next, ",;.:!?") && before_mark(i, end)) {
      // "soon ,and": the space was typed on the wrong side.
      const bool wrong_side = next == ',' && is_alpha(at(text_, end + 1));
      if (wrong_side) {
        to_.propose("N203", {i, end + 1}, ", ");
        return end + 1;
      }
      to_.propose("N203", {i, end}, "");
    } else if (!tab && next == '.' && is_lower(previous) && opens_sentence(end + 1)) {
      // "good .And then"
      to_.propose("N203", {i, end + 1}, ". ");
      return end + 1;
    } else if (!tab && bracket_side(i, end, previous, next)) {
      to_.propose("N204", {i, end}, "");
    } else if (!tab && end - i > 1 && !in_column(i, end)) {
      to_.propose("N201", {i, end}, " ");
    }
    return end;
  }

  void trailing(std::size_t i, std::size_t end) {
    const std::string_view line = text_.substr(line_.span.begin, line_.span.size());
    if (line == "-- ") return;  // the mark of a signature in mail (RFC 3676, section 4.3)
    const bool empty_item = line_.marker < line_.content && line_.content == end;
    if (!empty_item) to_.propose("N202", {i, end}, "");
  }

  bool before_mark(std::size_t i, std::size_t mark) const {
    const char c = text_[mark], next = at(text_, mark + 1);
    // "et al. , 2014"
    const bool abbreviated = c == ',' && before(text_, i) == '.' && is_lower(before(text_, i - 1));
    if (!(ends_word(before(text_, i)) || abbreviated) || begins_emoticon(text_, mark)) return false;
    if (c == ',' || c == ';') return next != c && (c == ',' || !is_alnum(next));
    if (c == '.' && next == ' ' && at(text_, mark + 2) == '.') return false;  // ". . ."
    if (c == '.') return next != '.' && ends_phrase(text_, mark + 1) && !is_beyond_ascii(next);
    if (to_.style.space_before_high_marks) return false;
    if (c == ':') return is_space(next);
    std::size_t k = mark;
    while (one_of(at(text_, k), "?!")) ++k;
    return ends_phrase(text_, k);
  }

  bool bracket_side(std::size_t i, std::size_t end, char previous, char next) const {
    if (next == ')' || next == ']') {
      if (one_of(previous, "([") || ends_emoticon(text_, i)) return false;
      return !(next == ']' && before(text_, i - 1) == '[');  // "[x ]": a box to tick
    }
    if (previous != '(' && previous != '[') return false;
    if (i >= 2 && one_of(text_[i - 2], ":;=-'")) return false;  // ":( "
    if (previous == '[' && one_of(at(text_, end + 1), " ]")) return false;
    return is_alnum(next) || is_beyond_ascii(next) || one_of(next, "\"'");
  }

  // Aligned with the line above or below: columns of a table.
  bool in_column(std::size_t i, std::size_t end) const {
    if (one_of(before(text_, i), ".!?:")) return false;
    const std::size_t column = end - line_.span.begin;
    for (const base::Span other : {line_.previous, line_.next}) {
      const std::size_t there = other.begin + column;
      if (column < 3 || there >= other.end || is_blank(text_[there])) continue;
      if (text_[there - 1] == ' ' && text_[there - 2] == ' ' && there - 2 > other.begin &&
          text_.substr(other.begin, column).find_first_not_of(" \t") < column - 2) {
        return true;
      }
    }
    return false;
  }

  bool is_word(std::size_t i) const { return is_alpha(at(text_, i)); }

  void after_comma(std::size_t i) {
    const char previous = before(text_, i);
    if (!is_word(i + 1) || !(is_alpha(previous) || previous == ')')) return;
    const std::string_view line = text_.substr(line_.span.begin, line_.span.size());
    // Data rather than prose: most commas of the line stand without a space.
    std::size_t spaced = 0, tight = 0;
    for (std::size_t k = line.find(text_[i]); k != std::string_view::npos && tight < 3;
         k = line.find(text_[i], k + 1)) {
      ++(is_space(at(line, k + 1)) ? spaced : tight);
      if (spaced > 8) break;
    }
    if (tight > 2 || (spaced < tight && !joins_clauses(i)) || to_.in_code(i)) return;
    if (text_[i] == ';' && entity(i)) return;
    to_.propose("N205", {i + 1, i + 1}, " ");
  }

  // "ok,isn't it", "we know,but": one of the words beside the comma goes with no list of things.
  bool joins_clauses(std::size_t comma) const {
    constexpr std::size_t longest = 12;
    std::size_t begin = comma, end = comma + 1;
    while (begin > line_.content && comma - begin < longest && is_alpha(text_[begin - 1])) --begin;
    while (end < line_.span.end && end - comma <= longest && is_alpha(text_[end])) ++end;
    const std::string word = lowered(text_.substr(comma + 1, end - comma - 1));
    const bool contracted = text_.substr(end, 2) == "'t" || text_.substr(end, 4) == "\u2019t";
    const bool stands = is_space(at(text_, end)) || contracted;
    return stands && (contracted || is_one_of(word, clause_openers) ||
                      is_one_of(lowered(text_.substr(begin, comma - begin)), clauses_alone));
  }

  // "&amp;" ends in a semicolon.
  bool entity(std::size_t semicolon) const {
    std::size_t k = semicolon;
    while (k > 0 && semicolon - k < 10 && (is_alnum(text_[k - 1]) || text_[k - 1] == '#')) --k;
    return k > 0 && text_[k - 1] == '&';
  }

  void after_question(std::size_t i) {
    if (!is_lower(before(text_, i)) || !is_upper(at(text_, i + 1))) return;
    const char second = at(text_, i + 2);
    const bool word = is_lower(second) || (second == ' ' && one_of(text_[i + 1], "AI"));
    if (word && !to_.in_code(i)) to_.propose("N205", {i + 1, i + 1}, " ");
  }

  void after_stop(std::size_t i) {
    if (!is_upper(at(text_, i + 1)) || i < 3) return;
    for (std::size_t k = i - 3; k < i; ++k) {
      const bool head = k == i - 3 && (is_upper(text_[k]) || closes_sentence(i));
      if (!is_lower(text_[k]) && !head) return;
    }
    if (!opens_sentence(i + 1)) return;
    if (!to_.in_code(i)) to_.propose("N205", {i + 1, i + 1}, " ");
  }

  // "it is.Then", but not "in my.The": two letters and no file name.
  bool closes_sentence(std::size_t i) const {
    return is_space(text_[i - 3]) && is_one_of(text_.substr(i - 2, 2), sentence_closers);
  }

  bool opens_sentence(std::size_t i) const {
    constexpr std::size_t longest = 11;
    std::size_t end = i;
    while (end < i + longest && is_alpha(at(text_, end))) ++end;
    const std::string_view word = text_.substr(std::min(i, text_.size()), end - i);
    return std::binary_search(sentence_openers.begin(), sentence_openers.end(), word) &&
           (is_space(at(text_, end)) || at(text_, end) == ',');
  }

  // "similar/ different"
  void after_slash(std::size_t i) {
    if (!is_lower(before(text_, i)) || i < 2 || !is_lower(text_[i - 2])) return;
    if (at(text_, i + 1) != ' ' || !is_lower(at(text_, i + 2)) || !is_lower(at(text_, i + 3))) {
      return;
    }
    if (!to_.in_code(i) && !to_.in_link({i, i + 1}) && !ends_path(i))
      to_.propose("N207", {i + 1, i + 2}, "", Certainty::medium);
  }

  // "refs/tags/": the slash is not the only one.
  bool ends_path(std::size_t slash) const {
    std::size_t i = slash;
    while (i > line_.span.begin && !is_space(text_[i - 1]) && text_[i - 1] != '/') --i;
    return before(text_, i) == '/';
  }

  Proposing& to_;
  std::string_view text_;
  const Line& line_;
};

}  // namespace

void propose_spacing(Proposing& to, const Line& line) {
  Spacing(to, line).run();
}

std::span<const Rule> spacing_rules() {
  static constexpr std::array<Rule, 6> rows = {{
      {"N201", "doubled-space", "One space between words, whatever the habit of the typist.",
       "New Hart's Rules (2014), 2.5", Policy::fix, "The council met.  It was  late.\n",
       "The council met. It was late.\n", "code    role\nABC     mayor\n"},
      {"N202", "trailing-space", "No blanks at the end of a line.", "Unicode UAX #14, LB7",
       Policy::fix, "The council met. \n", "The council met.\n", "The council met.\n-- \nAnn\n"},
      {"N203", "space-before-punctuation", "No space before a comma, a stop or a question mark.",
       "New Hart's Rules (2014), 2.5", Policy::fix, "Does anyone know it ? Later ,maybe.\n",
       "Does anyone know it? Later, maybe.\n", "It cost .69 of the sum ;-) on .net\n"},
      {"N204", "space-inside-brackets", "Brackets stand close to what they hold.",
       "New Hart's Rules (2014), 4.12", Policy::fix, "the hall ( built in 1900 )\n",
       "the hall (built in 1900)\n", "[ ] not done (a \"joke\" :) )\n"},
      {"N205", "missing-space", "A space after a mark that ends a phrase.",
       "New Hart's Rules (2014), 2.5", Policy::fix, "2.Can we plant trees?Yes.\n",
       "2. Can we plant trees? Yes.\n", "Name,Role,Town\nASP.NET 3.5,6 and e.g.This\n"},
      {"N207", "space-after-slash", "No space on one side only of a slash.",
       "New Hart's Rules (2014), 4.13", Policy::fix, "similar/ different gardens\n",
       "similar/different gardens\n", "similar / different, www.example.org/a/ gardens\n"},
  }};
  return rows;
}

}  // namespace normalize
