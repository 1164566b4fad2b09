#include "debate/frames.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "debate/characters.h"
#include "debate/label_names.h"
#include "debate/machine_lines.h"
#include "debate/markers.h"
#include "debate/roster.h"
#include "debate/when.h"

namespace debate {

namespace {

constexpr std::size_t longest_line = 140, most_words = 14, most_companions = 6;
constexpr char name_slot = '\1', number_slot = '9', date_slot = '\2';
constexpr char text_start = '\3';  // what follows in the line is the text of the post

// Months, days and ages in English, German, French, Spanish, Italian and Dutch by their beginnings.
bool is_date_word(std::string_view low) {
  constexpr std::array<std::string_view, 58> beginnings = {
      "jan", "feb", "mar", "apr",  "may", "jun",  "jul",  "aug", "sep",       "oct",  "nov", "dec",
      "mär", "mai", "okt", "dez",  "fév", "avr",  "jui",  "aoû", "déc",       "ene",  "abr", "ago",
      "dic", "gen", "mag", "giu",  "lug", "set",  "ott",  "maa", "mei",       "mon",  "tue", "wed",
      "thu", "fri", "sat", "sun",  "die", "mit",  "don",  "sam", "son",       "lun",  "mer", "jeu",
      "ven", "dim", "day", "hour", "min", "week", "year", "sec", "yesterday", "today"};
  constexpr std::array<std::string_view, 12> whole = {"am", "pm", "mo",  "di",  "do",  "fr",
                                                      "sa", "so", "ago", "uhr", "utc", "gmt"};
  constexpr std::size_t longest = 11;
  if (low.size() > longest) return false;
  return is_one_of(low, whole) ||
         std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view start) { return low.starts_with(start); });
}

// With which people turn to one another: such lines return, too, and are no headers.
bool greets(std::string_view body) {
  constexpr std::array<std::string_view, 33> greetings = {
      "dear",    "hi",     "hello",  "hey",     "hallo", "good",     "thank",   "thanks", "cheers",
      "moin",    "liebe",  "lieber", "guten",   "danke", "bonjour",  "bonsoir", "cher",   "chère",
      "chers",   "merci",  "salut",  "welcome", "sorry", "yes",      "no",      "agreed", "agree",
      "morning", "servus", "hola",   "beste",   "hiya",  "greetings"};
  const Span first = next_word(body, 0, body.size());
  return body.starts_with('@') || is_one_of(lowered(slice(body, first)), greetings);
}

// The line without its name, its numbers and the words of its date: "\1 wrote on 9 \2 9".
std::string frame_of(std::string_view text, Span body, Span name) {
  std::string frame;
  for (std::size_t at = body.begin; at < body.end;) {
    if (!name.empty() && at == name.begin) {
      frame += name_slot;
      at = name.end;
    } else if (is_digit(text[at])) {
      frame += number_slot;
      while (at < body.end && is_digit(text[at])) ++at;
    } else if (const std::size_t blank = blank_at(text, at); blank > 0) {
      if (frame.empty() || frame.back() != ' ') frame += ' ';
      at += blank;
    } else if (is_word_at(text, at)) {
      std::size_t end = at;
      while (end < body.end && is_word_at(text, end) && !is_digit(text[end]) && end != name.begin)
        ++end;
      const std::string low = lowered(text.substr(at, end - at));
      if (is_date_word(low)) {
        frame += date_slot;
      } else {
        frame += low;
      }
      at = end;
    } else {
      frame += text[at++];
    }
  }
  return frame;
}

std::size_t count_in(std::string_view frame, char c) {
  return static_cast<std::size_t>(std::count(frame.begin(), frame.end(), c));
}

// "9:9", "\2 9", "9/9/9", "#9": what programs count and date with.
bool is_dated(std::string_view frame) {
  const std::size_t numbers = count_in(frame, number_slot);
  return numbers >= 2 || (numbers == 1 && frame.find(date_slot) != std::string_view::npos);
}

struct Use {
  std::size_t line = 0;
  Span name;
  int person = -1;
};

struct Group {
  std::vector<Use> uses;
  std::set<std::string> names;  // keys
  bool returns = false;         // one of them more than once
};

class Framer {
 public:
  Framer(std::string_view text, const std::vector<Line>& lines, std::size_t first_line,
         const NameIndex& names)
      : text_(text), lines_(lines), first_line_(first_line), names_(names) {}

  std::map<std::size_t, Opening> run() {
    collect();
    for (auto& [frame, group] : groups_) {
      if (is_header(frame, group)) accepted_.insert(frame);
    }
    if (accepted_.empty()) return {};
    for (const std::string& frame : accepted_) {
      for (const Use& use : groups_[frame].uses) headed_.insert(use.line);
    }
    for (const std::string& frame : accepted_) open(frame, groups_[frame]);
    return std::move(found_);
  }

 private:
  bool may_frame(const Line& line) const {
    return !line.blank() && line.depth == 0 && line.body.size() <= longest_line;
  }

  void collect() {
    bool broken = true;
    for (std::size_t i = first_line_; i < lines_.size(); ++i) {
      if (lines_[i].blank()) {
        broken = true;
        continue;
      }
      breaks_ += broken ? 1 : 0;
      broken = false;
      if (may_frame(lines_[i])) read(i);
      if (lines_[i].depth == 0) read_prefix(i);
    }
  }

  void read(std::size_t i) {
    const Span body = lines_[i].body;
    if (const std::optional<Use> use = known_name(body)) {
      add(i, *use);
      return;
    }
    // Without a list the names have to return by themselves, beside dates.
    if (find_when(text_, body)) {
      for (const Span name : name_runs(body)) add(i, {i, name, -1});
    } else if (const Span name = field_value(body); !name.empty()) {
      add(i, {i, name, -1});
    }
  }

  // "Comment 4 (P3): …", "4;P3;2018-03-12;…": nothing but counts and signs around the name.
  void read_prefix(std::size_t i) {
    constexpr std::size_t longest = 48, longest_before = 16, most_words_before = 2;
    static constexpr normalize::ByteSet counts("0123456789[(");
    constexpr std::string_view closing = ":;|\t]";
    const Span body = lines_[i].body;
    const std::string_view start = slice(text_, body).substr(0, longest);
    const std::size_t reach = std::min(start.size(), longest_before);
    if (counts.find(start, 0, reach) == reach) return;
    std::optional<Use> use = known_name({body.begin, body.begin + start.size()}, true);
    if (!use || use->name.begin == body.begin) return;
    std::size_t end = use->name.end;
    bool closed = false;
    while (end < body.begin + start.size() && !is_word_at(text_, end)) {
      closed = closed || closing.find(text_[end]) != std::string_view::npos;
      ++end;
    }
    const std::string frame = frame_of(text_, {body.begin, end}, use->name) + text_start;
    const bool counted = frame.find_first_of("9[(") < frame.find(name_slot);
    if (!closed || !counted || end >= body.end || count_words(frame) > most_words_before + 1)
      return;
    use->line = i;
    Group& group = groups_[frame];
    group.names.insert(code_key(slice(text_, use->name)));
    group.uses.push_back(*use);
  }

  // "Anna" in "User: Anna"
  Span field_value(Span body) const {
    constexpr std::size_t longest_field = 16;
    const std::size_t colon = slice(text_, body).substr(0, longest_field).find(": ");
    if (colon == std::string_view::npos || colon == 0) return {};
    const Span value = trim(text_, {body.begin + colon + 1, body.end});
    return is_name_like(slice(text_, value)) ? value : Span{};
  }

  void add(std::size_t i, Use use) {
    const std::string_view body = slice(text_, lines_[i].body);
    if (greets(body) || starts_with_ignoring_case(body, "to ") || is_machine_line(body)) return;
    std::string frame = frame_of(text_, lines_[i].body, use.name);
    use.line = i;
    Group& group = groups_[std::move(frame)];
    const bool fresh = group.names.insert(code_key(slice(text_, use.name))).second;
    group.returns = group.returns || !fresh;
    group.uses.push_back(use);
  }

  // The longest name of the list in the line; nothing when there are two.
  std::optional<Use> known_name(Span body, bool first_only = false) const {
    constexpr int most_parts = 4;
    std::optional<Use> found;
    for (std::size_t at = body.begin; at < body.end;) {
      const Span first = names_.next_begin(text_, at, body.end);
      at = first.end;
      if (first.empty()) break;
      Span name;
      int person = -1;
      Span part = first;
      for (int n = 0; n < most_parts && !part.empty(); ++n) {
        const Span run{first.begin, part.end};
        if (run.size() > longest_name) break;
        if (const int index = names_.find(slice(text_, run)); index >= 0) {
          name = run;
          person = index;
        }
        part = next_word(text_, part.end, body.end);
      }
      if (person < 0) continue;
      if (found) return std::nullopt;
      found = Use{0, name, person};
      if (first_only) return found;
      at = name.end;
    }
    return found;
  }

  // Words with a capital or a digit that stand together, dates apart.
  std::vector<Span> name_runs(Span body) const {
    constexpr std::size_t most_runs = 3;
    std::vector<Span> runs;
    std::size_t words = 0;
    bool open = false;
    for (std::size_t at = body.begin; at < body.end && ++words <= most_words;) {
      const Span word = next_word(text_, at, body.end);
      if (word.empty()) break;
      at = word.end;
      const char first = text_[word.begin];
      const bool wide = static_cast<unsigned char>(first) >= 0x80;
      const bool proper = (is_upper(first) || wide || is_digit(first)) &&
                          !is_date_word(lowered(slice(text_, word)));
      const bool next = open && proper && word.begin == runs.back().end + 1;
      if (next) {
        runs.back().end = word.end;
      } else if (proper && !is_digit(first) && runs.size() < most_runs) {
        runs.push_back(word);
      }
      open = proper && !runs.empty() && runs.back().end == word.end;
    }
    return runs;
  }

  bool is_header(std::string_view frame, const Group& group) const {
    const bool known = group.uses.front().person >= 0;
    const std::size_t uses = group.uses.size();
    if (group.names.size() < 2) return false;
    if (frame.size() == 1) return known && uses >= 3;  // a name alone: see open()
    if (frame.back() == text_start) return uses >= 3 && uses * 8 >= breaks_;
    if (!known) return uses >= 4 && group.returns && stands_apart(group);
    if (is_dated(frame)) return stands_apart(group);
    const char last = frame.back();
    constexpr std::string_view ends_of_sentences = ".,;?!";
    constexpr std::size_t most_other_words = 4, few = 3;
    const std::size_t others = count_words(frame);
    return uses >= few && uses * 8 >= breaks_ && others > 0 && others <= most_other_words &&
           ends_of_sentences.find(last) == std::string_view::npos && stands_apart(group);
  }

  // Most have a line of text below them and are no rows of one list.
  bool stands_apart(const Group& group) const {
    std::size_t apart = 0;
    for (std::size_t k = 0; k < group.uses.size(); ++k) {
      const std::size_t line = group.uses[k].line;
      const std::size_t next = next_filled(lines_, line + 1);
      const bool row = k + 1 < group.uses.size() && group.uses[k + 1].line == next;
      const bool item = parse_marker(text_, lines_[line].body).has_value();
      apart += row || item || next == lines_.size() ? 0 : 1;
    }
    return apart * 5 >= group.uses.size() * 4;
  }

  // The lines next to those of the group that are the same words with other numbers, one after
  // the other.
  struct Extent {
    std::size_t first = 0, last = 0;
  };
  void grow(const Group& group, std::vector<Extent>& extents, bool down) const {
    for (std::size_t round = 0; round < most_companions; ++round) {
      std::map<std::string, std::vector<std::size_t>> by_frame;  // → uses
      std::vector<std::size_t> lines(group.uses.size());
      for (std::size_t k = 0; k < extents.size(); ++k) {
        const std::optional<std::size_t> line = neighbour(extents[k], down, round);
        if (!line) continue;
        lines[k] = *line;
        by_frame[frame_of(text_, lines_[*line].body, {})].push_back(k);
      }
      std::size_t covered = 0;
      std::vector<std::size_t> taken;
      for (const auto& [frame, uses] : by_frame) {
        const bool often = uses.size() >= 2 && uses.size() * 5 >= group.uses.size();
        if (!often || !may_accompany(frame, uses.size())) continue;
        covered += uses.size();
        taken.insert(taken.end(), uses.begin(), uses.end());
      }
      if (covered * 5 < group.uses.size() * 3) return;
      for (const std::size_t k : taken) (down ? extents[k].last : extents[k].first) = lines[k];
    }
  }

  std::optional<std::size_t> neighbour(const Extent& extent, bool down, std::size_t round) const {
    std::size_t line = 0;
    if (down) {
      line = extent.last + 1;
      // Below a name alone sites leave a line free.
      if (line < lines_.size() && lines_[line].blank() && round == 0) ++line;
      const std::size_t text = next_filled(lines_, line + 1);
      if (text >= lines_.size() || headed_.contains(text)) return std::nullopt;
    } else {
      if (extent.first <= first_line_) return std::nullopt;
      line = extent.first - 1;
    }
    const bool possible = line < lines_.size() && may_frame(lines_[line]) &&
                          !is_machine_line(slice(text_, lines_[line].body)) &&
                          !headed_.contains(line);
    return possible ? std::optional(line) : std::nullopt;
  }

  static bool may_accompany(std::string_view frame, std::size_t uses) {
    constexpr std::string_view ends_of_sentences = ".,;?!";
    constexpr std::size_t several = 3, most = 8;
    if (greets(frame) || count_words(frame) > most) return false;
    if (is_dated(frame) || frame.starts_with("unread")) return true;
    return uses >= several && ends_of_sentences.find(frame.back()) == std::string_view::npos;
  }

  bool has_date(const Extent& extent) const {
    for (std::size_t line = extent.first; line <= extent.last; ++line) {
      if (!lines_[line].blank() && find_when(text_, lines_[line].body)) return true;
    }
    return false;
  }

  // Where the line right below begins.
  std::size_t first_text(const Extent& extent) const {
    return extent.last + 1 < lines_.size() ? lines_[extent.last + 1].body.begin : text_.size();
  }

  // "Comment:" before the text of nearly every post; empty when there is no such thing.
  std::string field_before_text(const std::vector<Extent>& extents) const {
    constexpr std::size_t longest = 16, least = 3;
    std::map<std::string_view, std::size_t> counts;
    for (const Extent& extent : extents) {
      const std::string_view start = text_.substr(first_text(extent), longest);
      const std::size_t colon = start.find(':');
      if (colon == std::string_view::npos || colon == 0) continue;
      const std::string_view word = start.substr(0, colon + 1);
      if (is_ascii_letter(word[0]) && word.find('\n') == std::string_view::npos) ++counts[word];
    }
    for (const auto& [word, count] : counts) {
      if (count >= least && count * 5 >= extents.size() * 4) return std::string(word);
    }
    return {};
  }

  void open(const std::string& frame, const Group& group) {
    std::vector<Extent> extents;
    for (const Use& use : group.uses) extents.push_back({use.line, use.line});
    const bool inside = frame.back() == text_start;
    if (!inside) grow(group, extents, true);
    if (!inside) grow(group, extents, false);
    const std::string field = inside ? std::string() : field_before_text(extents);
    for (std::size_t k = 0; k < extents.size(); ++k) {
      const Use& use = group.uses[k];
      const Extent& extent = extents[k];
      // What a name alone is, its neighbours have to say.
      if (frame.size() == 1 && extent.first == extent.last) continue;
      if (use.person < 0 && !is_dated(frame) && !has_date(extent)) continue;
      Opening opening;
      opening.form = OpeningForm::header;
      opening.line = extent.first;
      opening.last_line = extent.last;
      opening.name = use.name;
      opening.text_begin = lines_[extent.last].body.end;
      if (inside) {
        opening.text_begin = use.name.end;
        while (!is_word_at(text_, opening.text_begin)) ++opening.text_begin;
      } else if (!field.empty() && text_.substr(first_text(extent), field.size()) == field) {
        opening.last_line = extent.last + 1;
        const std::size_t end = lines_[opening.last_line].body.end;
        opening.text_begin = trim(text_, {first_text(extent) + field.size(), end}).begin;
      }
      opening.key = code_key(slice(text_, use.name));
      opening.person = use.person;
      for (std::size_t line = extent.first; line <= extent.last && opening.when.empty(); ++line) {
        if (lines_[line].blank()) continue;
        if (const std::optional<When> when = find_when(text_, lines_[line].body)) {
          opening.when = when->iso;
          opening.dated = true;
        }
      }
      opening.dated = opening.dated || is_dated(frame);
      found_.emplace(extent.first, std::move(opening));
    }
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t first_line_;
  const NameIndex& names_;
  std::size_t breaks_ = 0;
  std::map<std::string, Group> groups_;
  std::set<std::string> accepted_;
  std::set<std::size_t> headed_;  // lines with the name of an accepted frame
  std::map<std::size_t, Opening> found_;
};

}  // namespace

std::map<std::size_t, Opening> find_framed(std::string_view text, const std::vector<Line>& lines,
                                           std::size_t first_line, const NameIndex& names) {
  return Framer(text, lines, first_line, names).run();
}

}  // namespace debate
