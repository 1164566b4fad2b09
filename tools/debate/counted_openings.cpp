#include "debate/counted_openings.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "debate/characters.h"
#include "debate/when.h"

namespace debate {

namespace {

struct Count {
  std::string kind;  // "post", "[]", "." or "date"
  int number = 0;
  std::string when;
};

constexpr std::array<std::string_view, 17> counted_words = {
    "post",         "posting", "message", "comment",   "reply",      "response",
    "contribution", "entry",   "turn",    "statement", "answer",     "intervention",
    "speaker",      "beitrag", "antwort", "kommentar", "participant"};

// The digits at `at`, which moves behind them.
std::optional<int> read_number(std::string_view line, std::size_t& at) {
  constexpr std::size_t most_digits = 4;
  const std::size_t begin = at;
  int number = 0;
  while (at < line.size() && is_digit(line[at]) && at - begin < most_digits) {
    number = number * 10 + (line[at++] - '0');
  }
  if (at == begin || (at < line.size() && is_word_at(line, at))) return std::nullopt;
  return number;
}

// " of 12", "/12"
std::string_view without_total(std::string_view rest) {
  for (const std::string_view of : {"of ", "/", "von ", "sur "}) {
    const std::string_view total = trimmed(rest);
    if (!total.starts_with(of)) continue;
    const std::size_t end = total.find_first_not_of("0123456789 ", of.size());
    return total.substr(std::min(end, total.size()));
  }
  return trimmed(rest);
}

// "Post 3", "Reply #3:", "Message 3 of 12"
std::optional<Count> read_named(std::string_view line) {
  const Span word = next_word(line, 0, line.size());
  const std::string low = lowered(slice(line, word));
  if (word.begin != 0 || !is_one_of(low, counted_words)) return std::nullopt;
  std::size_t at = line.find_first_not_of(" #", word.end);
  if (at == std::string_view::npos || at == word.end) return std::nullopt;
  for (const std::string_view number : {"no. ", "no.", "nr. ", "number "}) {
    if (starts_with_ignoring_case(line.substr(at), number)) at += number.size();
  }
  const std::optional<int> number = read_number(line, at);
  if (!number) return std::nullopt;
  const std::string_view rest = without_total(line.substr(at));
  if (!rest.empty() && rest != ":" && rest != ".") return std::nullopt;
  return Count{low, *number, {}};
}

// "[3]", "(3)", "3.", "3)", "3"
std::optional<Count> read_bare(std::string_view line) {
  std::size_t at = line.find_first_not_of("[(");
  if (at == std::string_view::npos || at > 1) return std::nullopt;
  std::string kind(line.substr(0, at));
  const std::optional<int> number = read_number(line, at);
  const std::string_view rest = line.substr(std::min(at, line.size()));
  if (!number || rest.size() > 1 || rest.find_first_not_of("]).:") != rest.npos)
    return std::nullopt;
  kind += rest;
  return Count{kind.empty() ? "bare" : kind, *number, {}};
}

std::optional<Count> read_date(std::string_view text, Span body) {
  const std::optional<When> when = find_when(text, body);
  if (!when || !when->date || when->iso.empty()) return std::nullopt;
  const std::string_view before = trimmed(slice(text, {body.begin, when->span.begin}));
  const std::string_view behind = trimmed(slice(text, {when->span.end, body.end}));
  if (count_words(before) > 1 || behind.find_first_not_of(".:,") != behind.npos)
    return std::nullopt;
  return Count{"date", 0, when->iso};
}

std::optional<Count> read_count(std::string_view text, Span body) {
  constexpr std::size_t longest = 48;
  if (body.size() > longest) return std::nullopt;
  const std::string_view line = slice(text, body);
  if (std::optional<Count> named = read_named(line)) return named;
  if (std::optional<Count> bare = read_bare(line)) return bare;
  return read_date(text, body);
}

struct Row {
  std::size_t line = 0, gap = 0, paragraphs_before = 0;
  Count count;
};

bool follow_each_other(const std::vector<Row>& rows) {
  return std::adjacent_find(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
           return a.count.when.empty() ? b.count.number != a.count.number + 1
                                       : b.count.when < a.count.when;
         }) == rows.end();
}

// A number alone may be that of a section or a page: it must count from the start on.
bool counts_posts(const std::vector<Row>& rows, std::size_t paragraphs) {
  const std::string& kind = rows.front().count.kind;
  const bool bare = kind != "date" && !is_one_of(kind, counted_words);
  const std::size_t least = bare ? 4 : 3;
  if (rows.size() < least || !follow_each_other(rows)) return false;
  return !bare ||
         (rows.front().count.number <= 1 && rows.front().paragraphs_before * 3 <= paragraphs);
}

}  // namespace

std::vector<Opening> find_counted(std::string_view text, const std::vector<Line>& lines,
                                  std::size_t first_line) {
  std::map<std::string, std::vector<Row>> kinds;
  std::size_t gap = 1, paragraphs = 0;
  for (std::size_t i = first_line; i < lines.size(); ++i) {
    if (lines[i].blank()) {
      ++gap;
      continue;
    }
    const std::size_t before = std::exchange(gap, 0);
    paragraphs += before > 0 ? 1 : 0;
    if (before == 0 || lines[i].depth > 0) continue;
    std::optional<Count> count = read_count(text, lines[i].body);
    if (!count || next_filled(lines, i + 1) == lines.size()) continue;
    std::vector<Row>& rows = kinds[count->kind];
    rows.push_back({i, before, paragraphs, std::move(*count)});
  }
  const std::vector<Row>* chief = nullptr;
  for (const auto& [kind, rows] : kinds) {
    if (!counts_posts(rows, paragraphs)) continue;
    if (chief == nullptr || rows.size() > chief->size()) chief = &rows;
  }
  std::vector<Opening> openings;
  if (chief == nullptr) return openings;
  for (const Row& row : *chief) {
    Opening opening;
    opening.form = OpeningForm::number;
    opening.line = opening.last_line = row.line;
    opening.text_begin = lines[row.line].body.end;
    opening.number = row.count.number;
    opening.when = row.count.when;
    opening.dated = !row.count.when.empty();
    opening.gap = row.gap;
    openings.push_back(std::move(opening));
  }
  return openings;
}

}  // namespace debate
