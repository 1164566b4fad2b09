#include "debate/cues.h"

#include <algorithm>
#include <optional>

#include "debate/characters.h"

namespace debate {

namespace {

// "00:00:01.000", "01:02,500": the number of characters, 0 when no time stands there.
std::size_t time_length(std::string_view line) {
  std::size_t at = 0, groups = 0;
  while (at < line.size() && is_digit(line[at])) {
    const std::size_t begin = at;
    while (at < line.size() && is_digit(line[at]) && at - begin < 4) ++at;
    ++groups;
    if (at >= line.size() || std::string_view(":.,").find(line[at]) == std::string_view::npos)
      break;
    ++at;
  }
  return groups >= 3 ? at : 0;
}

bool is_times(std::string_view line) {
  const std::size_t first = time_length(line);
  if (first == 0) return false;
  const std::string_view rest = trimmed(line.substr(first));
  return rest.starts_with("-->") && time_length(trimmed(rest.substr(3))) > 0;
}

bool is_number(std::string_view line) {
  return !line.empty() && line.size() < 8 && std::all_of(line.begin(), line.end(), is_digit);
}

struct Cue {
  std::size_t first = 0, text = 0;  // lines: the number or times, and the first of its text
};

std::vector<Cue> find_cues(std::string_view text, const std::vector<Line>& lines) {
  std::vector<Cue> cues;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank() || !is_digit(text[lines[i].body.begin])) continue;
    if (!is_times(slice(text, lines[i].body))) continue;
    const bool numbered = i > 0 && is_number(slice(text, lines[i - 1].body));
    cues.push_back({numbered ? i - 1 : i, i + 1});
  }
  return cues;
}

// The voice tag or the label at the head of a cue's text; empty when there is none.
Span voice_of(std::string_view text, const Line& line) {
  constexpr std::size_t longest = 40;
  const std::string_view body = slice(text, line.body).substr(0, longest);
  if (body.starts_with("<v")) {
    const std::size_t close = body.find('>');
    if (close != std::string_view::npos) return {line.body.begin, line.body.begin + close + 1};
  }
  const std::size_t colon = body.find(": ");
  if (colon == std::string_view::npos || !is_upper(body[0])) return {};
  const bool name = count_words(body.substr(0, colon)) <= 3 &&
                    body.substr(0, colon).find_first_of(".,;?!") == std::string_view::npos;
  return name ? Span{line.body.begin, line.body.begin + colon + 1} : Span{};
}

}  // namespace

std::vector<normalize::Proposal> join_cues(std::string_view text, const std::vector<Line>& lines) {
  std::vector<normalize::Proposal> proposals;
  const std::vector<Cue> cues = find_cues(text, lines);
  const auto join = [&](Span at, std::string evidence) {
    normalize::Proposal proposal;
    proposal.at = at;
    proposal.text = " ";
    proposal.rule = "D103";
    proposal.evidence = std::move(evidence);
    proposals.push_back(std::move(proposal));
  };
  std::string_view speaker;
  for (std::size_t c = 0; c < cues.size(); ++c) {
    const std::size_t first = cues[c].text;
    if (first >= lines.size() || lines[first].blank()) continue;
    const Span voice = voice_of(text, lines[first]);
    const std::string_view named = slice(text, voice);
    std::size_t last = cues[c].first;
    while (last > 0 && lines[last - 1].blank()) --last;
    const bool goes_on = c > 0 && last > cues[c - 1].text && (voice.empty() || named == speaker);
    if (!voice.empty()) speaker = named;
    if (goes_on) {
      const std::size_t end = std::max(voice.end, lines[first].body.begin);
      const Span words = trim(text, {end, lines[first].body.end});
      join({lines[last - 1].body.end, words.begin}, "one subtitle goes on where another ended");
    }
    const std::size_t next = c + 1 < cues.size() ? cues[c + 1].first : lines.size();
    for (std::size_t i = first + 1; i < next && !lines[i].blank(); ++i) {
      const bool turn = text[lines[i].body.begin] == '-' || !voice_of(text, lines[i]).empty();
      if (!turn) join({lines[i - 1].body.end, lines[i].body.begin}, "two lines of one subtitle");
    }
  }
  return proposals;
}

void leave_out_cue_lines(std::string_view text, std::vector<Line>& lines,
                         std::vector<Structure>& structure) {
  const std::vector<Cue> cues = find_cues(text, lines);
  const auto leave = [&](Line& line) {
    if (line.blank()) return;
    structure.push_back({line.body, "D203", "the number and times of a subtitle"});
    line.body = {line.body.begin, line.body.begin};
    line.columns = 0;
  };
  for (const Cue& cue : cues) {
    for (std::size_t i = cue.first; i < cue.text; ++i) leave(lines[i]);
  }
  if (cues.empty()) return;
  const auto head =
      std::find_if(lines.begin(), lines.end(), [](const Line& l) { return !l.blank(); });
  if (head != lines.end() && slice(text, head->body).starts_with("WEBVTT")) leave(*head);
}

}  // namespace debate
