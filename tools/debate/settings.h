#pragma once
// debate.toml: what the editor says of a debate and has decided about it.
//
//   [debate]     title, authors, series, number, language, publication, volume, issue, issued,
//                rights, publisher, doi, issn, keywords
//   [rules]      "N203" = "off"                    policies: fix, suggest, report, off
//   [editions]   "article-letter.pdf" = { style = "forum", paper = "letter" }     what build makes;
//                keys: style (a name or several), paper, bleed, marks
//   [[ruling]]   change = "N301-…", decision = "accept" | "reject" | "replace", text = "…"
//   [[speaker]]  post = "…", persons = ["UoO"], reason = "…"      persons = [] for unknown
//   [[boundary]] split = "…" or join = "…"         the opening words of a paragraph
//   [[quotation]] text = "…", source = "post-3"    or source = "" for no quotation
//   [[person]]   same = ["McM2", "McM 2"]          one participant under several labels
//
// A post is named by its id ("post-7") or, better, by its opening words, which stay the same when
// something before it changes. Diagnostics: D901 unknown key, D902 a wrong value, D903 a ruling
// that matches nothing, D904 and D906 a policy that means nothing (see policies.h), D905 no TOML.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "debate/debate.h"
#include "normalize/normalize.h"

namespace debate {

struct SpeakerRuling {
  std::string post;
  std::vector<std::string> persons;  // ids or codes
  std::string reason;
  base::Location where;
};
struct BoundaryRuling {
  enum class Kind { split, join } kind = Kind::split;
  std::string at;  // opening words
  base::Location where;
};
struct QuotationRuling {
  std::string text;    // opening words of the passage
  std::string source;  // post; empty: not a quotation
  base::Location where;
};
struct PersonRuling {
  std::vector<std::string> same;  // labels or codes; the first gives the id
  base::Location where;
};

// One line of [editions]: a file that is to be made. Which values make sense for which file is not
// known here.
struct EditionRequest {
  std::string file;
  std::vector<std::string> styles;  // empty: the usual one
  std::string paper, bleed;         // as in CSS; empty: what the style says
  bool marks = false;
  base::Location where;
};

struct Settings {
  std::string path;  // of debate.toml, for messages; empty when there is none
  Metadata metadata;
  normalize::Options normalize;  // policies, rulings on changes, language
  std::map<std::string, base::Location> policy_places;
  std::vector<SpeakerRuling> speakers;
  std::vector<BoundaryRuling> boundaries;
  std::vector<QuotationRuling> quotations;
  std::vector<PersonRuling> persons;
  std::vector<EditionRequest> editions;  // by file name; empty: the usual ones
};

// What is wrong is said with line and column and left out. What is not TOML at all is refused with
// D905 (base::Error), since nobody knows which of the editor's rulings would be lost.
Settings parse_settings(std::string_view toml, std::string_view path,
                        base::Diagnostics& diagnostics);

}  // namespace debate
