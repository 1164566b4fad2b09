#include "debate/roster_description.h"

#include <algorithm>
#include <vector>

#include "debate/characters.h"
#include "debate/roster.h"

namespace debate {

namespace {

bool names_institution(std::string_view part) {
  static constexpr std::string_view words[] = {
      "university", "universit",  "college", "school",    "institute", "foundation",  "hospital",
      "council",    "department", "centre",  "center",    "museum",    "library",     "trust",
      "society",    "ministry",   "agency",  "office",    "academy",   "association", "service",
      "company",    "union",      "faculty", "laboratory"};
  const std::string low = lowered(part);
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view w) { return low.find(w) != std::string::npos; });
}

// "Professor in the School of Law at the University of Hull": where " at the University" begins.
std::size_t find_preposition(std::string_view text, base::Span role) {
  const std::string_view line = slice(text, role);
  for (const std::string_view joint : {" at ", " from ", " of the ", " with "}) {
    const std::size_t found = line.rfind(joint);
    if (found == std::string_view::npos || found < 3) continue;
    const std::string_view rest = line.substr(found);
    if (!names_institution(rest)) continue;
    return role.begin + found + 1;
  }
  return role.end;
}

// "Reader – University of Hull – UK"
std::vector<base::Span> split_at_dashes(std::string_view text, base::Span span) {
  std::vector<base::Span> parts;
  std::size_t begin = span.begin;
  for (std::size_t at = span.begin; at < span.end; ++at) {
    for (const std::string_view dash : {" - ", " \u2013 ", " \u2014 "}) {
      if (!slice(text, span).substr(at - span.begin).starts_with(dash)) continue;
      parts.push_back(trim(text, {begin, at}));
      begin = at + dash.size();
    }
  }
  parts.push_back(trim(text, {begin, span.end}));
  std::erase_if(parts, [](base::Span part) { return part.empty(); });
  return parts;
}

}  // namespace

base::Span without_stop(std::string_view text, base::Span span) {
  span = trim(text, span);
  while (!span.empty()) {
    const char c = text[span.end - 1];
    if (c != '.' && c != ',' && c != ';' && c != ':' && c != '|') break;
    --span.end;
    span = trim(text, span);
  }
  while (!span.empty() && (text[span.begin] == ',' || text[span.begin] == ';')) {
    ++span.begin;
    span = trim(text, span);
  }
  return span;
}

std::string string_of(std::string_view text, base::Span span) {
  std::string out;
  bool space = false;
  for (std::size_t at = span.begin; at < span.end;) {
    const std::size_t blank = text[at] == '\n' ? 1 : blank_at(text, at);
    if (blank > 0) {
      space = true;
      at += blank;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += text[at++];
  }
  return out;
}

std::string institution_of(std::string_view text, base::Span affiliation) {
  std::string name = string_of(text, affiliation);
  for (const std::string_view lead :
       {"at the ", "from the ", "with the ", "of the ", "at ", "from ", "with ", "the "}) {
    if (starts_with_ignoring_case(name, lead)) return name.substr(lead.size());
  }
  return name;
}

void describe(std::string_view text, base::Span span, Person& person) {
  span = without_stop(text, span);
  if (span.empty()) return;
  std::vector<base::Span> parts;
  int depth = 0;
  std::size_t begin = span.begin;
  for (std::size_t at = span.begin; at <= span.end; ++at) {
    if (at < span.end && text[at] == '(') ++depth;
    if (at < span.end && text[at] == ')' && depth > 0) --depth;
    if (at < span.end && (depth > 0 || (text[at] != ',' && text[at] != ';'))) continue;
    const base::Span part = trim(text, {begin, at});
    if (!part.empty()) parts.push_back(part);
    begin = at + 1;
  }
  if (parts.empty()) return;
  if (parts.size() == 1) parts = split_at_dashes(text, span);
  if (parts.size() > 1 && is_country(string_of(text, parts.back()))) {
    person.country_span = parts.back();
    person.country = string_of(text, parts.back());
    parts.pop_back();
  }
  base::Span role = parts.front();
  base::Span affiliation;
  if (parts.size() > 1) affiliation = {parts[1].begin, parts.back().end};
  const std::size_t joint = find_preposition(text, role);
  if (joint < role.end) {
    affiliation = {joint, parts.back().end};
    role = trim(text, {role.begin, joint});
  }
  person.role_span = role;
  person.role = string_of(text, role);
  if (!affiliation.empty()) {
    person.affiliation_span = affiliation;
    person.affiliation = institution_of(text, affiliation);
  }
}

}  // namespace debate
