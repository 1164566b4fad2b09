#include "debate/roster_prose.h"

#include <algorithm>
#include <array>
#include <set>

#include "debate/characters.h"
#include "debate/roster.h"
#include "debate/roster_description.h"

namespace debate {

namespace {

constexpr std::size_t furthest_use = 64 * 1024;

struct Code {
  Span span;
  bool bracketed = false;
};

bool is_word_span(std::string_view text, Span span) {
  const bool left = span.begin == 0 || !is_word_at(text, span.begin - 1);
  return left && (span.end == text.size() || !is_word_at(text, span.end));
}

bool is_used_in(std::string_view rest, std::string_view code) {
  for (std::size_t at = rest.find(code); at != rest.npos; at = rest.find(code, at + 1)) {
    if (is_word_span(rest, {at, at + code.size()})) return true;
  }
  return false;
}

// "UoH", "P3", "LIB-4", "McM 2"; not a year, a country or a degree.
bool is_code(std::string_view typed) {
  constexpr std::array<std::string_view, 8> others = {"PhD", "MSc", "BSc", "MA",
                                                      "BA",  "NGO", "EU",  "TV"};
  return is_initials_like(typed) && !is_country(typed) && !is_one_of(typed, others) &&
         std::any_of(typed.begin(), typed.end(), is_ascii_letter);
}

// Each code once, where it stands first.
std::vector<Code> codes_in(std::string_view text, Span paragraph) {
  const std::string_view rest = text.substr(paragraph.end, furthest_use);
  std::vector<Code> codes;
  std::set<std::string> met;
  for (std::size_t at = paragraph.begin; at < paragraph.end;) {
    const Span word = next_word(text, at, paragraph.end);
    if (word.empty()) break;
    at = word.end;
    if (is_lower(text[word.begin]) && word.size() > 3) continue;
    Span code;
    const Span next = next_word(text, word.end, paragraph.end);
    const bool joined = !next.empty() && next.begin == word.end + 1 && is_digit(text[next.begin]) &&
                        (text[word.end] == '-' || text[word.end] == ' ');
    for (const Span run : {Span{word.begin, next.end}, word}) {
      if (run.end == next.end && !joined) continue;
      if (!is_code(slice(text, run)) || !is_used_in(rest, slice(text, run))) continue;
      code = run;
      break;
    }
    if (code.empty()) continue;
    at = code.end;
    if (!met.insert(code_key(slice(text, code))).second) continue;
    const bool bracketed = code.begin > 0 && text[code.begin - 1] == '(' &&
                           code.end < text.size() && text[code.end] == ')';
    codes.push_back({code, bracketed});
  }
  return codes;
}

// Takes words and signs off the ends as long as there are such.
std::string_view strip(std::string_view words, std::initializer_list<std::string_view> leads,
                       std::initializer_list<std::string_view> tails) {
  constexpr std::string_view signs = " ,;:.=()[]\u2013\u2014-";
  for (bool again = true; again;) {
    again = false;
    while (!words.empty() && signs.find(words.front()) != signs.npos) words.remove_prefix(1);
    while (!words.empty() && signs.find(words.back()) != signs.npos) words.remove_suffix(1);
    for (const std::string_view lead : leads) {
      if (!starts_with_ignoring_case(words, lead)) continue;
      words.remove_prefix(lead.size());
      again = true;
    }
    for (const std::string_view tail : tails) {
      if (!words.ends_with(tail)) continue;
      words.remove_suffix(tail.size());
      again = true;
    }
  }
  return words;
}

std::string_view description_behind(std::string_view words) {
  return strip(
      words, {"is ", "was ", "stands for ", "means ", "for ", "who ", "a ", "an ", "the ", "one "},
      {" and", " und", " et", " while"});
}

std::string_view description_before(std::string_view words) {
  return strip(words,
               {"and ", "und ", "et ", "we call ", "a ", "an ", "the ", "eine ", "ein ", "der ",
                "die ", "une ", "un "},
               {" as", " identified", " called", " is", " appears"});
}

bool describes(std::string_view words) {
  constexpr std::size_t most = 16, shortest = 4;
  bool told = false;
  for (std::size_t at = 0; at < words.size();) {
    const Span word = next_word(words, at, words.size());
    if (word.empty()) break;
    at = word.end;
    told = told || word.size() >= shortest;
  }
  return told && count_words(words) <= most && words.find_first_of("?!\"") == words.npos;
}

bool speaks_in_first_person(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const Span word = next_word(words, at, words.size());
    if (word.empty()) break;
    at = word.end;
    const std::string_view w = slice(words, word);
    if (w == "I" || w.starts_with("I'") || w.starts_with("I\u2019") ||
        is_one_of(lowered(w), {"you", "my", "our", "me", "us", "your"})) {
      return true;
    }
  }
  return false;
}

// "UoX: So this is …" where another line begins with "UoX:", too: somebody speaks.
bool opens_with_label(std::string_view text, Span paragraph, Span code) {
  if (code.begin != paragraph.begin || code.end >= text.size() || text[code.end] != ':')
    return false;
  const std::string label = '\n' + string_of(text, {code.begin, code.end + 1});
  return text.substr(paragraph.end, furthest_use).find(label) != std::string_view::npos;
}

// Behind the last stop, colon or code before the bracket.
std::size_t begin_of_sentence(std::string_view text, std::size_t from, std::size_t end) {
  const std::string_view words = text.substr(from, end - from);
  std::size_t begin = words.rfind(':');
  const std::size_t stop = words.rfind(". ");
  if (stop != words.npos && (begin == words.npos || stop > begin)) begin = stop;
  return begin == words.npos ? from : from + begin + 1;
}

}  // namespace

std::vector<Person> persons_in_prose(std::string_view text, Span paragraph) {
  constexpr std::size_t fewest = 3, fewest_announced = 2, most = 40;
  const std::string_view whole = slice(text, paragraph);
  if (speaks_in_first_person(whole)) return {};
  const std::vector<Code> codes = codes_in(text, paragraph);
  const std::string low = lowered(whole);
  const bool announced = low.find("took part") != low.npos || low.find("participant") != low.npos;
  if (codes.size() < (announced ? fewest_announced : fewest) || codes.size() > most) return {};
  if (opens_with_label(text, paragraph, codes.front().span)) return {};
  const bool bracketed =
      std::all_of(codes.begin(), codes.end(), [](const Code& code) { return code.bracketed; });
  const bool named = low.find("identified") != low.npos || low.find("call ") != low.npos ||
                     low.find("called") != low.npos;
  const std::string_view tail = slice(text, {codes.back().span.end, paragraph.end});
  const bool before = bracketed || (named && trimmed(tail).size() <= 1);
  std::vector<Person> persons;
  std::size_t from = paragraph.begin;
  for (std::size_t k = 0; k < codes.size(); ++k) {
    const Span code = codes[k].span;
    std::string_view words;
    if (before) {
      words =
          description_before(slice(text, {begin_of_sentence(text, from, code.begin), code.begin}));
      const std::size_t lead = k == 0 && bracketed ? words.rfind(" are ") : words.npos;
      if (lead != words.npos) words = description_before(words.substr(lead + 5));
    } else {
      const bool last = k + 1 == codes.size();
      Span chunk{code.end, last ? paragraph.end : codes[k + 1].span.begin};
      const std::size_t stop = slice(text, chunk).find(". ");
      if (stop != std::string_view::npos) chunk.end = chunk.begin + stop;
      words = description_behind(slice(text, chunk));
    }
    from = code.end;
    if (!describes(words)) return {};
    Person described;
    const Span place{static_cast<std::size_t>(words.data() - text.data()),
                     static_cast<std::size_t>(words.data() - text.data()) + words.size()};
    describe(text, place, described);
    Person& person = persons.emplace_back();
    person.code = string_of(text, code);
    person.role = described.role;
    person.affiliation = described.affiliation;
    person.country = described.country;
  }
  return persons;
}

}  // namespace debate
