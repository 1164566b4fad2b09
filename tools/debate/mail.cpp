// The header fields of mail at the head of a message: "From: …", "Date: …", "Subject: …".

#include <algorithm>
#include <array>

#include "debate/characters.h"
#include "debate/openings.h"
#include "debate/roster.h"
#include "debate/when.h"

namespace debate {

namespace {

enum class Field { none, from, date, other };

struct FieldName {
  std::string_view name;
  Field field;
};
// RFC 5322, section 3.6, and what mail programs in German and French print instead.
constexpr std::array<FieldName, 29> field_names = {{
    {"from", Field::from},         {"author", Field::from},        {"sender", Field::from},
    {"posted by", Field::from},    {"von", Field::from},           {"de", Field::from},
    {"date", Field::date},         {"sent", Field::date},          {"posted", Field::date},
    {"datum", Field::date},        {"gesendet", Field::date},      {"envoy\u00E9", Field::date},
    {"to", Field::other},          {"cc", Field::other},           {"bcc", Field::other},
    {"subject", Field::other},     {"reply-to", Field::other},     {"message-id", Field::other},
    {"in-reply-to", Field::other}, {"references", Field::other},   {"re", Field::other},
    {"an", Field::other},          {"betreff", Field::other},      {"objet", Field::other},
    {"list", Field::other},        {"mime-version", Field::other}, {"content-type", Field::other},
    {"x-mailer", Field::other},    {"message", Field::other},
}};

constexpr std::size_t most_fields = 12;

Field field_called(std::string_view name) {
  const auto row = std::find_if(field_names.begin(), field_names.end(),
                                [&](const FieldName& f) { return f.name == name; });
  return row == field_names.end() ? Field::none : row->field;
}

struct ReadField {
  Field field = Field::none;
  Span value;
};

// A date with a time and at most a weekday and a zone besides.
bool is_whole_date(std::string_view text, Span value) {
  constexpr std::size_t longest_weekday = 12, longest_zone = 8;
  const std::optional<When> when = find_when(text, value);
  return when && when->date && when->time && when->span.begin - value.begin <= longest_weekday &&
         value.end - when->span.end <= longest_zone;
}

ReadField read_field(std::string_view text, Span body) {
  const std::string_view line = slice(text, body);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 16) return {};
  const std::string name = lowered(trimmed(line.substr(0, colon)));
  const Span value = trim(text, {body.begin + colon + 1, body.end});
  const Field field = field_called(name);
  // "DXyZ: Mon, 5 Mar 2018 09:12:44 +0000": a code stands in the name of the field.
  const bool dated = field == Field::none && name[0] == 'd' && is_whole_date(text, value);
  return {dated ? Field::date : field, value};
}

// "Robin Hay <robin@example.org>", "robin@example.org (Robin Hay)", "robin@example.org"
Span name_in(std::string_view text, Span value) {
  const std::string_view line = slice(text, value);
  std::size_t end = line.size();
  std::size_t begin = 0;
  const std::size_t angle = line.find('<');
  const std::size_t open = line.find('(');
  const std::size_t sign = line.find('@');
  if (angle != std::string_view::npos && angle > 0) {
    end = angle;
  } else if (open != std::string_view::npos && sign < open) {
    begin = open + 1;
    end = std::min(line.find(')', open), line.size());
  } else if (sign != std::string_view::npos) {
    begin = angle == 0 ? 1 : 0;
    end = sign;
  }
  Span name = trim(text, {value.begin + begin, value.begin + end});
  const std::string_view quotes = "\"'";
  while (!name.empty() && quotes.find(text[name.begin]) != std::string_view::npos) ++name.begin;
  while (!name.empty() && quotes.find(text[name.end - 1]) != std::string_view::npos) --name.end;
  for (const std::string_view mark : {"\u201C", "\u201D", "\u2018", "\u2019"}) {
    if (slice(text, name).substr(0, mark.size()) == mark) name.begin += mark.size();
    const std::size_t size = name.size();
    if (size >= mark.size() && slice(text, name).substr(size - mark.size()) == mark)
      name.end -= mark.size();
  }
  return trim(text, name);
}

}  // namespace

bool is_mail_field(std::string_view name) {
  return field_called(lowered(trimmed(name))) != Field::none;
}

std::optional<Opening> read_mail_header(std::string_view text, const std::vector<Line>& lines,
                                        std::size_t first, const NameIndex& names) {
  Opening opening;
  opening.form = OpeningForm::header;
  opening.line = first;
  std::size_t fields = 0;
  std::size_t line = first;
  for (; line < lines.size() && fields < most_fields; ++line) {
    if (lines[line].blank() || lines[line].depth > 0) break;
    const ReadField field = read_field(text, lines[line].body);
    // A long field goes on in an indented line.
    const bool folded = field.field == Field::none && fields > 0 && lines[line].indent > 0;
    if (field.field == Field::none && !folded) break;
    ++fields;
    opening.last_line = line;
    if (field.field == Field::from && opening.name.empty()) {
      opening.name = name_in(text, field.value);
    } else if (field.field == Field::date && opening.when.empty()) {
      const std::optional<When> when = find_when(text, field.value);
      if (when) opening.when = when->iso;
      opening.dated = true;
    }
  }
  if (fields < 2 || opening.name.empty() || opening.name.size() > 60) return std::nullopt;
  opening.text_begin = lines[opening.last_line].body.end;
  opening.key = code_key(slice(text, opening.name));
  opening.person = names.find(slice(text, opening.name));
  return opening;
}

}  // namespace debate
