#include "debate/lines.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "debate/characters.h"
#include "debate/markers.h"
#include "debate/openings.h"
#include "debate/when.h"

namespace debate {

namespace {

// Narrower than this nobody wraps prose, and wider than this nobody does by hand or mail program.
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 110;
// A word that a code grew or shrank moves a line's end by a few columns.
constexpr std::size_t slack = 4;

std::size_t first_word_columns(std::string_view text, const Line& line) {
  std::size_t at = line.body.begin;
  while (at < line.body.end && blank_at(text, at) == 0 && at - line.body.begin < widest) ++at;
  return base::count_code_points(slice(text, {line.body.begin, at}));
}

// "Date: Mon, 5 Mar 2018"
bool is_mail_line(std::string_view text, const Line& line) {
  const std::string_view body = slice(text, line.body);
  const std::size_t colon = body.substr(0, 16).find(':');
  return colon != std::string_view::npos && is_mail_field(body.substr(0, colon));
}

Line make_line(std::string_view text, base::Span whole) {
  Line line;
  line.whole = whole;
  std::size_t at = whole.begin;
  std::size_t mark_end = at;
  std::size_t columns = 0;
  while (at < whole.end) {
    const std::size_t space = blank_at(text, at);
    if (space > 0) {
      columns += text[at] == '\t' ? 4 : 1;
      at += space;
    } else if (text[at] == '>' && columns <= 4) {
      ++line.depth;
      columns = 0;
      mark_end = ++at;
    } else {
      break;
    }
  }
  line.body = trim(text, {std::min(std::max(at, mark_end), whole.end), whole.end});
  line.indent = line.depth > 0 && columns > 0 ? columns - 1 : columns;
  line.columns = line.indent + base::count_code_points(slice(text, line.body));
  return line;
}

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  constexpr std::size_t short_line = 32;  // bytes; what is not needed of this takes no memory
  lines.reserve(text.size() / short_line);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t found = text.find('\n', begin);
    const std::size_t end = found == std::string_view::npos ? text.size() : found;
    lines.push_back(make_line(text, {begin, end}));
    begin = end + 1;
  }
  return lines;
}

std::size_t next_filled(const std::vector<Line>& lines, std::size_t from) {
  while (from < lines.size() && lines[from].blank()) ++from;
  return from;
}

Line part_of(std::string_view text, const Line& line, base::Span body) {
  Line part = line;
  part.body = trim(text, body);
  part.columns = part.indent + base::count_code_points(slice(text, part.body));
  return part;
}

std::size_t wrap_column(std::string_view text, const std::vector<Line>& lines) {
  // Each pair of neighbours votes for the columns that would have broken between them.
  std::vector<int> votes(widest + 2, 0);
  int pairs = 0;
  int going_on = 0;  // in lower case, as wrapped sentences mostly do
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& a = lines[i];
    const Line& b = lines[i + 1];
    if (a.blank() || b.blank() || a.depth != b.depth) continue;
    if (is_mail_line(text, a) || is_mail_line(text, b)) continue;
    ++pairs;
    going_on += is_lower(text[b.body.begin]) ? 1 : 0;
    const std::size_t low = std::max(a.columns, narrowest);
    const std::size_t high = a.columns + first_word_columns(text, b);
    if (low > widest || high < narrowest) continue;
    ++votes[low];
    --votes[std::min(high, widest) + 1];
  }
  std::size_t best = 0;
  int best_votes = 0;
  int current = 0;
  for (std::size_t column = narrowest; column <= widest; ++column) {
    current += votes[column];
    if (current > best_votes) {
      best_votes = current;
      best = column;
    }
  }
  if (best_votes < 2 || best_votes * 5 < pairs * 2 || going_on * 4 < best_votes) return 0;
  // Where lines are wrapped, hardly any is much longer.
  std::size_t filled = 0;
  std::size_t longer = 0;
  for (const Line& line : lines) {
    filled += line.blank() ? 0 : 1;
    longer += line.columns > best + 2 * slack ? 1 : 0;
  }
  return longer * 10 <= filled ? best : 0;
}

bool is_wrapped(std::string_view text, const Line& first, const Line& second, std::size_t column) {
  if (column == 0 || first.blank() || second.blank() || first.depth != second.depth) return false;
  if (first.columns > column + 2 * slack) return false;
  const std::size_t reach = first.columns + 1 + first_word_columns(text, second) + slack;
  return reach > column;
}

namespace {

// Mail programs wrap what they quote even where nothing else is wrapped; the line goes on in lower
// case.
bool is_wrapped_quotation(std::string_view text, const Line& first, const Line& second) {
  if (first.depth == 0 || first.depth != second.depth || first.blank() || second.blank())
    return false;
  if (first.columns > widest || !is_lower(text[second.body.begin])) return false;
  // However short the line, a sentence that has not ended goes on.
  constexpr std::size_t full = 50, least = 20;
  const bool ended =
      std::string_view(".,;:?!").find(text[first.body.end - 1]) != std::string_view::npos;
  return first.columns >= full || (first.columns >= least && !ended);
}

// "- an item that" above "  goes on": indented more than the item, in lower case.
bool hangs_below(std::string_view text, const Line& first, const Line& second, std::size_t item) {
  return !second.blank() && first.depth == second.depth && second.indent > item &&
         is_lower(text[second.body.begin]);
}

// "PkT: …", "PkT – …", "PkT-2 = …", "Participant 2: …": a code or a number, as no sentence goes on.
bool opens_like_label(std::string_view line) {
  std::size_t at = 0;
  std::size_t capitals = 0;
  while (at < line.size() && at < 16 && (is_ascii_letter(line[at]) || is_digit(line[at]))) {
    capitals += is_upper(line[at++]) ? 1 : 0;
  }
  if (at == 0 || at >= line.size() || !is_upper(line[0])) return false;
  if (line[at] == ' ' && at + 1 < line.size() && is_digit(line[at + 1])) {
    const std::size_t end = line.find_first_not_of("0123456789", at + 1);
    if (end != line.npos && end - at <= 4 && line[end] == ':') return true;
  }
  if (line[at] == '-' && at + 1 < line.size() && is_digit(line[at + 1])) {
    at = std::min(line.find_first_not_of("0123456789", at + 1), line.size());
  }
  const std::string_view rest = line.substr(at);
  if (rest.starts_with(':') || rest.starts_with(" = ")) return true;
  return capitals > 1 && (rest.substr(0, 3) == " - " || rest.substr(0, 4) == " \u2013");
}

// "[sic], and", "[name 3]land" or "[name 3] was", where the line above ends inside a sentence.
bool goes_on_in_brackets(std::string_view line, bool ended) {
  constexpr std::size_t longest = 40;
  const std::size_t close = line.substr(0, longest).find(']');
  if (close == std::string_view::npos || close + 1 >= line.size()) return false;
  const char next = line[close + 1];
  if (is_lower(next) || std::string_view(",.;)").find(next) != std::string_view::npos) return true;
  const bool time = line.substr(0, close).find(':') != std::string_view::npos;
  return !ended && !time && next == ' ' && close + 2 < line.size() && is_lower(line[close + 2]);
}

// "<anna> Yes.", as chats print it; no address.
bool opens_with_nickname(std::string_view line) {
  constexpr std::size_t longest = 32;
  const std::size_t close = line.substr(0, longest).find('>');
  return close != line.npos && close > 1 && close + 1 < line.size() && line[close + 1] == ' ' &&
         line.substr(0, close).find_first_of("@:/.") == line.npos;
}

// A line that opens something of its own is never a continuation, however full the line before it.
// `ended`: that line ends a sentence.
bool opens_something(std::string_view text, const Line& line, bool in_list, bool ended) {
  const char first = text[line.body.begin];
  if (first == '#' || first == '|') return true;
  if (first == '[') return !goes_on_in_brackets(slice(text, line.body), ended);
  if (first == '<' && opens_with_nickname(slice(text, line.body))) return true;
  if (const std::optional<Marker> marker = parse_any_marker(text, line.body)) {
    // "12. " in the middle of a wrapped sentence is a number, at the start of a list a marker, and
    // "A. " there are somebody's initials.
    if (in_list || (marker->loose ? ended : is_bullet(marker->style) || marker->number == 1))
      return true;
  }
  if (opens_like_label(slice(text, line.body))) return true;
  const std::optional<When> when =
      find_when(text, {line.body.begin, std::min(line.body.end, line.body.begin + 40)});
  return when && when->time && when->span.begin <= line.body.begin + 1;
}

}  // namespace

std::vector<normalize::Proposal> unwrap(std::string_view text, const std::vector<Line>& lines) {
  std::vector<normalize::Proposal> proposals;
  const std::size_t column = wrap_column(text, lines);
  std::optional<std::size_t> item;  // how far the item of a list at hand is indented
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].blank()) {
      item.reset();
      continue;
    }
    if (parse_any_marker(text, lines[i].body)) item = lines[i].indent;
    const Line& next = lines[i + 1];
    const char last = text[lines[i].body.end - 1];
    const bool ended = std::string_view(".?!:").find(last) != std::string_view::npos;
    const bool quoted = is_wrapped_quotation(text, lines[i], next);
    const bool hangs = item && !ended && hangs_below(text, lines[i], next, *item);
    if (!quoted && !hangs && !is_wrapped(text, lines[i], next, column)) continue;
    if (opens_something(text, next, item.has_value(), ended)) continue;
    // A word broken at its own hyphen ("two-" / "week") needs no space.
    const std::size_t end = lines[i].body.end;
    const bool hyphen = text[end - 1] == '-' && end - lines[i].body.begin > 1 &&
                        is_ascii_letter(text[end - 2]) && is_lower(text[next.body.begin]);
    normalize::Proposal proposal;
    proposal.at = {end, next.body.begin};
    proposal.text = hyphen ? "" : " ";
    proposal.rule = "D103";
    proposal.evidence =
        quoted  ? std::string("a mail program wrapped the quoted lines")
        : hangs ? std::string("the line hangs below the item of a list, and goes on in lower case")
                : "lines of this text were wrapped near column " + std::to_string(column);
    proposals.push_back(std::move(proposal));
  }
  return proposals;
}

}  // namespace debate
