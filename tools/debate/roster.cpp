#include "debate/roster.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "debate/characters.h"
#include "debate/roster_cards.h"
#include "debate/roster_entry.h"

namespace debate {

namespace {

// A list of participants stands near the start, and its codes are soon used.
constexpr std::size_t furthest_line = 1000;
constexpr std::size_t furthest_use = 64 * 1024;

// More words, or one of these at the end, make a sentence of a heading.
constexpr std::size_t most_head_words = 6;
constexpr std::array<std::string_view, 6> sentence_verbs = {"are", "were", "is",
                                                            "was", "sind", "sont"};

struct Run {
  std::vector<RosterEntry> entries;
  std::size_t first_line = 0, last_line = 0;
  bool cued = false;
};

bool is_rule(std::string_view line) {
  return line.find_first_not_of("|-:=+_ \t") == std::string_view::npos && line.size() >= 3;
}

// The row above the cells that says what they are.
bool is_header_row(std::string_view line) {
  constexpr std::array<std::string_view, 3> separators = {"|", "\t", "  "};
  const bool tight = line.find(',') != line.npos && line.find(", ") == line.npos;
  if (!tight && std::none_of(separators.begin(), separators.end(),
                             [&](auto separator) { return line.find(separator) != line.npos; })) {
    return false;
  }
  const std::string low = lowered(line);
  int hits = 0;
  for (const std::string_view word :
       {"code", "role", "institution", "affiliation", "country", "name", "organi", "participant",
        "position", "abbrev", "label", "no.", "speaker"}) {
    hits += low.find(word) != std::string::npos ? 1 : 0;
  }
  return hits >= 2;
}

// "Participant 3: Reader, …" is itself an entry of a list.
bool is_numbered_entry(std::string_view text, const Line& line) {
  const std::vector<RosterEntry> readings = read_entry(text, line.body);
  return !readings.empty() && readings.front().form == EntryForm::numbered;
}

bool has_cue(std::string_view text, const std::vector<Line>& lines, std::size_t line) {
  int seen = 0;
  while (line-- > 0 && seen < 2) {
    if (lines[line].blank() || is_rule(slice(text, lines[line].body))) continue;
    const std::string_view typed = slice(text, lines[line].body);
    if (is_header_row(typed)) return true;
    if (is_roster_cue(typed) && !is_numbered_entry(text, lines[line])) return true;
    ++seen;
  }
  return false;
}

// How often the codes of the run stand as words after it.
int count_uses(std::string_view text, const Run& run) {
  std::set<std::string> keys;
  for (const RosterEntry& entry : run.entries) keys.insert(code_key(entry.person.code));
  std::set<std::string> met;
  const std::size_t begin = run.entries.back().whole.end;
  const std::size_t end = std::min(text.size(), begin + furthest_use);
  for (std::size_t at = begin; at < end && met.size() < 3;) {
    const base::Span word = next_word(text, at, text.size());
    if (word.empty()) break;
    at = word.end;
    if (is_lower(text[word.begin])) continue;
    const base::Span next = next_word(text, word.end, text.size());
    for (const base::Span candidate : {word, base::Span{word.begin, next.end}}) {
      if (candidate.size() > 30) continue;
      const std::string key = code_key(slice(text, candidate));
      if (keys.count(key) > 0) met.insert(key);
    }
  }
  return static_cast<int>(met.size());
}

// Most entries are long and end like sentences.
bool reads_like_speech(std::string_view text, const Run& run) {
  std::size_t sentences = 0;
  for (const RosterEntry& entry : run.entries) {
    const std::string_view line = slice(text, entry.whole);
    const char last = line.back();
    const bool ends = last == '.' || last == '!' || last == '?';
    sentences += ends && count_words(line) > 8 ? 1 : 0;
  }
  return sentences * 2 > run.entries.size();
}

bool is_accepted(std::string_view text, const Run& run) {
  if (run.entries.size() < 2) return false;
  std::set<std::string> codes;
  for (const RosterEntry& entry : run.entries) codes.insert(code_key(entry.person.code));
  if (run.entries.front().form == EntryForm::numbered)
    return codes.size() * 2 >= run.entries.size();
  // The same names again and again are speech, not a list; one shared code is a list with a slip.
  if (codes.size() + run.entries.size() / 4 + (run.cued ? 1 : 0) < run.entries.size()) return false;
  return run.cued ||
         (run.entries.size() >= 3 && !reads_like_speech(text, run) && count_uses(text, run) >= 2);
}

class RunFinder {
 public:
  RunFinder(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

  std::optional<Run> best() {
    for (std::size_t i = 0; i < std::min(lines_.size(), furthest_line); ++i) {
      if (lines_[i].blank()) {
        ++gap_;
        continue;
      }
      take(i);
      gap_ = 0;
    }
    for (Run& run : open_) close(run);
    return std::move(best_);
  }

 private:
  void take(std::size_t i) {
    if (is_rule(slice(text_, lines_[i].body))) return;
    const std::vector<RosterEntry> readings = read_entry(text_, lines_[i].body);
    for (std::size_t form = 0; form < std::size(open_); ++form) {
      const auto reading = std::find_if(readings.begin(), readings.end(), [&](const auto& entry) {
        return static_cast<std::size_t>(entry.form) == form;
      });
      extend(form, i, reading == readings.end() ? nullptr : &*reading);
    }
  }

  void extend(std::size_t form, std::size_t i, const RosterEntry* entry) {
    Run& run = open_[form];
    std::size_t& usual = gaps_[form];
    const bool header = is_header_row(slice(text_, lines_[i].body));
    if (entry == nullptr || header) {
      if (!header) close(run);
      return;
    }
    if (run.entries.size() == 1) usual = gap_;
    // After the first pair the distance between entries is known; a wider gap ends the list.
    if (!run.entries.empty() && (gap_ > usual || gap_ > 3)) close(run);
    if (run.entries.empty()) {
      run.first_line = i;
      run.cued = has_cue(text_, lines_, i);
    }
    run.entries.push_back(*entry);
    run.last_line = i;
  }

  // Of two readings of the same lines the one is right whose codes are used.
  void close(Run& run) {
    if (is_accepted(text_, run)) {
      const bool numbered = run.entries.front().form == EntryForm::numbered;
      const std::pair<std::size_t, int> rank{run.entries.size() + (numbered || run.cued ? 4 : 0),
                                             count_uses(text_, run)};
      if (!best_ || rank > best_rank_) {
        best_rank_ = rank;
        best_ = std::move(run);
      }
    }
    run = {};
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t gap_ = 0;
  Run open_[entry_forms];
  std::size_t gaps_[entry_forms] = {};
  std::optional<Run> best_;
  std::pair<std::size_t, int> best_rank_;
};

}  // namespace

bool is_roster_cue(std::string_view line) {
  if (line.empty()) return false;
  const std::string low = lowered(line);
  for (const std::string_view word :
       {"participant", "contributor", "speaker",      "panel",          "taking part",
        "take part",   "takes part",  "took part",    "who's who",      "who\u2019s who",
        "identified",  "code",        "abbreviation", "discussant",     "roster",
        "contributed", "key",         "teilnehm",     "teilgenommen",   "beteiligt",
        "intervenant", "writers",     "members",      "correspondents", "who wrote",
        "who spoke",   "people are"}) {
    if (low.find(word) != std::string::npos) return line.size() < 80 || line.back() == ':';
  }
  return false;
}

Span find_roster_head(std::string_view text, const std::vector<Line>& lines, std::size_t first) {
  std::size_t at = first;
  while (at > 0 && lines[at - 1].blank()) --at;
  if (at == 0 || (at > 1 && !lines[at - 2].blank())) return {};
  const Line& line = lines[at - 1];
  if (!is_roster_cue(slice(text, line.body))) return {};
  Span head = line.body;
  constexpr std::string_view marks = "#*_=: \t";
  while (!head.empty() && marks.find(text[head.begin]) != marks.npos) ++head.begin;
  while (!head.empty() && marks.find(text[head.end - 1]) != marks.npos) --head.end;
  const std::string_view words = slice(text, head);
  if (words.empty() || count_words(words) > most_head_words) return {};
  const std::string_view last = words.substr(words.rfind(' ') + 1);
  const bool is_sentence = std::string_view(".?!,;").find(words.back()) != std::string_view::npos;
  return is_sentence || is_one_of(lowered(last), sentence_verbs) ? Span() : head;
}

std::optional<Roster> find_roster(std::string_view text, const std::vector<Line>& lines) {
  if (std::optional<Roster> cards = find_cards(text, lines)) {
    give_ids(cards->persons);
    return cards;
  }
  std::optional<Run> run = RunFinder(text, lines).best();
  if (!run) return std::nullopt;
  Roster roster;
  roster.span = {lines[run->first_line].whole.begin, lines[run->last_line].whole.end};
  // The row that names the columns, and its rule, belong to the table.
  for (std::size_t i = run->first_line; i-- > 0;) {
    const std::string_view line = slice(text, lines[i].body);
    if (!lines[i].blank() && !is_rule(line) && !is_header_row(line)) break;
    if (is_header_row(line)) roster.span.begin = lines[i].whole.begin;
  }
  for (RosterEntry& entry : run->entries) roster.persons.push_back(std::move(entry.person));
  give_ids(roster.persons);
  return roster;
}

std::string code_key(std::string_view code) {
  std::string key;
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (is_word_at(code, at)) key += to_lower(code[at]);
  }
  return key;
}

std::string id_from(std::string_view code) {
  std::string id;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    const bool name_char = is_ascii_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
    if (name_char) id += c;
  }
  while (!id.empty() && (id.back() == '.' || id.back() == '-')) id.pop_back();
  const bool like_post = id.compare(0, 5, "post-") == 0;
  if (id.empty() || like_post || !(is_ascii_letter(id[0]) || id[0] == '_')) id.insert(0, "P");
  return id;
}

void give_ids(std::vector<Person>& persons) {
  std::map<std::string, std::size_t> first;                                       // key → index
  std::set<std::string> taken{"editor", "identity", "rapporteur", "transcript"};  // TEI's own ids
  for (std::size_t i = 0; i < persons.size(); ++i) {
    Person& person = persons[i];
    const auto [found, fresh] = first.emplace(code_key(person.code), i);
    if (!fresh) {
      person.code_shared = true;
      persons[found->second].code_shared = true;
    }
    const std::string wish = fresh || person.proposed_code.empty() ? id_from(person.code)
                                                                   : id_from(person.proposed_code);
    person.id = wish;
    for (int n = 2; !taken.insert(person.id).second; ++n)
      person.id = wish + "-" + std::to_string(n);
  }
}

namespace {

// "pQ4", "qT3v", "anon2"
bool has_mark_inside(std::string_view word) {
  constexpr std::size_t longest = 8;
  return word.size() <= longest &&
         (std::any_of(word.begin(), word.end(), is_upper) || is_digit(word.back()));
}

}  // namespace

bool is_code_like(std::string_view token) {
  token = trimmed(token);
  if (token.empty() || token.size() > 28) return false;
  std::size_t words = 0;
  bool mark = false;
  for (std::size_t at = 0; at < token.size();) {
    const base::Span word = next_word(token, at, token.size());
    if (word.empty()) break;
    ++words;
    const char c = token[word.begin];
    mark = mark || is_upper(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
           has_mark_inside(slice(token, word));
    at = word.end;
  }
  for (const char c : token) {
    if (c == ',' || c == ';' || c == ':' || c == '(' || c == '"' || c == '/' || c == '?')
      return false;
  }
  return words >= 1 && words <= 3 && mark;
}

bool is_initials_like(std::string_view token) {
  constexpr std::size_t longest = 10, fewest = 2;
  token = trimmed(token);
  const base::Span word = next_word(token, 0, token.size());
  if (token.size() > longest || word.begin != 0 || word.size() < fewest) return false;
  std::size_t capitals = 0;
  for (const char c : slice(token, word)) {
    if (!is_ascii_letter(c) && !is_digit(c)) return false;
    capitals += is_upper(c) || is_digit(c) ? 1 : 0;
  }
  std::string_view rest = trimmed(token.substr(word.end));
  const bool hyphen = rest.size() > 1 && rest[0] == '-' && token[word.end] == '-';
  if (hyphen) rest.remove_prefix(1);  // "LIB-4"
  if (capitals + rest.size() < fewest || capitals == 0) return false;
  return rest.size() <= 2 && std::all_of(rest.begin(), rest.end(), is_digit);
}

std::vector<std::string> initials(std::string_view affiliation) {
  std::string with, without;
  for (std::size_t at = 0; at < affiliation.size();) {
    const base::Span word = next_word(affiliation, at, affiliation.size());
    if (word.empty()) break;
    at = word.end;
    const char c = affiliation[word.begin];
    with += c;
    if (is_upper(c)) without += c;
    const std::size_t comma = affiliation.find(',', word.end);
    if (comma == word.end) break;
  }
  std::vector<std::string> out;
  if (with.size() >= 2) out.push_back(with);
  if (without.size() >= 2 && without != with) out.push_back(without);
  return out;
}

std::vector<std::string> abbreviations(std::string_view affiliation) {
  constexpr std::size_t shortest = 3, longest = 4;
  std::vector<std::string> out = initials(affiliation);
  std::string_view first, last;
  for (std::size_t at = 0; at < affiliation.size();) {
    const base::Span word = next_word(affiliation, at, affiliation.size());
    if (word.empty()) break;
    at = word.end;
    if (!is_upper(affiliation[word.begin])) continue;
    last = slice(affiliation, word);
    if (first.empty()) first = last;
    if (affiliation.find(',', word.end) == word.end) break;
  }
  const std::size_t plain = out.size();
  for (std::size_t i = 0; i < plain && last.size() > 2; ++i) {
    out.push_back(out[i] + std::string(last.substr(1, 1)));
  }
  for (std::size_t size = shortest; size <= longest && size < first.size(); ++size) {
    out.emplace_back(first.substr(0, size));
  }
  return out;
}

bool is_country(std::string_view name) {
  static constexpr std::string_view names[] = {"uk",
                                               "u.k",
                                               "u.k.",
                                               "united kingdom",
                                               "england",
                                               "scotland",
                                               "wales",
                                               "northern ireland",
                                               "ireland",
                                               "usa",
                                               "us",
                                               "u.s",
                                               "u.s.a",
                                               "united states",
                                               "united states of america",
                                               "canada",
                                               "australia",
                                               "new zealand",
                                               "france",
                                               "germany",
                                               "spain",
                                               "portugal",
                                               "italy",
                                               "austria",
                                               "switzerland",
                                               "belgium",
                                               "the netherlands",
                                               "netherlands",
                                               "luxembourg",
                                               "denmark",
                                               "sweden",
                                               "norway",
                                               "finland",
                                               "iceland",
                                               "poland",
                                               "czech republic",
                                               "czechia",
                                               "slovakia",
                                               "hungary",
                                               "romania",
                                               "bulgaria",
                                               "greece",
                                               "turkey",
                                               "cyprus",
                                               "malta",
                                               "croatia",
                                               "serbia",
                                               "slovenia",
                                               "bosnia and herzegovina",
                                               "albania",
                                               "estonia",
                                               "latvia",
                                               "lithuania",
                                               "ukraine",
                                               "russia",
                                               "israel",
                                               "egypt",
                                               "morocco",
                                               "tunisia",
                                               "nigeria",
                                               "ghana",
                                               "kenya",
                                               "uganda",
                                               "tanzania",
                                               "ethiopia",
                                               "south africa",
                                               "zambia",
                                               "zimbabwe",
                                               "india",
                                               "pakistan",
                                               "bangladesh",
                                               "sri lanka",
                                               "nepal",
                                               "china",
                                               "hong kong",
                                               "taiwan",
                                               "japan",
                                               "south korea",
                                               "korea",
                                               "thailand",
                                               "vietnam",
                                               "malaysia",
                                               "singapore",
                                               "indonesia",
                                               "philippines",
                                               "mexico",
                                               "brazil",
                                               "argentina",
                                               "chile",
                                               "colombia",
                                               "peru",
                                               "uruguay",
                                               "jamaica"};
  const std::string low = lowered(trimmed(name));
  return std::find(std::begin(names), std::end(names), low) != std::end(names);
}

}  // namespace debate
