#include "debate/signatures.h"

#include <algorithm>

#include "debate/characters.h"
#include "debate/when.h"

namespace debate {

namespace {

constexpr std::size_t longest_signature = 120;

// Where the signature at the end of the line begins; the end of the line when there is none.
std::size_t signature_begin(std::string_view text, const Line& line) {
  const std::string_view body = slice(text, line.body);
  const std::size_t talk = body.rfind("(talk)");
  if (talk == std::string_view::npos || body.size() - talk > longest_signature / 2)
    return line.body.end;
  const std::size_t named = talk < longest_signature / 2 ? 0 : talk - longest_signature / 2;
  const std::string_view before = body.substr(named, talk - named);
  std::size_t begin = std::string_view::npos;
  for (const std::string_view dash : {"--", "\u2013", "\u2014", "~~"}) {
    const std::size_t found = before.rfind(dash);
    if (found != std::string_view::npos)
      begin = begin == std::string_view::npos ? found : std::max(begin, found);
  }
  if (begin == std::string_view::npos) return line.body.end;
  const auto when = find_when(text, {line.body.begin + talk, line.body.end});
  return when && when->date && when->time ? line.body.begin + named + begin : line.body.end;
}

}  // namespace

bool closes_letter(std::string_view line) {
  constexpr std::size_t longest = 40, most_words = 5;
  if (line.size() > longest || count_words(line) > most_words) return false;
  const std::string low = lowered(trimmed(line));
  if (low.ends_with('.') || low.ends_with('?')) return false;
  for (const std::string_view close :
       {"best",         "regards",        "cheers",           "kind",
        "warm",         "yours",          "sincerely",        "all the best",
        "many thanks",  "with thanks",    "with best",        "greetings",
        "take care",    "respectfully",   "mit freundlichen", "freundliche gr",
        "viele gr",     "sch\u00F6ne gr", "beste gr",         "liebe gr",
        "herzliche gr", "gru\u00DF",      "cordialement",     "bien cordialement",
        "bien \u00E0 ", "amicalement",    "salutations"}) {
    if (low.starts_with(close)) return true;
  }
  return false;
}

std::string_view after_valediction(std::string_view line) {
  const std::size_t comma = line.find(", ");
  return comma != line.npos && closes_letter(line.substr(0, comma))
             ? trimmed(line.substr(comma + 1))
             : line;
}

std::vector<Line> split_signatures(std::string_view text, std::vector<Line> lines) {
  const auto is_signed = [&](const Line& line) {
    return !line.blank() && signature_begin(text, line) < line.body.end;
  };
  if (std::count_if(lines.begin(), lines.end(), is_signed) < 2) return lines;
  std::vector<Line> out;
  for (Line& line : lines) {
    if (line.blank()) {
      out.push_back(line);
      continue;
    }
    while (line.body.begin < line.body.end && text[line.body.begin] == ':') {
      ++line.body.begin;
      line.indent += 2;
    }
    line = part_of(text, line, line.body);
    const std::size_t begin = signature_begin(text, line);
    if (begin > line.body.begin && !line.blank())
      out.push_back(part_of(text, line, {line.body.begin, begin}));
    if (begin < line.body.end) out.push_back(part_of(text, line, {begin, line.body.end}));
  }
  return out;
}

}  // namespace debate
