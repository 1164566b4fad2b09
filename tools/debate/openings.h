#pragma once
// How a line may open a post: a label alone ("McM 2"), "CODE: …", "CODE – …", "[P3] …", CODE and a
// tab or a bar, "<v Anna>…",
// "[10:31] name: …" or, its name gone, "[10:31] …", "X wrote on 12 April 2016 at 10:32:", "#12 · X
// · 2016-04-12 10:32", and the header fields of mail. `read_opening` says what a line could be;
// whether it is one, the whole text decides (see accept_openings).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debate/debate.h"
#include "debate/lines.h"
#include "debate/name_index.h"

namespace debate {

enum class OpeningForm {
  alone,
  colon,
  dash,
  bracket,
  chat,
  header,
  quoting_header,
  number,
  column,
  sign,  // see learned_sign.h
  heading
};
inline constexpr std::size_t opening_forms = 11;

struct Opening {
  OpeningForm form = OpeningForm::alone;
  std::size_t line = 0;
  std::size_t last_line = 0;   // the same but for the header fields of mail
  base::Span name;             // as typed; empty when the form names nobody
  std::size_t text_begin = 0;  // where the post's own text starts; end of the body when elsewhere
  std::string when;            // ISO 8601 or empty
  base::Span stamp;            // the time of a chat's line, as typed
  bool dated = false;          // a date or time stands there, also one without ISO form
  int number = 0;              // "#12"
  std::string key;             // code_key of the name
  int person = -1;             // index into the roster, -1: not in it
  std::size_t gap = 0;         // blank lines before
  bool closes = false;         // a line below the text that it names the writer of
  bool bare = false;           // a header of nothing but a name and a date: "Leeds, 12 April 2016"
};

// The likeliest opening on this line, if any.
std::optional<Opening> read_opening(std::string_view text, const Line& line,
                                    const NameIndex& names);

// Whether the header of mail calls a field so: "From", "subject".
bool is_mail_field(std::string_view name);

// The header fields of mail ("From: …", "Date: …") that begin at line `first`, if they do.
std::optional<Opening> read_mail_header(std::string_view text, const std::vector<Line>& lines,
                                        std::size_t first, const NameIndex& names);

// Takes into the opening what sites print between a name alone on a line and the text: the job that
// the list names, a date, "unread", "to all".
void take_details(std::string_view text, const std::vector<Line>& lines, const NameIndex& names,
                  Opening& opening);

// The openings that are used as such throughout the text, in order of lines. Lines before
// `first_line` are front matter and only looked at, never accepted. `learns_headers`: also those
// that only show in how they return (see find_framed), which bear names of the roster if there is
// one.
std::vector<Opening> accept_openings(std::string_view text, const std::vector<Line>& lines,
                                     std::size_t first_line, const NameIndex& names,
                                     bool has_roster, bool learns_headers = true);

}  // namespace debate
