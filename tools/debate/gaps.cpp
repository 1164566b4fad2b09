#include "debate/gaps.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "debate/characters.h"
#include "debate/machine_lines.h"
#include "debate/markers.h"
#include "debate/posts.h"

namespace debate {

namespace {

// Wider gaps count as this wide.
constexpr std::size_t widest_gap = 8;
// Shorter lines without a gap are verses, addresses or signatures, not paragraphs.
constexpr std::size_t shortest = 60;

struct Histogram {
  std::vector<int> plain = std::vector<int>(widest_gap + 1, 0);
  std::vector<int> labelled = std::vector<int>(widest_gap + 1, 0);
  int close = 0;        // lines that stand close to another one, in lists and quotations too
  int turns = 0;        // paragraphs that open like an answer
  int salutations = 0;  // "Dear Anna," and nothing else
  int paragraphs = 0;
};

// Words with which an answer opens.
bool opens_turn(std::string_view paragraph) {
  for (const std::string_view start :
       {"i agree",   "thank",       "i think",   "yes",     "no,",        "dear ",   "hi ",
        "hello",     "i disagree",  "@",         "as ",     "good point", "i would", "great ",
        "following", "just ",       "i'd ",      "i am ",   "i'm ",       "agreed",  "exactly",
        "well,",     "in response", "to answer", "my view", "i have",     "welcome"}) {
    if (starts_with_ignoring_case(paragraph, start)) return true;
  }
  return false;
}

Histogram count_gaps(std::string_view text, const std::vector<Line>& lines, std::size_t first_line,
                     const std::vector<Opening>& openings) {
  Histogram histogram;
  std::size_t next_opening = 0;
  std::size_t previous = lines.size();
  bool previous_label = false;
  for (std::size_t i = first_line; i < lines.size(); ++i) {
    if (lines[i].blank() || is_machine_line(slice(text, lines[i].body))) continue;
    while (next_opening < openings.size() && openings[next_opening].line < i) ++next_opening;
    const bool label = next_opening < openings.size() && openings[next_opening].line == i;
    const std::size_t first = i;
    if (label) i = std::max(i, openings[next_opening].last_line);
    ++histogram.paragraphs;
    histogram.salutations += is_whole_salutation(slice(text, lines[first].body)) ? 1 : 0;
    histogram.turns += opens_turn(slice(text, lines[first].body)) ? 1 : 0;
    if (previous != lines.size() && !previous_label) {
      const std::size_t gap = std::min(first - previous - 1, widest_gap);
      const bool listed =
          parse_any_marker(text, lines[i].body) && parse_any_marker(text, lines[previous].body);
      const bool quoted = lines[i].depth > 0 || lines[previous].depth > 0;
      const bool link = find_link_lead(slice(text, lines[previous].body)).colon;
      histogram.close += !label && gap <= 1 ? 1 : 0;
      if (label) {
        ++histogram.labelled[gap];
      } else if (!(gap <= 1 && (listed || quoted)) && !link &&
                 !(gap == 0 && std::min(lines[i].columns, lines[previous].columns) < shortest)) {
        ++histogram.plain[gap];
      }
    }
    previous = i;
    previous_label = label && openings[next_opening].text_begin >= lines[i].body.end;
  }
  return histogram;
}

// Programs write it.
bool is_headed(const Opening& opening) {
  return opening.form == OpeningForm::chat ||
         (opening.form == OpeningForm::header && opening.dated);
}

// Where dated headers end and at least two gaps follow that are wider than any between the
// paragraphs under headers, the headers of a later part were lost: the least of these gaps, else 0.
std::size_t gap_of_headless_part(std::string_view text, const std::vector<Line>& lines,
                                 const std::vector<Opening>& openings) {
  const auto end =
      std::find_if(openings.rbegin(), openings.rend(), is_headed).base();  // behind the last header
  const std::size_t first = openings.front().line;
  const std::size_t last = (end - 1)->last_line + 1;
  const std::vector<Line> headed(lines.begin() + static_cast<std::ptrdiff_t>(first),
                                 lines.begin() + static_cast<std::ptrdiff_t>(last));
  std::vector<Opening> moved(openings.begin(), end);
  for (Opening& opening : moved) {
    opening.line -= first;
    opening.last_line -= first;
  }
  const Histogram under = count_gaps(text, headed, 0, moved);
  const Histogram after = count_gaps(text, lines, last, {end, openings.end()});
  std::size_t widest = 1;
  for (std::size_t gap = 1; gap <= widest_gap; ++gap) {
    if (under.plain[gap] > 0) widest = gap;
  }
  for (std::size_t gap = widest + 1; gap <= widest_gap; ++gap) {
    if (after.plain[gap] >= 2) return gap;
  }
  return 0;
}

// Where every one of several dated headers stands below the same wide gap, and so do a few
// paragraphs while most stand below narrower ones, these few have lost their headers: that gap,
// else 0.
std::size_t gap_of_lost_headers(std::string_view text, const std::vector<Line>& lines,
                                const std::vector<Opening>& openings) {
  constexpr int several = 3;
  const Histogram histogram = count_gaps(text, lines, openings.front().line, openings);
  std::size_t gap = 0;
  for (std::size_t g = 0; g <= widest_gap; ++g) {
    if (histogram.labelled[g] == 0) continue;
    if (gap > 0) return 0;
    gap = g;
  }
  if (gap < 2 || gap == widest_gap || histogram.labelled[gap] < several) return 0;
  const int wider = std::accumulate(histogram.plain.begin() + static_cast<std::ptrdiff_t>(gap) + 1,
                                    histogram.plain.end(), 0);
  const int lost = histogram.plain[gap];
  const bool few = lost <= histogram.close || lost * several <= histogram.labelled[gap];
  return wider == 0 && lost > 0 && histogram.close > 0 && few ? gap : 0;
}

// The least gap between lines of the front matter; 0 when there is none.
std::size_t front_gap(const std::vector<Line>& lines, std::size_t first_line) {
  std::size_t least = 0;
  std::size_t gap = 0;
  for (std::size_t i = 0; i < first_line && i < lines.size(); ++i) {
    if (lines[i].blank()) {
      ++gap;
      continue;
    }
    if (gap > 0 && i > gap) least = least == 0 ? gap : std::min(least, gap);
    gap = 0;
  }
  return least;
}

// The line of signs that returns most often, alone between blank lines. Marks of omission and faces
// are text.
std::string_view learn_separator(std::string_view text, const std::vector<Line>& lines,
                                 std::size_t first_line) {
  constexpr std::size_t longest = 24;
  constexpr int several = 3;
  std::map<std::string_view, int> counts;
  for (std::size_t i = std::max<std::size_t>(first_line, 1); i + 1 < lines.size(); ++i) {
    const bool alone = !lines[i].blank() && lines[i - 1].blank() && lines[i + 1].blank();
    const std::string_view line = slice(text, lines[i].body);
    if (!alone || line.size() > longest || lines[i].depth > 0) continue;
    if (line.find_first_of(".:;()[]{}!?'\"<>^0123456789") != line.npos) continue;
    if (line.find("\u2026") != line.npos || count_words(line) > 0) continue;
    ++counts[line];
  }
  const auto chief =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return chief == counts.end() || chief->second < several ? std::string_view() : chief->first;
}

}  // namespace

LinkLead find_link_lead(std::string_view paragraph) {
  paragraph = trimmed(paragraph);
  if (paragraph.empty() || paragraph.back() != ':') return {};
  std::size_t begin = paragraph.size() - 1;
  while (begin > 0 && is_ascii_letter(paragraph[begin - 1])) --begin;
  const std::string last = lowered(paragraph.substr(begin, paragraph.size() - 1 - begin));
  static constexpr std::string_view words[] = {
      "or",   "at",  "here", "link", "website", "url",     "site",  "webpage",
      "page", "via", "from", "see",  "online",  "address", "video", "report"};
  return {true, std::find(std::begin(words), std::end(words), last) != std::end(words)};
}

bool starts_with_link(std::string_view paragraph) {
  const std::string_view token =
      paragraph.substr(0, std::min(paragraph.find(' '), paragraph.size()));
  return token.find("://") != std::string_view::npos || starts_with_ignoring_case(token, "www.") ||
         (token.find('@') != std::string_view::npos && token.find('.') != std::string_view::npos);
}

bool is_whole_salutation(std::string_view line) {
  if (line.empty() || line.size() > 60 ||
      std::string_view(",!:").find(line.back()) == std::string_view::npos) {
    return false;
  }
  return starts_with_ignoring_case(line, "dear ") || starts_with_ignoring_case(line, "hello ") ||
         starts_with_ignoring_case(line, "hi ") ||
         starts_with_ignoring_case(line, "good morning") ||
         starts_with_ignoring_case(line, "good evening");
}

GapHabit learn_gaps(std::string_view text, const std::vector<Line>& lines, std::size_t first_line,
                    const std::vector<Opening>& openings) {
  const Histogram histogram = count_gaps(text, lines, first_line, openings);
  GapHabit habit;
  habit.separator = learn_separator(text, lines, first_line);
  const int most = *std::max_element(histogram.plain.begin(), histogram.plain.end());
  const auto total = [&](std::size_t gap) {
    return histogram.plain[gap] + histogram.labelled[gap];
  };
  habit.paragraph = 1;
  for (std::size_t gap = 0; gap <= widest_gap; ++gap) {
    // Single line ends also stand in addresses and signatures: they must be the chief habit.
    const int share = gap == 0 ? 2 : 8;
    if (histogram.plain[gap] > 0 && histogram.plain[gap] * share >= most) {
      habit.paragraph = gap;
      break;
    }
  }
  // Where every gap is wide, the preface shows how narrow one between paragraphs would be.
  const std::size_t front = front_gap(lines, first_line);
  if (front > 0 && front < habit.paragraph) habit.paragraph = front;
  habit.label = static_cast<std::size_t>(
      std::max_element(histogram.labelled.begin(), histogram.labelled.end()) -
      histogram.labelled.begin());
  int most_wide = 0;
  for (std::size_t gap = habit.paragraph + 1; gap <= widest_gap; ++gap) {
    most_wide = std::max(most_wide, total(gap));
  }
  for (std::size_t gap = habit.paragraph + 1; gap <= widest_gap && most_wide > 0; ++gap) {
    if (total(gap) > 0 && total(gap) * 4 >= most_wide) {
      habit.post = gap;
      break;
    }
  }
  const auto machines = std::count_if(openings.begin(), openings.end(), is_headed);
  habit.by_headers = machines >= 2;
  if (habit.by_headers) {
    habit.post = gap_of_headless_part(text, lines, openings);
    if (habit.post == 0) habit.post = gap_of_lost_headers(text, lines, openings);
  }
  const auto rows = std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
    return is_row_of_buttons(slice(text, line.body));
  });
  habit.by_rows = rows >= 2;
  habit.by_letters = habit.post == 0 && openings.empty() && histogram.salutations >= 2;
  habit.by_turns = habit.post == 0 && openings.empty() && histogram.paragraphs >= 3 &&
                   histogram.turns * 5 >= histogram.paragraphs * 2;
  return habit;
}

}  // namespace debate
