#include "debate/forwarded.h"

#include <algorithm>
#include <array>

#include "debate/characters.h"
#include "debate/openings.h"

namespace debate {

namespace {

bool announces_message(std::string_view line) {
  constexpr std::size_t longest = 60, fewest_dashes = 3;
  constexpr std::string_view signs = "-_ \u2013\u2014";
  if (line.size() > longest) return false;
  const std::size_t first = line.find_first_not_of(signs);
  if (first == line.npos) return false;
  const std::string name = lowered(line.substr(first, line.find_last_not_of(signs) + 1 - first));
  constexpr std::array<std::string_view, 5> names = {
      "original message", "forwarded message", "urspr\u00FCngliche nachricht",
      "weitergeleitete nachricht", "message d\u2019origine"};
  return (first >= fewest_dashes && std::find(names.begin(), names.end(), name) != names.end()) ||
         name == "begin forwarded message:";
}

}  // namespace

std::vector<Line> read_forwarded(std::string_view text, std::vector<Line> lines,
                                 std::vector<Structure>& structure) {
  const auto announces = [&](const Line& line) {
    return line.depth == 0 && announces_message(slice(text, line.body));
  };
  if (std::none_of(lines.begin(), lines.end(), announces)) return lines;
  const NameIndex nobody({});
  const auto leave_out = [&](const Line& line) {
    if (!line.blank()) structure.push_back({line.body, "D202", "the header of quoted lines"});
  };
  std::vector<Line> out;
  int depth = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!announces(lines[i])) {
      if (depth > 0 && !lines[i].blank() && lines[i].depth == 0) {
        const std::optional<Opening> opening = read_opening(text, lines[i], nobody);
        const bool dated =
            opening && opening->dated && opening->form != OpeningForm::quoting_header;
        if (dated || read_mail_header(text, lines, i, nobody)) depth = 0;
      }
      out.push_back(lines[i]);
      out.back().depth += depth;
      continue;
    }
    leave_out(lines[i]);
    ++depth;
    std::size_t next = i + 1;
    while (next < lines.size() && lines[next].blank()) ++next;
    if (next == lines.size()) break;
    if (const std::optional<Opening> fields = read_mail_header(text, lines, next, nobody)) {
      for (i = next; i < fields->last_line; ++i) leave_out(lines[i]);
      leave_out(lines[i]);
    }
  }
  return out;
}

}  // namespace debate
