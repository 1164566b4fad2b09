#include "debate/headings.h"

#include <algorithm>
#include <map>

#include "debate/characters.h"

namespace debate {

namespace {

struct Counted {
  std::string_view word;
  int number = 0;  // 0: no heading
};

// "Question 2. …", "Round 3", "Q4: …"
Counted read_heading(std::string_view line) {
  constexpr std::size_t longest_word = 16, longest_number = 2;
  std::size_t end = 0;
  while (end < line.size() && end <= longest_word && is_ascii_letter(line[end])) ++end;
  const std::string_view word = line.substr(0, end);
  if (word.empty() || !is_upper(word[0]) || end > longest_word) return {};
  if (end < line.size() && line[end] == ' ') ++end;
  const std::size_t first = end;
  int number = 0;
  while (end < line.size() && is_digit(line[end]) && end - first < longest_number) {
    number = number * 10 + (line[end++] - '0');
  }
  const bool apart = end == line.size() || std::string_view(".:) ").find(line[end]) != line.npos ||
                     line.substr(end).starts_with("\u2013") ||
                     line.substr(end).starts_with("\u2014");
  return apart && end > first ? Counted{word, number} : Counted{};
}

}  // namespace

void add_headings(std::string_view text, const std::vector<Line>& lines,
                  std::vector<Opening>& openings) {
  struct Series {
    std::vector<std::size_t> lines;
    std::size_t openings = 0;  // before the last of them
    bool broken = false;
  };
  std::map<std::string_view, Series> series;
  std::size_t passed = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    while (passed < openings.size() && openings[passed].line < i) ++passed;
    const bool opens = passed < openings.size() && openings[passed].line == i;
    if (lines[i].blank() || lines[i].depth > 0 || opens) continue;
    if (i > 0 && !lines[i - 1].blank()) continue;
    const Counted counted = read_heading(slice(text, lines[i].body));
    if (counted.number == 0) continue;
    Series& of = series[counted.word];
    const bool next = counted.number == static_cast<int>(of.lines.size()) + 1;
    of.broken = of.broken || !next || (!of.lines.empty() && of.openings == passed);
    of.lines.push_back(i);
    of.openings = passed;
  }
  const auto labels = static_cast<std::ptrdiff_t>(openings.size());
  for (const auto& [word, of] : series) {
    const bool counts = !of.broken && of.lines.size() >= 2;
    if (!counts || of.openings == static_cast<std::size_t>(labels)) continue;
    for (const std::size_t line : of.lines) {
      Opening heading;
      heading.form = OpeningForm::heading;
      heading.line = heading.last_line = line;
      heading.text_begin = lines[line].body.begin;
      openings.push_back(std::move(heading));
    }
  }
  const auto before = [](const Opening& a, const Opening& b) { return a.line < b.line; };
  std::sort(openings.begin() + labels, openings.end(), before);
  std::inplace_merge(openings.begin(), openings.begin() + labels, openings.end(), before);
}

}  // namespace debate
