#include "debate/consistency.h"

#include <algorithm>
#include <map>
#include <set>

#include "debate/characters.h"
#include "debate/inlines.h"
#include "debate/roster.h"
#include "debate/vocabulary.h"
#include "normalize/ascii.h"

namespace debate {

namespace {

// An editor reads some fifteen minutes; more of one kind is noise.
constexpr std::size_t most_of_a_kind = 12;

struct Figure {
  std::string digits;
  Span span;
  std::set<std::string> context;  // stems around it
};

std::set<std::string> stems_around(std::string_view text, Span span) {
  std::set<std::string> stems;
  const std::size_t from = span.begin > 70 ? span.begin - 70 : 0;
  const std::size_t to = std::min(text.size(), span.end + 70);
  for (std::size_t at = from; at < to;) {
    const Span word = next_word(text, at, to);
    if (word.empty()) break;
    at = word.end;
    if (word.overlaps(span)) continue;
    std::string stem = stem_of(slice(text, word));
    if (!stem.empty()) stems.insert(std::move(stem));
  }
  return stems;
}

std::vector<Figure> figures_in(std::string_view text, Span range) {
  std::vector<Figure> figures;
  static constexpr normalize::ByteSet digits("0123456789");
  for (std::size_t at = range.begin; (at = digits.find(text, at, range.end)) < range.end; ++at) {
    if (at > 0 && (is_word_at(text, at - 1) || text[at - 1] == '/')) continue;
    Figure figure;
    figure.span.begin = at;
    while (at < range.end && (is_digit(text[at]) ||
                              (text[at] == ',' && at + 1 < range.end && is_digit(text[at + 1])))) {
      if (text[at] != ',') figure.digits += text[at];
      ++at;
    }
    figure.span.end = at;
    const bool grouped = figure.span.size() != figure.digits.size();
    const bool year = figure.digits.size() == 4 && !grouped;
    if (figure.digits.size() < 4 || figure.digits.size() > 12 || year) continue;
    if (at < range.end && (is_word_at(text, at) || text[at] == '/')) continue;
    figures.push_back(std::move(figure));
  }
  return figures;
}

// "9,000": what is rounded so far is not mistyped in its only digit.
bool is_round(const std::string& digits) {
  return digits.find_first_not_of('0', 1) == std::string::npos;
}

bool near(const std::string& a, const std::string& b) {
  if (a == b || a.size() != b.size() || (is_round(a) && is_round(b))) return false;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < a.size(); ++i) differing += a[i] != b[i] ? 1 : 0;
  if (differing == 1) return true;
  std::string x = a, y = b;
  std::sort(x.begin(), x.end());
  std::sort(y.begin(), y.end());
  return differing == 2 && x == y;
}

void find_figures(const Debate& debate, std::vector<Found>& out) {
  const std::string_view text = debate.clean.text;
  // Figures that agree but for one digit share a form with that digit masked; sorted digits catch
  // two that changed places.
  std::map<std::string, std::vector<Figure>> forms;
  std::vector<std::pair<Figure, Figure>> pairs;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Figure& figure : figures_in(text, {0, text.size()})) {
    Figure full = figure;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < figure.digits.size(); ++i) {
      std::string key = figure.digits;
      key[i] = '?';
      keys.push_back(std::move(key));
    }
    std::string sorted = figure.digits;
    std::sort(sorted.begin(), sorted.end());
    keys.push_back("s" + sorted);
    for (const std::string& key : keys) {
      std::vector<Figure>& list = forms[key];
      for (const Figure& other : list) {
        if (!near(other.digits, figure.digits) || pairs.size() >= most_of_a_kind) continue;
        if (full.context.empty()) full.context = stems_around(text, full.span);
        const std::set<std::string> around = stems_around(text, other.span);
        const bool alike = std::any_of(around.begin(), around.end(), [&](const std::string& stem) {
          return full.context.count(stem) > 0;
        });
        if (alike && seen.insert(std::minmax(other.digits, figure.digits)).second) {
          pairs.emplace_back(other, figure);
        }
      }
      if (list.size() < 4) list.push_back(figure);
    }
  }
  for (const auto& [first, second] : pairs) {
    out.push_back({"D501", second.span,
                   "the figure " + std::string(slice(text, second.span)) +
                       " differs slightly from " + std::string(slice(text, first.span)) +
                       ", which is given for much the same before",
                   "ask which one is meant", Certainty::high});
  }
}

int number_word(std::string_view word) {
  static constexpr std::string_view words[] = {
      "zero",     "one",     "two",     "three",     "four",     "five",     "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
  const std::string low = lowered(word);
  for (int i = 0; i <= 20; ++i) {
    if (low == words[i]) return i;
  }
  if (low.size() > 3) return -1;
  int value = 0;
  for (const char c : low) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return low.empty() ? -1 : value;
}

// "Six people from two countries took part", but not "Six people wrote to me".
bool counts_participants(std::string_view noun, std::string_view rest) {
  if (noun == "participants" || noun == "contributors") return true;
  static constexpr std::string_view nouns[] = {
      "people",         "persons",     "experts",     "speakers",      "panellists",
      "panelists",      "members",     "writers",     "colleagues",    "commenters",
      "commentators",   "delegates",   "discussants", "respondents",   "academics",
      "practitioners",  "researchers", "specialists", "professionals", "institutions",
      "representatives"};
  if (std::find(std::begin(nouns), std::end(nouns), noun) == std::end(nouns)) return false;
  constexpr std::size_t reach = 160;
  rest = rest.substr(0, reach);
  const std::string low = lowered(rest.substr(0, rest.find_first_of(".;")));
  return low.find(" took part") != low.npos || low.find(" take part") != low.npos ||
         low.find(" participated") != low.npos || low.find(" contributed") != low.npos ||
         low.find(" were invited") != low.npos;
}

// "4" of "(n = 4)" at the beginning of a span; empty when something else stands there.
Span number_in_brackets(std::string_view text, Span span) {
  const Span n = next_word(text, span.begin, span.end);
  if (slice(text, {span.begin, n.begin}) != " (" || lowered(slice(text, n)) != "n") return {};
  const Span number = next_word(text, n.end, span.end);
  if (number.empty() || trimmed(slice(text, {n.end, number.begin})) != "=") return {};
  return number.end < span.end && text[number.end] == ')' ? number : Span{};
}

// "in this debate", "of our discussion"
bool is_of_debate(std::string_view rest) {
  static constexpr std::string_view nouns[] = {"debate", "discussion", "exchange", "conversation"};
  constexpr std::size_t reach = 40;
  const std::string low = lowered(rest.substr(0, reach));
  for (const std::string_view of : {" of ", " in ", " to "}) {
    if (!low.starts_with(of)) continue;
    for (const std::string_view which : {"this ", "our ", "the "}) {
      const std::string_view noun = std::string_view(low).substr(of.size());
      if (!noun.starts_with(which)) continue;
      return std::any_of(std::begin(nouns), std::end(nouns), [&](std::string_view one) {
        return noun.substr(which.size()).starts_with(one);
      });
    }
  }
  return false;
}

// Where one of these words begins, in order.
std::vector<std::size_t> places_of(const Words& words,
                                   std::initializer_list<std::string_view> wanted) {
  std::vector<bool> is_wanted(words.forms());
  for (std::uint32_t form = 0; form < words.forms(); ++form) {
    is_wanted[form] = is_one_of(words.form(form), wanted);
  }
  std::vector<std::size_t> places;
  for (const PlacedWord& word : words.all()) {
    if (is_wanted[word.form]) places.push_back(word.begin);
  }
  return places;
}

// "Twelve participants from 3 countries" and "The participants (n = 12)" against the list; in posts
// only "the twelve participants of this debate".
void find_counts(const Debate& debate, const Words& words, std::vector<Found>& out) {
  int listed = 0;
  std::set<std::string> countries;
  for (const Person& person : debate.roster.persons) {
    listed += person.code_span.empty() && person.number_span.empty() ? 0 : 1;
    if (!person.country.empty()) countries.insert(lowered(person.country));
  }
  if (listed < 2) return;
  const std::string_view text = debate.clean.text;
  struct Count {
    Span span;
    int said, listed;
    std::string what;
    bool in_post;
  };
  std::vector<Count> found;
  bool in_post = false;
  const auto read = [&](const Paragraph& paragraph) {
    const Span whole = span_of(paragraph);
    Span last{};
    bool of_debate = false;
    for (std::size_t at = whole.begin; at < whole.end;) {
      const Span word = next_word(text, at, whole.end);
      if (word.empty()) break;
      at = word.end;
      const std::string low = lowered(slice(text, word));
      const int value = last.empty() ? -1 : number_word(slice(text, last));
      const std::string_view rest = slice(text, {word.end, whole.end});
      if (in_post ? (low == "participants" || low == "contributors") && is_of_debate(rest)
                  : counts_participants(low, rest)) {
        of_debate = true;
        const Span number = number_in_brackets(text, {word.end, whole.end});
        const int typed = number.empty() ? -1 : number_word(slice(text, number));
        if (typed >= 0 && typed != listed) found.push_back({number, typed, listed, low, in_post});
        if (value >= 0 && value != listed) found.push_back({last, value, listed, low, in_post});
      }
      const int all = static_cast<int>(countries.size());
      if (low == "countries" && of_debate && value >= 0 && all > 0 && value != all) {
        found.push_back({last, value, all, low, in_post});
      }
      last = word;
    }
  };
  for_each_paragraph(debate.front.before_roster, read);
  for_each_paragraph(debate.front.after_roster, read);
  in_post = true;
  const std::vector<std::size_t> nouns = places_of(words, {"participants", "contributors"});
  std::size_t next = 0;
  const auto read_if_counting = [&](const Paragraph& paragraph) {
    const Span whole = span_of(paragraph);
    while (next < nouns.size() && nouns[next] < whole.begin) ++next;
    if (next < nouns.size() && nouns[next] < whole.end) read(paragraph);
  };
  for (const Post& post : debate.posts) for_each_paragraph(post.blocks, read_if_counting);
  for (const Count& count : found) {
    out.push_back({"D502", count.span,
                   std::string(count.in_post ? "a post" : "the preface") + " speaks of " +
                       std::to_string(count.said) + " " + count.what + ", the list has " +
                       std::to_string(count.listed),
                   "correct one of them with the author", Certainty::high});
  }
}

struct Noun {
  Span first;
  int count = 0;
};

// One letter more, less or other, or two that changed places, by way of shared deletions.
bool is_one_edit(const std::string& a, const std::string& b) {
  if (a.size() > b.size()) return is_one_edit(b, a);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.compare(i, std::string::npos, b, i + 1, std::string::npos) == 0;
  if (a.compare(i + 1, std::string::npos, b, i + 1, std::string::npos) == 0) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.compare(i + 2, std::string::npos, b, i + 2, std::string::npos) == 0;
}

bool is_inflection(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  if (longer.size() != shorter.size() + 1 || longer.compare(0, shorter.size(), shorter) != 0)
    return false;
  return std::string_view("sneydr").find(longer.back()) != std::string_view::npos;
}

bool is_foreign_particle(std::string_view word) {
  constexpr std::array<std::string_view, 12> particles = {"de",    "da",  "do",  "di", "du", "del",
                                                          "della", "von", "van", "zu", "la", "des"};
  return std::find(particles.begin(), particles.end(), word) != particles.end();
}

void find_names(const Debate& debate, const Words& words, std::vector<Found>& out) {
  const std::string_view text = debate.clean.text;
  std::vector<Noun> capitalized(words.forms());  // by form, as "Word"
  std::vector<bool> common(words.forms());       // also stands as "word"
  bool foreign = false;                          // "Universidade de Lisboa" spells Lisbon rightly
  for (const PlacedWord& word : words.all()) {
    const Span span = words.span_of(word);
    if (span.size() < 6 || span.size() > 24) {
      foreign = is_foreign_particle(words.form(word.form));
      continue;
    }
    if (std::exchange(foreign, false)) continue;
    const std::string_view token = slice(text, span);
    const bool small = std::all_of(token.begin() + 1, token.end(), is_lower);
    if (is_lower(token[0])) {
      if (token == words.form(word.form)) common[word.form] = true;
    } else if (is_upper(token[0]) && small) {
      Noun& noun = capitalized[word.form];
      if (noun.count++ == 0) noun.first = span;
    }
  }
  std::map<std::string, Noun> nouns;
  for (std::size_t form = 0; form < capitalized.size(); ++form) {
    const Noun& noun = capitalized[form];
    if (noun.count > 0 && !common[form]) nouns.emplace(slice(text, noun.first), noun);
  }
  std::map<std::string, std::vector<const std::pair<const std::string, Noun>*>> shadows;
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& row : nouns) {
    std::set<std::string> keys{row.first};
    for (std::size_t i = 1; i < row.first.size(); ++i) {
      keys.insert(row.first.substr(0, i) + row.first.substr(i + 1));
    }
    for (const std::string& key : keys) {
      auto& list = shadows[key];
      for (const auto* other : list) {
        if (!is_one_edit(other->first, row.first) || is_inflection(other->first, row.first))
          continue;
        pairs.insert(std::minmax(other->first, row.first));
      }
      if (list.size() < 4) list.push_back(&row);
    }
  }
  std::size_t reported = 0;
  for (const auto& [a, b] : pairs) {
    if (++reported > most_of_a_kind) break;
    const Noun& x = nouns[a];
    const Noun& y = nouns[b];
    const bool a_rarer = x.count <= y.count;
    const int rare = std::min(x.count, y.count);
    const int frequent = std::max(x.count, y.count);
    out.push_back({"D503", a_rarer ? x.first : y.first,
                   "\"" + (a_rarer ? a : b) + "\" here, \"" + (a_rarer ? b : a) + "\" elsewhere (" +
                       (frequent == 1 ? "once)" : std::to_string(frequent) + " times)"),
                   "one spelling may be a slip",
                   rare * 2 <= frequent ? Certainty::high : Certainty::low});
  }
}

// "Town Councils" and "the town council" are one name.
std::string stems_in(std::string_view name) {
  std::string stems;
  for (std::size_t at = 0; at < name.size();) {
    const Span word = next_word(name, at, name.size());
    if (word.empty()) break;
    at = word.end;
    const std::string stem = stem_of(slice(name, word));
    stems += (stem.empty() ? lowered(slice(name, word)) : stem) + ' ';
  }
  return stems;
}

// Acronym → its expansions, each with where it stands first.
using Expansions = std::map<std::string, std::map<std::string, Span>>;

// The words of [from, to), at most so many; empty when there are more.
std::vector<Span> words_in(std::string_view text, std::size_t from, std::size_t to,
                           std::size_t most) {
  std::vector<Span> words;
  for (std::size_t at = from; at < to;) {
    const Span word = next_word(text, at, to);
    if (word.empty()) break;
    if (words.size() == most) return {};
    at = word.end;
    words.push_back(word);
  }
  return words;
}

// "Long Name Of Thing (LNOT)": the words before the bracket that fit its letters.
void read_bracketed_acronym(std::string_view text, std::size_t open, std::size_t from,
                            Expansions& expansions) {
  std::size_t end = open + 1;
  while (end < text.size() && is_upper(text[end]) && end - open < 9) ++end;
  const std::size_t letters = end - open - 1;
  if (letters < 2 || end >= text.size() ||
      (text[end] != ')' && text[end] != ';' && text[end] != ',')) {
    return;
  }
  const std::vector<Span> words = words_in(text, from, open, open - from);
  if (words.size() < letters) return;
  const std::string acronym(text.substr(open + 1, letters));
  const Span first = words[words.size() - letters];
  if (to_lower(text[first.begin]) != to_lower(acronym[0])) return;
  const std::string_view between = text.substr(first.begin, open - first.begin);
  if (between.find_first_of(".:;?!\n(") != std::string_view::npos) return;
  expansions[acronym].emplace(stems_in(between), Span{first.begin, open});
}

// "LNOT (Long Name Of Thing)": in the bracket as many words as letters, each with its letter, small
// words apart.
void read_bracketed_expansion(std::string_view text, std::size_t open, Expansions& expansions) {
  std::size_t end = open;
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && is_upper(text[begin - 1]) && end - begin < 9) --begin;
  if (end - begin < 2 || (begin > 0 && is_word_at(text, begin - 1))) return;
  constexpr std::size_t longest = 120, most_words = 12;
  const std::size_t close = text.substr(0, open + longest).find_first_of(");,\n", open);
  if (close == std::string_view::npos) return;
  const std::string_view acronym = text.substr(begin, end - begin);
  std::size_t letters = 0;
  for (const Span word : words_in(text, open + 1, close, most_words)) {
    const bool fits =
        letters < acronym.size() && to_lower(text[word.begin]) == to_lower(acronym[letters]);
    const bool small =
        is_one_of(lowered(slice(text, word)), {"of", "the", "and", "for", "in", "to"});
    if (!fits && !small) return;
    letters += fits ? 1 : 0;
  }
  if (letters != acronym.size()) return;
  expansions[std::string(acronym)].emplace(stems_in(slice(text, {open + 1, close})),
                                           Span{open + 1, close});
}

void find_acronyms(const Debate& debate, std::vector<Found>& out) {
  const std::string_view text = debate.clean.text;
  constexpr std::size_t furthest_back = 200;
  Expansions expansions;
  std::size_t last = 0;  // the bracket before
  for (std::size_t open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    read_bracketed_acronym(text, open, std::max(last, open - std::min(open, furthest_back)),
                           expansions);
    read_bracketed_expansion(text, open, expansions);
    last = open;
  }
  std::size_t reported = 0;
  for (const auto& [acronym, found] : expansions) {
    if (found.size() < 2 || ++reported > most_of_a_kind) continue;
    out.push_back(
        {"D504", found.rbegin()->second,
         acronym + " is written out in " + std::to_string(found.size()) + " different ways",
         "use one expansion", Certainty::medium});
  }
}

void find_aim(const Debate& debate, std::vector<Found>& out) {
  if (debate.front.title.empty()) return;
  const std::string_view text = debate.clean.text;
  std::set<std::string> title;
  const auto add_stems = [&](Span range, std::set<std::string>& stems) {
    for (std::size_t at = range.begin; at < range.end;) {
      const Span word = next_word(text, at, range.end);
      if (word.empty()) break;
      at = word.end;
      std::string stem = stem_of(slice(text, word));
      if (!stem.empty() && !is_digit(stem[0])) stems.insert(std::move(stem));
    }
  };
  add_stems(debate.front.title, title);
  title.erase("onlin");
  std::vector<Span> aims;
  for_each_paragraph(debate.front.before_roster, [&](const Paragraph& paragraph) {
    const Span whole = span_of(paragraph);
    const std::string low = lowered(slice(text, whole));
    const std::size_t aim = low.find("aim of ");
    if (aim == std::string::npos) return;
    const std::size_t stop = low.find(". ", aim);
    aims.push_back({whole.begin + aim, stop == std::string::npos ? whole.end : whole.begin + stop});
  });
  for (const Span aim : aims) {
    std::set<std::string> stems;
    add_stems(aim, stems);
    const auto shared = std::count_if(
        title.begin(), title.end(), [&](const std::string& stem) { return stems.count(stem) > 0; });
    if (title.size() < 3 || stems.size() < 4 || shared * 4 >= static_cast<long>(title.size()))
      continue;
    out.push_back({"D505", aim, "the stated aim shares hardly a word with the title",
                   "one of them may belong to another debate of the series", Certainty::medium});
  }
}

}  // namespace

std::vector<Found> find_inconsistencies(const Debate& debate, const Words& words) {
  std::vector<Found> out;
  find_figures(debate, out);
  find_counts(debate, words, out);
  find_names(debate, words, out);
  find_acronyms(debate, out);
  find_aim(debate, out);
  return out;
}

}  // namespace debate
