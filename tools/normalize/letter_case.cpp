#include "normalize/letter_case.h"

#include <algorithm>
#include <array>

#include "normalize/ascii.h"
#include "normalize/head_case.h"

namespace normalize {
namespace {

// "P2: ", "[10:32] P2 – ": nothing but a code and no other letter between the head of the line
// and the word.
bool follows_label(std::string_view text, const std::vector<KnownCode>& codes, std::size_t i) {
  constexpr std::size_t longest = 60;
  std::size_t begin = i;
  while (begin > 0 && text[begin - 1] != '\n' && i - begin < longest) --begin;
  const std::string_view label = text.substr(begin, i - begin);
  const auto holds = [&](std::string_view mark) {
    return label.find(mark) != std::string_view::npos;
  };
  constexpr std::array<std::string_view, 7> marks = {":", "]", ">", ")", " - ", "–", "—"};
  if (std::none_of(marks.begin(), marks.end(), holds)) return false;
  const auto first = std::find_if(label.begin(), label.end(), is_alpha);
  const std::string_view named = label.substr(static_cast<std::size_t>(first - label.begin()));
  return std::any_of(codes.begin(), codes.end(), [&](const KnownCode& known) {
    return named.starts_with(known.code) &&
           std::none_of(named.begin() + static_cast<std::ptrdiff_t>(known.code.size()), named.end(),
                        is_alpha);
  });
}

// Back over spaces, quotation marks and opening brackets.
std::size_t skip_back(std::string_view text, std::size_t i) {
  while (i > 0 && (text[i - 1] == ' ' || is_beyond_ascii(text[i - 1]) ||
                   std::string_view("(\"'").find(text[i - 1]) != std::string_view::npos)) {
    --i;
  }
  return i;
}

// "> There" and "::There": nothing but marks of quoting or of answering stands before it on the
// line, and the line above has ended.
bool follows_marks(std::string_view text, std::size_t i) {
  constexpr std::string_view marks = ">: ";
  std::size_t begin = i;
  while (begin > 0 && marks.find(text[begin - 1]) != marks.npos) --begin;
  if (begin == i || (begin > 0 && text[begin - 1] != '\n')) return false;
  while (begin > 0 && (text[begin - 1] == '\n' || text[begin - 1] == ' ')) --begin;
  return begin == 0 || std::string_view(".!?:>)").find(text[begin - 1]) != std::string_view::npos;
}

// A line that was wrapped: the one above is long and ends within a sentence, and either this one is
// as long or that one goes on from another.
bool continues_line(std::string_view text, std::size_t i) {
  constexpr std::size_t shortest = 50;
  if (i < shortest || text[i - 1] != '\n' || !(is_lower(text[i - 2]) || text[i - 2] == ','))
    return false;
  const std::size_t above = text.rfind('\n', i - 2);
  const std::size_t begin = above == std::string_view::npos ? 0 : above + 1;
  const bool goes_on = begin >= 2 && text[begin - 2] != '\n';
  const std::size_t end = std::min(text.find('\n', i), text.size());
  return i - 1 - begin >= shortest && (goes_on || (begin > 0 && end - i >= shortest));
}

bool begins_sentence(std::string_view text, const std::vector<KnownCode>& codes, std::size_t i) {
  const std::size_t word = i;
  if (continues_line(text, i)) return false;
  i = skip_back(text, i);
  // "Yes. [pause] And": a note stands between sentences.
  constexpr std::size_t longest_note = 40;
  if (i > 0 && text[i - 1] == ']') {
    const std::size_t open = text.rfind('[', i - 1);
    if (open != std::string_view::npos && i - open <= longest_note) i = skip_back(text, open);
  }
  return i == 0 || std::string_view(".!?\n\t|").find(text[i - 1]) != std::string_view::npos ||
         follows_marks(text, word) || follows_label(text, codes, word);
}

// "Participant 2: Manager, XyZing Centre, Canada. P2" and "P2 – Manager, XyZing Centre": the word
// opens a field of an entry in the list of participants, whose other fields open with capitals.
bool opens_field_of_list(std::string_view text, const std::vector<KnownCode>& codes,
                         std::size_t word) {
  constexpr std::size_t longest = 320;
  const std::size_t head = text.rfind('\n', word);
  const std::size_t begin = head == std::string_view::npos ? 0 : head + 1;
  const std::size_t end = std::min(text.find('\n', word), text.size());
  if (end - begin > longest || word < begin + 2) return false;
  const std::string_view line = text.substr(begin, end - begin);
  const std::string_view bare = line.substr(0, line.find_last_not_of(".,;) ") + 1);
  const bool entry = std::any_of(codes.begin(), codes.end(), [&](const KnownCode& known) {
    if (known.bearers == 0) return false;
    const std::string_view code = known.code;
    return (bare.ends_with(code) && !is_alnum(before(bare, bare.size() - code.size()))) ||
           (line.starts_with(code) && !is_alnum(at(line, code.size())));
  });
  const auto opens = [&](std::size_t i) {
    return i >= 2 && line[i - 1] == ' ' &&
           std::string_view(",:;(").find(line[i - 2]) != std::string_view::npos;
  };
  if (!entry || !opens(word - begin)) return false;
  for (std::size_t i = 2; i < line.size(); ++i) {
    if (opens(i) && i != word - begin && is_lower(line[i])) return false;
  }
  return true;
}

// "Southern XyZncy (S1)", "…, XyZing Society of Hull (S1)": the word stands in a name that a known
// code in brackets follows, and whose other words bear capitals.
bool stands_in_name(std::string_view text, const std::vector<KnownCode>& codes, base::Span word) {
  constexpr std::size_t longest = 100, longest_article = 3;
  const std::string_view behind = text.substr(word.end, longest);
  const std::size_t open = behind.find_first_of("(\n,;:");
  const std::size_t close = open == behind.npos ? open : behind.find(')', open);
  if (close == behind.npos || behind[open] != '(') return false;
  const std::string_view bracket = behind.substr(open + 1, close - open - 1);
  if (std::none_of(codes.begin(), codes.end(),
                   [&](const KnownCode& known) { return known.code == bracket; })) {
    return false;
  }
  const std::size_t from = word.begin < longest ? 0 : word.begin - longest;
  std::string_view ahead = text.substr(from, word.begin - from);
  ahead.remove_prefix(ahead.find_last_of(",;:()\n") + 1);  // none: npos + 1 is 0
  bool capitals = false;
  for (const std::string_view side : {ahead, behind.substr(0, open)}) {
    for (std::size_t i = 0; i < side.size();) {
      std::size_t end = i;
      while (end < side.size() && is_alnum(side[end])) ++end;
      if (end - i > longest_article && is_lower(side[i])) return false;
      capitals = capitals || (end > i && is_upper(side[i]));
      i = end + 1;
    }
  }
  return capitals;
}

// "Participant 5: (P5) project manager, XyZing Language Services, UK": on a line with a known code
// of its own, the word opens a field whose other words bear capitals.
bool opens_name_of_list(std::string_view text, const std::vector<KnownCode>& codes,
                        base::Span word) {
  constexpr std::size_t longest = 320, longest_article = 3;
  const std::size_t head = text.rfind('\n', word.begin);
  const std::size_t begin = head == std::string_view::npos ? 0 : head + 1;
  const std::size_t end = std::min(text.find('\n', word.begin), text.size());
  if (end - begin > longest || word.begin < begin + 2) return false;
  if (text[word.begin - 1] != ' ' ||
      std::string_view(",:;)\t").find(text[word.begin - 2]) == std::string_view::npos) {
    return false;
  }
  const std::string_view line = text.substr(begin, end - begin);
  const bool entry = std::any_of(codes.begin(), codes.end(), [&](const KnownCode& known) {
    const std::size_t place = known.bearers == 0 ? line.npos : line.find(known.code);
    return place != line.npos && !is_alnum(before(line, place)) &&
           !is_alnum(at(line, place + known.code.size()));
  });
  if (!entry) return false;
  const std::size_t stop = std::min(text.find_first_of(",;:().\n\t", word.end), end);
  const std::string_view field = text.substr(word.end, stop - word.end);
  bool capitals = false;
  for (std::size_t i = 0; i < field.size();) {
    std::size_t last = i;
    while (last < field.size() && is_alnum(field[last])) ++last;
    if (last - i > longest_article && is_lower(field[i])) return false;
    capitals = capitals || (last > i && is_upper(field[i]));
    i = last + 1;
  }
  return capitals;
}

// The words on both sides, as far as there are any on the line, are in capitals.
bool stands_among_capitals(std::string_view text, base::Span word) {
  const auto shouts = [&](std::size_t from, std::size_t to) {
    const std::string_view beside = text.substr(from, to - from);
    return std::count_if(beside.begin(), beside.end(), is_upper) >= 2 &&
           std::none_of(beside.begin(), beside.end(), is_lower);
  };
  constexpr std::size_t reach = 12;
  std::size_t begin = word.begin;
  while (begin > 0 && text[begin - 1] != '\n' && word.begin - begin < reach) --begin;
  const std::size_t end = std::min({text.size(), word.end + reach, text.find('\n', word.end)});
  return shouts(begin, word.begin) || shouts(word.end, end);
}

}  // namespace

bool stands_as_name(std::string_view text, const std::vector<KnownCode>& codes,
                    const DamagedWord& word) {
  return word.left.empty() && !word.in_link &&
         (opens_field_of_list(text, codes, word.at.begin) || stands_in_name(text, codes, word.at) ||
          opens_name_of_list(text, codes, word.at));
}

bool follows_place_preposition(std::string_view text, const DamagedWord& word,
                               std::string_view restored) {
  constexpr std::array<std::string_view, 12> bare = {"church",     "school",  "work",     "home",
                                                     "university", "college", "hospital", "court",
                                                     "sea",        "town",    "prison",   "night"};
  if (word.in_link || !word.left.empty()) return false;
  if (std::find(bare.begin(), bare.end(), restored) != bare.end()) return false;
  const std::string_view ahead = text.substr(0, word.at.begin);
  return ahead.ends_with(" at ") || ahead.ends_with(" from ");
}

bool follows_preposition(std::string_view text, const DamagedWord& word) {
  constexpr std::array<std::string_view, 6> prepositions = {" in ",  " from ", " near ",
                                                            "\nIn ", ". In ",  "\nFrom "};
  const std::string_view ahead = text.substr(0, word.at.begin);
  return std::any_of(prepositions.begin(), prepositions.end(),
                     [&](std::string_view p) { return ahead.ends_with(p); });
}

bool is_often_name(std::string_view word) {
  constexpr std::array<std::string_view, 7> names = {"eastern", "northern", "southern", "western",
                                                     "march",   "august",   "westerns"};
  return std::find(names.begin(), names.end(), word) != names.end();
}

bool follows_article(std::string_view text, const DamagedWord& word) {
  const std::string_view ahead = text.substr(0, word.at.begin);
  return ahead.ends_with(" a ") || ahead.ends_with(" an ");
}

bool goes_on_from_name(std::string_view text, const std::vector<KnownCode>& codes,
                       const DamagedWord& word) {
  const std::size_t end = word.at.begin;
  if (word.in_link || end < 2 || (text[end - 1] != ' ' && text[end - 1] != '-')) return false;
  std::size_t begin = end - 1;
  while (begin > 0 && is_alnum(text[begin - 1])) --begin;
  if (end - 1 - begin < 2 || !is_upper(text[begin])) return false;
  if (begin > 0 && is_beyond_ascii(text[begin - 1])) return false;
  const std::string_view ahead = text.substr(begin, end - 1 - begin);
  const bool code = std::any_of(codes.begin(), codes.end(),
                                [&](const KnownCode& known) { return known.code == ahead; });
  return !code && !begins_sentence(text, codes, begin);
}

namespace {

bool bears_capital(std::string_view text, const std::vector<KnownCode>& codes,
                   const DamagedWord& word, std::string_view restored) {
  const std::size_t begin = word.at.begin;
  if (begins_sentence(text, codes, begin)) {
    return !stands_in_aside(text, word.at) && !types_small(text, begin);
  }
  return stands_as_name(text, codes, word) || stands_in_headline(text, word.at) ||
         names_date(text, word.at, restored);
}

}  // namespace

std::string in_case(std::string_view text, const std::vector<KnownCode>& codes,
                    const DamagedWord& word, std::string overwritten) {
  std::string around = word.left + word.right;
  for (const DamagedWord::Hole& hole : word.more) around += hole.after;
  const bool upper = std::any_of(around.begin(), around.end(), is_upper) &&
                     std::none_of(around.begin(), around.end(), is_lower);
  // "H" and what follows it may be "HER" or "Her".
  const bool initial = word.right.empty() && word.left.size() == 1;
  const bool capitals = upper && (!initial || stands_among_capitals(text, word.at));
  if (capitals) {
    std::transform(overwritten.begin(), overwritten.end(), overwritten.begin(), to_upper);
  } else if (word.left.empty() && !word.in_link &&
             bears_capital(text, codes, word, overwritten + lowered(word.right))) {
    overwritten[0] = to_upper(overwritten[0]);
  }
  return overwritten;
}

}  // namespace normalize
